"""Check-ins that couldn't be asked or heard, in the order noted, a letter's worth on each page."""

from datetime import datetime

from storage.checkins import CheckIn
from storage.connection import Transaction
from storage.rows import Source, build


async def add(tx: Transaction, checkin_id: int, page: int, now: datetime) -> bool:
    """Organisers are to hear of it, in the letter of that page. False: they were already."""
    return bool(
        await tx.run(
            "INSERT OR IGNORE INTO checkins_unheard (checkin_id, page, noted_at) VALUES (:id, :page, :now)",
            id=checkin_id,
            page=page,
            now=now,
        )
    )


async def last_page(source: Source) -> tuple[int, int, datetime] | None:
    """The newest page, how many stand on it, and since when."""
    row = await source.one(
        "SELECT page, COUNT(*) AS count, MIN(noted_at) AS since FROM checkins_unheard"
        " GROUP BY page ORDER BY page DESC LIMIT 1"
    )
    return (row["page"], row["count"], datetime.fromisoformat(row["since"])) if row else None


async def page_of(source: Source, checkin_id: int) -> int | None:
    """The page it stands on."""
    row = await source.one("SELECT page FROM checkins_unheard WHERE checkin_id = :id", id=checkin_id)
    return row["page"] if row else None


async def still_on(source: Source, page: int) -> list[CheckIn]:
    """Those of that page of whom nobody has heard since."""
    rows = await source.all(
        "SELECT checkins.* FROM checkins JOIN checkins_unheard ON checkin_id = checkins.id"
        " WHERE page = :page AND (ending = 'unheard' OR (state <> 'over' AND wish IS NULL))"
        " ORDER BY checkins.person_id, checkins.due_at, checkins.id",
        page=page,
    )
    return [build(CheckIn, row) for row in rows]
