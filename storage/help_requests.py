"""Help requests: what somebody asked for, and what has become of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, maybe


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


class Pay(StrEnum):
    """How the helper gets back what they spend."""

    CASH = "cash"
    CASH_FIRST = "cash_first"
    LATER = "later"


class WhatNow(StrEnum):
    """What the resident wants where not all of it came."""

    ASKED_AGAIN = "asked_again"
    CALL = "call"
    LEFT = "left"


@dataclass(frozen=True, kw_only=True)
class HelpRequest:
    """A request. `silent`: nobody confirmed it in time. `minutes` in quarter hours.

    `items` is a shopping list, one thing a line. `budget` and `spent` in pence; `settle_by`: until when it
    may stay unpaid before organisers hear. `second_id` helps together with the helper; `short_told_at`:
    organisers know that a second is missing. `signpost` says where it is met instead.
    """

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
    photo: str | None
    items: str | None
    budget: int | None
    pay: Pay | None
    receipt: str | None
    spent: int | None
    settled_at: datetime | None
    settle_by: datetime | None
    second_id: int | None
    short_told_at: datetime | None
    signpost: str | None
    follows_id: int | None
    what_now: WhatNow | None


async def find(source: Source, id: int) -> HelpRequest | None:
    """The request with this id."""
    return maybe(HelpRequest, await source.one("SELECT * FROM help_requests WHERE id = :id", id=id))


async def find_by_draft(source: Source, draft_id: int) -> HelpRequest | None:
    """The request that came of this conversation."""
    row = await source.one("SELECT * FROM help_requests WHERE draft_id = :id", id=draft_id)
    return maybe(HelpRequest, row)


async def add(
    tx: Transaction,
    *,
    draft_id: int | None,
    resident_id: int,
    asked_by: int,
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
        " VALUES (:draft_id, :resident_id, :asked_by, :area_id, :kind, :details, :voice,"
        " :wanted_on, :part, 'open', :word, :now)",
        draft_id=draft_id,
        resident_id=resident_id,
        asked_by=asked_by,
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


async def find_following(source: Source, id: int) -> HelpRequest | None:
    """The request by which the same was asked for once more."""
    row = await source.one("SELECT * FROM help_requests WHERE follows_id = :id", id=id)
    return maybe(HelpRequest, row)
