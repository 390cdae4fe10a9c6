"""What the figures are counted from: what was asked for and what came of it, and who joined the list."""

from dataclasses import dataclass
from datetime import datetime

from storage.help_requests import Kind, Outcome
from storage.rows import Source, build


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request, without a word of it. `minutes`: of each who helped. `yes_at`: the first yes, if any.

    `unconfirmed`: it counts as met, since nobody said otherwise.
    """

    area: str
    kind: Kind
    asked_at: datetime
    yes_at: datetime | None
    outcome: Outcome | None
    unconfirmed: bool
    minutes: int | None
    helper_id: int | None
    second_id: int | None


@dataclass(frozen=True, kw_only=True)
class Approved:
    """Somebody who was put on the list for the first time; `area` is where they live now."""

    area: str | None
    at: datetime


async def asked(source: Source, since: datetime) -> list[Asked]:
    """Every request since then, the oldest first; one that was taken back before anybody came is none."""
    rows = await source.all(
        "SELECT areas.name AS area, kind, asked_at, outcome, silent AS unconfirmed, minutes, helper_id,"
        " second_id, (SELECT MIN(at) FROM history WHERE subject = 'help_request'"
        " AND subject_id = help_requests.id AND verb IN ('claim', 'introduce')) AS yes_at"
        " FROM help_requests JOIN areas ON areas.id = area_id"
        " WHERE asked_at >= :since AND status <> 'withdrawn' ORDER BY asked_at, help_requests.id",
        since=since,
    )
    return [build(Asked, row) for row in rows]


async def approved(source: Source, since: datetime) -> list[Approved]:
    """Who came onto the list since then, the first first."""
    rows = await source.all(
        "SELECT areas.name AS area, MIN(at) AS at FROM history"
        " LEFT JOIN people ON people.id = subject_id LEFT JOIN areas ON areas.id = people.area_id"
        " WHERE subject = 'person' AND verb = 'approve' GROUP BY subject_id HAVING MIN(at) >= :since"
        " ORDER BY at",
        since=since,
    )
    return [build(Approved, row) for row in rows]
