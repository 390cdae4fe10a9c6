"""What an area's pinned board counts: who needs a hand, and who is being helped."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.help_requests import HelpRequest, Kind
from storage.rows import Source, build

IN_THE_GROUP = (
    " FROM help_requests AS request LEFT JOIN searches ON searches.help_request_id = request.id"
    " WHERE request.area_id = :area_id AND request.status = 'open'"
    " AND request.kind IN (SELECT value FROM json_each(:kinds))"
)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many are open (and may be seen already), and how many a neighbour has taken on.

    `next_at`: when one more may be seen; None: none waits to be.
    """

    open: int
    helped: int
    next_at: datetime | None


async def counts(source: Source, area_id: int, kinds: Iterable[Kind], now: datetime) -> Counts:
    """How it stands in the area with these kinds."""
    row = await source.one(
        "SELECT COUNT(*) - COUNT(searches.posted_at) + COALESCE(SUM(searches.posted_at <= :now), 0) AS open,"
        " MIN(CASE WHEN searches.posted_at > :now THEN searches.posted_at END) AS next_at,"
        " (SELECT COUNT(*) FROM help_requests WHERE area_id = :area_id AND status = 'claimed') AS helped"
        + IN_THE_GROUP,
        area_id=area_id,
        kinds=json.dumps(list(kinds)),
        now=now,
    )
    assert row is not None, "counting gives a row always"
    next_at = row["next_at"] and datetime.fromisoformat(row["next_at"])
    return Counts(open=row["open"], helped=row["helped"], next_at=next_at)


async def needs(
    source: Source, area_id: int, kinds: Iterable[Kind], now: datetime, most: int
) -> list[HelpRequest]:
    """What is open there of these kinds and may be seen, the soonest first."""
    rows = await source.all(
        f"SELECT request.* {IN_THE_GROUP} AND (searches.posted_at IS NULL OR searches.posted_at <= :now)"
        " ORDER BY request.wanted_on, request.id LIMIT :most",
        area_id=area_id,
        kinds=json.dumps(list(kinds)),
        now=now,
        most=most,
    )
    return [build(HelpRequest, row) for row in rows]
