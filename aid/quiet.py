"""Whoever has not been here for a year is asked, and goes a month later if they say nothing."""

from datetime import date, datetime

from aid.forgetting import forget_person
from aid.organisers import tell_organisers
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.retention import Keeping
from aid.verbs import verb
from storage import activity, history, outbox
from storage.connection import Transaction
from storage.database import Database


async def sweep(db: Database, now: datetime, today: date, keeping: Keeping) -> None:
    """Ask those who have been quiet for so long; those who were asked and said nothing go."""
    before = now - keeping.quiet
    for person_id in await activity.quiet(db, before):
        await ask(db, person_id, goes_at=now + keeping.notice, now=now)
    for person_id in await activity.gone_quiet(db, now, before):
        await forget_person(db, person_id, by=person_id, today=today, undo=keeping.undo, now=now)


@verb
async def ask(tx: Transaction, person_id: int, *, goes_at: datetime, now: datetime) -> None:
    """Shall I go on keeping this? Organisers hear who was asked."""
    await activity.goes(tx, person_id, goes_at)
    await history.note(tx, "ask_to_stay", "person", person_id, by=None, now=now)
    await outbox.post(tx, person_id, "still_here", about=person_id, now=now)
    await tell_organisers(tx, "about_to_go", about=person_id, now=now)


@verb
async def stay_on(tx: Transaction, id: int, *, by: int, now: datetime) -> None:
    """ "Yes, keep it", by the person or the organiser who keeps touch with them. Raises NotHere."""
    if not await may_speak_for(tx, by, id):
        raise NotHere
    await activity.begin(tx, id, now)
    await history.note(tx, "stay_on", "person", id, by=by, now=now, on_behalf_of=id)
