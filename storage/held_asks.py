"""Held asks: what a trusted person asks for somebody who has not said yes yet."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.connection import Transaction
from storage.help_requests import Kind, Part, Pay
from storage.rows import Source, build, maybe

WORDS = ("details", "voice", "photo", "items", "address")


@dataclass(frozen=True, kw_only=True)
class HeldAsk:
    """It waits. `items` one thing a line, `budget` in pence; the address is kept if we know no other.

    `help_request_id`: what came of it. Once it has ended its words are gone.
    """

    id: int
    consent_id: int
    kind: Kind
    wanted_on: date
    part: Part
    details: str | None
    voice: str | None
    photo: str | None
    items: str | None
    budget: int | None
    pay: Pay | None
    address: str | None
    area_id: int | None
    asked_at: datetime
    help_request_id: int | None
    ended_at: datetime | None


async def find(source: Source, id: int) -> HeldAsk | None:
    """The one with this id."""
    return maybe(HeldAsk, await source.one("SELECT * FROM held_asks WHERE id = :id", id=id))


async def waiting(source: Source, consent_id: int) -> list[HeldAsk]:
    """What waits for this consent."""
    rows = await source.all(
        "SELECT * FROM held_asks WHERE consent_id = :id AND ended_at IS NULL ORDER BY id", id=consent_id
    )
    return [build(HeldAsk, row) for row in rows]


async def waiting_of(source: Source, trusted_id: int) -> int:
    """How much waits of what somebody asked, for whomever."""
    row = await source.one(
        "SELECT COUNT(*) AS waiting FROM held_asks JOIN consents ON consents.id = consent_id"
        " WHERE trusted_id = :id AND held_asks.ended_at IS NULL",
        id=trusted_id,
    )
    return int(row["waiting"]) if row else 0


async def has_gone_out(source: Source, consent_id: int) -> bool:
    """Did anything that waited for this consent go out?"""
    row = await source.one(
        "SELECT 1 FROM held_asks WHERE consent_id = :id AND help_request_id IS NOT NULL LIMIT 1",
        id=consent_id,
    )
    return row is not None


async def past(source: Source, day: date) -> list[HeldAsk]:
    """What still waits, and was wanted on a day before `day`."""
    rows = await source.all(
        "SELECT * FROM held_asks WHERE ended_at IS NULL AND wanted_on < :day ORDER BY id", day=day
    )
    return [build(HeldAsk, row) for row in rows]


async def add(tx: Transaction, **facts: object) -> int:
    """A new one (columns by name). Gives its id."""
    names = ", ".join(facts)
    values = ", ".join(f":{name}" for name in facts)
    return await tx.add(f"INSERT INTO held_asks ({names}) VALUES ({values})", **facts)


async def end(tx: Transaction, id: int, now: datetime, *, help_request_id: int | None = None) -> None:
    """It waits no longer: it has gone out as this request, or will not. Its words are forgotten."""
    forgotten = ", ".join(f"{column} = NULL" for column in WORDS)
    await tx.run(
        f"UPDATE held_asks SET ended_at = :now, help_request_id = :help_request_id, {forgotten}"
        " WHERE id = :id",
        id=id,
        help_request_id=help_request_id,
        now=now,
    )
