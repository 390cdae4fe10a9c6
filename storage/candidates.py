"""Candidates: who could be asked for a request, and of everyone else why not, in one expression.

Looked up by cells of the grid or by area, never by going through everybody.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from storage.rows import Source

ROLES = "JOIN roles ON roles.person_id = people.id AND roles.role = 'neighbour'"
WISHES = "JOIN wishes ON wishes.person_id = people.id"
ACCOUNTS = "JOIN accounts ON accounts.person_id = people.id"
# CROSS keeps SQLite to this order: whoever fails an early test costs no more look-ups.
THEIR_FACTS = f"CROSS {ROLES} CROSS {WISHES} CROSS {ACCOUNTS}"
IN_CELLS = (
    "json_each(:cells) AS span CROSS JOIN positions"
    " ON positions.cell BETWEEN span.value ->> 0 AND span.value ->> 1"
    f" CROSS JOIN people ON people.id = positions.person_id {THEIR_FACTS}"
)
IN_AREA = (
    "people LEFT JOIN positions ON positions.person_id = people.id"
    f" LEFT {WISHES} LEFT {ROLES} LEFT {ACCOUNTS}"
)
HEARD_THIS_WEEK = (
    "(SELECT COALESCE(SUM(asks), 0) FROM offers WHERE person_id = people.id AND asked_at > :week_ago)"
    " + (SELECT COUNT(*) FROM searches WHERE area_id = people.area_id AND aloud_at > :week_ago)"
)
THE_OTHER_OF_TWO = "(SELECT helper_id FROM help_requests WHERE id = :help_request_id)"
REASONS = {
    "not_a_neighbour": "roles.standing IS NOT 'approved' OR people.id IN (:resident_id, :asked_by)",
    "unreachable": "accounts.id IS NULL OR accounts.unreachable_at IS NOT NULL",
    "language": "people.language <> :language",
    "kind": "instr(wishes.kinds, json_quote(:kind)) = 0",
    "resting": "wishes.resting_until > :now AND COALESCE(wishes.resting_from, '') <= :now",
    "promise": "roles.promise_lapsed_at IS NOT NULL",
    "vetting": ":needs IS NOT NULL"
    " AND (roles.jobs < :first_jobs OR COALESCE(roles.cleared ->> :needs, '') <= :now)",
    "hours": "instr(wishes.weekdays, :weekday) = 0 OR :hour < wishes.from_hour OR :hour >= wishes.until_hour",
    "asked": "people.id IN (SELECT person_id FROM offers WHERE help_request_id = :help_request_id"
    " AND (state <> 'released' OR answered_at IS NOT NULL))",
    "blocked": "people.id IN (SELECT against_id FROM blocks WHERE by_id = :resident_id"
    " UNION ALL SELECT by_id FROM blocks WHERE against_id = :resident_id"
    f" UNION ALL SELECT against_id FROM blocks WHERE by_id = {THE_OTHER_OF_TWO}"
    f" UNION ALL SELECT by_id FROM blocks WHERE against_id = {THE_OTHER_OF_TWO})",
    "had_enough": f"{HEARD_THIS_WEEK} >= COALESCE(wishes.nudges_a_week, 3)",
}
WHY_NOT = f"CASE {' '.join(f'WHEN {test} THEN {reason!r}' for reason, test in REASONS.items())} END"
# Tests of their own, not one CASE, so that each is made as soon as it can be.
FITS = " AND ".join(f"({test}) IS NOT TRUE" for test in REASONS.values())
COLUMNS = "people.id AS person_id, positions.cell, wishes.reach"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is asked, of whom and when: all that decides who fits. `weekday` 1 is Monday; `hour` is local.

    `needs` is what they must be cleared for, once they have done the `first_jobs`; None: nothing.
    """

    help_request_id: int
    resident_id: int
    asked_by: int
    language: str
    kind: str
    weekday: str
    hour: int
    now: datetime
    week_ago: datetime
    needs: str | None = None
    first_jobs: int = 0


class Candidate(NamedTuple):
    """Somebody who may be asked. Where they are, and how far they go (100 m), may be unknown.

    A tuple, as `Past` is: dozens are made for every wave, and a dataclass takes five times as long.
    """

    person_id: int
    cell: int | None
    reach: int | None


class Past(NamedTuple):
    """How somebody answered before: counts (`lately`: of all nudges), and when they were last asked."""

    person_id: int
    asked: int
    yes: int
    lately: int
    asked_at: datetime
    silent: bool


async def language_of(source: Source, person_id: int) -> str:
    """The language in which somebody asks."""
    row = await source.one("SELECT language FROM people WHERE id = :id", id=person_id)
    return (row and row["language"]) or ""


async def in_cells(
    source: Source, terms: Terms, cells: Sequence[tuple[int, int]], steps: int, most: int
) -> list[Candidate]:
    """Who fits in these cells and goes that far (100 m); within a cell those asked longest ago first."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM {IN_CELLS} WHERE wishes.reach >= :steps AND {FITS} LIMIT :most",
        **vars(terms),
        cells=json.dumps(cells),
        steps=steps,
        most=most,
    )
    return [Candidate(*row) for row in rows]


async def in_area(source: Source, terms: Terms, area_id: int, *, all_of_them: bool) -> list[Candidate]:
    """Who fits in the area; only those with no place or reach of their own, unless `all_of_them`."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM {IN_AREA} WHERE people.area_id = :area_id"
        f" AND (:all_of_them OR positions.cell IS NULL OR wishes.reach IS NULL) AND {FITS}",
        **vars(terms),
        area_id=area_id,
        all_of_them=all_of_them,
    )
    return [Candidate(*row) for row in rows]


async def helped_before(source: Source, terms: Terms) -> list[Candidate]:
    """Who fits and has helped this person."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM {IN_AREA} WHERE people.id IN ("
        " SELECT helper_id FROM help_requests WHERE resident_id = :resident_id AND status = 'closed'"
        " UNION ALL"
        " SELECT second_id FROM help_requests WHERE resident_id = :resident_id AND status = 'closed'"
        f") AND {FITS}",
        **vars(terms),
    )
    return [Candidate(*row) for row in rows]


async def why_not(source: Source, terms: Terms, area_id: int) -> dict[str, int]:
    """Of the approved neighbours of an area, how many don't fit for which reason."""
    rows = await source.all(
        f"SELECT {WHY_NOT} AS reason, COUNT(*) AS count FROM {IN_AREA}"
        " WHERE people.area_id = :area_id GROUP BY reason",
        **vars(terms),
        area_id=area_id,
    )
    return {row["reason"]: row["count"] for row in rows if row["reason"] not in (None, "not_a_neighbour")}


async def pasts(source: Source, people: Sequence[int], since: datetime, lately: datetime) -> dict[int, Past]:
    """How these people answered since then; whoever wasn't asked is left out.

    A nudge that was released before its answer came counts as no answer at all.
    """
    rows = await source.all(
        "SELECT person_id, SUM(state <> 'released' OR answered_at IS NOT NULL) AS asked,"
        " SUM(answered_at IS NOT NULL AND state <> 'not_this_time') AS yes,"
        " SUM(asked_at >= :lately) AS lately, MAX(asked_at) AS asked_at,"
        " answered_at IS NULL AND state <> 'asked' AS silent"
        " FROM offers WHERE person_id IN (SELECT value FROM json_each(:people)) AND asked_at >= :since"
        " GROUP BY person_id",
        people=json.dumps(list(people)),
        since=since,
        lately=lately,
    )
    found = [
        Past(
            person_id=row["person_id"],
            asked=row["asked"],
            yes=row["yes"],
            lately=row["lately"],
            asked_at=datetime.fromisoformat(row["asked_at"]),
            silent=bool(row["silent"]),
        )
        for row in rows
    ]
    return {past.person_id: past for past in found}


async def fits(source: Source, terms: Terms, person_id: int) -> bool:
    """May this one be asked, by all that counts for everybody?"""
    return await _are(source, FITS, person_id, **vars(terms))


async def had_enough(source: Source, person_id: int, week_ago: datetime) -> bool:
    """Has this one heard as much since then as they want to in a week?"""
    return await _are(source, REASONS["had_enough"], person_id, week_ago=week_ago)


async def _are(source: Source, test: str, person_id: int, **values: object) -> bool:
    sql = f"SELECT 1 FROM {IN_AREA} WHERE people.id = :person_id AND {test}"
    return await source.one(sql, person_id=person_id, **values) is not None
