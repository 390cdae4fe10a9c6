"""The neighbours on the list, as organisers see them: how much each is asked, and how much each does."""

from dataclasses import dataclass
from datetime import datetime

from storage.people import PEOPLE, Person
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A neighbour on the list. `asked` and `helped` are counts since a given moment."""

    id: int
    name: str
    area_id: int | None
    since: datetime
    jobs: int
    asked: int
    helped: int
    resting_from: datetime | None
    resting_until: datetime | None
    promise_lapsed_at: datetime | None


LIST = """
    SELECT people.id, people.name, people.area_id, roles.since, roles.jobs, roles.promise_lapsed_at,
        wishes.resting_from, wishes.resting_until,
        (SELECT COUNT(*) FROM offers WHERE person_id = people.id AND asked_at >= :counted_from) AS asked,
        (SELECT COUNT(*) FROM help_requests WHERE helper_id = people.id AND status = 'closed'
            AND ended_at >= :counted_from)
        + (SELECT COUNT(*) FROM help_requests WHERE second_id = people.id AND status = 'closed'
            AND ended_at >= :counted_from) AS helped
    FROM roles JOIN people ON people.id = roles.person_id LEFT JOIN wishes ON wishes.person_id = people.id
    WHERE roles.role = 'neighbour' AND roles.standing IN ('approved', 'out_of_group')
"""


async def on_the_list(source: Source, counted_from: datetime) -> list[Neighbour]:
    """All of them, by name: nobody is ranked."""
    rows = await source.all(f"{LIST} ORDER BY people.name, people.id", counted_from=counted_from)
    return [build(Neighbour, row) for row in rows]


async def find(source: Source, id: int, counted_from: datetime) -> Neighbour | None:
    """One of them."""
    row = await source.one(f"{LIST} AND people.id = :id", id=id, counted_from=counted_from)
    return maybe(Neighbour, row)


async def not_now(source: Source) -> list[Person]:
    """Who offered to help, and whom an organiser said "Not now" to, the latest first."""
    rows = await source.all(
        f"{PEOPLE} JOIN roles ON roles.person_id = people.id AND roles.role = 'neighbour'"
        " WHERE roles.standing = 'not_now' ORDER BY roles.since DESC, people.id"
    )
    return [build(Person, row) for row in rows]


async def since(source: Source, person_id: int) -> datetime | None:
    """Since when somebody stands as a neighbour where they stand."""
    row = await source.one(
        "SELECT since FROM roles WHERE person_id = :id AND role = 'neighbour'", id=person_id
    )
    return datetime.fromisoformat(row["since"]) if row else None


async def holds(source: Source, person_id: int) -> list[int]:
    """The requests that somebody has taken on and hasn't done yet."""
    rows = await source.all(
        "SELECT id FROM help_requests WHERE :id IN (helper_id, second_id) AND status = 'claimed' ORDER BY id",
        id=person_id,
    )
    return [row["id"] for row in rows]
