"""Those who are told when somebody doesn't answer, in their order, and whether they agreed to be."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.people import KEEPER
from storage.rows import Source, build, maybe


class Word(StrEnum):
    """What a contact has said to being told."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Who is told, and whether also where (`told_where`). `reachable`: Telegram carries letters to them."""

    plan_id: int
    person_id: int
    name: str
    place: int
    state: Word
    told_where: bool
    asked_at: datetime
    answered_at: datetime | None
    reachable: bool


CONTACTS = f"""
    SELECT checkin_contacts.*, people.name,
        EXISTS (SELECT 1 FROM accounts WHERE accounts.person_id = COALESCE({KEEPER}, people.id)
            AND accounts.unreachable_at IS NULL) AS reachable
    FROM checkin_contacts JOIN people ON people.id = checkin_contacts.person_id
"""


async def all(source: Source, id: int) -> list[Contact]:
    """Everybody asked to be told, whatever they said, in their order."""
    rows = await source.all(f"{CONTACTS} WHERE plan_id = :id ORDER BY place, people.id", id=id)
    return [build(Contact, row) for row in rows]


async def agreed(source: Source, id: int) -> list[Contact]:
    """Those who agreed to be told and still may be: not gone, and no block either way."""
    rows = await source.all(
        f"{CONTACTS} JOIN checkin_plans ON checkin_plans.id = plan_id"
        " WHERE plan_id = :id AND checkin_contacts.state = 'agreed' AND people.forgotten_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM blocks WHERE people.id IN (by_id, against_id)"
        " AND checkin_plans.person_id IN (by_id, against_id))"
        " ORDER BY place, people.id",
        id=id,
    )
    return [build(Contact, row) for row in rows]


async def find(source: Source, id: int, person_id: int) -> Contact | None:
    """This person among those who are told."""
    row = await source.one(
        f"{CONTACTS} WHERE plan_id = :id AND checkin_contacts.person_id = :person_id",
        id=id,
        person_id=person_id,
    )
    return maybe(Contact, row)


async def ask(
    tx: Transaction, id: int, person_id: int, *, place: int, told_where: bool, now: datetime
) -> None:
    """Somebody is to be told at this place; whatever they said before, they are asked anew."""
    await tx.run(
        "INSERT INTO checkin_contacts (plan_id, person_id, place, told_where, asked_at)"
        " VALUES (:id, :person_id, :place, :told_where, :now)"
        " ON CONFLICT (plan_id, person_id) DO UPDATE SET place = :place, told_where = :told_where,"
        " state = 'asked', asked_at = :now, answered_at = NULL",
        id=id,
        person_id=person_id,
        place=place,
        told_where=told_where,
        now=now,
    )


async def correct(tx: Transaction, id: int, person_id: int, **facts: object) -> None:
    """Set facts (columns by name) about one of them anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(
        f"UPDATE checkin_contacts SET {columns} WHERE plan_id = :id AND person_id = :person_id",
        id=id,
        person_id=person_id,
        **facts,
    )


async def remove(tx: Transaction, id: int, person_id: int) -> None:
    """They are not told any more."""
    await tx.run(
        "DELETE FROM checkin_contacts WHERE plan_id = :id AND person_id = :person_id",
        id=id,
        person_id=person_id,
    )
