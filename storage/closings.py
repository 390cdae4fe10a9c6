"""Closings: why an organiser closed a request, for as long as it stays closed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, maybe


class Reason(StrEnum):
    """Why."""

    OTHER_WAY = "other_way"
    NOT_NEEDED = "not_needed"
    DOUBLE = "double"
    NOT_MET = "not_met"


@dataclass(frozen=True, kw_only=True)
class Closing:
    """An organiser closed it; `words` are their own, which whoever asked reads."""

    help_request_id: int
    by_id: int
    reason: Reason
    words: str | None
    closed_at: datetime


async def find(source: Source, help_request_id: int) -> Closing | None:
    """Why this request was closed, if an organiser did."""
    row = await source.one("SELECT * FROM closings WHERE help_request_id = :id", id=help_request_id)
    return maybe(Closing, row)


async def add(
    tx: Transaction, help_request_id: int, reason: Reason, *, by: int, words: str | None, now: datetime
) -> None:
    """An organiser closes it."""
    await tx.run(
        "INSERT INTO closings (help_request_id, by_id, reason, words, closed_at)"
        " VALUES (:id, :by, :reason, :words, :now)",
        id=help_request_id,
        by=by,
        reason=reason,
        words=words,
        now=now,
    )


async def remove(tx: Transaction, help_request_id: int) -> None:
    """It is open again."""
    await tx.run("DELETE FROM closings WHERE help_request_id = :id", id=help_request_id)
