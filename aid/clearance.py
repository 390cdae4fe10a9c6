"""Who may do what is more than a doorstep: those who were checked for it, once their first jobs are done."""

from datetime import datetime

from aid.kinds import RULES, Need
from aid.neighbour_refusals import CarUnchecked, InsideUnchecked, PromiseOld, StillNew
from aid.pairs import helpers_of
from aid.refusals import Refusal
from storage.first_jobs import Experience, experience
from storage.help_requests import HelpRequest
from storage.rows import Source

FIRST_JOBS = 3
UNCHECKED: dict[Need, type[Refusal]] = {Need.INSIDE: InsideUnchecked, Need.CAR: CarUnchecked}


async def must_be_cleared(source: Source, request: HelpRequest, by: int, now: datetime) -> None:
    """Raises why this neighbour may not take it: PromiseOld, StillNew, or the check that is missing."""
    await must_meet(source, await need_of(source, request, now), by, now)


async def must_meet(source: Source, need: Need | None, by: int, now: datetime) -> None:
    """Raises why this neighbour may not do what needs that."""
    known = await experience(source, by)
    if known.promise_lapsed_at:
        raise PromiseOld
    if need is None or _fits(known, need, now):
        return
    if _is_checked(known, need, now):
        raise StillNew(most=FIRST_JOBS)
    raise UNCHECKED[need]


async def is_cleared(source: Source, request: HelpRequest, person_id: int, now: datetime) -> bool:
    """May this neighbour take it?"""
    return await meets(source, await need_of(source, request, now), person_id, now)


async def meets(source: Source, need: Need | None, person_id: int, now: datetime) -> bool:
    """May this neighbour do what needs that?"""
    try:
        await must_meet(source, need, person_id, now)
    except Refusal:
        return False
    return True


async def need_of(source: Source, request: HelpRequest, now: datetime) -> Need | None:
    """What the next one to take it needs: nothing more, beside somebody who is experienced and checked."""
    need = RULES[request.kind].needs
    if need is None or RULES[request.kind].helpers == 1:
        return need
    there = [await experience(source, id) for id in helpers_of(request)]
    return None if any(_fits(known, need, now) for known in there) else need


async def is_new_alone(source: Source, request: HelpRequest, now: datetime) -> bool:
    """Is somebody there who may not be there without one who is experienced and checked?"""
    there = helpers_of(request)
    if RULES[request.kind].needs is None or RULES[request.kind].helpers == 1 or not there:
        return False
    return await need_of(source, request, now) is not None


async def stays_at_door(source: Source, request: HelpRequest, person_id: int, now: datetime) -> bool | None:
    """At the door this time, for the new ones; at the door as ever (None); or may go inside (False)."""
    known, need = await experience(source, person_id), RULES[request.kind].needs
    if need and _fits(known, need, now):
        return False
    return True if known.jobs < FIRST_JOBS else None


def _fits(known: Experience, need: Need, now: datetime) -> bool:
    return known.jobs >= FIRST_JOBS and _is_checked(known, need, now)


def _is_checked(known: Experience, need: Need, now: datetime) -> bool:
    until = known.until(need)
    return until is not None and now < until
