"""What the auditor asks: SQL of its own, that shares nothing with the code it checks."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from storage.connection import Connection, connector
from storage.key import key_for
from storage.rows import Source


async def updates_wait(source: Source, since: datetime) -> bool:
    """Has an update waited since `since`, or longer?"""
    return await _is(
        source, "SELECT 1 FROM inbox WHERE state = 'waiting' AND received_at < :since", since=since
    )


async def alarms_wait(source: Source, since: datetime) -> bool:
    """Was an urgent letter posted before `since` that has not left, however often it was tried?

    What quiet hours held counts from the morning on.
    """
    return await _is(
        source,
        "SELECT 1 FROM outbox WHERE state = 'waiting' AND urgency = 0"
        " AND COALESCE(held_until, posted_at) < :since"
        " UNION ALL SELECT 1 FROM outbox WHERE state = 'sending' AND urgency = 0 AND posted_at < :since",
        since=since,
    )


async def letters_wait(source: Source, since: datetime) -> bool:
    """Has a letter been due since `since`, or longer? Announcements to many take their time."""
    return await _is(
        source,
        "SELECT 1 FROM outbox WHERE state = 'waiting' AND urgency IN (0, 1, 2) AND due_at < :since"
        " AND kind NOT IN ('announcement', 'announcement_now')"
        " UNION ALL SELECT 1 FROM outbox WHERE state = 'sending' AND due_at < :since",
        since=since,
    )


async def cards_wait(source: Source, since: datetime) -> bool:
    """Has a card shown something untrue since `since`, or longer?"""
    return await _is(source, "SELECT 1 FROM cards WHERE drawn < wanted AND due_at < :since", since=since)


async def confirmations_wait(source: Source, since: datetime) -> bool:
    """Is a request reported done, with its time up at `since`, and nothing of its resident's unhandled?"""
    return await _is(
        source,
        "SELECT 1 FROM help_requests AS request"
        " LEFT JOIN accounts ON accounts.person_id = request.resident_id"
        " WHERE request.status = 'reported' AND request.confirm_by < :since AND NOT EXISTS"
        " (SELECT 1 FROM inbox WHERE inbox.state = 'waiting' AND inbox.account_id = accounts.id)",
        since=since,
    )


async def days_wait(source: Source, day: date) -> bool:
    """Is a request still open that was wanted before `day`?"""
    return await _is(
        source, "SELECT 1 FROM help_requests WHERE status = 'open' AND wanted_on < :day", day=day
    )


async def agenda_waits(source: Source, since: datetime) -> bool:
    """Is something on an agenda due since `since`, or longer, and nothing of anybody's unhandled?"""
    return await _is(
        source,
        "SELECT 1 FROM agenda WHERE done_at IS NULL AND due_at < :since"
        " AND NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'waiting')"
        " UNION ALL SELECT 1 FROM unplanned WHERE since < :since",
        since=since,
    )


async def checkins_unasked(source: Source, since: datetime) -> bool:
    """Was anybody due to be asked how they are before `since`, and has not been?"""
    return await _is(
        source, "SELECT 1 FROM checkin_plans WHERE state = 'agreed' AND next_at < :since", since=since
    )


async def checkins_stand(source: Source, since: datetime, waits: dict[str, int]) -> bool:
    """Is a check-in still on a rung it should have left before `since`? `waits` are seconds on each rung.

    While something of anybody's is unhandled, or the rung's own letter hasn't left, it may be.
    """
    return await _is(
        source,
        "SELECT 1 FROM checkins AS day JOIN checkin_plans AS plan ON plan.id = day.plan_id"
        " WHERE day.state <> 'over' AND unixepoch(:since) > CASE day.state"
        " WHEN 'checking' THEN unixepoch(day.check_until)"
        " ELSE unixepoch(MAX(day.climbed_at, IFNULL((SELECT MAX(IFNULL(settled_at, '9999-12-31')) FROM outbox"
        " WHERE kind IN ('checkin', 'checkin_call', 'checkin_alarm') AND about = day.id"
        " AND posted_at >= day.climbed_at AND (kind <> 'checkin_alarm' OR day.state <> 'everybody')), '')))"
        " + CASE day.state WHEN 'asked' THEN 60 * plan.wait_minutes WHEN 'asked_again' THEN :again"
        " WHEN 'contact' THEN :contact ELSE :repeat END END"
        " AND NOT EXISTS (SELECT 1 FROM inbox WHERE state = 'waiting')",
        since=since,
        **waits,
    )


async def clock_went_back(source: Source, now: datetime) -> bool:
    """Has somebody been asked how they are on a date, or at a time, that is still to come?"""
    return await _is(source, "SELECT 1 FROM checkins WHERE due_at > :now", now=now)


async def other_ways_fail(source: Source, since: datetime) -> bool:
    """Has an alarm, or a way's trial, not left by another way since `since`, or did the last trial fail?"""
    return await _is(
        source,
        "SELECT 1 FROM dispatches WHERE state IN ('waiting', 'sending') AND noted_at < :since"
        " UNION ALL SELECT 1 FROM dispatches AS last WHERE kind = 'canary' AND state = 'failed'"
        " AND about = (SELECT MAX(about) FROM dispatches WHERE way = last.way AND kind = 'canary')",
        since=since,
    )


async def helpers_differ(source: Source) -> bool:
    """Is there a request under way whose helpers, one or two, aren't the very neighbours who said yes?"""
    return await _is(
        source,
        "SELECT 1 FROM help_requests AS request"
        " LEFT JOIN offers AS first ON first.help_request_id = request.id"
        " AND first.state = 'yes' AND first.place = 1"
        " LEFT JOIN offers AS second ON second.help_request_id = request.id"
        " AND second.state = 'yes' AND second.place = 2"
        " WHERE request.status IN ('open', 'claimed', 'reported')"
        " AND (first.person_id IS NOT request.helper_id OR second.person_id IS NOT request.second_id)",
    )


async def file_damaged(path: Path, key_file: Path) -> bool:
    """Does SQLite find the file damaged? It reads all of it."""
    # Apart from the others, since a connection that has met damage can't be used any more.
    try:
        reader = await Connection.open(connector(path, key_for(path, key_file), writing=False))
        try:
            rows = await reader.run(_quick_check)
        finally:
            await reader.close()
    except sqlite.DatabaseError:
        return True
    return rows != ["ok"]


async def _is(source: Source, sql: str, **values: date | datetime | int) -> bool:
    return await source.one(f"{sql} LIMIT 1", **values) is not None


def _quick_check(connection: Any) -> list[str]:
    return [row[0] for row in connection.execute("PRAGMA quick_check (1)")]
