"""How long what is kept: one table, which the sweeps run on and /privacy is drawn from."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aid import messages
from aid.words import Later, later_p
from storage import drafts, inbox, retention
from storage.connection import Transaction
from storage.database import Database

NUMBERS_LAST = timedelta(days=7)  # after a week without updates Telegram numbers them anew

Purge = Callable[[Database, datetime, datetime], Awaitable[object]]


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """How long each class is kept, from the settings; `notice` before somebody quiet goes, `undo` after."""

    drafts: timedelta
    updates: timedelta
    address: timedelta
    words: timedelta
    letters: timedelta
    usual: timedelta
    quiet: timedelta
    notice: timedelta
    undo: timedelta


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One class of what is kept: what it is, for how long (a field of `Keeping`), and what forgets it.

    `purge(db, before, now)`; None: it falls due with its own request or person (aid/agenda.py, aid/quiet.py).
    `once_heard`: silence counts only once people were heard out.
    """

    what: Later
    span: str
    purge: Purge | None = None
    once_heard: bool = False


def _in_one(forget: Callable[[Transaction, datetime, datetime], Awaitable[object]]) -> Purge:
    async def purge(db: Database, before: datetime, now: datetime) -> None:
        async def inside(tx: Transaction) -> object:
            return await forget(tx, before, now)

        await db.transaction(inside)

    return purge


async def _drafts(tx: Transaction, before: datetime, now: datetime) -> None:
    await drafts.forget(tx, before)


async def _updates(tx: Transaction, before: datetime, now: datetime) -> None:
    await inbox.forget(tx, before, now - NUMBERS_LAST)


async def _messages(db: Database, before: datetime, now: datetime) -> None:
    await messages.sweep_over(db, before, now)


RULES: tuple[Rule, ...] = (
    Rule(
        what=later_p("legal", "What you have not finished: {span}."),
        span="drafts",
        purge=_in_one(_drafts),
        once_heard=True,
    ),
    Rule(
        what=later_p("legal", "What you write or tap, as it came: {span}."),
        span="updates",
        purge=_in_one(_updates),
    ),
    Rule(
        what=later_p("legal", "Address, voice and pictures with your helper: {span} after."),
        span="address",
    ),
    Rule(
        what=later_p("legal", "Messages with your helper: {span} after."),
        span="address",
        purge=_messages,
    ),
    Rule(
        what=later_p("legal", "Your words: {span} after. Then only who, what, where and when."),
        span="words",
        purge=_in_one(retention.words),
    ),
    Rule(
        what=later_p("legal", "My list of what I told you: {span}."),
        span="letters",
        purge=_in_one(retention.letters),
    ),
    Rule(
        what=later_p("legal", "What you answered in the morning: {span}."),
        span="letters",
        purge=_in_one(retention.mornings),
    ),
    Rule(
        what=later_p("legal", "Your usual shopping: {span}."),
        span="usual",
        purge=_in_one(retention.usual),
    ),
    Rule(
        what=later_p("legal", "Old links: {span}."),
        span="letters",
        purge=_in_one(retention.links),
    ),
    Rule(what=later_p("legal", "All about you, if I hear nothing: {span}. I ask first."), span="quiet"),
)


async def sweep(db: Database, now: datetime, heard_at: datetime | None, keeping: Keeping) -> None:
    """Forget whatever is old enough, and leave nothing of it in a corner of the file."""
    for rule in RULES:
        if rule.purge and (heard_at or not rule.once_heard):
            span: timedelta = getattr(keeping, rule.span)
            await rule.purge(db, now - span, now)
    await db.clear_out()
