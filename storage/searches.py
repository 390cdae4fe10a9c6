"""Searches: how far we have got in finding somebody for a request."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Search:
    """A search. `wave` counts those that have gone out; `due_at` is the next one's, None: it is over."""

    help_request_id: int
    area_id: int
    urgent: bool
    posted_at: datetime
    wave: int
    due_at: datetime | None
    aloud_at: datetime | None
    organisers_told_at: datetime | None


async def find(source: Source, help_request_id: int) -> Search | None:
    """The search for this request."""
    row = await source.one("SELECT * FROM searches WHERE help_request_id = :id", id=help_request_id)
    return maybe(Search, row)


async def due(source: Source, now: datetime) -> list[Search]:
    """Searches with a wave to send: the urgent first, then those longest due."""
    rows = await source.all(
        "SELECT * FROM searches WHERE due_at <= :now ORDER BY urgent DESC, due_at LIMIT 200", now=now
    )
    return [build(Search, row) for row in rows]


async def begin(
    tx: Transaction,
    help_request_id: int,
    area_id: int,
    *,
    urgent: bool,
    posted_at: datetime,
    due_at: datetime,
) -> None:
    """A search for this request."""
    await tx.run(
        "INSERT INTO searches (help_request_id, area_id, urgent, posted_at, due_at)"
        " VALUES (:id, :area_id, :urgent, :posted_at, :due_at)",
        id=help_request_id,
        area_id=area_id,
        urgent=urgent,
        posted_at=posted_at,
        due_at=due_at,
    )


async def correct(tx: Transaction, help_request_id: int, **facts: object) -> None:
    """Set urgent, wave, due_at, aloud_at or organisers_told_at anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE searches SET {columns} WHERE help_request_id = :id", id=help_request_id, **facts)


async def may_be_aloud(source: Source, area_id: int, since: datetime, most: int) -> bool:
    """Would a loud card take nobody of the area over `most` messages since then?"""
    row = await source.one(
        "SELECT 1 FROM people JOIN roles ON roles.person_id = people.id"
        " WHERE people.area_id = :area_id AND roles.role = 'neighbour' AND roles.standing = 'approved'"
        " AND (SELECT COALESCE(SUM(asks), 0) FROM offers WHERE person_id = people.id AND asked_at > :since)"
        " + (SELECT COUNT(*) FROM searches WHERE area_id = :area_id AND aloud_at > :since) >= :most LIMIT 1",
        area_id=area_id,
        since=since,
        most=most,
    )
    return row is None
