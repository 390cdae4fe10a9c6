"""Cards: one living message for each (chat, kind, subject), drawn again in place when stale."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build


@dataclass(frozen=True, kw_only=True)
class Card:
    """A card; stale while `drawn` is behind `wanted`. `replaces`: the message to post anew, aloud.

    `pinned`: the message of ours that is pinned there; 0: we may not pin.
    """

    id: int
    chat_id: int
    kind: str
    about: int
    message_id: int | None
    wanted: int
    fingerprint: str | None
    attempts: int
    replaces: int | None
    pinned: int | None = None


COLUMNS = "id, chat_id, kind, about, message_id, wanted, fingerprint, attempts, replaces, pinned"


async def refresh(
    tx: Transaction,
    chat_id: int,
    kind: str,
    *,
    about: int,
    now: datetime,
    due_at: datetime | None = None,
) -> None:
    """Mark the card stale; it is first drawn at `due_at`, and again as soon as can be."""
    tx.has_mail = True
    await tx.run(
        "INSERT INTO cards (chat_id, kind, about, due_at) VALUES (:chat_id, :kind, :about, :due_at)"
        " ON CONFLICT (chat_id, kind, about) DO UPDATE SET wanted = wanted + 1,"
        " due_at = CASE WHEN message_id IS NULL OR attempts > 0 THEN due_at ELSE :now END",
        chat_id=chat_id,
        kind=kind,
        about=about,
        due_at=due_at or now,
        now=now,
    )


async def gather(tx: Transaction, chat_id: int, kind: str, *, about: int, due_at: datetime) -> None:
    """Mark the card stale; until `due_at`, or an earlier time set before, changes are gathered in one."""
    tx.has_mail = True
    await tx.run(
        "INSERT INTO cards (chat_id, kind, about, due_at) VALUES (:chat_id, :kind, :about, :due_at)"
        " ON CONFLICT (chat_id, kind, about) DO UPDATE SET wanted = wanted + 1, due_at ="
        " CASE WHEN attempts > 0 THEN due_at WHEN drawn < wanted THEN MIN(due_at, :due_at) ELSE :due_at END",
        chat_id=chat_id,
        kind=kind,
        about=about,
        due_at=due_at,
    )


async def say_again(tx: Transaction, chat_id: int, kind: str, *, about: int, now: datetime) -> None:
    """The card's message is to go, and to come again where everybody sees it."""
    await tx.run(
        "UPDATE cards SET replaces = message_id WHERE chat_id = :chat_id AND kind = :kind AND about = :about",
        chat_id=chat_id,
        kind=kind,
        about=about,
    )
    await refresh(tx, chat_id, kind, about=about, now=now)


async def hurry(tx: Transaction, chat_id: int, kind: str, *, about: int, now: datetime) -> None:
    """A card that was to appear later appears now."""
    tx.has_mail = True
    await tx.run(
        "UPDATE cards SET due_at = :now WHERE chat_id = :chat_id AND kind = :kind AND about = :about"
        " AND message_id IS NULL AND attempts = 0 AND due_at > :now",
        chat_id=chat_id,
        kind=kind,
        about=about,
        now=now,
    )


async def renew(tx: Transaction, chat_id: int, kind: str, now: datetime) -> None:
    """Mark the cards of this kind stale, if there are any in the chat."""
    tx.has_mail = True
    await tx.run(
        "UPDATE cards SET wanted = wanted + 1, due_at = :now WHERE chat_id = :chat_id AND kind = :kind",
        chat_id=chat_id,
        kind=kind,
        now=now,
    )


async def stale(source: Source, now: datetime, most: int, not_in: Iterable[int] = ()) -> list[Card]:
    """Cards to draw, those longest due first; none in the chats `not_in`."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM cards WHERE drawn < wanted AND due_at <= :now"
        " AND chat_id NOT IN (SELECT value FROM json_each(:not_in))"
        " ORDER BY due_at, id LIMIT :most",
        now=now,
        most=most,
        not_in=json.dumps(list(not_in)),
    )
    return [build(Card, row) for row in rows]


async def next_due(source: Source, after: datetime) -> datetime | None:
    """When the next card is to be drawn that needn't yet."""
    row = await source.one(
        "SELECT MIN(due_at) AS due FROM cards WHERE drawn < wanted AND due_at > :after", after=after
    )
    return datetime.fromisoformat(row["due"]) if row and row["due"] else None


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


async def move_chat(tx: Transaction, old: int, new: int) -> None:
    """The group has become a supergroup: its messages there can't be edited from here."""
    await tx.run(
        "UPDATE OR REPLACE cards SET chat_id = :new, message_id = NULL, pinned = NULL WHERE chat_id = :old",
        old=old,
        new=new,
    )
