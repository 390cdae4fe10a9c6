"""What organisers write to people through us, and the answers: one row for each who reads it."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, maybe


@dataclass(frozen=True, kw_only=True)
class OrganiserMessage:
    """Words or a voice note. `is_answer`: from somebody to whom an organiser wrote."""

    id: int
    from_id: int
    to_id: int
    is_answer: bool
    text: str | None
    voice: str | None
    sent_at: datetime


async def find(source: Source, id: int) -> OrganiserMessage | None:
    """The message with this id."""
    row = await source.one("SELECT * FROM organiser_messages WHERE id = :id", id=id)
    return maybe(OrganiserMessage, row)


async def add(
    tx: Transaction,
    from_id: int,
    to_id: int,
    *,
    is_answer: bool,
    text: str | None,
    voice: str | None,
    now: datetime,
) -> int:
    """A message to one who reads it. Gives its id."""
    return await tx.add(
        "INSERT INTO organiser_messages (from_id, to_id, is_answer, text, voice, sent_at)"
        " VALUES (:from_id, :to_id, :is_answer, :text, :voice, :now)",
        from_id=from_id,
        to_id=to_id,
        is_answer=is_answer,
        text=text,
        voice=voice,
        now=now,
    )


async def sent_since(source: Source, from_id: int, to_id: int, since: datetime) -> int:
    """How many this person has sent to that one since then."""
    row = await source.one(
        "SELECT COUNT(*) AS count FROM organiser_messages"
        " WHERE from_id = :from_id AND to_id = :to_id AND sent_at > :since",
        from_id=from_id,
        to_id=to_id,
        since=since,
    )
    return row["count"] if row else 0
