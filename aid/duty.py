"""The duty rota: organisers take weekdays, hand a day on, and whoever is on duty gets what needs a person."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from aid.duty_refusals import DutyTaken, NotOnDuty
from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.verbs import verb
from storage import duty, history, outbox, people
from storage.connection import Transaction
from storage.database import Database
from storage.duty import Swap
from storage.rows import Source


async def on_duty(source: Source, day: date) -> list[int]:
    """Who is on duty that day and organises."""
    organise = [each.id for each in await people.organisers(source)]
    return [id for id in await duty.on_day(source, day) if id in organise]


@verb
async def turn_duty(tx: Transaction, weekday: int, *, on: bool, by: int, today: date, now: datetime) -> None:
    """An organiser is on duty on this weekday (1 is Monday) from now on, or is not. Raises NotAnOrganiser."""
    await must_be_organiser(tx, by)
    await duty.turn(tx, weekday, by, on=on)
    await history.note(tx, "turn_duty", "person", by, by=by, now=now)
    await duty.note(tx, await on_duty(tx, today))


@verb
async def offer_day(tx: Transaction, day: date, *, by: int, today: date, now: datetime) -> Swap:
    """An organiser can't do that day: the others are asked. Raises NotAnOrganiser or NotOnDuty."""
    await must_be_organiser(tx, by)
    if day < today or by not in await on_duty(tx, day):
        raise NotOnDuty
    id = await duty.offer(tx, day, by, now)
    await history.note(tx, "offer_day", "person", by, by=by, now=now)
    for organiser in await people.organisers(tx):
        if organiser.id != by:
            await outbox.post(tx, organiser.id, "duty_wanted", about=id, now=now)
    return await get_swap(tx, id)


@verb
async def take_day(tx: Transaction, id: int, *, by: int, today: date, now: datetime) -> Swap:
    """An organiser does that day instead; a second tap changes nothing.

    Raises NotAnOrganiser, NotHere, NotOnDuty for a day that is over, or DutyTaken.
    """
    await must_be_organiser(tx, by)
    swap = await get_swap(tx, id)
    if swap.taken_by not in (None, by):
        raise DutyTaken(name=(await get_person(tx, swap.taken_by)).name)
    if swap.day < today or by == swap.person_id:
        raise NotOnDuty
    if swap.taken_by is None:
        await duty.take(tx, id, by)
        await history.note(tx, "take_day", "person", by, by=by, now=now, on_behalf_of=swap.person_id)
        await duty.note(tx, await on_duty(tx, today))
        await outbox.post(tx, swap.person_id, "duty_taken", about=id, now=now)
        await outbox.redraw(tx, "duty_wanted", about=id, now=now)
    return await get_swap(tx, id)


async def get_swap(source: Source, id: int) -> Swap:
    """The day with this id that somebody can't do. Raises NotHere."""
    swap = await duty.find_swap(source, id)
    if swap is None:
        raise NotHere
    return swap


async def sweep(db: Database, now: datetime, zone: ZoneInfo) -> None:
    """Let whoever is on duty today be it from midnight on."""
    today = now.astimezone(zone).date()
    if await on_duty(db, today) != await duty.noted(db):
        await begin_day(db, today=today)


@verb
async def begin_day(tx: Transaction, *, today: date) -> None:
    """A day begins, or who organises has changed."""
    await duty.note(tx, await on_duty(tx, today))
