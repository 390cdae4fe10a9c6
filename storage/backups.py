"""Backups: when they were made."""

from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source


async def note(tx: Transaction, now: datetime) -> None:
    """One was made."""
    await tx.run("INSERT INTO backups (made_at) VALUES (:now)", now=now)


async def last_made(source: Source) -> datetime | None:
    """When the latest was made."""
    row = await source.one("SELECT MAX(made_at) AS made_at FROM backups")
    return datetime.fromisoformat(row["made_at"]) if row and row["made_at"] else None
