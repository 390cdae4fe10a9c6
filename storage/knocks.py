"""Knocks: who asks to be let into a group, what they answered, and what became of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class State(StrEnum):
    """Decided by an organiser here, by an admin in Telegram (`came_in`), taken back (`gone`), or too old."""

    WAITING = "waiting"
    LET_IN = "let_in"
    NOT_NOW = "not_now"
    CAME_IN = "came_in"
    GONE = "gone"
    LAPSED = "lapsed"


@dataclass(frozen=True, kw_only=True)
class Knock:
    """Somebody at a group's door. `tell_at`: when organisers hear of it at the latest; None: they have."""

    id: int
    chat_id: int
    area_id: int
    account_id: int
    name: str | None
    who: str | None
    street: str | None
    why: str | None
    state: State
    tell_at: datetime | None
    decided_by: int | None
    attempts: int


COLUMNS = "id, chat_id, area_id, account_id, name, who, street, why, state, tell_at, decided_by, attempts"


async def find(source: Source, id: int) -> Knock | None:
    """The knock with this id."""
    return maybe(Knock, await source.one(f"SELECT {COLUMNS} FROM knocks WHERE id = :id", id=id))


async def find_waiting(source: Source, chat_id: int, account_id: int) -> Knock | None:
    """Whether this account waits at that group's door."""
    return maybe(
        Knock,
        await source.one(
            f"SELECT {COLUMNS} FROM knocks"
            " WHERE chat_id = :chat_id AND account_id = :account_id AND state = 'waiting'",
            chat_id=chat_id,
            account_id=account_id,
        ),
    )


async def add(
    tx: Transaction, chat_id: int, area_id: int, account_id: int, name: str, tell_at: datetime, now: datetime
) -> int:
    """Somebody knocks. Gives the knock's id."""
    return await tx.add(
        "INSERT INTO knocks (chat_id, area_id, account_id, name, knocked_at, tell_at)"
        " VALUES (:chat_id, :area_id, :account_id, :name, :now, :tell_at)",
        chat_id=chat_id,
        area_id=area_id,
        account_id=account_id,
        name=name,
        now=now,
        tell_at=tell_at,
    )


async def note_answers(tx: Transaction, id: int, who: str, street: str, why: str) -> None:
    """What they said."""
    await tx.run(
        "UPDATE knocks SET who = :who, street = :street, why = :why WHERE id = :id AND state = 'waiting'",
        id=id,
        who=who,
        street=street,
        why=why,
    )


async def note_told(tx: Transaction, id: int) -> None:
    """Organisers hear of it."""
    await tx.run("UPDATE knocks SET tell_at = NULL WHERE id = :id", id=id)


async def settle(
    tx: Transaction, id: int, state: State, by: int | None, now: datetime, *, carry_out_at: datetime | None
) -> None:
    """It is decided. What they answered is forgotten once Telegram needn't be told (`carry_out_at`)."""
    forget = ", who = NULL, street = NULL, why = NULL" if carry_out_at is None else ""
    await tx.run(
        "UPDATE knocks SET state = :state, decided_by = :by, decided_at = :now, carry_out_at = :carry_out_at,"
        f" tell_at = NULL{forget} WHERE id = :id",
        id=id,
        state=state,
        by=by,
        now=now,
        carry_out_at=carry_out_at,
    )


async def carried_out(tx: Transaction, id: int) -> bool:
    """Telegram knows, and what they answered is forgotten. False if that was noted."""
    return bool(
        await tx.run(
            "UPDATE knocks SET carry_out_at = NULL, who = NULL, street = NULL, why = NULL"
            " WHERE id = :id AND carry_out_at IS NOT NULL",
            id=id,
        )
    )


async def wait_again(tx: Transaction, id: int) -> bool:
    """It couldn't be done: it waits as before. False if they have knocked once more since."""
    return bool(
        await tx.run(
            "UPDATE OR IGNORE knocks SET state = 'waiting', decided_by = NULL, decided_at = NULL,"
            " carry_out_at = NULL WHERE id = :id",
            id=id,
        )
    )


async def put_off(tx: Transaction, id: int, until: datetime) -> None:
    """Telegram is told later."""
    await tx.run(
        "UPDATE knocks SET carry_out_at = :until, attempts = attempts + 1 WHERE id = :id", id=id, until=until
    )


async def to_carry_out(source: Source, now: datetime, most: int, not_in: Iterable[int] = ()) -> list[Knock]:
    """What Telegram is to be told now; nothing about the groups `not_in`."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM knocks WHERE carry_out_at <= :now"
        " AND chat_id NOT IN (SELECT value FROM json_each(:not_in)) ORDER BY carry_out_at LIMIT :most",
        now=now,
        most=most,
        not_in=json.dumps(list(not_in)),
    )
    return [build(Knock, row) for row in rows]


async def untold(source: Source, now: datetime, most: int) -> list[Knock]:
    """Of whom organisers are to hear now, answers or no answers."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM knocks WHERE tell_at <= :now ORDER BY tell_at LIMIT :most", now=now, most=most
    )
    return [build(Knock, row) for row in rows]


async def old(source: Source, before: datetime) -> list[Knock]:
    """Who has waited since before then."""
    rows = await source.all(
        f"SELECT {COLUMNS} FROM knocks WHERE state = 'waiting' AND knocked_at < :before", before=before
    )
    return [build(Knock, row) for row in rows]


async def forget(tx: Transaction, before: datetime) -> int:
    """Drop what was settled before then. Says how many."""
    return await tx.run(
        "DELETE FROM knocks WHERE decided_at < :before AND carry_out_at IS NULL", before=before
    )


async def move_chat(tx: Transaction, old_id: int, new_id: int) -> None:
    """The group has become a supergroup with another id."""
    await tx.run("UPDATE knocks SET chat_id = :new_id WHERE chat_id = :old_id", old_id=old_id, new_id=new_id)
