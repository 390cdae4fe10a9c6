"""News: who wants no announcements."""

from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source


async def stop(tx: Transaction, person_id: int, now: datetime) -> None:
    """They want no announcements from now on."""
    await tx.run(
        "INSERT INTO no_news (person_id, since) VALUES (:id, :now) ON CONFLICT DO NOTHING",
        id=person_id,
        now=now,
    )


async def go_on(tx: Transaction, person_id: int) -> None:
    """They want them again."""
    await tx.run("DELETE FROM no_news WHERE person_id = :id", id=person_id)


async def is_wanted(source: Source, person_id: int) -> bool:
    """Do they want announcements?"""
    row = await source.one("SELECT 1 FROM no_news WHERE person_id = :id", id=person_id)
    return row is None
