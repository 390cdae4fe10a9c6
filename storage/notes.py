"""Notes: what somebody says about a request once it is done, in their own words or voice."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, maybe


class Purpose(StrEnum):
    """Whom a note is for: the organisers, or whoever helped."""

    FOR_ORGANISERS = "for_organisers"
    THANKS = "thanks"


@dataclass(frozen=True, kw_only=True)
class Note:
    """A note: words, or the file id of a voice note."""

    id: int
    help_request_id: int
    by_id: int
    purpose: Purpose
    words: str | None
    voice: str | None
    said_at: datetime
    may_show_at: datetime | None = None


async def find_by_id(source: Source, id: int) -> Note | None:
    """The note with this id."""
    return maybe(Note, await source.one("SELECT * FROM notes WHERE id = :id", id=id))


async def find(source: Source, help_request_id: int, by_id: int, purpose: Purpose) -> Note | None:
    """What this person said about this request."""
    row = await source.one(
        "SELECT * FROM notes WHERE help_request_id = :request AND by_id = :by_id AND purpose = :purpose",
        request=help_request_id,
        by_id=by_id,
        purpose=purpose,
    )
    return maybe(Note, row)


async def add(
    tx: Transaction,
    help_request_id: int,
    by_id: int,
    purpose: Purpose,
    *,
    words: str | None,
    voice: str | None,
    now: datetime,
) -> int:
    """A new note. Gives its id."""
    return await tx.add(
        "INSERT INTO notes (help_request_id, by_id, purpose, words, voice, said_at)"
        " VALUES (:request, :by_id, :purpose, :words, :voice, :now)",
        request=help_request_id,
        by_id=by_id,
        purpose=purpose,
        words=words,
        voice=voice,
        now=now,
    )
