"""The morning message: whoever is on duty reads once a day what needs a person, if anything does."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from aid.duty import on_duty
from aid.needs import Look, needs
from aid.organisers import must_be_organiser
from aid.verbs import verb
from storage import duty, history, mornings, outbox, people
from storage.connection import Transaction
from storage.database import Database
from storage.rows import Source

USUAL_HOUR = 8


@verb
async def choose_morning(tx: Transaction, hour: int | None, *, by: int, now: datetime) -> None:
    """An organiser wants the message at this hour, or not at all. Raises NotAnOrganiser."""
    await must_be_organiser(tx, by)
    await mornings.choose(tx, by, hour)
    await history.note(tx, "choose_morning", "person", by, by=by, now=now)


async def hour_of(source: Source, person_id: int) -> int | None:
    """When somebody on duty reads it; None: they would rather not."""
    chosen = await mornings.find(source, person_id)
    return chosen.hour if chosen else USUAL_HOUR


async def readers(source: Source, today: date) -> list[int]:
    """Who reads it today: whoever is on duty, else everybody; without a rota whoever has asked for it."""
    organisers = [each.id for each in await people.organisers(source)]
    if await duty.weekdays(source):
        return await on_duty(source, today) or organisers
    return [id for id in organisers if await mornings.find(source, id)]


async def sweep(db: Database, now: datetime, zone: ZoneInfo) -> None:
    """Write to each whose hour has come, once a day, if there is anything."""
    there = now.astimezone(zone)
    for id in await readers(db, there.date()):
        hour, had = await hour_of(db, id), await mornings.find(db, id)
        if hour is None or there.hour < hour or (had and had.sent_on == there.date()):
            continue
        await write(db, id, hour=hour, today=there.date(), now=now)


@verb
async def write(tx: Transaction, person_id: int, *, hour: int, today: date, now: datetime) -> None:
    """The message of today, if there is anything to tell; what comes up later today waits for tomorrow's."""
    await mornings.sent(tx, person_id, hour, today)
    if await needs(Look(source=tx, reader_id=person_id, now=now, today=today)):
        await outbox.post(tx, person_id, "morning", about=today.toordinal(), now=now)
