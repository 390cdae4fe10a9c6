"""The agenda: what is due later about a request, to whom it goes, and for which day; each once."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class What(StrEnum):
    """What can be due. `WORRY` asks a helper who has said nothing for long, `ALARM` tells the organisers."""

    TOMORROW = "tomorrow"
    WHO_COMES = "who_comes"
    SOON = "soon"
    WORRY = "worry"
    ALARM = "alarm"
    HAPPENED = "happened"
    ASK_RESIDENT = "ask_resident"
    UNKNOWN = "unknown"
    DROPPED_OUT = "dropped_out"
    STILL_ASKING = "still_asking"
    FORGET_ADDRESS = "forget_address"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that is due, or was: `done_at`."""

    help_request_id: int
    person_id: int
    what: What
    day: date
    due_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Unplanned:
    """A request that has changed since its agenda was last made."""

    help_request_id: int
    since: datetime


async def change(tx: Transaction, help_request_id: int, now: datetime) -> None:
    """The request has changed: its agenda is to be made anew."""
    await tx.run(
        "INSERT INTO unplanned (help_request_id, since) VALUES (:id, :now)"
        " ON CONFLICT (help_request_id) DO UPDATE SET since = :now",
        id=help_request_id,
        now=now,
    )


async def unplanned(source: Source, most: int) -> list[Unplanned]:
    """Requests whose agenda is to be made, those that wait longest first."""
    rows = await source.all("SELECT * FROM unplanned ORDER BY since LIMIT :most", most=most)
    return [build(Unplanned, row) for row in rows]


async def find_unplanned(source: Source, help_request_id: int) -> Unplanned | None:
    """Has this request changed since its agenda was made?"""
    row = await source.one("SELECT * FROM unplanned WHERE help_request_id = :id", id=help_request_id)
    return maybe(Unplanned, row)


async def of_request(source: Source, help_request_id: int) -> list[Entry]:
    """All that was or is on the agenda of a request."""
    rows = await source.all("SELECT * FROM agenda WHERE help_request_id = :id", id=help_request_id)
    return [build(Entry, row) for row in rows]


async def find(source: Source, help_request_id: int, person_id: int, what: What) -> Entry | None:
    """The latest of its kind, done or not."""
    row = await source.one(
        "SELECT * FROM agenda WHERE help_request_id = :id AND person_id = :person_id AND what = :what"
        " ORDER BY day DESC LIMIT 1",
        id=help_request_id,
        person_id=person_id,
        what=what,
    )
    return maybe(Entry, row)


async def due(
    source: Source, now: datetime, most: int, *, silent: Iterable[What], heard_at: datetime | None
) -> list[Entry]:
    """What is due, the longest first; of what is `silent` only as far as we have heard people out."""
    rows = await source.all(
        "SELECT * FROM agenda WHERE done_at IS NULL AND due_at <= :now"
        " AND (due_at <= :heard_at OR what NOT IN (SELECT value FROM json_each(:silent)))"
        " ORDER BY due_at LIMIT :most",
        now=now,
        most=most,
        silent=json.dumps(list(silent)),
        heard_at=heard_at,
    )
    return [build(Entry, row) for row in rows]


async def plan(tx: Transaction, help_request_id: int, entries: list[Entry]) -> None:
    """From now on these are due about the request, and nothing else; what was done stays noted."""
    await tx.run("DELETE FROM unplanned WHERE help_request_id = :id", id=help_request_id)
    await tx.run("DELETE FROM agenda WHERE help_request_id = :id AND done_at IS NULL", id=help_request_id)
    for entry in entries:
        await tx.run(
            "INSERT INTO agenda (help_request_id, person_id, what, day, due_at)"
            " VALUES (:id, :person_id, :what, :day, :due_at)"
            " ON CONFLICT DO UPDATE SET due_at = :due_at, done_at = NULL",
            id=help_request_id,
            person_id=entry.person_id,
            what=entry.what,
            day=entry.day,
            due_at=entry.due_at,
        )


async def put_off(tx: Transaction, entry: Entry, until: datetime) -> None:
    """It is due then."""
    await tx.run(
        "UPDATE agenda SET due_at = :until WHERE help_request_id = :id AND person_id = :person_id"
        " AND what = :what AND day = :day AND done_at IS NULL",
        id=entry.help_request_id,
        person_id=entry.person_id,
        what=entry.what,
        day=entry.day,
        until=until,
    )


async def finish(tx: Transaction, entry: Entry, now: datetime) -> bool:
    """It is done. False when it was done already, or is on the agenda no longer."""
    changed = await tx.run(
        "UPDATE agenda SET done_at = :now WHERE help_request_id = :id AND person_id = :person_id"
        " AND what = :what AND day = :day AND due_at = :due_at AND done_at IS NULL",
        id=entry.help_request_id,
        person_id=entry.person_id,
        what=entry.what,
        day=entry.day,
        due_at=entry.due_at,
        now=now,
    )
    return bool(changed)
