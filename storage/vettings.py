"""Vettings: what an organiser has seen of a neighbour, when, and until when that counts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class Sort(StrEnum):
    """What sort of check it was."""

    IDENTITY = "identity"
    REFERENCES = "references"
    BASIC_CHECK = "basic_check"
    DRIVING = "driving"


@dataclass(frozen=True, kw_only=True)
class Vetting:
    """An attestation. It counts until `until`, unless an organiser ended it before.

    `seen` says what was seen, in an organiser's words. `remind_at`: when organisers hear of its end next.
    """

    id: int
    person_id: int
    sort: Sort
    seen: str
    by_id: int
    at: datetime
    until: datetime
    ended_at: datetime | None
    ended_by: int | None
    remind_at: datetime | None


async def find(source: Source, id: int) -> Vetting | None:
    """The vetting with this id."""
    return maybe(Vetting, await source.one("SELECT * FROM vettings WHERE id = :id", id=id))


async def of_person(source: Source, person_id: int) -> list[Vetting]:
    """All that was ever seen of somebody, the latest first."""
    rows = await source.all("SELECT * FROM vettings WHERE person_id = :id ORDER BY id DESC", id=person_id)
    return [build(Vetting, row) for row in rows]


async def standing(source: Source, person_id: int) -> list[Vetting]:
    """What nobody has ended, one of a sort, though its time may be over."""
    rows = await source.all(
        "SELECT * FROM vettings WHERE person_id = :id AND ended_at IS NULL ORDER BY sort", id=person_id
    )
    return [build(Vetting, row) for row in rows]


async def add(
    tx: Transaction,
    person_id: int,
    sort: Sort,
    seen: str,
    *,
    by: int,
    until: datetime,
    remind_at: datetime,
    now: datetime,
) -> int:
    """An organiser attests it. Gives the id."""
    return await tx.add(
        "INSERT INTO vettings (person_id, sort, seen, by_id, at, until, remind_at)"
        " VALUES (:person_id, :sort, :seen, :by, :now, :until, :remind_at)",
        person_id=person_id,
        sort=sort,
        seen=seen,
        by=by,
        now=now,
        until=until,
        remind_at=remind_at,
    )


async def end(tx: Transaction, id: int, by: int, now: datetime) -> None:
    """It counts no longer."""
    await tx.run(
        "UPDATE vettings SET ended_at = :now, ended_by = :by, remind_at = NULL WHERE id = :id",
        id=id,
        by=by,
        now=now,
    )


async def ended_at_once(source: Source, anew: Vetting) -> Vetting | None:
    """The one that ended because this one was noted anew."""
    row = await source.one(
        "SELECT * FROM vettings WHERE person_id = :person_id AND sort = :sort AND id < :id"
        " AND ended_at = :at AND ended_by = :by_id",
        person_id=anew.person_id,
        sort=anew.sort,
        id=anew.id,
        at=anew.at,
        by_id=anew.by_id,
    )
    return maybe(Vetting, row)


async def revive(tx: Transaction, id: int, *, remind_at: datetime | None) -> None:
    """It counts again."""
    await tx.run(
        "UPDATE vettings SET ended_at = NULL, ended_by = NULL, remind_at = :remind_at WHERE id = :id",
        id=id,
        remind_at=remind_at,
    )


async def remind(tx: Transaction, id: int, at: datetime | None) -> None:
    """When organisers are told of its end next."""
    await tx.run("UPDATE vettings SET remind_at = :at WHERE id = :id", id=id, at=at)


async def to_remind(source: Source, now: datetime) -> list[Vetting]:
    """Whose end organisers are to hear of now."""
    rows = await source.all(
        "SELECT * FROM vettings WHERE remind_at <= :now ORDER BY remind_at LIMIT 500", now=now
    )
    return [build(Vetting, row) for row in rows]


async def ending(source: Source, before: datetime) -> list[int]:
    """Of whom something ends before then, or has ended without being seen anew."""
    rows = await source.all(
        "SELECT DISTINCT person_id FROM vettings WHERE ended_at IS NULL AND until <= :before", before=before
    )
    return [row["person_id"] for row in rows]


async def clear(tx: Transaction, person_id: int, cleared: str) -> None:
    """Until when they may do what needs a check: a JSON object of moments by need."""
    await tx.run(
        "UPDATE roles SET cleared = :cleared WHERE person_id = :id AND role = 'neighbour'",
        id=person_id,
        cleared=cleared,
    )
