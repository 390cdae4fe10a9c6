"""Plans of check-ins: when somebody is asked if they are all right, and whom to tell if they don't answer."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class PlanState(StrEnum):
    """How far a plan goes; it is `AGREED` only by the word of whom it is about."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    STOPPED = "stopped"


class Pronoun(StrEnum):
    """How others speak of them: "I'll check on her"."""

    HER = "her"
    HIM = "him"
    THEM = "them"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What was agreed. `weekdays` are digits, 1 is Monday; `asks_at` is "HH:MM" on the clock there.

    `caller_id`: who rings them, where the bot can't ask. `always`: asked though heard from that morning.
    `heard_by`: the organiser who heard them agree, in these `words`. `next_on`: the next date, and the
    moment of it, `next_at`. `finds`: an organiser is to find somebody who can be told.
    """

    id: int
    person_id: int
    state: PlanState
    weekdays: str
    asks_at: str
    wait_minutes: int
    caller_id: int | None
    pronoun: Pronoun
    know: str | None
    always: bool
    proposed_by: int
    proposed_at: datetime
    agreed_at: datetime | None
    heard_by: int | None
    words: str | None
    paused_from: date | None
    paused_until: date | None
    next_on: date | None
    next_at: datetime | None
    stopped_at: datetime | None
    caller_agreed_at: datetime | None
    changed_at: datetime | None
    pause_told: bool
    finds: bool


async def find(source: Source, id: int) -> Plan | None:
    """The plan with this id."""
    return maybe(Plan, await source.one("SELECT * FROM checkin_plans WHERE id = :id", id=id))


async def find_of(source: Source, person_id: int) -> Plan | None:
    """What was agreed with this person."""
    row = await source.one(
        "SELECT * FROM checkin_plans WHERE person_id = :id AND state = 'agreed'", id=person_id
    )
    return maybe(Plan, row)


async def find_proposed(source: Source, person_id: int) -> Plan | None:
    """What this person was asked and has not answered, the newest."""
    row = await source.one(
        "SELECT * FROM checkin_plans WHERE person_id = :id AND state = 'proposed' ORDER BY id DESC LIMIT 1",
        id=person_id,
    )
    return maybe(Plan, row)


async def due(source: Source, now: datetime) -> list[Plan]:
    """Those whose moment has come, the earliest first."""
    rows = await source.all(
        "SELECT * FROM checkin_plans WHERE next_at <= :now ORDER BY next_at, id LIMIT 500", now=now
    )
    return [build(Plan, row) for row in rows]


async def live_of(source: Source, person_id: int) -> list[Plan]:
    """Those about somebody that have not stopped."""
    rows = await source.all(
        "SELECT * FROM checkin_plans WHERE person_id = :id AND state <> 'stopped' ORDER BY id", id=person_id
    )
    return [build(Plan, row) for row in rows]


async def with_part_in(source: Source, person_id: int) -> list[Plan]:
    """Those that have not stopped in which somebody is told, or rings."""
    rows = await source.all(
        "SELECT * FROM checkin_plans WHERE state <> 'stopped' AND (caller_id = :id OR id IN"
        " (SELECT plan_id FROM checkin_contacts WHERE person_id = :id AND state <> 'declined')) ORDER BY id",
        id=person_id,
    )
    return [build(Plan, row) for row in rows]


async def add(
    tx: Transaction,
    person_id: int,
    *,
    weekdays: str,
    asks_at: str,
    wait_minutes: int,
    caller_id: int | None,
    pronoun: Pronoun,
    know: str | None,
    always: bool,
    by: int,
    now: datetime,
) -> int:
    """A new plan, which has still to be agreed. Gives its id."""
    return await tx.add(
        "INSERT INTO checkin_plans (person_id, state, weekdays, asks_at, wait_minutes, caller_id, pronoun,"
        " know, always, proposed_by, proposed_at) VALUES (:person_id, 'proposed', :weekdays, :asks_at,"
        " :wait_minutes, :caller_id, :pronoun, :know, :always, :by, :now)",
        person_id=person_id,
        weekdays=weekdays,
        asks_at=asks_at,
        wait_minutes=wait_minutes,
        caller_id=caller_id,
        pronoun=pronoun,
        know=know,
        always=always,
        by=by,
        now=now,
    )


async def correct(tx: Transaction, id: int, **facts: object) -> None:
    """Set facts (columns by name) anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE checkin_plans SET {columns} WHERE id = :id", id=id, **facts)
