"""When we last heard from Telegram, and the times when we could not."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, maybe


@dataclass(frozen=True, kw_only=True)
class Outage:
    """A time in which we could not listen."""

    id: int
    began_at: datetime
    ended_at: datetime


async def heard_at(source: Source) -> datetime | None:
    """When Telegram last answered us, as far as it was noted."""
    row = await source.one("SELECT heard_at FROM listening")
    return datetime.fromisoformat(row["heard_at"]) if row else None


async def note_heard(tx: Transaction, now: datetime) -> None:
    """Telegram has answered us now."""
    await tx.run(
        "INSERT INTO listening (id, heard_at) VALUES (1, :now)"
        " ON CONFLICT (id) DO UPDATE SET heard_at = MAX(heard_at, :now)",
        now=now,
    )


async def add_outage(tx: Transaction, began_at: datetime, ended_at: datetime) -> int:
    """Note an outage. Gives its id."""
    return await tx.add(
        "INSERT INTO outages (began_at, ended_at) VALUES (:began_at, :ended_at)",
        began_at=began_at,
        ended_at=ended_at,
    )


async def find_outage(source: Source, id: int) -> Outage | None:
    """The outage with this id."""
    return maybe(Outage, await source.one("SELECT * FROM outages WHERE id = :id", id=id))
