"""Rehearsals: an organiser tries any flow with invented people, and nobody else gets anything of it."""

from datetime import datetime, timedelta

from aid.organisers import must_be_organiser
from aid.rehearsal_refusals import NoRehearsal, TooManyRehearsals
from aid.verbs import verb
from storage import history, outbox, people, rehearsals
from storage.connection import Transaction
from storage.database import Database
from storage.rehearsals import Part, Rehearsal
from storage.rows import Source

LASTS = timedelta(hours=24)
AT_ONCE_MAX = 5  # each is a small bot of its own
MINUTES_MAX = 24 * 60


async def get(source: Source, person_id: int) -> Rehearsal:
    """An organiser's rehearsal. Raises NoRehearsal."""
    rehearsal = await rehearsals.find(source, person_id)
    if rehearsal is None:
        raise NoRehearsal
    return rehearsal


@verb
async def begin_rehearsal(tx: Transaction, *, by: int, now: datetime) -> Rehearsal:
    """An organiser opens a rehearsal; a second tap changes nothing.

    Raises NotAnOrganiser or TooManyRehearsals.
    """
    await must_be_organiser(tx, by)
    if await rehearsals.find(tx, by) is None:
        if await rehearsals.count(tx) >= AT_ONCE_MAX:
            raise TooManyRehearsals
        await rehearsals.add(tx, by, now, now + LASTS)
        await history.note(tx, "begin_rehearsal", "person", by, by=by, now=now)
    return await get(tx, by)


@verb
async def play(tx: Transaction, part: Part | None, *, by: int, now: datetime) -> Rehearsal:
    """From now on they play this invented person, or nobody. Raises NotAnOrganiser or NoRehearsal."""
    await rehearsals.play(tx, (await _theirs(tx, by)).id, part)
    return await get(tx, by)


@verb
async def pass_time(tx: Transaction, minutes: int, *, by: int, now: datetime) -> Rehearsal:
    """In the rehearsal it is so much later, a day at most. Raises NotAnOrganiser or NoRehearsal."""
    await rehearsals.put_on(tx, (await _theirs(tx, by)).id, min(minutes, MINUTES_MAX))
    return await get(tx, by)


@verb
async def end_rehearsal(tx: Transaction, *, by: int, now: datetime) -> None:
    """An organiser ends it; nothing of it is kept. Raises NotAnOrganiser or NoRehearsal."""
    await rehearsals.end(tx, (await _theirs(tx, by)).id)
    await history.note(tx, "end_rehearsal", "person", by, by=by, now=now)


async def sweep(db: Database, now: datetime) -> None:
    """End what nobody has ended for a day, and what its organiser may have no longer."""
    for id in await rehearsals.over(db, now):
        await call_off(db, id, now=now)


@verb
async def call_off(tx: Transaction, id: int, *, now: datetime) -> None:
    """A rehearsal is over by itself: whoever had it hears that what they write is real again."""
    person_id = await rehearsals.end(tx, id)
    if person_id and await people.find(tx, person_id):
        await outbox.post(tx, person_id, "rehearsal_over", about=id, now=now)


async def _theirs(tx: Transaction, by: int) -> Rehearsal:
    await must_be_organiser(tx, by)
    return await get(tx, by)
