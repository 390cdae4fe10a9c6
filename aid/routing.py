"""Whom to ask for a request, in which order, and why: fit, helped before, asked longest ago, nearer."""

from datetime import UTC, datetime, timedelta
from math import ceil, log, sqrt
from typing import NamedTuple
from zoneinfo import ZoneInfo

from aid import chances, clearance, grid
from aid.places import home_of
from storage import areas, candidates, offers, wishes
from storage.candidates import Candidate, Past, Terms
from storage.help_requests import HelpRequest
from storage.rows import Source

WEEK = timedelta(days=7, minutes=10)  # the week of whoever is asked begins when the letter has arrived
LEARNT_FROM = timedelta(days=90)
LATELY = timedelta(days=28)
LATEST_NUDGES = 100
CANDIDATES_MAX = 40
ENOUGH_IN_THE_CELL = 15  # as many as the largest wave asks
WIDER_MAX = 3
EACH_NUDGE_COUNTS = 0.85  # how well somebody still fits, for each nudge of the latest 28 days
FITS_AS_WELL = 2  # people fit as well as each other while nobody fits twice as well
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Match(NamedTuple):
    """Somebody to ask. `steps` of 100 m, None where a place is unknown; `chance` of a yes."""

    person_id: int
    steps: int | None
    helped: bool
    lately: int
    asked_at: datetime | None
    chance: float


async def match(source: Source, request: HelpRequest, now: datetime, zone: ZoneInfo) -> list[Match]:
    """Everyone worth asking for this request now, the best first."""
    terms = await terms_of(source, request, now, zone)
    home = await home_of(source, request.resident_id)
    around = await candidates.in_area(source, terms, request.area_id, all_of_them=home is None)
    if home is not None:
        around += await _nearest(source, terms, home)
    if not around:
        around = await _beside(source, terms, request.area_id, home)
    return await rank(source, terms, home, around)


async def rank(source: Source, terms: Terms, home: int | None, around: list[Candidate]) -> list[Match]:
    """These, and whoever has helped before, by how well they fit and how long they were left alone."""
    helpers = await candidates.helped_before(source, terms)
    found = {candidate.person_id: candidate for candidate in around}
    found |= {helper.person_id: helper for helper in helpers if _goes_there(helper, home)}
    pasts = await candidates.pasts(source, list(found), terms.now - LEARNT_FROM, terms.now - LATELY)
    usual = chances.usual(*await offers.settled(source, LATEST_NUDGES))
    known = {helper.person_id for helper in helpers}
    matches = [
        _weigh(
            candidate, home, candidate.person_id in known, pasts.get(candidate.person_id), terms.now, usual
        )
        for candidate in found.values()
    ]
    return sorted(matches, key=lambda match: _order(match, usual))


async def why_nobody(source: Source, request: HelpRequest, now: datetime, zone: ZoneInfo) -> dict[str, int]:
    """How many of the area's neighbours were not asked, by reason (the names in `candidates.WHY_NOT`)."""
    terms = await terms_of(source, request, now, zone)
    return await candidates.why_not(source, terms, request.area_id)


async def terms_of(source: Source, request: HelpRequest, now: datetime, zone: ZoneInfo) -> Terms:
    """All that decides who fits, as it stands now."""
    local = now.astimezone(zone)
    return Terms(
        help_request_id=request.id,
        resident_id=request.resident_id,
        asked_by=request.asked_by,
        language=await candidates.language_of(source, request.resident_id),
        kind=request.kind,
        weekday=str(local.isoweekday()),
        hour=local.hour,
        now=now,
        week_ago=now - WEEK,
        needs=await clearance.need_of(source, request, now),
        first_jobs=clearance.FIRST_JOBS,
    )


async def _beside(source: Source, terms: Terms, area_id: int, home: int | None) -> list[Candidate]:
    """Where nobody is left to ask: those of the areas beside this one."""
    found = []
    for area in await areas.beside(source, area_id):
        found += await candidates.in_area(source, terms, area.id, all_of_them=True)
    return [candidate for candidate in found if _goes_there(candidate, home)]


async def _nearest(source: Source, terms: Terms, home: int) -> list[Candidate]:
    near = await candidates.in_cells(source, terms, grid.ring(home, 0, 0), 0, ENOUGH_IN_THE_CELL)
    if len(near) == ENOUGH_IN_THE_CELL:
        return near  # those asked longest ago, so that next time it is others
    last, furthest = 0, ceil(await wishes.furthest(source) * grid.METRES_A_STEP / grid.METRES_A_CELL)
    while last < furthest and len(near) < CANDIDATES_MAX:
        first, last = last + 1, min(_enough(last, len(near)), furthest)
        cells, steps = grid.ring(home, first, last), grid.steps_at_least(first)
        found = await candidates.in_cells(source, terms, cells, steps, CANDIDATES_MAX)
        near += [candidate for candidate in found if _goes_there(candidate, home)]
    return near


def _enough(last: int, found: int) -> int:
    """How many cells outwards enough people should live, as `found` do within `last`; 3 times at most."""
    wider = min(sqrt(CANDIDATES_MAX / max(found, 1)), WIDER_MAX)
    return max(last + 1, round(((2 * last + 1) * wider - 1) / 2))


def _goes_there(candidate: Candidate, home: int | None) -> bool:
    if home is None or candidate.cell is None or candidate.reach is None:
        return True
    return grid.steps_apart(home, candidate.cell) <= candidate.reach


def _steps(candidate: Candidate, home: int | None) -> int | None:
    return None if home is None or candidate.cell is None else grid.steps_apart(home, candidate.cell)


def _weigh(
    candidate: Candidate, home: int | None, helped: bool, past: Past | None, now: datetime, usual: float
) -> Match:
    steps = _steps(candidate, home)
    chance = chances.of_a_yes(past, now, usual)
    return Match(
        person_id=candidate.person_id,
        steps=steps,
        helped=helped,
        lately=past.lately if past else 0,
        asked_at=past.asked_at if past else None,
        chance=chance if helped else chance * chances.at_a_distance(steps),
    )


def _order(match: Match, usual: float) -> tuple[int, bool, int, datetime, int, int]:
    fit = match.chance * EACH_NUDGE_COUNTS**match.lately
    return (
        round(log(usual / fit, FITS_AS_WELL)),
        not match.helped,
        match.lately,
        match.asked_at or LONG_AGO,
        match.steps or 0,
        match.person_id,
    )
