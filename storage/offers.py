"""Offers: who was asked for a request, when, and what each has said to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class Offer(StrEnum):
    """Where a neighbour stands with a request; silence, refusal and release are different.

    `STAND_BY`: ask me if the one who was quicker can't. `RELEASED`: somebody else does it, or they gave it
    back; `REMOVED`: an organiser took it from them.
    """

    ASKED = "asked"
    YES = "yes"
    STAND_BY = "stand_by"
    NOT_THIS_TIME = "not_this_time"
    NO_ANSWER = "no_answer"
    RELEASED = "released"
    REMOVED = "removed"


class Because(StrEnum):
    """Why somebody is asked out of their turn: they stood by, or an organiser thought of them."""

    STOOD_BY = "stood_by"
    SUGGESTED = "suggested"


@dataclass(frozen=True, kw_only=True)
class Offered:
    """An offer. `asked_at` is None for whoever came by the card; `answered_at` for whoever said nothing.

    `place` is 2 for the second of two who help together.
    """

    help_request_id: int
    person_id: int
    state: Offer
    since: datetime
    wave: int | None
    asked_at: datetime | None
    answered_at: datetime | None
    place: int
    because: Because | None


async def find(source: Source, help_request_id: int, person_id: int) -> Offered | None:
    """How this neighbour stands with this request."""
    row = await source.one(
        "SELECT * FROM offers WHERE help_request_id = :request AND person_id = :person",
        request=help_request_id,
        person=person_id,
    )
    return maybe(Offered, row)


async def pending(source: Source, help_request_id: int) -> list[Offered]:
    """Who was asked, and may still answer."""
    rows = await source.all(
        "SELECT * FROM offers WHERE help_request_id = :request AND state IN ('asked', 'no_answer')",
        request=help_request_id,
    )
    return [build(Offered, row) for row in rows]


async def waiting_of(source: Source, person_id: int) -> list[Offered]:
    """What this neighbour was asked for and hasn't answered."""
    rows = await source.all(
        "SELECT * FROM offers WHERE person_id = :person AND state IN ('asked', 'no_answer')"
        " AND help_request_id IN (SELECT id FROM help_requests WHERE status = 'open')",
        person=person_id,
    )
    return [build(Offered, row) for row in rows]


async def asked_before(source: Source, person_id: int, moment: datetime) -> datetime | None:
    """When this neighbour was last asked for anything before that moment."""
    row = await source.one(
        "SELECT MAX(asked_at) AS asked_at FROM offers WHERE person_id = :person AND asked_at < :moment",
        person=person_id,
        moment=moment,
    )
    return datetime.fromisoformat(row["asked_at"]) if row and row["asked_at"] else None


async def asked(source: Source, help_request_id: int) -> int:
    """How many neighbours have been asked for this request."""
    row = await source.one(
        "SELECT COUNT(*) AS count FROM offers WHERE help_request_id = :request AND asked_at IS NOT NULL",
        request=help_request_id,
    )
    return row["count"] if row else 0


async def silent_since(source: Source, before: datetime) -> list[Offered]:
    """Who was asked before that moment, and has said nothing."""
    rows = await source.all(
        "SELECT * FROM offers WHERE state = 'asked' AND asked_at <= :before ORDER BY asked_at LIMIT 500",
        before=before,
    )
    return [build(Offered, row) for row in rows]


async def ask(
    tx: Transaction,
    help_request_id: int,
    person_id: int,
    wave: int,
    now: datetime,
    because: Because | None = None,
) -> None:
    """This neighbour is asked now."""
    await tx.run(
        "INSERT INTO offers (help_request_id, person_id, state, since, wave, asked_at, because)"
        " VALUES (:request, :person, 'asked', :now, :wave, :now, :because)"
        " ON CONFLICT (help_request_id, person_id) DO UPDATE SET state = 'asked', since = :now,"
        " wave = :wave, asked_at = :now, answered_at = NULL, because = :because,"
        " asks = asks + (asked_at IS NOT NULL)",
        request=help_request_id,
        person=person_id,
        wave=wave,
        now=now,
        because=because,
    )


async def note(
    tx: Transaction, help_request_id: int, person_id: int, state: Offer, now: datetime, place: int = 1
) -> None:
    """What this neighbour has said themselves, asked or not; a yes takes that place of the two."""
    await tx.run(
        "INSERT INTO offers (help_request_id, person_id, state, since, answered_at, place)"
        " VALUES (:request, :person, :state, :now, :now, :place)"
        " ON CONFLICT (help_request_id, person_id) DO UPDATE SET state = :state, since = :now,"
        " answered_at = :now, place = :place",
        request=help_request_id,
        person=person_id,
        state=state,
        now=now,
        place=place,
    )


async def move_up(tx: Transaction, help_request_id: int) -> None:
    """The first of two has gone: the second has the first place now."""
    await tx.run(
        "UPDATE offers SET place = 1 WHERE help_request_id = :request AND state = 'yes'",
        request=help_request_id,
    )


async def note_silence(tx: Transaction, help_request_id: int, person_id: int, now: datetime) -> None:
    """This neighbour has said nothing; False when they have meanwhile."""
    await tx.run(
        "UPDATE offers SET state = 'no_answer', since = :now"
        " WHERE help_request_id = :request AND person_id = :person AND state = 'asked'",
        request=help_request_id,
        person=person_id,
        now=now,
    )


async def release(tx: Transaction, help_request_id: int, now: datetime) -> int:
    """It is sorted: whoever was asked and hasn't answered needn't any more. Says how many."""
    return await tx.run(
        "UPDATE offers SET state = 'released', since = :now"
        " WHERE help_request_id = :request AND state = 'asked'",
        request=help_request_id,
        now=now,
    )


async def ask_anew(tx: Transaction, help_request_id: int, now: datetime) -> int:
    """Whoever couldn't, or said nothing, may be asked once more. Says how many."""
    return await tx.run(
        "UPDATE offers SET state = 'released', since = :now, answered_at = NULL"
        " WHERE help_request_id = :request AND state IN ('not_this_time', 'no_answer')",
        request=help_request_id,
        now=now,
    )


async def settled(source: Source, most: int) -> tuple[int, int]:
    """Of the latest nudges, at most so many: how many met an answer or silence, and how many a yes."""
    row = await source.one(
        "SELECT COUNT(*) AS settled, SUM(answered_at IS NOT NULL AND state <> 'not_this_time') AS yes"
        " FROM (SELECT state, answered_at FROM offers WHERE asked_at IS NOT NULL"
        " ORDER BY asked_at DESC LIMIT :most) WHERE answered_at IS NOT NULL OR state = 'no_answer'",
        most=most,
    )
    return (row["settled"], row["yes"] or 0) if row else (0, 0)
