"""The inbox: every update as it came, until it has been dealt with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.connection import Transaction
from storage.rows import Source, build


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One update as Telegram sent it: JSON text, empty once forgotten."""

    update_id: int
    account_id: int | None
    body: str
    attempts: int
    received_at: datetime


async def store(tx: Transaction, arrivals: Iterable[tuple[int, int | None, str]], now: datetime) -> set[int]:
    """Keep (update id, account, body) of each; gives the ids of those that were not here before."""
    fresh = set()
    for update_id, account_id, body in arrivals:
        added = await tx.run(
            "INSERT OR IGNORE INTO inbox (update_id, account_id, body, received_at)"
            " VALUES (:update_id, :account_id, :body, :now)",
            update_id=update_id,
            account_id=account_id,
            body=body,
            now=now,
        )
        if added:
            fresh.add(update_id)
    return fresh


async def waiting(source: Source) -> list[Arrival]:
    """What has not been dealt with, oldest first."""
    rows = await source.all(
        "SELECT update_id, account_id, body, attempts, received_at FROM inbox"
        " WHERE state = 'waiting' ORDER BY update_id"
    )
    return [build(Arrival, row) for row in rows]


async def set_aside(tx: Transaction, update_id: int, error: str, now: datetime) -> None:
    """This update could not be dealt with; it waits no longer."""
    await tx.run(
        "UPDATE inbox SET state = 'set_aside', error = :error, handled_at = :now"
        " WHERE update_id = :update_id",
        error=error,
        now=now,
        update_id=update_id,
    )


async def count_left(tx: Transaction) -> None:
    """What waits at a start was left over by our end; the first of each person's may have been its cause."""
    await tx.run(
        "UPDATE inbox SET attempts = attempts + 1 WHERE update_id IN (SELECT MIN(update_id) FROM inbox"
        " WHERE state = 'waiting' GROUP BY IFNULL(account_id, -update_id))"
    )


async def unheard(source: Source, account_id: int) -> bool:
    """Has this account said something that is not dealt with?"""
    row = await source.one(
        "SELECT 1 FROM inbox WHERE state = 'waiting' AND account_id = :account_id LIMIT 1",
        account_id=account_id,
    )
    return row is not None


async def last_at(source: Source) -> datetime | None:
    """When anything was last heard from anybody, as far as it is still kept."""
    row: Any = await source.one("SELECT MAX(received_at) AS at FROM inbox")
    return datetime.fromisoformat(row["at"]) if row["at"] else None


async def oldest_waiting(source: Source) -> datetime | None:
    """Since when the oldest update waits."""
    row: Any = await source.one("SELECT MIN(received_at) AS since FROM inbox WHERE state = 'waiting'")
    return datetime.fromisoformat(row["since"]) if row["since"] else None


async def empty(tx: Transaction, update_id: int) -> None:
    """Forget at once what this update said."""
    await tx.run("UPDATE inbox SET body = '' WHERE update_id = :update_id", update_id=update_id)


async def forget(tx: Transaction, emptied: datetime, dropped: datetime) -> None:
    """Empty what was dealt with before `emptied`: it holds what people wrote. Drop it before `dropped`."""
    await tx.run(
        "UPDATE inbox SET body = '' WHERE state <> 'waiting' AND body <> '' AND handled_at < :emptied",
        emptied=emptied,
    )
    await tx.run("DELETE FROM inbox WHERE state <> 'waiting' AND handled_at < :dropped", dropped=dropped)
