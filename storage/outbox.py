"""The outbox: letters, which say only to whom, of what kind and about which row."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.people import KEEPER
from storage.rows import Source, build, maybe

URGENT, NORMAL, NEWS = 0, 1, 2


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A letter in the outbox. `account_id` is None if there is nobody with Telegram to read it.

    `reader_id` reads it for somebody else. `blanked`: whom it was about has left. `redraw_at`: draw it anew.
    """

    id: int
    person_id: int
    account_id: int | None
    language: str
    kind: str
    about: int
    urgency: int
    attempts: int
    message_id: int | None
    reader_id: int | None = None
    blanked: bool = False
    redraw_at: datetime | None = None


LETTERS = f"""
    SELECT outbox.id, outbox.person_id, accounts.id AS account_id, reader.language, outbox.kind,
        outbox.about, outbox.urgency, outbox.attempts, outbox.message_id,
        NULLIF(reader.id, outbox.person_id) AS reader_id, outbox.blanked, outbox.redraw_at
    FROM outbox
    JOIN people ON people.id = outbox.person_id
    JOIN people AS reader ON reader.id = COALESCE(outbox.reader_id, {KEEPER}, outbox.person_id)
    LEFT JOIN accounts ON accounts.person_id = reader.id
"""


async def post(
    tx: Transaction,
    person_id: int,
    kind: str,
    *,
    about: int,
    now: datetime,
    urgency: int = NORMAL,
    reader_id: int | None = None,
) -> None:
    """Write a letter; it leaves once the transaction is kept. `reader_id` reads it for them.

    Whoever has asked to be forgotten gets none.
    """
    tx.has_mail = True
    await tx.run(
        "INSERT INTO outbox (person_id, reader_id, kind, about, urgency, due_at, posted_at)"
        " SELECT :person_id, :reader_id, :kind, :about, :urgency, :now, :now"
        " WHERE NOT EXISTS (SELECT 1 FROM people WHERE id = :person_id AND forgotten_at IS NOT NULL)",
        person_id=person_id,
        reader_id=reader_id,
        kind=kind,
        about=about,
        urgency=urgency,
        now=now,
    )


async def due(
    source: Source, now: datetime, most: int, not_to: Iterable[int] = (), *, urgency: int
) -> list[Letter]:
    """Letters of this urgency that may leave, the oldest first; none to the accounts `not_to`."""
    rows = await source.all(
        LETTERS + " WHERE outbox.state = 'waiting' AND outbox.urgency = :urgency AND outbox.due_at <= :now"
        " AND COALESCE(accounts.id, 0) NOT IN (SELECT value FROM json_each(:not_to))"
        " ORDER BY outbox.due_at, outbox.id LIMIT :most",
        urgency=urgency,
        now=now,
        most=most,
        not_to=json.dumps(list(not_to)),
    )
    return [build(Letter, row) for row in rows]


async def find(source: Source, id: int) -> Letter | None:
    """The letter with this id."""
    return maybe(Letter, await source.one(LETTERS + " WHERE outbox.id = :id", id=id))


async def left_sending(source: Source) -> list[Letter]:
    """Letters that a crash caught between the sending and the note of it."""
    rows = await source.all(LETTERS + " WHERE outbox.state = 'sending' ORDER BY outbox.id")
    return [build(Letter, row) for row in rows]


async def next_due(source: Source, after: datetime) -> datetime | None:
    """When the next letter may leave, or be edited, that might not yet."""
    row = await source.one(
        "SELECT MIN(due) AS due FROM (SELECT MIN(due_at) AS due FROM outbox WHERE state = 'waiting'"
        " AND due_at > :after UNION ALL SELECT MIN(redraw_at) FROM outbox WHERE redraw_at > :after)",
        after=after,
    )
    return datetime.fromisoformat(row["due"]) if row and row["due"] else None


async def mark_sending(tx: Transaction, letter: Letter, now: datetime) -> bool:
    """It is about to leave, as drawn. False: it waits no longer, or has to after all, or be drawn anew."""
    changed = await tx.run(
        "UPDATE outbox SET state = 'sending', redraw_at = NULL WHERE id = :id AND state = 'waiting'"
        " AND due_at <= :now AND redraw_at IS :redraw_at",
        id=letter.id,
        now=now,
        redraw_at=letter.redraw_at,
    )
    return bool(changed)


async def hold(tx: Transaction, id: int, until: datetime) -> None:
    """It may not leave before `until`, or later if that was said; that is nobody's fault."""
    await tx.run(
        "UPDATE outbox SET due_at = MAX(due_at, :until), held_until = :until WHERE id = :id",
        id=id,
        until=until,
    )


async def keep_waiting(tx: Transaction, id: int, until: datetime | None = None) -> None:
    """It didn't leave after all, and may as soon as its chat may be written to, or after `until`."""
    await tx.run(
        "UPDATE outbox SET state = 'waiting', due_at = COALESCE(:until, due_at) WHERE id = :id",
        id=id,
        until=until,
    )


async def settle(
    tx: Transaction,
    id: int,
    state: str,
    now: datetime,
    *,
    message_id: int | None = None,
    reader_id: int | None = None,
    error: str | None = None,
) -> None:
    """The letter's end: sent (perhaps to a `reader_id`), stale (nothing left to tell) or failed."""
    await tx.run(
        "UPDATE outbox SET state = :state, message_id = :message_id, error = :error, settled_at = :now,"
        " reader_id = COALESCE(:reader_id, reader_id),"
        " redraw_at = CASE :state WHEN 'sent' THEN redraw_at END WHERE id = :id",
        id=id,
        state=state,
        message_id=message_id,
        reader_id=reader_id,
        error=error,
        now=now,
    )


async def put_off(tx: Transaction, id: int, until: datetime, error: str | None) -> None:
    """Try again, not before `until`."""
    await tx.run(
        "UPDATE outbox SET state = 'waiting', due_at = MAX(due_at, :until), error = :error,"
        " attempts = attempts + 1 WHERE id = :id",
        id=id,
        until=until,
        error=error,
    )


async def wake(tx: Transaction, now: datetime) -> None:
    """Urgent letters that were put off may leave now; what is held for the morning stays held."""
    tx.has_mail = True
    await tx.run(
        "UPDATE outbox SET due_at = :now WHERE state = 'waiting' AND urgency = :urgent AND attempts > 0"
        " AND due_at > :now AND (held_until IS NULL OR held_until <= :now)",
        now=now,
        urgent=URGENT,
    )


async def redraw(
    tx: Transaction, kind: str, *, about: int, now: datetime, person_id: int | None = None
) -> None:
    """What they said is true no longer: edited where they are, or drawn anew if they have yet to leave."""
    tx.has_mail = True
    await tx.run(
        "UPDATE outbox SET redraw_at = :now WHERE kind = :kind AND about = :about"
        " AND state IN ('waiting', 'sending', 'sent') AND (:person_id IS NULL OR person_id = :person_id)",
        kind=kind,
        about=about,
        now=now,
        person_id=person_id,
    )
