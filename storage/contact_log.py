"""The contact log: what organisers noted of talks with somebody, and when to come back to it."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A talk; `again_on`: the day on which somebody comes back to it, until they have."""

    id: int
    person_id: int
    by_id: int
    words: str
    at: datetime
    again_on: date | None


async def add(
    tx: Transaction, person_id: int, *, by: int, words: str, again_on: date | None, now: datetime
) -> int:
    """Note it. Gives the id."""
    return await tx.add(
        "INSERT INTO contact_log (person_id, by_id, words, at, again_on)"
        " VALUES (:person_id, :by, :words, :now, :again_on)",
        person_id=person_id,
        by=by,
        words=words,
        again_on=again_on,
        now=now,
    )


async def find(source: Source, id: int) -> Contact | None:
    """The talk with this id."""
    return maybe(Contact, await source.one("SELECT * FROM contact_log WHERE id = :id", id=id))


async def of_person(source: Source, person_id: int, most: int) -> list[Contact]:
    """The latest with somebody, the last first."""
    rows = await source.all(
        "SELECT * FROM contact_log WHERE person_id = :id ORDER BY id DESC LIMIT :most",
        id=person_id,
        most=most,
    )
    return [build(Contact, row) for row in rows]


async def due(source: Source, today: date) -> list[Contact]:
    """Those to come back to by now, the longest due first."""
    rows = await source.all(
        "SELECT contact_log.* FROM contact_log JOIN people ON people.id = person_id"
        " WHERE again_on <= :today AND people.forgotten_at IS NULL ORDER BY again_on, contact_log.id",
        today=today,
    )
    return [build(Contact, row) for row in rows]


async def come_back_on(tx: Transaction, id: int, day: date | None) -> None:
    """Somebody comes back to it on that day, or has done so."""
    await tx.run("UPDATE contact_log SET again_on = :day WHERE id = :id", id=id, day=day)


async def take_out(tx: Transaction, id: int) -> None:
    """It is not there any more."""
    await tx.run("DELETE FROM contact_log WHERE id = :id", id=id)
