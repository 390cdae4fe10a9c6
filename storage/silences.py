"""How many of those lately asked how they are have not answered."""

from dataclasses import dataclass
from datetime import datetime

from storage.rows import Source, build


@dataclass(frozen=True, kw_only=True)
class Silences:
    """Of `asked` people whose time was up, so many are `silent`; the first was asked at `first_at`."""

    asked: int
    silent: int
    first_at: datetime


async def since(source: Source, due: datetime) -> Silences | None:
    """Of the questions that were due since `due` and arrived; None where nobody is silent."""
    row = await source.one(
        "SELECT COUNT(*) AS asked, SUM(is_silent) AS silent,"
        " MIN(IIF(is_silent, arrived_at, NULL)) AS first_at"
        " FROM (SELECT ended_at IS NULL AND wish IS NULL AS is_silent,"
        " MIN(outbox.settled_at) AS arrived_at FROM checkins"
        " JOIN outbox ON outbox.kind = 'checkin' AND about = checkins.id AND outbox.state = 'sent'"
        " WHERE checkins.due_at >= :due AND checkins.state <> 'asked' GROUP BY checkins.id)",
        due=due,
    )
    return build(Silences, row) if row and row["silent"] else None
