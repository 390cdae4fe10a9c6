"""Emergencies: words of danger that somebody wrote, and who of the organisers sees to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, maybe


class Ending(StrEnum):
    """How an alarm ended; `again`: they wrote once more, which is an alarm of its own."""

    NO_DANGER = "no_danger"
    SEEN_TO = "seen_to"
    AGAIN = "again"


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """An alarm. `person_id` is None for somebody who never joined; `words` are forgotten after a while."""

    id: int
    account_id: int
    person_id: int | None
    name: str
    danger: str
    words: str | None
    in_group: bool
    raised_at: datetime
    taken_by: int | None
    ended_at: datetime | None
    ending: Ending | None


COLUMNS = "id, account_id, person_id, name, danger, words, in_group, raised_at, taken_by, ended_at, ending"


async def find(source: Source, id: int) -> Emergency | None:
    """The alarm with this id."""
    return maybe(Emergency, await source.one(f"SELECT {COLUMNS} FROM emergencies WHERE id = :id", id=id))


async def find_open(source: Source, account_id: int) -> Emergency | None:
    """The alarm of this account that has not ended."""
    row = await source.one(
        f"SELECT {COLUMNS} FROM emergencies WHERE account_id = :account_id AND ended_at IS NULL",
        account_id=account_id,
    )
    return maybe(Emergency, row)


async def find_latest(source: Source, account_id: int) -> Emergency | None:
    """The latest alarm of this account, ended or not."""
    row = await source.one(
        f"SELECT {COLUMNS} FROM emergencies WHERE account_id = :account_id ORDER BY id DESC LIMIT 1",
        account_id=account_id,
    )
    return maybe(Emergency, row)


async def add(
    tx: Transaction,
    account_id: int,
    *,
    person_id: int | None,
    name: str,
    danger: str,
    words: str | None,
    in_group: bool,
    now: datetime,
) -> int:
    """A new alarm. Gives its id."""
    return await tx.add(
        "INSERT INTO emergencies (account_id, person_id, name, danger, words, in_group, raised_at)"
        " VALUES (:account_id, :person_id, :name, :danger, :words, :in_group, :now)",
        account_id=account_id,
        person_id=person_id,
        name=name,
        danger=danger,
        words=words,
        in_group=in_group,
        now=now,
    )


async def write_anew(tx: Transaction, id: int, danger: str, words: str | None) -> None:
    """They have written more."""
    await tx.run(
        "UPDATE emergencies SET danger = :danger, words = :words WHERE id = :id",
        id=id,
        danger=danger,
        words=words,
    )


async def take(tx: Transaction, id: int, by: int, now: datetime) -> None:
    """An organiser sees to it."""
    await tx.run(
        "UPDATE emergencies SET taken_by = :by, taken_at = :now WHERE id = :id", id=id, by=by, now=now
    )


async def end(tx: Transaction, id: int, ending: Ending, now: datetime) -> None:
    """It is over."""
    await tx.run(
        "UPDATE emergencies SET ending = :ending, ended_at = :now WHERE id = :id",
        id=id,
        ending=ending,
        now=now,
    )


async def forget(tx: Transaction, before: datetime) -> int:
    """Forget what was written before then. Says how many."""
    return await tx.run(
        "UPDATE emergencies SET words = NULL WHERE words IS NOT NULL AND raised_at < :before", before=before
    )
