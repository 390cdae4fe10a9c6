"""Cases: what somebody reports of another, and worries about somebody, with those few who may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class CaseKind(StrEnum):
    """What sort of case."""

    REPORT = "report"
    WORRY = "worry"


class Reason(StrEnum):
    """Why somebody reports another."""

    RUDE = "rude"
    MONEY = "money"
    UNSAFE = "unsafe"
    NOT_AS_AGREED = "not_as_agreed"
    OTHER = "other"


class CaseState(StrEnum):
    """How far it has got."""

    REPORTED = "reported"
    LOOKED_INTO = "looked_into"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A report or a worry. `about_id`: whom we know it is about; `about`: in the words of `by_id`."""

    id: int
    kind: CaseKind
    by_id: int
    about_id: int | None
    about: str | None
    message_id: int | None
    reason: Reason | None
    words: str | None
    voice: str | None
    state: CaseState
    reported_at: datetime
    taken_by: int | None
    look_again_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class CaseNote:
    """What one of its readers noted."""

    id: int
    case_id: int
    by_id: int
    words: str
    said_at: datetime


async def find(source: Source, id: int) -> Case | None:
    """The case with this id."""
    return maybe(Case, await source.one("SELECT * FROM cases WHERE id = :id", id=id))


async def open_for(source: Source, reader_id: int, most: int) -> list[Case]:
    """The open cases that this person may read, oldest first."""
    rows = await source.all(
        "SELECT cases.* FROM cases JOIN case_readers ON case_id = cases.id"
        " WHERE person_id = :reader AND state <> 'closed' ORDER BY cases.id LIMIT :most",
        reader=reader_id,
        most=most,
    )
    return [build(Case, row) for row in rows]


async def open_worries(source: Source) -> list[Case]:
    """All worries that are not closed."""
    rows = await source.all("SELECT * FROM cases WHERE kind = 'worry' AND state <> 'closed' ORDER BY id")
    return [build(Case, row) for row in rows]


async def add(
    tx: Transaction,
    kind: CaseKind,
    by: int,
    *,
    about_id: int | None,
    now: datetime,
    about: str | None = None,
    message_id: int | None = None,
    reason: Reason | None = None,
    words: str | None = None,
    voice: str | None = None,
) -> int:
    """A new case. Gives its id."""
    return await tx.add(
        "INSERT INTO cases (kind, by_id, about_id, about, message_id, reason, words, voice, reported_at)"
        " VALUES (:kind, :by, :about_id, :about, :message_id, :reason, :words, :voice, :now)",
        kind=kind,
        by=by,
        about_id=about_id,
        about=about,
        message_id=message_id,
        reason=reason,
        words=words,
        voice=voice,
        now=now,
    )


async def let_read(tx: Transaction, id: int, readers: Iterable[int]) -> None:
    """These may read it."""
    for reader in readers:
        await tx.run(
            "INSERT OR IGNORE INTO case_readers (case_id, person_id) VALUES (:id, :reader)",
            id=id,
            reader=reader,
        )


async def readers(source: Source, id: int) -> list[int]:
    """Who may read it."""
    rows = await source.all(
        "SELECT person_id FROM case_readers WHERE case_id = :id ORDER BY person_id", id=id
    )
    return [row["person_id"] for row in rows]


async def correct(tx: Transaction, id: int, **facts: str | int | datetime | None) -> None:
    """Set state, taken_by, look_again_at or closed_at anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE cases SET {columns} WHERE id = :id", id=id, **facts)


async def add_note(tx: Transaction, id: int, by: int, words: str, now: datetime) -> None:
    """One of its readers notes something."""
    await tx.run(
        "INSERT INTO case_notes (case_id, by_id, words, said_at) VALUES (:id, :by, :words, :now)",
        id=id,
        by=by,
        words=words,
        now=now,
    )


async def notes(source: Source, id: int) -> list[CaseNote]:
    """What was noted, oldest first."""
    rows = await source.all("SELECT * FROM case_notes WHERE case_id = :id ORDER BY id", id=id)
    return [build(CaseNote, row) for row in rows]


async def to_look_at_again(source: Source, now: datetime) -> list[Case]:
    """Cases whose day to be looked at again has come."""
    rows = await source.all("SELECT * FROM cases WHERE look_again_at <= :now ORDER BY look_again_at", now=now)
    return [build(Case, row) for row in rows]
