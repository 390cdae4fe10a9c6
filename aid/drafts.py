"""Half-finished conversations: begun, moved on, put away."""

from datetime import datetime
from typing import Any

from aid.verbs import verb
from storage import drafts
from storage.connection import Transaction
from storage.drafts import Draft


@verb
async def begin(
    tx: Transaction,
    account_id: int,
    flow: str,
    step: str,
    *,
    now: datetime,
    answers: dict[str, Any] | None = None,
) -> Draft:
    """A conversation begins; what this account had half-finished is dropped."""
    return await drafts.begin(tx, account_id, flow, step, answers or {}, now)


@verb
async def move(tx: Transaction, draft: Draft, step: str, answers: dict[str, Any], *, now: datetime) -> bool:
    """The conversation goes on at `step`. False if it is over."""
    return bool(await drafts.move(tx, draft.id, step, answers, now))


@verb
async def miss(tx: Transaction, draft: Draft) -> None:
    """Something was said that was not understood."""
    await drafts.miss(tx, draft.id)


@verb
async def stop(tx: Transaction, draft: Draft) -> None:
    """The conversation is put away."""
    await drafts.end(tx, draft.id)
