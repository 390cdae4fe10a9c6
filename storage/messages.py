"""Messages: what helper and resident tell each other through us, one row for each who reads it."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build, maybe


@dataclass(frozen=True, kw_only=True)
class Message:
    """Words, a voice note or a picture from one to another; none of them once `withdrawn_at` is set."""

    id: int
    help_request_id: int
    from_id: int
    to_id: int
    text: str | None
    voice: str | None
    photo: str | None
    sent_at: datetime
    withdrawn_at: datetime | None


async def find(source: Source, id: int) -> Message | None:
    """The message with this id."""
    return maybe(Message, await source.one("SELECT * FROM messages WHERE id = :id", id=id))


async def add(
    tx: Transaction,
    help_request_id: int,
    from_id: int,
    to_id: int,
    *,
    text: str | None,
    voice: str | None,
    photo: str | None,
    now: datetime,
) -> int:
    """A message to one who reads it. Gives its id."""
    return await tx.add(
        "INSERT INTO messages (help_request_id, from_id, to_id, text, voice, photo, sent_at)"
        " VALUES (:request, :from_id, :to_id, :text, :voice, :photo, :now)",
        request=help_request_id,
        from_id=from_id,
        to_id=to_id,
        text=text,
        voice=voice,
        photo=photo,
        now=now,
    )


async def sent_since(source: Source, help_request_id: int, from_id: int, since: datetime) -> int:
    """How many this person has sent about this request since then; one that two read counts once."""
    row = await source.one(
        "SELECT COUNT(DISTINCT sent_at) AS count FROM messages"
        " WHERE help_request_id = :request AND from_id = :from_id AND sent_at > :since",
        request=help_request_id,
        from_id=from_id,
        since=since,
    )
    return row["count"] if row else 0


async def to_withdraw(source: Source, ended_before: datetime) -> list[Message]:
    """Messages with words in them, about requests that ended before then."""
    rows = await source.all(
        "SELECT * FROM messages WHERE withdrawn_at IS NULL AND help_request_id IN"
        " (SELECT id FROM help_requests WHERE ended_at <= :before) ORDER BY id LIMIT 500",
        before=ended_before,
    )
    return [build(Message, row) for row in rows]


async def withdraw(tx: Transaction, id: int, now: datetime) -> None:
    """Forget what it said."""
    await tx.run(
        "UPDATE messages SET text = NULL, voice = NULL, photo = NULL, withdrawn_at = :now WHERE id = :id",
        id=id,
        now=now,
    )
