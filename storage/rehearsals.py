"""Rehearsals: which organiser has one, whom they play in it, and how far on its clock is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class Part(StrEnum):
    """Whom one can play: invented people."""

    ROSA = "rosa"
    PIA = "pia"
    BEN = "ben"
    AYO = "ayo"
    OLGA = "olga"


@dataclass(frozen=True, kw_only=True)
class Rehearsal:
    """An organiser's. `playing` None: they are themselves. `minutes_on`: so far its clock was put on."""

    id: int
    person_id: int
    account_id: int
    language: str
    playing: Part | None
    minutes_on: int
    began_at: datetime
    ends_at: datetime


# Whoever may organise no longer, or has no account any more, has no rehearsal either.
REHEARSALS = """
    SELECT rehearsals.*, accounts.id AS account_id, people.language FROM rehearsals
    JOIN people ON people.id = rehearsals.person_id
    JOIN accounts ON accounts.person_id = rehearsals.person_id
    JOIN roles ON roles.person_id = rehearsals.person_id AND roles.role = 'organiser'
        AND roles.standing = 'approved'
"""


async def find(source: Source, person_id: int) -> Rehearsal | None:
    """This organiser's rehearsal."""
    row = await source.one(f"{REHEARSALS} WHERE rehearsals.person_id = :id", id=person_id)
    return maybe(Rehearsal, row)


async def all(source: Source) -> list[Rehearsal]:
    """Every rehearsal."""
    return [build(Rehearsal, row) for row in await source.all(f"{REHEARSALS} ORDER BY rehearsals.id")]


async def count(source: Source) -> int:
    """How many there are."""
    row = await source.one("SELECT COUNT(*) AS count FROM rehearsals")
    assert row
    return int(row["count"])


async def over(source: Source, now: datetime) -> list[int]:
    """The ids of those whose time is up, or that have nobody any more who may have one."""
    rows = await source.all(
        f"SELECT id FROM rehearsals WHERE ends_at <= :now OR id NOT IN (SELECT id FROM ({REHEARSALS}))",
        now=now,
    )
    return [row["id"] for row in rows]


async def add(tx: Transaction, person_id: int, now: datetime, ends_at: datetime) -> None:
    """An organiser begins one."""
    await tx.run(
        "INSERT INTO rehearsals (person_id, began_at, ends_at) VALUES (:id, :now, :ends_at)",
        id=person_id,
        now=now,
        ends_at=ends_at,
    )


async def play(tx: Transaction, id: int, part: Part | None) -> None:
    """Whoever has this rehearsal plays them from now on; None: nobody but themselves."""
    await tx.run("UPDATE rehearsals SET playing = :part WHERE id = :id", id=id, part=part)


async def put_on(tx: Transaction, id: int, minutes: int) -> None:
    """Its clock is put on."""
    await tx.run("UPDATE rehearsals SET minutes_on = minutes_on + :more WHERE id = :id", id=id, more=minutes)


async def end(tx: Transaction, id: int) -> int | None:
    """It is over. Gives whose it was, None if it was over before."""
    row = await tx.one("SELECT person_id FROM rehearsals WHERE id = :id", id=id)
    await tx.run("DELETE FROM rehearsals WHERE id = :id", id=id)
    return row["person_id"] if row else None


async def nobody_lives_here(source: Source) -> bool:
    """In a rehearsal's own database: nobody has moved in yet."""
    return await source.one("SELECT 1 FROM people LIMIT 1") is None


async def hush(tx: Transaction) -> None:
    """In a rehearsal's own database: what came of moving in is news to nobody."""
    await tx.run("DELETE FROM outbox")
    await tx.run("DELETE FROM cards WHERE kind = 'welcome'")
