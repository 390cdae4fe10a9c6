"""When we were deaf: noted, and told plainly to those it concerns."""

from datetime import datetime, timedelta

from aid.organisers import tell_organisers
from aid.verbs import verb
from storage import listening, outbox, request_lists
from storage.connection import Transaction

WORTH_TELLING = timedelta(minutes=10)


@verb
async def try_again(tx: Transaction, *, now: datetime) -> None:
    """Telegram answers after it did not: alarms that it did not take are tried at once, not minutes later."""
    await outbox.wake(tx, now)


@verb
async def hear_again(tx: Transaction, *, now: datetime) -> None:
    """Telegram answers. If it didn't for long, whoever has a request under way is told, and organisers."""
    before = await listening.heard_at(tx)
    await listening.note_heard(tx, now)
    if before is None or now - before < WORTH_TELLING:
        return
    outage = await listening.add_outage(tx, before, now)
    await tell_organisers(tx, "was_away", about=outage, now=now)
    for person_id in await request_lists.people_under_way(tx):
        await outbox.post(tx, person_id, "was_away", about=outage, now=now)
