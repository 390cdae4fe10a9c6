"""When each organiser reads in the morning what needs a person, and the day on which they last did."""

from dataclasses import dataclass
from datetime import date

from storage.connection import Transaction
from storage.rows import Source, maybe


@dataclass(frozen=True, kw_only=True)
class Morning:
    """At this hour, by the clock there (None: not at all); `sent_on`: the day of the last message."""

    person_id: int
    hour: int | None
    sent_on: date | None


async def find(source: Source, person_id: int) -> Morning | None:
    """What somebody has chosen; None: nothing."""
    row = await source.one("SELECT * FROM mornings WHERE person_id = :id", id=person_id)
    return maybe(Morning, row)


async def choose(tx: Transaction, person_id: int, hour: int | None) -> None:
    """At this hour from now on, or not at all."""
    await tx.run(
        "INSERT INTO mornings (person_id, hour) VALUES (:id, :hour)"
        " ON CONFLICT (person_id) DO UPDATE SET hour = :hour",
        id=person_id,
        hour=hour,
    )


async def sent(tx: Transaction, person_id: int, hour: int, day: date) -> None:
    """They have had the message of that day; an hour they never chose is the usual one."""
    await tx.run(
        "INSERT INTO mornings (person_id, hour, sent_on) VALUES (:id, :hour, :day)"
        " ON CONFLICT (person_id) DO UPDATE SET sent_on = :day",
        id=person_id,
        hour=hour,
        day=day,
    )
