"""People without a Telegram account, and the organiser who keeps touch with each."""

from datetime import datetime

from storage.connection import Transaction
from storage.people import NEXT_ID, PEOPLE, Person
from storage.rows import Source, build


async def add(
    tx: Transaction,
    *,
    name: str,
    phone: str,
    address: str,
    area_id: int | None,
    language: str,
    keeper_id: int,
    now: datetime,
) -> int:
    """A new person without an account, who agreed on the telephone. Gives the person's id."""
    return await tx.add(
        "INSERT INTO people (id, name, phone, address, area_id, language, keeper_id, agreed_at, joined_at)"
        f" VALUES ({NEXT_ID}, :name, :phone, :address, :area_id, :language, :keeper_id, :now, :now)",
        name=name,
        phone=phone,
        address=address,
        area_id=area_id,
        language=language,
        keeper_id=keeper_id,
        now=now,
    )


async def kept_by(source: Source, keeper_id: int, most: int) -> list[Person]:
    """Those with whom this organiser keeps touch, the latest first."""
    rows = await source.all(
        f"{PEOPLE} WHERE people.keeper_id = :id AND accounts.id IS NULL ORDER BY people.id DESC LIMIT :most",
        id=keeper_id,
        most=most,
    )
    return [build(Person, row) for row in rows]


async def named_like(source: Source, part: str, most: int) -> list[Person]:
    """Those in whose name this part stands, in small or capital letters."""
    rows = await source.all(
        f"{PEOPLE} WHERE instr(lower(people.name), lower(:part)) AND people.forgotten_at IS NULL"
        " ORDER BY people.name, people.id LIMIT :most",
        part=part,
        most=most,
    )
    return [build(Person, row) for row in rows]


async def recent_callers(source: Source, most: int) -> list[Person]:
    """Those who asked for a call, the latest first."""
    rows = await source.all(
        f"{PEOPLE} JOIN (SELECT person_id, MAX(id) AS call FROM calls GROUP BY person_id) AS latest"
        " ON latest.person_id = people.id WHERE people.forgotten_at IS NULL"
        " ORDER BY latest.call DESC LIMIT :most",
        most=most,
    )
    return [build(Person, row) for row in rows]


async def was_passed_on(source: Source, letter_id: int) -> bool:
    """Is this letter one of those that every organiser got, for somebody whom nobody keeps touch with?"""
    return (
        await source.one("SELECT 1 FROM outbox WHERE id = :id AND reader_id IS NOT NULL", id=letter_id)
        is not None
    )
