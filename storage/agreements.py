"""Agreements: which words about privacy somebody agreed to, in which language, and when."""

from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source


async def note(tx: Transaction, person_id: int, version: int, language: str, now: datetime) -> None:
    """They agreed to these words; once more changes nothing."""
    await tx.run(
        "INSERT OR IGNORE INTO agreements (person_id, version, language, agreed_at)"
        " VALUES (:id, :version, :language, :now)",
        id=person_id,
        version=version,
        language=language,
        now=now,
    )


async def latest(source: Source, person_id: int) -> int:
    """The newest words they agreed to; 0: none."""
    row = await source.one(
        "SELECT MAX(version) AS version FROM agreements WHERE person_id = :id", id=person_id
    )
    return (row and row["version"]) or 0


async def behind(source: Source, version: int, seen_since: datetime) -> list[int]:
    """Who was here since then, has not agreed to these words, and was not asked about them yet."""
    rows = await source.all(
        "SELECT person_id FROM activity WHERE seen_at >= :since AND asked_to_agree < :version"
        " AND person_id IN (SELECT person_id FROM accounts) AND NOT EXISTS (SELECT 1 FROM agreements"
        " WHERE agreements.person_id = activity.person_id AND version >= :version) ORDER BY person_id",
        since=seen_since,
        version=version,
    )
    return [row["person_id"] for row in rows]


async def asked(tx: Transaction, person_id: int, version: int) -> None:
    """They were asked about these words."""
    await tx.run(
        "UPDATE activity SET asked_to_agree = :version WHERE person_id = :id", id=person_id, version=version
    )
