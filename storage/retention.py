"""What is forgotten once it is old: each function sees to one class of what is kept."""

from datetime import datetime

from storage.announcement_letters import LETTERS as NEWS
from storage.connection import Transaction
from storage.personal_help import REQUEST

LIVE = "('open', 'claimed', 'reported')"
OVER = "SELECT id FROM help_requests WHERE ended_at < :before"
STILL_NEEDED = (
    "SELECT pattern_id FROM series WHERE stopped_at IS NULL AND (next_on IS NOT NULL OR until >= :day)"
)
# What was said, as against kind, area and date; money that is owed is needed until it is settled.
WORDS = {name: sql for name, sql in REQUEST.erased.items() if name != "settled_at"}


async def words(tx: Transaction, before: datetime, now: datetime) -> int:
    """What was said in and about requests that ended before then; a living series still needs its own."""
    said = " OR ".join(f"{name} IS NOT NULL" for name in WORDS)
    changed = await tx.run(
        f"UPDATE help_requests SET {', '.join(f'{name} = {sql}' for name, sql in WORDS.items())}"
        f" WHERE ended_at < :before AND settle_by IS NULL AND ({said}) AND id NOT IN ({STILL_NEEDED})",
        before=before,
        day=now.date(),
    )
    await tx.run(  # a reported message goes, and the report stays
        "UPDATE cases SET message_id = NULL WHERE message_id IN"
        f" (SELECT id FROM messages WHERE help_request_id IN ({OVER}))",
        before=before,
    )
    changed += await tx.run("DELETE FROM organiser_messages WHERE sent_at < :before", before=before)
    for table in ("messages", "notes", "closings"):
        changed += await tx.run(f"DELETE FROM {table} WHERE help_request_id IN ({OVER})", before=before)
    return changed


async def letters(tx: Transaction, before: datetime, now: datetime) -> int:
    """Notes of letters that have left or ended before then, unless they may be about what is under way.

    Those of an announcement are counted for as long as it is there itself.
    """
    over = "SELECT id FROM announcements WHERE ended_at < :before"
    for table in ("announcement_answers", "announcement_choices"):
        await tx.run(f"DELETE FROM {table} WHERE announcement_id IN ({over})", before=before)
    await tx.run("DELETE FROM announcements WHERE ended_at < :before", before=before)
    gone = await tx.run(
        "DELETE FROM outbox WHERE settled_at < :before AND redraw_at IS NULL"
        f" AND about NOT IN (SELECT id FROM help_requests WHERE status IN {LIVE})"
        f" AND NOT (kind IN {NEWS} AND about IN (SELECT id FROM announcements))",
        before=before,
    )
    gone += await tx.run(
        f"DELETE FROM agenda WHERE help_request_id IN ({OVER}) AND done_at IS NOT NULL", before=before
    )
    gone += await tx.run("DELETE FROM calls WHERE done_at < :before", before=before)
    gone += await tx.run(
        "DELETE FROM emergencies WHERE COALESCE(ended_at, raised_at) < :before", before=before
    )
    return gone + await tx.run("DELETE FROM faults WHERE ended_at < :before", before=before)


async def mornings(tx: Transaction, before: datetime, now: datetime) -> int:
    """Check-ins that ended before then, and plans that were stopped, once nothing is left of them."""
    gone = await tx.run("DELETE FROM checkins WHERE ended_at < :before", before=before)
    stopped = (
        "SELECT id FROM checkin_plans WHERE stopped_at < :before AND id NOT IN (SELECT plan_id FROM checkins)"
    )
    gone += await tx.run(f"DELETE FROM checkin_contacts WHERE plan_id IN ({stopped})", before=before)
    return gone + await tx.run(f"DELETE FROM checkin_plans WHERE id IN ({stopped})", before=before)


async def company(tx: Transaction, before: datetime, now: datetime) -> int:
    """Company that ended before then, with its days and what was said of it."""
    gone = 0
    for table in ("company_missed", "company_answers"):
        ended = "SELECT id FROM company WHERE ended_at < :before"
        gone += await tx.run(f"DELETE FROM {table} WHERE company_id IN ({ended})", before=before)
    return gone + await tx.run("DELETE FROM company WHERE ended_at < :before", before=before)


async def usual(tx: Transaction, before: datetime, now: datetime) -> int:
    """Things on nobody's list since then."""
    return await tx.run("DELETE FROM usual_items WHERE last_at < :before", before=before)


async def links(tx: Transaction, before: datetime, now: datetime) -> int:
    """Links that were used, or could be, before then."""
    return await tx.run(
        "DELETE FROM links WHERE used_at < :before OR expires_at < :before",
        before=before,
    )


async def consents(tx: Transaction, before: datetime, now: datetime) -> int:
    """Who asked for whom, where that ended before then, and what had waited for a yes."""
    over = "SELECT id FROM consents WHERE ended_at < :before"
    await tx.run(f"DELETE FROM held_asks WHERE consent_id IN ({over})", before=before)
    return await tx.run("DELETE FROM consents WHERE ended_at < :before", before=before)


async def checks(tx: Transaction, before: datetime, now: datetime) -> int:
    """Checks that ended before then, what both sides said of first jobs that did, and talks noted."""
    gone = await tx.run("DELETE FROM contact_log WHERE at < :before AND again_on IS NULL", before=before)
    gone += await tx.run("DELETE FROM vettings WHERE COALESCE(ended_at, until) < :before", before=before)
    return gone + await tx.run(
        f"DELETE FROM first_jobs WHERE waits_since IS NULL AND help_request_id IN ({OVER})", before=before
    )


async def cases(tx: Transaction, before: datetime, now: datetime) -> int:
    """Reports and worries that were closed before then, with what was noted of them."""
    closed = "SELECT id FROM cases WHERE closed_at < :before"
    for table in ("case_notes", "case_readers"):
        await tx.run(f"DELETE FROM {table} WHERE case_id IN ({closed})", before=before)
    return await tx.run("DELETE FROM cases WHERE closed_at < :before", before=before)


async def wellbeing(tx: Transaction, before: datetime, now: datetime) -> int:
    """How people said they were, before then."""
    return await tx.run("DELETE FROM wellbeing_answers WHERE answered_at < :before", before=before)
