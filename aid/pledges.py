"""The promise: six lines that every neighbour agrees to on joining, and once a year anew."""

from datetime import datetime, timedelta

from aid.neighbour_refusals import PromisedAlready
from aid.organisers import tell_organisers
from aid.refusals import NotAsked
from aid.verbs import verb
from storage import history, outbox, people, pledges
from storage.connection import Transaction
from storage.database import Database
from storage.people import Standing
from storage.rows import Source

VERSION = 1  # of the six lines; whoever agreed to an older one has to read them anew
A_YEAR = timedelta(days=365)
MAY_PROMISE = (Standing.ASKED, Standing.APPROVED, Standing.OUT_OF_GROUP)
HELPING = (Standing.APPROVED, Standing.OUT_OF_GROUP)


async def is_made(source: Source, id: int, now: datetime) -> bool:
    """Has this neighbour agreed to the lines as they are, less than a year ago?"""
    made = await pledges.latest(source, id)
    return made is not None and made.version == VERSION and now < made.agreed_at + A_YEAR


async def is_wanted(source: Source, id: int, now: datetime) -> bool:
    """Is this neighbour to be shown the promise: it isn't made, or its year is ending?"""
    person = await people.find(source, id)
    if person is None or person.neighbour not in MAY_PROMISE:
        return False
    asked = await pledges.asking(source, id)
    return not await is_made(source, id, now) or bool(asked and asked.promise_asked_at)


async def begin(tx: Transaction, id: int, now: datetime) -> None:
    """Somebody would like to help: organisers hear it once the promise is made."""
    if await is_made(tx, id, now):
        await tell_organisers(tx, "neighbour_to_approve", about=id, now=now)
    else:
        await outbox.post(tx, id, "promise_wanted", about=id, now=now)


@verb
async def promise(tx: Transaction, id: int, *, language: str, now: datetime) -> None:
    """A neighbour makes the promise. Raises NotAsked or PromisedAlready."""
    person = await people.find(tx, id)
    if person is None or person.neighbour not in MAY_PROMISE:
        raise NotAsked
    if not await is_wanted(tx, id, now):
        raise PromisedAlready
    await pledges.add(tx, id, VERSION, language, now)
    await pledges.ask(tx, id, due_at=now + A_YEAR, asked_at=None)
    await history.note(tx, "promise", "person", id, by=id, now=now)
    for kind in ("promise_wanted", "promise_lapsed"):
        await outbox.redraw(tx, kind, about=id, now=now)
    if person.neighbour is Standing.ASKED:
        await tell_organisers(tx, "neighbour_to_approve", about=id, now=now)


async def sweep_promises(db: Database, now: datetime, heard_at: datetime, wait: timedelta) -> None:
    """Ask those whose year is over, or whose lines have changed; silence for so long is a rest."""
    for id in await pledges.behind(db, VERSION):
        await ask_anew(db, id, wait=wait, now=now)
    for asked in await pledges.due(db, now):
        if asked.promise_asked_at is None:
            await ask_anew(db, asked.person_id, wait=wait, now=now)
        elif asked.promise_due_at and asked.promise_due_at <= heard_at:
            await lapse(db, asked.person_id, now=now)


@verb
async def ask_anew(tx: Transaction, id: int, *, wait: timedelta, now: datetime) -> None:
    """The year is over, or the lines have changed: a neighbour is asked, if they still help."""
    person = await people.find(tx, id)
    if person is None or person.neighbour not in MAY_PROMISE:
        await pledges.ask(tx, id, due_at=None, asked_at=None)
        return
    helps = person.neighbour in HELPING
    await pledges.ask(tx, id, due_at=now + wait if helps else None, asked_at=now)
    await outbox.post(tx, id, "promise_wanted", about=id, now=now)


@verb
async def lapse(tx: Transaction, id: int, *, now: datetime) -> None:
    """No answer: they have a rest until they agree. What they have taken on stays theirs."""
    asked, person = await pledges.asking(tx, id), await people.find(tx, id)
    if asked is None or asked.promise_asked_at is None or person is None or person.neighbour not in HELPING:
        await pledges.ask(tx, id, due_at=None, asked_at=None)
        return
    await pledges.ask(tx, id, due_at=None, asked_at=asked.promise_asked_at, lapsed_at=now)
    await history.note(tx, "lapse_promise", "person", id, by=None, now=now)
    await outbox.post(tx, id, "promise_lapsed", about=id, now=now)
