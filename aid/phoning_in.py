"""Phoning in: an organiser asks for a caller, and keeps touch with whoever has no Telegram account."""

from datetime import datetime

from aid import agreements
from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.texts import ADDRESS_LETTERS_MAX, PHONE_LETTERS_MAX, clean, clean_name
from aid.verbs import verb
from storage import drafts, history, keeping, outbox, people
from storage.areas import find as find_area
from storage.connection import Transaction
from storage.outbox import Letter
from storage.people import Person, Role, Standing
from storage.rows import Source

CALLERS_SHOWN = 8


@verb
async def take_in(
    tx: Transaction,
    *,
    draft_id: int,
    by: int,
    name: str,
    phone: str,
    address: str,
    area_id: int | None,
    now: datetime,
) -> Person:
    """Somebody without an account agreed on the telephone; the organiser keeps touch with them.

    Raises NotAnOrganiser, NotHere for an unknown area, or a text's refusal.
    """
    keeper = await must_be_organiser(tx, by)
    if area_id is not None and await find_area(tx, area_id) is None:
        raise NotHere
    await drafts.end(tx, draft_id)
    id = await keeping.add(
        tx,
        name=clean_name(name),
        phone=clean(phone, PHONE_LETTERS_MAX),
        address=clean(address, ADDRESS_LETTERS_MAX),
        area_id=area_id,
        language=keeper.language,
        keeper_id=by,
        now=now,
    )
    await agreements.agreed(tx, id, keeper.language, now)
    await people.give_role(tx, id, Role.RESIDENT, Standing.APPROVED, now)
    await history.note(tx, "take_in", "person", id, by=by, now=now, on_behalf_of=id)
    return await get_person(tx, id)


@verb
async def pass_on(tx: Transaction, letter: Letter, *, now: datetime) -> None:
    """Nobody can read this letter for somebody without an account: every organiser gets it, but no news."""
    if not await outbox.mark_sending(tx, letter, now):
        return
    await outbox.settle(tx, letter.id, "failed", now, error="no account")
    passed = letter.reader_id is None and letter.urgency != outbox.NEWS
    for organiser in await people.organisers(tx) if passed else ():
        await outbox.post(
            tx, letter.person_id, letter.kind,
            about=letter.about, now=now, urgency=letter.urgency, reader_id=organiser.id,
        )  # fmt: skip


async def is_kept(source: Source, letter: Letter) -> bool:
    """Was it on its way to the one who keeps touch, and to nobody else?"""
    return letter.reader_id is not None and not await keeping.was_passed_on(source, letter.id)


async def resident_of(tx: Transaction, by: int, for_id: int | None) -> Person:
    """Whom a request is for: whoever asks, or the one for whom an organiser does. Raises NotAnOrganiser."""
    if for_id not in (None, by):
        await must_be_organiser(tx, by)
    return await get_person(tx, for_id or by)


async def spoken_for(source: Source, speaker: Person | None, for_id: int | None) -> Person | None:
    """Whom a conversation is about: whoever speaks, or the one for whom an organiser does."""
    if for_id is None or speaker is None or not speaker.organiser:
        return speaker
    return await people.find(source, for_id)


async def account_for(source: Source, id: int) -> int | None:
    """The account that speaks for somebody: their own, or that of whoever keeps touch with them."""
    person = await get_person(source, id)
    if person.account_id is None and person.keeper_id is not None:
        return (await get_person(source, person.keeper_id)).account_id
    return person.account_id


async def callers(source: Source, speaker: Person | None, sought: str | None) -> list[Person]:
    """Whom an organiser may mean: those whose name holds what is `sought`, or who asked for a call lately."""
    if speaker is None or not speaker.organiser:
        return []
    if sought is None:
        return await keeping.recent_callers(source, CALLERS_SHOWN)
    return await keeping.named_like(source, sought, CALLERS_SHOWN)
