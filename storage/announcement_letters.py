"""The letters of an announcement: how many are where, who got one, and those that wait or never leave."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source

LETTERS = "('announcement', 'announcement_now')"
GOT_IT = f"outbox.kind IN {LETTERS} AND outbox.about = :id AND outbox.state = 'sent'"
NO_ANSWER = (
    "NOT EXISTS (SELECT 1 FROM announcement_answers AS given"
    " WHERE given.announcement_id = :id AND given.person_id = people.id)"
)


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How many of its letters are where; `doubtful` ones may have arrived."""

    waiting: int = 0
    sent: int = 0
    doubtful: int = 0
    failed: int = 0
    refused: int = 0
    stale: int = 0

    @property
    def total(self) -> int:
        """All there are."""
        return self.waiting + self.sent + self.doubtful + self.failed + self.stale


async def progress(source: Source, id: int) -> Progress:
    """How far its letters have got."""
    row = await source.one(
        "SELECT COUNT(*) FILTER (WHERE state IN ('waiting', 'sending')) AS waiting,"
        " COUNT(*) FILTER (WHERE state = 'sent' AND error IS NULL) AS sent,"
        " COUNT(*) FILTER (WHERE state = 'sent' AND error IS NOT NULL) AS doubtful,"
        " COUNT(*) FILTER (WHERE state = 'failed') AS failed,"
        " COUNT(*) FILTER (WHERE state = 'failed' AND error IN ('REFUSED', 'UNREADABLE')) AS refused,"
        " COUNT(*) FILTER (WHERE state = 'stale') AS stale"
        f" FROM outbox WHERE kind IN {LETTERS} AND about = :id",
        id=id,
    )
    return Progress(**dict(row)) if row else Progress()


async def hold(tx: Transaction, id: int, until: datetime) -> None:
    """Its letters that have not left don't, before then."""
    tx.has_mail = True
    await tx.run(
        f"UPDATE outbox SET due_at = :until WHERE kind IN {LETTERS} AND about = :id"
        " AND state IN ('waiting', 'sending')",
        id=id,
        until=until,
    )


async def let_go(tx: Transaction, id: int, now: datetime) -> None:
    """Its letters that have not left never do."""
    await tx.run(
        "UPDATE outbox SET state = 'stale', settled_at = :now"
        f" WHERE kind IN {LETTERS} AND about = :id AND state = 'waiting'",
        id=id,
        now=now,
    )


async def has_got(source: Source, id: int, person_id: int) -> bool:
    """Has it left for this person?"""
    row = await source.one(
        f"SELECT 1 FROM outbox WHERE {GOT_IT} AND person_id = :person_id", id=id, person_id=person_id
    )
    return row is not None


async def silent(source: Source, id: int, most: int) -> list[str]:
    """The names of those who got it and have not answered."""
    return await _names(source, f"{GOT_IT} AND {NO_ANSWER}", id, most)


async def count_silent(source: Source, id: int) -> int:
    """How many got it and have not answered."""
    row = await source.one(
        f"SELECT COUNT(DISTINCT people.id) AS count {OF_PEOPLE} {GOT_IT} AND {NO_ANSWER}", id=id
    )
    return row["count"] if row else 0


async def missed(source: Source, id: int, most: int) -> list[str]:
    """The names of those to whom it could not be sent."""
    failed = f"outbox.kind IN {LETTERS} AND outbox.about = :id AND outbox.state = 'failed'"
    return await _names(source, failed, id, most)


async def _names(source: Source, which: str, id: int, most: int) -> list[str]:
    rows = await source.all(
        f"SELECT DISTINCT people.id, people.name {OF_PEOPLE} {which} ORDER BY 2, 1 LIMIT :most",
        id=id,
        most=most,
    )
    return [row["name"] for row in rows]


OF_PEOPLE = "FROM outbox JOIN people ON people.id = outbox.person_id AND people.forgotten_at IS NULL WHERE"
