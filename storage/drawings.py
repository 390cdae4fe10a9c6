"""What became of drawing a card: placed, drawn, put off, given up or lost."""

from datetime import datetime

from storage.cards import Card
from storage.connection import Transaction


async def unsure(tx: Transaction, id: int) -> None:
    """Nobody knows how it looks until its drawing is noted."""
    await tx.run("UPDATE cards SET fingerprint = NULL WHERE id = :id", id=id)


async def placed(tx: Transaction, id: int, message_id: int, fingerprint: str) -> None:
    """Its message stands and looks so; something is still to be done about it."""
    await tx.run(
        "UPDATE cards SET message_id = :message_id, fingerprint = :fingerprint, replaces = NULL"
        " WHERE id = :id",
        id=id,
        message_id=message_id,
        fingerprint=fingerprint,
    )


async def drawn(
    tx: Transaction,
    card: Card,
    message_id: int | None,
    fingerprint: str | None,
    until: datetime | None = None,
) -> None:
    """The card shows what was wanted when `card` was read; a later wish stays stale.

    With `until` it is stale again then, for what it shows is true no longer.
    """
    await tx.run(
        "UPDATE cards SET drawn = :wanted, message_id = :message_id, fingerprint = :fingerprint,"
        " attempts = 0, error = NULL, replaces = NULL,"
        " due_at = CASE WHEN wanted = :wanted AND :until IS NOT NULL THEN :until ELSE due_at END,"
        " wanted = wanted + (wanted = :wanted AND :until IS NOT NULL) WHERE id = :id",
        id=card.id,
        wanted=card.wanted,
        until=until,
        message_id=message_id,
        fingerprint=fingerprint,
    )


async def put_off(tx: Transaction, id: int, until: datetime, error: str) -> None:
    """Draw it later: the chat can't be reached just now."""
    await tx.run(
        "UPDATE cards SET due_at = :until, error = :error, attempts = attempts + 1 WHERE id = :id",
        id=id,
        until=until,
        error=error,
    )


async def give_up(tx: Transaction, card: Card, error: str) -> None:
    """The chat is gone or closed to us; nothing is drawn until somebody wants it anew."""
    await tx.run(
        "UPDATE cards SET drawn = :wanted, message_id = NULL, fingerprint = NULL, error = :error,"
        " attempts = 0 WHERE id = :id",
        id=card.id,
        wanted=card.wanted,
        error=error,
    )


async def lose(tx: Transaction, id: int, now: datetime) -> None:
    """Its message was deleted by somebody: the next drawing makes a new one."""
    await tx.run(
        "UPDATE cards SET message_id = NULL, fingerprint = NULL, due_at = :now WHERE id = :id",
        id=id,
        now=now,
    )
