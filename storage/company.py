"""Company: two people who were brought together, their days, and how they say it goes."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.help_requests import Part
from storage.rows import Source, build, maybe


class CompanyState(StrEnum):
    """How far it goes; it is `AGREED` only by the word of both."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    ENDED = "ended"


class Rhythm(StrEnum):
    """How often two meet."""

    WEEK = "week"
    SECOND_WEEK = "second_week"
    MONTH = "month"


class Goes(StrEnum):
    """How one of them says it goes."""

    WELL = "well"
    NOT_WELL = "not_well"


@dataclass(frozen=True, kw_only=True)
class Company:
    """Two people: `visitor_id` comes to `person_id`, for the first time with the organiser `by_id`.

    `next_on`: the next day of which they are to be reminded; `ask_on`: when they are asked how it goes.
    """

    id: int
    person_id: int
    visitor_id: int
    by_id: int
    state: CompanyState
    rhythm: Rhythm
    part: Part
    first_on: date
    asked_at: datetime
    person_agreed_at: datetime | None
    visitor_agreed_at: datetime | None
    next_on: date | None
    ask_on: date | None
    ended_at: datetime | None
    ended_by: int | None

    @property
    def both(self) -> tuple[int, int]:
        """The two of them."""
        return self.person_id, self.visitor_id

    @property
    def begun(self) -> bool:
        """Have both said yes, whatever became of it?"""
        return self.person_agreed_at is not None and self.visitor_agreed_at is not None


@dataclass(frozen=True, kw_only=True)
class Missed:
    """A day on which `by_id` can't; `help_request_id` asks for somebody else."""

    id: int
    company_id: int
    day: date
    by_id: int
    help_request_id: int | None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A question to one of them how it goes, and what they said."""

    id: int
    company_id: int
    person_id: int
    asked_on: date
    said: Goes | None


LIVE = "state IN ('asked', 'agreed')"
GONE = (
    "visitor_id IN (SELECT person_id FROM roles WHERE role = 'neighbour' AND standing IN ('left', 'not_now'))"
)


async def find(source: Source, id: int) -> Company | None:
    """The two with this id."""
    return maybe(Company, await source.one("SELECT * FROM company WHERE id = :id", id=id))


async def live_of(source: Source, person_id: int) -> list[Company]:
    """Theirs that have not ended, whichever of the two they are."""
    rows = await source.all(
        f"SELECT * FROM company WHERE {LIVE} AND :id IN (person_id, visitor_id) ORDER BY id", id=person_id
    )
    return [build(Company, row) for row in rows]


async def live(source: Source) -> list[Company]:
    """All that have not ended, those first who met first."""
    rows = await source.all(f"SELECT * FROM company WHERE {LIVE} ORDER BY first_on, id")
    return [build(Company, row) for row in rows]


async def live_between(source: Source, one: int, other: int) -> list[Company]:
    """What has not ended between these two."""
    rows = await source.all(
        f"SELECT * FROM company WHERE {LIVE}"
        " AND (person_id, visitor_id) IN (VALUES (:one, :other), (:other, :one)) ORDER BY id",
        one=one,
        other=other,
    )
    return [build(Company, row) for row in rows]


async def due(source: Source, tomorrow: date) -> list[Company]:
    """Those who meet or are to be asked by tomorrow, or whose visitor helps no more."""
    rows = await source.all(
        "SELECT * FROM company WHERE state = 'agreed'"
        f" AND (next_on <= :tomorrow OR ask_on <= :tomorrow OR {GONE}) ORDER BY id LIMIT 500",
        tomorrow=tomorrow,
    )
    return [build(Company, row) for row in rows]


async def add(
    tx: Transaction,
    person_id: int,
    visitor_id: int,
    *,
    rhythm: Rhythm,
    part: Part,
    first_on: date,
    by: int,
    now: datetime,
) -> int:
    """Two people, who have still to say yes. Gives its id."""
    return await tx.add(
        "INSERT INTO company (person_id, visitor_id, by_id, rhythm, part, first_on, asked_at)"
        " VALUES (:person_id, :visitor_id, :by, :rhythm, :part, :first_on, :now)",
        person_id=person_id,
        visitor_id=visitor_id,
        by=by,
        rhythm=rhythm,
        part=part,
        first_on=first_on,
        now=now,
    )


async def correct(tx: Transaction, id: int, **facts: object) -> None:
    """Set facts (columns by name) anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE company SET {columns} WHERE id = :id", id=id, **facts)
