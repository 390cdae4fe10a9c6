"""Blocks: two people who are never matched again, whichever of them wished it."""

from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source


async def add(tx: Transaction, by: int, against: int, now: datetime) -> None:
    """Keep these two apart for ever."""
    await tx.run(
        "INSERT OR IGNORE INTO blocks (by_id, against_id, since) VALUES (:by, :against, :now)",
        by=by,
        against=against,
        now=now,
    )


async def are_apart(source: Source, one: int, other: int) -> bool:
    """Has either of them blocked the other?"""
    row = await source.one(
        "SELECT 1 FROM blocks WHERE (by_id = :one AND against_id = :other)"
        " OR (by_id = :other AND against_id = :one)",
        one=one,
        other=other,
    )
    return row is not None


async def remove(tx: Transaction, by: int, against: int) -> int:
    """`by` keeps apart from them no longer; what the other wished stays. Says how many that ended."""
    return await tx.run(
        "DELETE FROM blocks WHERE by_id = :by AND against_id = :against", by=by, against=against
    )


async def made_by(source: Source, by: int) -> list[int]:
    """Whom this person has blocked, the latest first."""
    rows = await source.all(
        "SELECT against_id FROM blocks WHERE by_id = :by ORDER BY since DESC, against_id", by=by
    )
    return [row["against_id"] for row in rows]


async def apart_from(source: Source, one: int) -> set[int]:
    """Everybody whom this person has blocked, or who has blocked them."""
    rows = await source.all(
        "SELECT against_id AS other FROM blocks WHERE by_id = :one"
        " UNION SELECT by_id FROM blocks WHERE against_id = :one",
        one=one,
    )
    return {row["other"] for row in rows}
