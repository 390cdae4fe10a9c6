"""Calls: somebody wants to talk to a person, and an organiser rings them."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call that was asked for."""

    id: int
    person_id: int
    asked_at: datetime
    taken_by: int | None
    done_at: datetime | None


COLUMNS = "id, person_id, asked_at, taken_by, done_at"


async def find(source: Source, id: int) -> Call | None:
    """The call with this id."""
    return maybe(Call, await source.one(f"SELECT {COLUMNS} FROM calls WHERE id = :id", id=id))


async def find_waiting(source: Source, person_id: int) -> Call | None:
    """The call this person is waiting for."""
    row = await source.one(
        f"SELECT {COLUMNS} FROM calls WHERE person_id = :id AND done_at IS NULL", id=person_id
    )
    return maybe(Call, row)


async def waiting(source: Source) -> list[Call]:
    """Those that are not made yet, the longest waiting first."""
    rows = await source.all(f"SELECT {COLUMNS} FROM calls WHERE done_at IS NULL ORDER BY asked_at, id")
    return [build(Call, row) for row in rows]


async def add(tx: Transaction, person_id: int, now: datetime) -> int:
    """A new call. Gives its id."""
    return await tx.add(
        "INSERT INTO calls (person_id, asked_at) VALUES (:person_id, :now)",
        person_id=person_id,
        now=now,
    )


async def take(tx: Transaction, id: int, by: int, now: datetime) -> None:
    """An organiser will ring."""
    await tx.run("UPDATE calls SET taken_by = :by, taken_at = :now WHERE id = :id", id=id, by=by, now=now)


async def finish(tx: Transaction, id: int, now: datetime) -> None:
    """They have talked."""
    await tx.run("UPDATE calls SET done_at = :now WHERE id = :id", id=id, now=now)
