"""Remarks: a word about a neighbour, for organisers alone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build


class About(StrEnum):
    """What a remark is: how somebody vouches for them, or why they are off the list."""

    VOUCHES = "vouches"
    OFF_THE_LIST = "off_the_list"


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What an organiser noted down."""

    id: int
    person_id: int
    by_id: int
    sort: About
    words: str
    at: datetime


async def add(tx: Transaction, person_id: int, by: int, sort: About, words: str, now: datetime) -> int:
    """Note it down. Gives the id."""
    return await tx.add(
        "INSERT INTO remarks (person_id, by_id, sort, words, at) VALUES (:id, :by, :sort, :words, :now)",
        id=person_id,
        by=by,
        sort=sort,
        words=words,
        now=now,
    )


async def of_person(source: Source, person_id: int, most: int) -> list[Remark]:
    """The latest about somebody."""
    rows = await source.all(
        "SELECT * FROM remarks WHERE person_id = :id ORDER BY id DESC LIMIT :most", id=person_id, most=most
    )
    return [build(Remark, row) for row in rows]
