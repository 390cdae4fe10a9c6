"""The promise of the neighbours: who agreed to it and when, and when it is asked for anew."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Pledge:
    """Somebody agreed to the six lines, as they stood in this version, read in this language."""

    id: int
    person_id: int
    version: int
    language: str
    agreed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How asking for the promise stands. `lapsed_at`: since when they are asked for no more help."""

    person_id: int
    promise_due_at: datetime | None
    promise_asked_at: datetime | None
    promise_lapsed_at: datetime | None


async def latest(source: Source, person_id: int) -> Pledge | None:
    """What they agreed to last."""
    row = await source.one(
        "SELECT * FROM pledges WHERE person_id = :id ORDER BY id DESC LIMIT 1", id=person_id
    )
    return maybe(Pledge, row)


async def add(tx: Transaction, person_id: int, version: int, language: str, now: datetime) -> int:
    """Somebody agrees. Gives the id."""
    return await tx.add(
        "INSERT INTO pledges (person_id, version, language, agreed_at)"
        " VALUES (:id, :version, :language, :now)",
        id=person_id,
        version=version,
        language=language,
        now=now,
    )


async def asking(source: Source, person_id: int) -> Asked | None:
    """How asking this neighbour stands; None for nobody's neighbour."""
    row = await source.one("SELECT * FROM roles WHERE person_id = :id AND role = 'neighbour'", id=person_id)
    return maybe(Asked, row)


async def ask(
    tx: Transaction,
    person_id: int,
    *,
    due_at: datetime | None,
    asked_at: datetime | None,
    lapsed_at: datetime | None = None,
) -> None:
    """Set how asking this neighbour stands."""
    await tx.run(
        "UPDATE roles SET promise_due_at = :due_at, promise_asked_at = :asked_at,"
        " promise_lapsed_at = :lapsed_at WHERE person_id = :id AND role = 'neighbour'",
        id=person_id,
        due_at=due_at,
        asked_at=asked_at,
        lapsed_at=lapsed_at,
    )


async def behind(source: Source, version: int) -> list[int]:
    """Who agreed to older lines than these, and hasn't been asked for the promise since."""
    rows = await source.all(
        "SELECT person_id FROM roles WHERE role = 'neighbour' AND promise_asked_at IS NULL"
        " AND promise_due_at IS NOT NULL AND :version > (SELECT version FROM pledges"
        " WHERE pledges.person_id = roles.person_id ORDER BY id DESC LIMIT 1) LIMIT 500",
        version=version,
    )
    return [row["person_id"] for row in rows]


async def due(source: Source, now: datetime) -> list[Asked]:
    """Who is to be asked, or hasn't answered for long enough."""
    rows = await source.all(
        "SELECT * FROM roles WHERE promise_due_at <= :now ORDER BY promise_due_at LIMIT 500", now=now
    )
    return [build(Asked, row) for row in rows]
