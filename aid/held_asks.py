"""What a trusted person asks for before the yes is there: held, then sent out, or told of as not sent."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from aid.asking import place
from aid.money import Terms
from aid.people import get as get_person
from aid.shopping_lists import listed
from aid.verbs import verb
from storage import consents, held_asks, history, outbox, people
from storage.connection import Transaction
from storage.consents import Trust
from storage.database import Database
from storage.held_asks import HeldAsk
from storage.people import Person


async def release(tx: Transaction, trust: Trust, today: date, post_at: datetime, now: datetime) -> None:
    """The resident has said yes: what waited goes out as their requests, but for what is past."""
    assert trust.resident_id is not None, "only somebody we know says yes"
    for held in await held_asks.waiting(tx, trust.id):
        resident = await fill_in(
            tx, await get_person(tx, trust.resident_id), trust.trusted_id, held.address, held.area_id, now
        )
        if held.wanted_on < today or resident.address is None or resident.area_id is None:
            continue
        request = await place(
            tx, resident, by=trust.trusted_id, draft_id=None, kind=held.kind, wanted_on=held.wanted_on,
            part=held.part, details=held.details, voice=held.voice, photo=held.photo,
            items=listed(held.items), money=_terms(held), today=today, post_at=post_at, now=now,
        )  # fmt: skip
        await held_asks.end(tx, held.id, now, help_request_id=request.id)


async def fill_in(
    tx: Transaction, resident: Person, by: int, address: str | None, area_id: int | None, now: datetime
) -> Person:
    """What a trusted person knows and the resident has not told us; what they have told us stays."""
    told = {"address": address, "area_id": area_id}
    missing = {name: fact for name, fact in told.items() if fact and getattr(resident, name) is None}
    if missing:
        await people.correct(tx, resident.id, **missing)
        await history.note(tx, "correct", "person", resident.id, by=by, now=now, on_behalf_of=resident.id)
    return await get_person(tx, resident.id)


async def sweep_past(db: Database, heard_at: datetime | None, zone: ZoneInfo, *, now: datetime) -> None:
    """What still waits when its day is over, as far as we have listened, is let go; who asked hears so."""
    if heard_at is None:
        return
    for held in await held_asks.past(db, min(now, heard_at).astimezone(zone).date()):
        await let_go(db, held.id, now=now)


@verb
async def let_go(tx: Transaction, id: int, *, now: datetime) -> None:
    """Nobody has said yes in time: it was never sent."""
    held = await held_asks.find(tx, id)
    trust = await consents.find(tx, held.consent_id) if held and held.ended_at is None else None
    if trust is None:
        return
    await held_asks.end(tx, id, now)
    await history.note(tx, "let_go", "held_ask", id, by=None, now=now)
    await outbox.post(tx, trust.trusted_id, "not_sent", about=id, now=now)


def _terms(held: HeldAsk) -> Terms | None:
    if held.budget is None or held.pay is None:
        return None
    return Terms(budget=held.budget, pay=held.pay, most=held.budget)
