"""Help requests: what somebody asked for, and what has become of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class Kind(StrEnum):
    """What can be asked for."""

    SHOPPING = "shopping"
    GARDENING = "gardening"
    CHECK_IN = "checkin"
    LIFT = "lift"
    PRESCRIPTION = "prescription"
    REPAIR = "repair"
    HEAVY = "heavy"
    PHONE = "phone"
    DOG = "dog"
    MEAL = "meal"
    COMPANY = "company"
    OTHER = "other"


class Part(StrEnum):
    """Which part of the day."""

    DAY = "day"
    MORNING = "morning"
    AFTERNOON = "afternoon"


class Status(StrEnum):
    """Where a request stands. `REPORTED`: the helper says it is done, the resident not yet.

    `SIGNPOSTED`: somebody else sees to it, and whoever asked knows who.
    """

    OPEN = "open"
    CLAIMED = "claimed"
    REPORTED = "reported"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    SIGNPOSTED = "signposted"
    COULD_NOT_FILL = "could_not_fill"


class Outcome(StrEnum):
    """What the resident says came of it."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


@dataclass(frozen=True, kw_only=True)
class HelpRequest:
    """A request. `silent`: nobody confirmed it in time. `minutes` in quarter hours."""

    id: int
    draft_id: int | None
    resident_id: int
    asked_by: int
    area_id: int
    kind: Kind
    details: str | None
    voice: str | None
    wanted_on: date
    part: Part
    status: Status
    helper_id: int | None
    word: str
    minutes: int | None
    outcome: Outcome | None
    silent: bool
    asked_at: datetime
    claimed_at: datetime | None
    reported_at: datetime | None
    confirm_by: datetime | None
    ended_at: datetime | None


async def find(source: Source, id: int) -> HelpRequest | None:
    """The request with this id."""
    return maybe(HelpRequest, await source.one("SELECT * FROM help_requests WHERE id = :id", id=id))


async def find_by_draft(source: Source, draft_id: int) -> HelpRequest | None:
    """The request that came of this conversation."""
    row = await source.one("SELECT * FROM help_requests WHERE draft_id = :id", id=draft_id)
    return maybe(HelpRequest, row)


async def live(source: Source, area_id: int) -> list[HelpRequest]:
    """What is open, taken or reported in an area."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE area_id = :area_id AND status IN ('open', 'claimed', 'reported')"
        " ORDER BY wanted_on, id",
        area_id=area_id,
    )
    return [build(HelpRequest, row) for row in rows]


async def of_person(source: Source, person_id: int, most: int) -> list[HelpRequest]:
    """What somebody asked for or helps with: the live ones first, then the latest."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE resident_id = :id OR helper_id = :id"
        " ORDER BY status NOT IN ('open', 'claimed', 'reported'), id DESC LIMIT :most",
        id=person_id,
        most=most,
    )
    return [build(HelpRequest, row) for row in rows]


async def unconfirmed(source: Source, before: datetime) -> list[HelpRequest]:
    """Reported done, with the time to say so over before `before`."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE status = 'reported' AND confirm_by <= :before ORDER BY confirm_by",
        before=before,
    )
    return [build(HelpRequest, row) for row in rows]


async def open_before(source: Source, day: date) -> list[HelpRequest]:
    """Open, but wanted on a day before `day`."""
    rows = await source.all(
        "SELECT * FROM help_requests WHERE status = 'open' AND wanted_on < :day ORDER BY id",
        day=day,
    )
    return [build(HelpRequest, row) for row in rows]


async def add(
    tx: Transaction,
    *,
    draft_id: int | None,
    resident_id: int,
    area_id: int,
    kind: Kind,
    details: str | None,
    voice: str | None,
    wanted_on: date,
    part: Part,
    word: str,
    now: datetime,
) -> int:
    """A new, open request. Gives its id."""
    return await tx.add(
        "INSERT INTO help_requests (draft_id, resident_id, asked_by, area_id, kind, details, voice,"
        " wanted_on, part, status, word, asked_at)"
        " VALUES (:draft_id, :resident_id, :resident_id, :area_id, :kind, :details, :voice,"
        " :wanted_on, :part, 'open', :word, :now)",
        draft_id=draft_id,
        resident_id=resident_id,
        area_id=area_id,
        kind=kind,
        details=details,
        voice=voice,
        wanted_on=wanted_on,
        part=part,
        word=word,
        now=now,
    )


async def move(tx: Transaction, id: int, status: Status, **facts: object) -> None:
    """Set the status and the facts that go with it (columns by name)."""
    columns = "".join(f", {column} = :{column}" for column in facts)
    await tx.run(
        f"UPDATE help_requests SET status = :status{columns} WHERE id = :id",
        id=id,
        status=status,
        **facts,
    )


async def correct(tx: Transaction, id: int, **facts: object) -> None:
    """Set facts (columns by name) anew; the status stays."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE help_requests SET {columns} WHERE id = :id", id=id, **facts)


async def people_under_way(source: Source) -> list[int]:
    """Residents and helpers of everything that is open, taken or reported, organisers left out."""
    rows = await source.all(
        "WITH concerned (id) AS ("
        " SELECT resident_id FROM help_requests WHERE status IN ('open', 'claimed', 'reported')"
        " UNION SELECT helper_id FROM help_requests WHERE status IN ('claimed', 'reported'))"
        " SELECT id FROM concerned WHERE id NOT IN (SELECT person_id FROM roles WHERE role = 'organiser')"
        " ORDER BY id"
    )
    return [row["id"] for row in rows]


async def has_helped(source: Source, helper_id: int, resident_id: int) -> bool:
    """Has the one helped the other before?"""
    row = await source.one(
        "SELECT 1 FROM help_requests WHERE resident_id = :resident_id AND helper_id = :helper_id"
        " AND status = 'closed' LIMIT 1",
        resident_id=resident_id,
        helper_id=helper_id,
    )
    return row is not None
