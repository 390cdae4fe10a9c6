"""Wishes: what a neighbour helps with, how far they go, and when and how often they may be asked."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from storage.connection import Transaction
from storage.rows import Source, maybe

NUDGES_A_WEEK = 3
FOR_GOOD = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """A neighbour's wishes. `kinds` is a JSON list (None: all); `reach` in 100 m (None: their area).

    `weekdays` holds the digits of the days, Monday is 1; hours are local, `until_hour` is the first
    one that is too late.
    """

    kinds: str | None = None
    reach: int | None = None
    nudges_a_week: int = NUDGES_A_WEEK
    weekdays: str = "1234567"
    from_hour: int = 0
    until_hour: int = 24
    resting_until: datetime | None = None
    resting_from: datetime | None = None

    def rests(self, now: datetime) -> bool:
        """Is it a time at which they don't want to be asked?"""
        begun = self.resting_from is None or self.resting_from <= now
        return begun and self.resting_until is not None and now < self.resting_until


async def get(source: Source, person_id: int) -> Wishes:
    """What this neighbour wishes; whoever said nothing may be asked for anything in their area."""
    row = await source.one("SELECT * FROM wishes WHERE person_id = :id", id=person_id)
    return maybe(Wishes, row) or Wishes()


async def keep(tx: Transaction, person_id: int, **wishes: object) -> None:
    """Set some of the wishes (columns by name; `kinds` as a list); the others stay."""
    if isinstance(wishes.get("kinds"), list):
        wishes["kinds"] = json.dumps(wishes["kinds"])
    columns = ", ".join(f"{column} = :{column}" for column in wishes)
    await tx.run("INSERT INTO wishes (person_id) VALUES (:id) ON CONFLICT DO NOTHING", id=person_id)
    await tx.run(f"UPDATE wishes SET {columns} WHERE person_id = :id", id=person_id, **wishes)


async def rest(
    tx: Transaction, person_id: int, until: datetime | None, first: datetime | None = None
) -> None:
    """This neighbour isn't nudged from `first` (None: now) until then; None: they may be at once."""
    await keep(tx, person_id, resting_until=until, resting_from=first)


async def furthest(source: Source) -> int:
    """How far anybody goes, in 100 m."""
    row = await source.one("SELECT MAX(reach) AS reach FROM wishes")
    return (row and row["reach"]) or 0
