"""What we may not do in each group, as far as Telegram has told us."""

import json
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source


class Right(StrEnum):
    """What we need in a group: to be an admin at all, and three of an admin's rights."""

    ADMIN = "admin"
    PIN = "can_pin_messages"
    DELETE = "can_delete_messages"
    INVITE = "can_invite_users"


async def find(source: Source, chat_id: int) -> list[Right] | None:
    """What we lack there; None where nobody has told us."""
    row = await source.one("SELECT lacks FROM group_rights WHERE chat_id = :chat_id", chat_id=chat_id)
    return [Right(name) for name in json.loads(row["lacks"])] if row else None


async def note(tx: Transaction, chat_id: int, lacks: Iterable[Right], now: datetime) -> None:
    """This is what we lack there now."""
    await tx.run(
        "INSERT INTO group_rights (chat_id, lacks, told_at) VALUES (:chat_id, :lacks, :now)"
        " ON CONFLICT (chat_id) DO UPDATE SET lacks = :lacks, told_at = :now",
        chat_id=chat_id,
        lacks=json.dumps(list(lacks)),
        now=now,
    )


async def forget(tx: Transaction, chat_id: int) -> None:
    """We are there no longer."""
    await tx.run("DELETE FROM group_rights WHERE chat_id = :chat_id", chat_id=chat_id)


async def move_chat(tx: Transaction, old: int, new: int) -> None:
    """The group has become a supergroup with another id."""
    await tx.run(
        "UPDATE OR REPLACE group_rights SET chat_id = :new WHERE chat_id = :old",
        old=old,
        new=new,
    )
