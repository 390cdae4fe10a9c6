"""Letters that have left and are true no longer: those to be edited, and what became of it."""

import json
from collections.abc import Iterable
from datetime import datetime

from storage.connection import Transaction
from storage.outbox import LETTERS, Letter
from storage.rows import Source, build

# Whoever has just left is sent nothing, but what they know of others is taken out of their chat.
TO_REDRAW = LETTERS.replace(
    "accounts.id AS account_id",
    "COALESCE(accounts.id, (SELECT account_id FROM leaving WHERE person_id = reader.id)) AS account_id",
)


async def to_redraw(source: Source, now: datetime, most: int, not_to: Iterable[int] = ()) -> list[Letter]:
    """Letters that have left, to be edited now, those longest due first; none to the accounts `not_to`."""
    rows = await source.all(
        TO_REDRAW + " WHERE outbox.redraw_at <= :now AND outbox.state = 'sent'"
        " AND COALESCE(accounts.id, 0) NOT IN (SELECT value FROM json_each(:not_to))"
        " ORDER BY outbox.redraw_at, outbox.id LIMIT :most",
        now=now,
        most=most,
        not_to=json.dumps(list(not_to)),
    )
    return [build(Letter, row) for row in rows]


async def begin(tx: Transaction, id: int, now: datetime) -> None:
    """From now on the letter is drawn anew."""
    await tx.run("UPDATE outbox SET redraw_at = :now WHERE id = :id", id=id, now=now)


async def note(tx: Transaction, id: int, began_at: datetime, until: datetime | None) -> None:
    """It shows what was true then, or is tried again at `until`. What was wished for since stays so."""
    await tx.run(
        "UPDATE outbox SET redraw_at = :until WHERE id = :id AND redraw_at = :began_at",
        id=id,
        began_at=began_at,
        until=until,
    )
