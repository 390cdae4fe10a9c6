"""Faults: what the auditor found wrong with us, from when until when."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Something that is, or was, wrong; `ended_at` is None while it lasts."""

    id: int
    name: str
    began_at: datetime
    ended_at: datetime | None


COLUMNS = "id, name, began_at, ended_at"


async def find(source: Source, id: int) -> Fault | None:
    """The fault with this id."""
    return maybe(Fault, await source.one(f"SELECT {COLUMNS} FROM faults WHERE id = :id", id=id))


async def lasting(source: Source) -> list[Fault]:
    """What is wrong and not over."""
    rows = await source.all(f"SELECT {COLUMNS} FROM faults WHERE ended_at IS NULL ORDER BY id")
    return [build(Fault, row) for row in rows]


async def begin(tx: Transaction, name: str, now: datetime) -> int:
    """Something is wrong from now on. Gives its id."""
    return await tx.add("INSERT INTO faults (name, began_at) VALUES (:name, :now)", name=name, now=now)


async def end(tx: Transaction, id: int, at: datetime) -> None:
    """It was last seen at `at`."""
    await tx.run("UPDATE faults SET ended_at = :at WHERE id = :id", id=id, at=at)
