"""Activity: when each person was last here, to the hour, and who goes since they have not been for long."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from storage.connection import Transaction
from storage.rows import Source

TO_THE = timedelta(hours=1)


async def note(tx: Transaction, account_ids: Iterable[int | None], now: datetime) -> None:
    """These accounts have just written or tapped; whoever was about to go stays."""
    await tx.run(
        "INSERT INTO activity (person_id, seen_at) SELECT person_id, :now FROM accounts"
        " WHERE id IN (SELECT value FROM json_each(:accounts))"
        " ON CONFLICT (person_id) DO UPDATE SET seen_at = :now, goes_at = NULL"
        " WHERE seen_at < :earlier OR goes_at IS NOT NULL",
        accounts=json.dumps([id for id in account_ids if id is not None]),
        now=now,
        earlier=now - TO_THE,
    )


async def begin(tx: Transaction, person_id: int, now: datetime) -> None:
    """They are here now, though without an account perhaps."""
    await tx.run(
        "INSERT INTO activity (person_id, seen_at) VALUES (:id, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET seen_at = :now, goes_at = NULL",
        id=person_id,
        now=now,
    )


async def seen_at(source: Source, person_id: int) -> datetime | None:
    """When they were last here, to the hour: never later than it was."""
    row = await source.one("SELECT seen_at FROM activity WHERE person_id = :id", id=person_id)
    return datetime.fromisoformat(row["seen_at"]) if row else None


async def is_reachable(source: Source, person_id: int) -> bool:
    """Have they an account that takes our letters, as far as we know?"""
    row = await source.one(
        "SELECT 1 FROM accounts WHERE person_id = :id AND unreachable_at IS NULL LIMIT 1", id=person_id
    )
    return row is not None


async def unreachable(source: Source) -> list[int]:
    """Whom letters don't reach any more, the longest first."""
    rows = await source.all(
        "SELECT person_id FROM accounts WHERE unreachable_at IS NOT NULL AND person_id IS NOT NULL"
        " ORDER BY unreachable_at"
    )
    return [row["person_id"] for row in rows]


async def quiet(source: Source, before: datetime) -> list[int]:
    """Who was not here since then: nothing of theirs is under way, and nobody has asked them yet."""
    rows = await source.all(
        "SELECT person_id FROM activity WHERE seen_at < :before AND goes_at IS NULL"
        f" AND {NOTHING_UNDER_WAY} ORDER BY person_id LIMIT 200",
        before=before,
    )
    return [row["person_id"] for row in rows]


async def goes(tx: Transaction, person_id: int, at: datetime | None) -> None:
    """They were asked, and go then if they say nothing; None: they stay."""
    await tx.run("UPDATE activity SET goes_at = :at WHERE person_id = :id", id=person_id, at=at)


async def goes_at(source: Source, person_id: int) -> datetime | None:
    """When they go, if they are to."""
    row = await source.one("SELECT goes_at FROM activity WHERE person_id = :id", id=person_id)
    return datetime.fromisoformat(row["goes_at"]) if row and row["goes_at"] else None


async def gone_quiet(source: Source, now: datetime, before: datetime) -> list[int]:
    """Who was asked, and has said nothing in time; nor was anything asked for them since `before`."""
    rows = await source.all(
        f"SELECT person_id FROM activity WHERE goes_at <= :now AND {NOTHING_UNDER_WAY} LIMIT 200",
        now=now,
        before=before,
    )
    return [row["person_id"] for row in rows]


NOTHING_UNDER_WAY = """
    EXISTS (SELECT 1 FROM people WHERE people.id = activity.person_id AND forgotten_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM roles WHERE roles.person_id = activity.person_id AND role = 'organiser')
    AND NOT EXISTS (SELECT 1 FROM help_requests WHERE status IN ('open', 'claimed', 'reported')
        AND activity.person_id IN (resident_id, asked_by, helper_id, second_id))
    AND NOT EXISTS (SELECT 1 FROM help_requests WHERE resident_id = activity.person_id
        AND asked_at >= :before)
    AND NOT EXISTS (SELECT 1 FROM series WHERE resident_id = activity.person_id AND stopped_at IS NULL
        AND next_on IS NOT NULL)
"""
