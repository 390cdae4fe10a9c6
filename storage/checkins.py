"""Check-ins: each day's question to somebody, how far it has climbed, and how it ended."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage.connection import Transaction
from storage.rows import Source, build, maybe


class Rung(StrEnum):
    """How far it has climbed. `CHECKING`: somebody has said that they look after it."""

    ASKED = "asked"
    ASKED_AGAIN = "asked_again"
    CONTACT = "contact"
    EVERYBODY = "everybody"
    CHECKING = "checking"
    OVER = "over"


class Trouble(StrEnum):
    """Why silence may not be theirs: the question didn't arrive, I may not hear, or nobody rang them."""

    UNDELIVERED = "undelivered"
    DEAF = "deaf"
    NOT_RUNG = "not_rung"


class Wish(StrEnum):
    """What they answered, where that isn't "I'm fine"."""

    RING = "ring"
    HELP = "help"


class Ending(StrEnum):
    """How it ended. `HEARD`: they were heard from before; `UNHEARD`: they couldn't be asked at all.

    `RUNG`: somebody spoke to them, as they wished. `WITHDRAWN`: the plan was paused or stopped meanwhile.
    """

    FINE = "fine"
    HEARD = "heard"
    RUNG = "rung"
    FOUND_FINE = "found_fine"
    HELPED = "helped"
    HOSPITAL = "hospital"
    UNHEARD = "unheard"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """One day's. `due_at`: the moment agreed; `climbed_at`: when it last climbed, up to contact `place`.

    `voice`: what they said instead of tapping. `checked_by` has said that they look after it, until
    `check_until`.
    """

    id: int
    plan_id: int
    person_id: int
    day: date
    due_at: datetime
    state: Rung
    place: int
    climbed_at: datetime
    trouble: Trouble | None
    wish: Wish | None
    wished_at: datetime | None
    voice: str | None
    checked_by: int | None
    check_until: datetime | None
    ending: Ending | None
    ended_by: int | None
    ended_at: datetime | None


async def find(source: Source, id: int) -> CheckIn | None:
    """The check-in with this id."""
    return maybe(CheckIn, await source.one("SELECT * FROM checkins WHERE id = :id", id=id))


async def find_on(source: Source, person_id: int, day: date) -> CheckIn | None:
    """This person's of that day."""
    row = await source.one(
        "SELECT * FROM checkins WHERE person_id = :person_id AND day = :day", person_id=person_id, day=day
    )
    return maybe(CheckIn, row)


async def find_open(source: Source, person_id: int) -> CheckIn | None:
    """The newest of this person's that is not over."""
    row = await source.one(
        "SELECT * FROM checkins WHERE person_id = :id AND state <> 'over' ORDER BY day DESC LIMIT 1",
        id=person_id,
    )
    return maybe(CheckIn, row)


async def open_ones(source: Source) -> list[CheckIn]:
    """All that are not over, those first that have stood still the longest."""
    rows = await source.all("SELECT * FROM checkins WHERE state <> 'over' ORDER BY climbed_at, id")
    return [build(CheckIn, row) for row in rows]


async def may_climb(
    source: Source, now: datetime, *, again: datetime, contact: datetime, repeat: datetime, deaf: datetime
) -> list[CheckIn]:
    """Those that may have stood still for too long, the longest first.

    Each moment says since when a rung must have been stood on. Left out is whoever has time left: who
    checks, and who was written to lately by a letter that arrived, or may still, unless we are `deaf`.
    """
    rows = await source.all(
        "SELECT checkins.* FROM checkins JOIN checkin_plans ON checkin_plans.id = plan_id"
        " WHERE checkins.state <> 'over' AND CASE checkins.state"
        " WHEN 'checking' THEN check_until <= :now"
        " WHEN 'everybody' THEN climbed_at <= :repeat"
        " WHEN 'asked' THEN unixepoch(climbed_at) + 60 * wait_minutes <= unixepoch(:now)"
        " WHEN 'asked_again' THEN climbed_at <= :again"
        " ELSE climbed_at <= :contact END"
        " OR checkins.state IN ('asked', 'asked_again', 'contact') AND NOT EXISTS ("
        " SELECT 1 FROM outbox WHERE kind IN ('checkin', 'checkin_call', 'checkin_alarm')"
        " AND about = checkins.id AND posted_at >= climbed_at"
        " AND (outbox.state = 'sent' OR outbox.state IN ('waiting', 'sending') AND climbed_at > :deaf))"
        " ORDER BY climbed_at, checkins.id",
        now=now,
        again=again,
        contact=contact,
        repeat=repeat,
        deaf=deaf,
    )
    return [build(CheckIn, row) for row in rows]


async def open_of(source: Source, person_id: int) -> list[CheckIn]:
    """All of this person's that are not over."""
    rows = await source.all(
        "SELECT * FROM checkins WHERE person_id = :id AND state <> 'over' ORDER BY day", id=person_id
    )
    return [build(CheckIn, row) for row in rows]


async def is_ahead(source: Source, now: datetime) -> bool:
    """Has any that is open climbed later than now?"""
    row = await source.one(
        "SELECT 1 FROM checkins WHERE state <> 'over' AND climbed_at > :now LIMIT 1", now=now
    )
    return row is not None


async def went_back(tx: Transaction, now: datetime) -> None:
    """The clock went back: what climbed in the future has climbed now, or it would stand still till then."""
    await tx.run("UPDATE checkins SET climbed_at = :now WHERE state <> 'over' AND climbed_at > :now", now=now)


async def add(
    tx: Transaction, plan_id: int, person_id: int, day: date, *, due_at: datetime, now: datetime
) -> int | None:
    """That day's, asked now. None where there was one already."""
    changed = await tx.run(
        "INSERT OR IGNORE INTO checkins (plan_id, person_id, day, due_at, state, climbed_at)"
        " VALUES (:plan_id, :person_id, :day, :due_at, 'asked', :now)",
        plan_id=plan_id,
        person_id=person_id,
        day=day,
        due_at=due_at,
        now=now,
    )
    found = await find_on(tx, person_id, day) if changed else None
    return found.id if found else None


async def correct(tx: Transaction, id: int, **facts: object) -> None:
    """Set facts (columns by name) anew."""
    columns = ", ".join(f"{column} = :{column}" for column in facts)
    await tx.run(f"UPDATE checkins SET {columns} WHERE id = :id", id=id, **facts)


async def told(source: Source, id: int, kind: str) -> list[int]:
    """Everybody to whom a letter of this kind about it left, or is on its way."""
    rows = await source.all(
        "SELECT DISTINCT person_id FROM outbox WHERE kind = :kind AND about = :id"
        " AND state IN ('waiting', 'sending', 'sent') ORDER BY person_id",
        kind=kind,
        id=id,
    )
    return [row["person_id"] for row in rows]
