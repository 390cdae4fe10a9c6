"""Referrers: whose role an organiser gives and takes, such as a surgery's community connector."""

from datetime import datetime

from storage.connection import Transaction
from storage.people import PEOPLE, Person, Role, Standing, give_role
from storage.rows import Source, build


async def is_one(source: Source, id: int) -> bool:
    """Does this person refer others?"""
    row = await source.one("SELECT 1 FROM roles WHERE person_id = :id AND role = 'referrer'", id=id)
    return row is not None


async def may_be_one(source: Source, id: int) -> bool:
    """Does this person refer others, or have they joined to ask for somebody else?"""
    row = await source.one(
        "SELECT 1 FROM roles WHERE person_id = :id AND role IN ('referrer', 'trusted')", id=id
    )
    return row is not None


async def who_may_be(source: Source, most: int) -> list[Person]:
    """Those who refer others, and those who have joined to ask for somebody else; the latest first."""
    rows = await source.all(
        f"{PEOPLE} WHERE people.id IN (SELECT person_id FROM roles WHERE role IN ('referrer', 'trusted'))"
        " AND accounts.id IS NOT NULL ORDER BY people.id DESC LIMIT :most",
        most=most,
    )
    return [build(Person, row) for row in rows]


async def give(tx: Transaction, id: int, now: datetime) -> None:
    """They refer others from now on."""
    await give_role(tx, id, Role.REFERRER, Standing.APPROVED, now)


async def take(tx: Transaction, id: int) -> None:
    """They refer nobody any more."""
    await tx.run("DELETE FROM roles WHERE person_id = :id AND role = 'referrer'", id=id)
