"""Consents: who may ask for whom, what they are to each other, and how that was agreed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class Relation(StrEnum):
    """What the trusted person is to the resident; a `REFERRER` hears the outcome only."""

    DAUGHTER = "daughter"
    SON = "son"
    CARER = "carer"
    FRIEND = "friend"
    OTHER = "other"
    REFERRER = "referrer"


class Consent(StrEnum):
    """How far it goes. `TOLD_US`: only one of the two has said so."""

    TOLD_US = "told_us"
    CONFIRMED = "confirmed"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Trust:
    """One person may ask for another, or would like to. `name`: what the trusted person calls the resident.

    `resident_id` is None while we don't know who that is. `heard_by`: the organiser who heard the resident
    agree on the telephone, in these `words`; None where they tapped it themselves.
    """

    id: int
    trusted_id: int
    resident_id: int | None
    name: str
    phone: str | None
    relation: Relation
    relation_words: str | None
    state: Consent
    main: bool
    told_at: datetime
    call_wanted_at: datetime | None
    call_taken_by: int | None
    confirmed_at: datetime | None
    heard_by: int | None
    words: str | None
    review_at: datetime | None
    ended_at: datetime | None


async def find(source: Source, id: int) -> Trust | None:
    """The consent with this id."""
    return maybe(Trust, await source.one("SELECT * FROM consents WHERE id = :id", id=id))


async def between(source: Source, trusted_id: int, resident_id: int) -> Trust | None:
    """The confirmed consent by which the one may ask for the other."""
    row = await source.one(
        "SELECT * FROM consents WHERE trusted_id = :trusted_id AND resident_id = :resident_id"
        " AND state = 'confirmed'",
        trusted_id=trusted_id,
        resident_id=resident_id,
    )
    return maybe(Trust, row)


async def of_trusted(source: Source, trusted_id: int, most: int) -> list[Trust]:
    """For whom somebody asks or would like to, the latest word about each, the newest first."""
    rows = await source.all(
        "SELECT * FROM consents WHERE id IN (SELECT MAX(id) FROM consents WHERE trusted_id = :id"
        " GROUP BY COALESCE(resident_id, name)) ORDER BY id DESC LIMIT :most",
        id=trusted_id,
        most=most,
    )
    return [build(Trust, row) for row in rows]


async def of_resident(source: Source, resident_id: int) -> list[Trust]:
    """Who may ask for somebody, or would like to: the main one first, then the oldest."""
    rows = await source.all(
        "SELECT * FROM consents WHERE resident_id = :id AND state IN ('told_us', 'confirmed')"
        " ORDER BY main DESC, id",
        id=resident_id,
    )
    return [build(Trust, row) for row in rows]


async def live_of(source: Source, id: int) -> list[Trust]:
    """Those in which somebody asks, or is asked for, that have not ended."""
    rows = await source.all(
        "SELECT * FROM consents WHERE :id IN (trusted_id, resident_id) AND state <> 'ended'",
        id=id,
    )
    return [build(Trust, row) for row in rows]


async def main_of(source: Source, resident_id: int) -> Trust | None:
    """The main one of those who may ask for somebody."""
    row = await source.one("SELECT * FROM consents WHERE resident_id = :id AND main = 1", id=resident_id)
    return maybe(Trust, row)


async def to_ring_about(source: Source) -> list[Trust]:
    """Where an organiser is to ring and hear if it is so, the longest waiting first."""
    rows = await source.all(
        "SELECT * FROM consents WHERE state = 'told_us' AND call_wanted_at IS NOT NULL"
        " ORDER BY call_wanted_at, id"
    )
    return [build(Trust, row) for row in rows]


async def to_review(source: Source, now: datetime) -> list[Trust]:
    """Where it is time to ask whether it is still so."""
    rows = await source.all("SELECT * FROM consents WHERE review_at <= :now ORDER BY review_at", now=now)
    return [build(Trust, row) for row in rows]


async def never_agreed(source: Source, before: datetime) -> list[Trust]:
    """What somebody told us before then, that nobody has said yes to, and that nothing waits for."""
    rows = await source.all(
        "SELECT * FROM consents WHERE state = 'told_us' AND told_at < :before AND id NOT IN"
        " (SELECT consent_id FROM held_asks WHERE ended_at IS NULL)",
        before=before,
    )
    return [build(Trust, row) for row in rows]


async def add(
    tx: Transaction,
    *,
    trusted_id: int,
    resident_id: int | None,
    name: str,
    phone: str | None,
    relation: Relation,
    relation_words: str | None,
    now: datetime,
) -> int:
    """One of the two has told us. Gives the consent's id."""
    return await tx.add(
        "INSERT INTO consents (trusted_id, resident_id, name, phone, relation, relation_words, state,"
        " told_at) VALUES (:trusted_id, :resident_id, :name, :phone, :relation, :relation_words,"
        " 'told_us', :now)",
        trusted_id=trusted_id,
        resident_id=resident_id,
        name=name,
        phone=phone,
        relation=relation,
        relation_words=relation_words,
        now=now,
    )


async def correct(tx: Transaction, id: int, **facts: object) -> None:
    """Set facts (columns by name) anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE consents SET {columns} WHERE id = :id", id=id, **facts)
