"""Who is on duty: the days of each week, days that change hands, and whoever it is just now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from storage.connection import Transaction
from storage.people import PEOPLE, Person
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Swap:
    """A day on which `person_id` can't be on duty; `taken_by` is instead."""

    id: int
    day: date
    person_id: int
    taken_by: int | None


async def weekdays(source: Source) -> dict[int, list[int]]:
    """Who is on duty on each weekday, 1 is Monday; days without anybody are left out."""
    found: dict[int, list[int]] = {}
    for row in await source.all("SELECT * FROM duty_weekdays ORDER BY weekday, person_id"):
        found.setdefault(row["weekday"], []).append(row["person_id"])
    return found


async def turn(tx: Transaction, weekday: int, person_id: int, *, on: bool) -> None:
    """From now on they are on duty on this weekday, or are not."""
    sql = (
        "INSERT OR IGNORE INTO duty_weekdays (weekday, person_id) VALUES (:weekday, :id)"
        if on
        else "DELETE FROM duty_weekdays WHERE weekday = :weekday AND person_id = :id"
    )
    await tx.run(sql, weekday=weekday, id=person_id)


async def on_day(source: Source, day: date) -> list[int]:
    """Who is on duty that day, once days have changed hands."""
    rows = await source.all(
        "SELECT DISTINCT COALESCE(duty_swaps.taken_by, duty_weekdays.person_id) AS id FROM duty_weekdays"
        " LEFT JOIN duty_swaps ON duty_swaps.day = :day AND duty_swaps.person_id = duty_weekdays.person_id"
        " WHERE weekday = :weekday ORDER BY 1",
        day=day,
        weekday=day.isoweekday(),
    )
    return [row["id"] for row in rows]


async def find_swap(source: Source, id: int) -> Swap | None:
    """The day with this id that somebody can't do."""
    return maybe(Swap, await source.one("SELECT * FROM duty_swaps WHERE id = :id", id=id))


async def offer(tx: Transaction, day: date, person_id: int, now: datetime) -> int:
    """They can't do that day. Gives its id; once more changes nothing."""
    await tx.run(
        "INSERT OR IGNORE INTO duty_swaps (day, person_id, offered_at) VALUES (:day, :id, :now)",
        day=day,
        id=person_id,
        now=now,
    )
    row = await tx.one(
        "SELECT id FROM duty_swaps WHERE day = :day AND person_id = :id", day=day, id=person_id
    )
    assert row
    return int(row["id"])


async def take(tx: Transaction, swap_id: int, person_id: int) -> None:
    """Somebody does that day instead."""
    await tx.run("UPDATE duty_swaps SET taken_by = :person WHERE id = :id", id=swap_id, person=person_id)


async def leave(tx: Transaction, person_id: int) -> None:
    """They are on no duty any more, and have no message in the morning."""
    for table in ("duty_weekdays", "duty_now", "mornings"):
        await tx.run(f"DELETE FROM {table} WHERE person_id = :id", id=person_id)
    await tx.run("DELETE FROM duty_swaps WHERE :id IN (person_id, taken_by)", id=person_id)


async def now(source: Source) -> list[Person]:
    """The organisers who are on duty and whom letters reach."""
    rows = await source.all(
        f"{PEOPLE} JOIN roles ON roles.person_id = people.id AND roles.role = 'organiser'"
        " AND roles.standing = 'approved' WHERE people.id IN (SELECT person_id FROM duty_now)"
        " AND accounts.id IS NOT NULL AND accounts.unreachable_at IS NULL ORDER BY people.id"
    )
    return [build(Person, row) for row in rows]


async def noted(source: Source) -> list[int]:
    """Who counts as on duty."""
    return [row["person_id"] for row in await source.all("SELECT * FROM duty_now ORDER BY person_id")]


async def note(tx: Transaction, ids: Iterable[int]) -> None:
    """These are on duty from now on, and nobody else."""
    await tx.run("DELETE FROM duty_now")
    for id in ids:
        await tx.run("INSERT INTO duty_now (person_id) VALUES (:id)", id=id)
