"""When a neighbour may be asked: for what, on which days, at which hours and how often, as they say."""

import json
from datetime import datetime

from aid.people import get as get_person
from aid.permissions import NOT_HELPING
from aid.refusals import Refusal
from aid.verbs import verb
from aid.words import later
from storage import history, wishes
from storage.connection import Transaction
from storage.help_requests import Kind
from storage.people import Standing
from storage.rows import Source

OFFERING = (Standing.APPROVED, Standing.ASKED)


class NoDayLeft(Refusal):
    """The last day on which somebody may be asked is taken away."""

    says = later("One day must stay. For a rest, go back and tap Pause me.")


@verb
async def like(tx: Transaction, kind: Kind | None, *, yes: bool, by: int, now: datetime) -> None:
    """A neighbour helps with this kind, or doesn't; None: with all or with none.

    Raises why they are nobody to be asked.
    """
    kinds = set(kinds_of(await wishes.get(tx, by))) if kind else set(Kind)
    meant = {kind} if kind else set(Kind)
    kinds = kinds | meant if yes else kinds - meant
    chosen = None if kinds == set(Kind) else [kind for kind in Kind if kind in kinds]
    await _wish(tx, by, now, kinds=chosen)


@verb
async def choose_day(tx: Transaction, day: int, *, yes: bool, by: int, now: datetime) -> None:
    """A neighbour may be asked on this weekday (1 is Monday), or not. Raises NoDayLeft."""
    days = set((await wishes.get(tx, by)).weekdays)
    days = days | {str(day)} if yes else days - {str(day)}
    await _must_offer(tx, by)
    if not days:
        raise NoDayLeft
    await _wish(tx, by, now, weekdays="".join(sorted(days)))


@verb
async def choose_hours(tx: Transaction, from_hour: int, until_hour: int, *, by: int, now: datetime) -> None:
    """A neighbour may be asked from this full hour of the day until that one."""
    await _wish(tx, by, now, from_hour=from_hour, until_hour=until_hour)


@verb
async def choose_times(tx: Transaction, times: int, *, by: int, now: datetime) -> None:
    """How often in 7 days a neighbour may be asked: 0 to 3 times."""
    await _wish(tx, by, now, nudges_a_week=min(max(times, 0), wishes.NUDGES_A_WEEK))


def kinds_of(wished: wishes.Wishes) -> list[Kind]:
    """What somebody helps with, in the order of the kinds."""
    if wished.kinds is None:
        return list(Kind)
    named = json.loads(wished.kinds)
    return [kind for kind in Kind if kind in named]


async def may_still_be_asked(source: Source, person_id: int, kind: Kind, now: datetime) -> bool:
    """Has nobody said otherwise since it was decided to ask them?"""
    person, wished = await get_person(source, person_id), await wishes.get(source, person_id)
    return (
        person.neighbour is Standing.APPROVED
        and not wished.rests(now)
        and wished.nudges_a_week > 0
        and kind in kinds_of(wished)
    )


async def _wish(tx: Transaction, by: int, now: datetime, **wish: object) -> None:
    await _must_offer(tx, by)
    await wishes.keep(tx, by, **wish)
    await history.note(tx, "wish", "person", by, by=by, now=now)


async def _must_offer(tx: Transaction, by: int) -> None:
    neighbour = await get_person(tx, by)
    if neighbour.neighbour not in OFFERING:
        raise NOT_HELPING[neighbour.neighbour]
