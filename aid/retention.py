"""How long what is kept: one table, which the sweeps run on and /privacy is drawn from."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aid import consent_reviews, messages
from aid.words import Later, later_p
from storage import drafts, emergencies, inbox, knocks, retention
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
    alarms: timedelta
    knocks: timedelta
    checks: timedelta
    cases: timedelta
    wellbeing: timedelta
    quiet: timedelta
    notice: timedelta
    undo: timedelta


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One class of what is kept: what it is, for how long (a field of `Keeping`), and what forgets it.

    `purge(db, before, now)`; None: it falls due with its own request or person (aid/agenda.py, aid/quiet.py).
    `tables`: where it is kept. `once_heard`: silence counts only once people were heard out.
    """

    what: Later
    span: str
    tables: tuple[str, ...] = ()
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


async def _alarms(tx: Transaction, before: datetime, now: datetime) -> None:
    await emergencies.forget(tx, before)


async def _knocks(tx: Transaction, before: datetime, now: datetime) -> None:
    await knocks.forget(tx, before)


async def _messages(db: Database, before: datetime, now: datetime) -> None:
    await messages.sweep_over(db, before, now)


async def _consents(db: Database, before: datetime, now: datetime) -> None:
    await consent_reviews.sweep_never_agreed(db, before, now)
    await db.transaction(lambda tx: retention.consents(tx, before, now))


RULES: tuple[Rule, ...] = (
    Rule(
        what=later_p("legal", "what you have not finished"),
        span="drafts",
        tables=("drafts",),
        purge=_in_one(_drafts),
        once_heard=True,
    ),
    Rule(
        what=later_p("legal", "what you write or tap"),
        span="updates",
        tables=("inbox",),
        purge=_in_one(_updates),
    ),
    Rule(
        what=later_p("legal", "what your helper has of you"),
        span="address",
    ),
    Rule(
        what=later_p("legal", "messages with your helper"),
        span="address",
        tables=("messages",),
        purge=_messages,
    ),
    Rule(
        what=later_p("legal", "your words"),
        span="words",
        tables=("help_requests", "messages", "notes", "organiser_messages", "closings"),
        purge=_in_one(retention.words),
    ),
    Rule(
        what=later_p("legal", "what I told you"),
        span="letters",
        tables=("outbox", "agenda", "calls", "emergencies", "announcements", "announcement_answers"),
        purge=_in_one(retention.letters),
    ),
    Rule(
        what=later_p("legal", "how your mornings were"),
        span="letters",
        tables=("checkins", "checkin_plans", "checkin_contacts"),
        purge=_in_one(retention.mornings),
    ),
    Rule(
        what=later_p("legal", "company that ended"),
        span="letters",
        tables=("company", "company_missed", "company_answers"),
        purge=_in_one(retention.company),
    ),
    Rule(
        what=later_p("legal", "your usual shopping"),
        span="usual",
        tables=("usual_items",),
        purge=_in_one(retention.usual),
    ),
    Rule(
        what=later_p("legal", "links"),
        span="letters",
        tables=("links",),
        purge=_in_one(retention.links),
    ),
    Rule(
        what=later_p("legal", "words of danger"),
        span="alarms",
        tables=("emergencies",),
        purge=_in_one(_alarms),
    ),
    Rule(
        what=later_p("legal", "how you asked into a group"),
        span="knocks",
        tables=("knocks",),
        purge=_in_one(_knocks),
    ),
    Rule(
        what=later_p("legal", "who asked for whom"),
        span="words",
        tables=("consents", "held_asks"),
        purge=_consents,
        once_heard=True,
    ),
    Rule(
        what=later_p("legal", "checks, jobs, talks noted"),
        span="checks",
        tables=("vettings", "first_jobs", "contact_log"),
        purge=_in_one(retention.checks),
    ),
    Rule(
        what=later_p("legal", "reports and worries"),
        span="cases",
        tables=("cases", "case_notes", "case_readers"),
        purge=_in_one(retention.cases),
    ),
    Rule(
        what=later_p("legal", "how you are"), span="wellbeing", tables=("wellbeing_answers",),
        purge=_in_one(retention.wellbeing),
    ),
    Rule(
        what=later_p("legal", "all about you, if I hear nothing"),
        span="quiet",
        tables=(
            "people", "accounts", "roles", "appointments", "agreements", "activity", "wishes", "positions",
            "pledges", "remarks", "blocks", "series_left", "no_news",
        ),
    ),
)  # fmt: skip


async def sweep(db: Database, now: datetime, heard_at: datetime | None, keeping: Keeping) -> None:
    """Forget whatever is old enough, and leave nothing of it in a corner of the file."""
    for rule in RULES:
        if rule.purge and (heard_at or not rule.once_heard):
            span: timedelta = getattr(keeping, rule.span)
            await rule.purge(db, now - span, now)
    await db.clear_out()
