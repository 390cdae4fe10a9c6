"""People, who may have a Telegram account, and the roles they hold."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class Role(StrEnum):
    """What somebody is here for."""

    RESIDENT = "resident"
    NEIGHBOUR = "neighbour"
    TRUSTED = "trusted"
    REFERRER = "referrer"
    ORGANISER = "organiser"
    SAFEGUARDING = "safeguarding"


class Standing(StrEnum):
    """How far a role goes; all but a neighbour's are approved, or an organiser's frozen."""

    ASKED = "asked"
    APPROVED = "approved"
    NOT_NOW = "not_now"
    OUT_OF_GROUP = "out_of_group"
    LEFT = "left"
    FROZEN = "frozen"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody we know. `neighbour` is their standing as one, None if they never asked.

    `door` is what to know at their door, one note a line. `keeper_id`: for somebody without an account, the
    organiser who keeps touch with them and can be reached.
    """

    id: int
    name: str
    area_id: int | None
    language: str
    address: str | None
    phone: str | None
    account_id: int | None
    neighbour: Standing | None
    organiser: bool
    door: str | None = None
    keeper_id: int | None = None


# Never that of a record which went into another: history and old buttons know it by its number.
NEXT_ID = (
    "(SELECT MAX(id) + 1 FROM (SELECT COALESCE(MAX(id), 0) AS id FROM people"
    " UNION ALL SELECT MAX(gone_id) FROM merged))"
)
KEEPER = """
    CASE WHEN people.keeper_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM accounts WHERE person_id = people.id)
        AND EXISTS (SELECT 1 FROM roles JOIN accounts ON accounts.person_id = roles.person_id
            WHERE roles.person_id = people.keeper_id AND roles.role = 'organiser'
            AND roles.standing = 'approved' AND accounts.unreachable_at IS NULL)
        THEN people.keeper_id END
"""
PEOPLE = f"""
    SELECT people.id, people.name, people.area_id, people.language, people.address, people.phone,
        people.door,
        accounts.id AS account_id,
        (SELECT standing FROM roles WHERE person_id = people.id AND role = 'neighbour') AS neighbour,
        EXISTS (SELECT 1 FROM roles WHERE person_id = people.id AND role = 'organiser'
            AND standing = 'approved') AS organiser,
        {KEEPER} AS keeper_id
    FROM people LEFT JOIN accounts ON accounts.person_id = people.id
"""


async def find(source: Source, id: int) -> Person | None:
    """The person with this id."""
    return maybe(Person, await source.one(f"{PEOPLE} WHERE people.id = :id", id=id))


async def find_by_account(source: Source, account_id: int) -> Person | None:
    """The person behind a Telegram account."""
    return maybe(Person, await source.one(f"{PEOPLE} WHERE accounts.id = :id", id=account_id))


async def organisers(source: Source) -> list[Person]:
    """All organisers, in the order in which they joined."""
    rows = await source.all(
        f"{PEOPLE} JOIN roles ON roles.person_id = people.id AND roles.role = 'organiser'"
        " AND roles.standing = 'approved' ORDER BY people.id"
    )
    return [build(Person, row) for row in rows]


async def safeguarding_leads(source: Source) -> list[Person]:
    """Those to whom worries about somebody go, in the order in which they joined."""
    rows = await source.all(
        f"{PEOPLE} JOIN roles ON roles.person_id = people.id AND roles.role = 'safeguarding'"
        " ORDER BY people.id"
    )
    return [build(Person, row) for row in rows]


async def holds_safeguarding(source: Source, id: int) -> bool:
    """Do worries about somebody go to this person?"""
    row = await source.one("SELECT 1 FROM roles WHERE person_id = :id AND role = 'safeguarding'", id=id)
    return row is not None


async def neighbours_to_approve(source: Source) -> list[Person]:
    """Who has asked to help and has no answer yet."""
    rows = await source.all(
        f"{PEOPLE} JOIN roles ON roles.person_id = people.id AND roles.role = 'neighbour'"
        " WHERE roles.standing = 'asked' ORDER BY roles.since"
    )
    return [build(Person, row) for row in rows]


async def add(
    tx: Transaction, account_id: int, name: str, area_id: int | None, language: str, now: datetime
) -> int:
    """A new person with this account. Gives the person's id."""
    id = await tx.add(
        "INSERT INTO people (id, name, area_id, language, agreed_at, joined_at)"
        f" VALUES ({NEXT_ID}, :name, :area_id, :language, :now, :now)",
        name=name,
        area_id=area_id,
        language=language,
        now=now,
    )
    await add_account(tx, id, account_id)
    return id


async def add_account(tx: Transaction, id: int, account_id: int) -> None:
    """This account is the person's."""
    await tx.run(
        "INSERT INTO accounts (id, person_id) VALUES (:account_id, :id)",
        account_id=account_id,
        id=id,
    )


async def correct(tx: Transaction, id: int, **details: str | int | datetime | None) -> None:
    """Set name, area_id, address, phone, language, door, keeper_id or agreed_at anew."""
    columns = ", ".join(f"{column} = :{column}" for column in details)
    await tx.run(f"UPDATE people SET {columns} WHERE id = :id", id=id, **details)


async def give_role(tx: Transaction, id: int, role: Role, standing: Standing, now: datetime) -> None:
    """The person holds this role from now on, with this standing."""
    await tx.run(
        "INSERT INTO roles (person_id, role, standing, since) VALUES (:id, :role, :standing, :now)"
        " ON CONFLICT (person_id, role) DO UPDATE SET standing = :standing, since = :now",
        id=id,
        role=role,
        standing=standing,
        now=now,
    )


async def appoint(tx: Transaction, account_id: int, now: datetime) -> None:
    """This account is an organiser's as soon as its owner joins."""
    await tx.run(
        "INSERT OR IGNORE INTO appointments (account_id, appointed_at) VALUES (:account_id, :now)",
        account_id=account_id,
        now=now,
    )


async def is_appointed(source: Source, account_id: int) -> bool:
    """Is this account to be an organiser's? No longer, if its owner stopped or was frozen."""
    row = await source.one(
        "SELECT 1 FROM appointments WHERE account_id = :id AND ended_at IS NULL", id=account_id
    )
    return row is not None


async def has_organiser(source: Source) -> bool:
    """Does anybody organise here, or is anybody appointed to?"""
    row = await source.one(
        "SELECT 1 FROM appointments UNION ALL SELECT 1 FROM roles WHERE role = 'organiser' LIMIT 1"
    )
    return row is not None


async def mark_unreachable(tx: Transaction, account_id: int, since: datetime | None) -> bool:
    """Telegram no longer carries letters there (None: it does again). False when that was known."""
    changed = await tx.run(
        "UPDATE accounts SET unreachable_at = :since"
        " WHERE id = :id AND (unreachable_at IS NULL) <> (:since IS NULL)",
        id=account_id,
        since=since,
    )
    return bool(changed)
