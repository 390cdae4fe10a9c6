"""What people answer to an announcement by a tap: one answer each, which they may change."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Somebody's answer as it stands, and the one they gave at first."""

    person_id: int
    name: str
    number: int
    first_number: int


async def give(tx: Transaction, id: int, person_id: int, number: int, now: datetime) -> None:
    """This is their answer from now on."""
    await tx.run(
        "INSERT INTO announcement_answers (announcement_id, person_id, number, answered_at, first_number)"
        " VALUES (:id, :person_id, :number, :now, :number)"
        " ON CONFLICT (announcement_id, person_id) DO UPDATE SET number = :number, answered_at = :now",
        id=id,
        person_id=person_id,
        number=number,
        now=now,
    )


async def of_person(source: Source, id: int, person_id: int) -> int | None:
    """The number of their answer, if they gave one."""
    row = await source.one(
        "SELECT number FROM announcement_answers WHERE announcement_id = :id AND person_id = :person_id",
        id=id,
        person_id=person_id,
    )
    return row["number"] if row else None


async def tally(source: Source, id: int) -> list[tuple[str, int]]:
    """Every answer there is to give, and how many gave it."""
    rows = await source.all(
        "SELECT label, (SELECT COUNT(*) FROM announcement_answers AS given"
        " WHERE given.announcement_id = offered.announcement_id AND given.number = offered.number) AS count"
        " FROM announcement_choices AS offered WHERE announcement_id = :id ORDER BY number",
        id=id,
    )
    return [(row["label"], row["count"]) for row in rows]


async def all(source: Source, id: int) -> list[Answer]:
    """Who answered what, in the order in which they did."""
    rows = await source.all(
        "SELECT person_id, name, number, first_number FROM announcement_answers"
        " JOIN people ON people.id = person_id WHERE announcement_id = :id ORDER BY number, answered_at",
        id=id,
    )
    return [build(Answer, row) for row in rows]
