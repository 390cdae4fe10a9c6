"""What people agree to when they join, which words it was, and asking again kindly once the words change."""

from datetime import datetime, timedelta

from aid.verbs import verb
from storage import activity, agreements, history, outbox
from storage.connection import Transaction
from storage.database import Database

# Raise it by one whenever the summary in handlers/policy.py says something else; a test holds them together.
VERSION = 1
JUST_NOW = timedelta(hours=2)


async def agreed(tx: Transaction, person_id: int, language: str, now: datetime) -> None:
    """Somebody has agreed to the words of today, read in this language, and is here."""
    await agreements.note(tx, person_id, VERSION, language, now)
    await activity.begin(tx, person_id, now)


@verb
async def agree_anew(tx: Transaction, *, by: int, language: str, now: datetime) -> None:
    """ "I agree", to words that have changed; a second tap changes nothing."""
    if await agreements.latest(tx, by) < VERSION:
        await agreements.note(tx, by, VERSION, language, now)
        await history.note(tx, "agree_anew", "person", by, by=by, now=now)


async def sweep_changed_words(db: Database, now: datetime) -> None:
    """Whoever was here just now, and agreed to other words than those of today, is asked once."""
    for person_id in await agreements.behind(db, VERSION, now - JUST_NOW):
        await ask_anew(db, person_id, now=now)


@verb
async def ask_anew(tx: Transaction, person_id: int, *, now: datetime) -> None:
    """They are asked whether they agree to the words of today."""
    await agreements.asked(tx, person_id, VERSION)
    await outbox.post(tx, person_id, "agree_anew", about=person_id, now=now)
