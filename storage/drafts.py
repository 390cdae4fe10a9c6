"""Half-finished conversations: one row for each account, which survives whatever happens to us."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.connection import Transaction
from storage.rows import Row, Source


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Where somebody is in a conversation, and what they have answered so far."""

    id: int
    account_id: int
    flow: str
    step: str
    answers: dict[str, Any] = field(default_factory=dict)
    misses: int = 0
    message_id: int | None = None


COLUMNS = "id, account_id, flow, step, answers, misses, message_id"


async def find(source: Source, account_id: int) -> Draft | None:
    """The conversation this account is in."""
    return _draft(await source.one(f"SELECT {COLUMNS} FROM drafts WHERE account_id = :id", id=account_id))


async def moved_at(source: Source, id: int) -> datetime | None:
    """When this conversation last went on."""
    row = await source.one("SELECT updated_at FROM drafts WHERE id = :id", id=id)
    return datetime.fromisoformat(row["updated_at"]) if row else None


async def begin(
    tx: Transaction, account_id: int, flow: str, step: str, answers: dict[str, Any], now: datetime
) -> Draft:
    """Begin anew; what was half-finished before is dropped."""
    await tx.run("DELETE FROM drafts WHERE account_id = :account_id", account_id=account_id)
    id = await tx.add(
        "INSERT INTO drafts (account_id, flow, step, answers, updated_at)"
        " VALUES (:account_id, :flow, :step, :answers, :now)",
        account_id=account_id,
        flow=flow,
        step=step,
        answers=json.dumps(answers),
        now=now,
    )
    return Draft(id=id, account_id=account_id, flow=flow, step=step, answers=answers)


async def move(tx: Transaction, id: int, step: str, answers: dict[str, Any], now: datetime) -> int:
    """Go to `step` with these answers. Says how many drafts that changed: 1, or 0 if it is gone."""
    return await tx.run(
        "UPDATE drafts SET step = :step, answers = :answers, misses = 0, updated_at = :now WHERE id = :id",
        id=id,
        step=step,
        answers=json.dumps(answers),
        now=now,
    )


async def miss(tx: Transaction, id: int) -> None:
    """Something was said that was not understood."""
    await tx.run("UPDATE drafts SET misses = misses + 1 WHERE id = :id", id=id)


async def end(tx: Transaction, id: int) -> bool:
    """The conversation is over. False when it was over already."""
    return bool(await tx.run("DELETE FROM drafts WHERE id = :id", id=id))


async def forget(tx: Transaction, before: datetime) -> int:
    """Drop what nobody has touched since `before`. Says how many."""
    return await tx.run("DELETE FROM drafts WHERE updated_at < :before", before=before)


def _draft(row: Row | None) -> Draft | None:
    return None if row is None else Draft(**{**dict(row), "answers": json.loads(row["answers"])})
