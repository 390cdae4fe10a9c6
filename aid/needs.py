"""What needs an organiser now: one table of what there can be, the most urgent first."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from aid.day_parts import DAY
from storage import activity, calls, cases, checkins, consents, contact_log, people, request_lists, vettings
from storage.checkins import Rung
from storage.help_requests import HelpRequest, Status
from storage.rows import Source

LOOKED_AT = 200
SILENT_FOR = timedelta(days=2)
CHECKS_END_WITHIN = timedelta(days=14)
CLIMBED = (Rung.CONTACT, Rung.EVERYBODY, Rung.CHECKING)


class Sort(StrEnum):
    """What it is."""

    CHECK_IN = "check_in"
    CALL = "call"
    NOBODY = "nobody"
    OVERDUE = "overdue"
    SILENT = "silent"
    UNCONFIRMED = "unconfirmed"
    WORRY = "worry"
    UNREACHABLE = "unreachable"
    TO_APPROVE = "to_approve"
    CONSENT = "consent"
    CHECK_ENDS = "check_ends"
    COME_BACK = "come_back"


@dataclass(frozen=True, kw_only=True)
class Need:
    """Something that waits for an organiser: `about` is its id, `person_id` whom it concerns."""

    sort: Sort
    about: int
    person_id: int | None


@dataclass(frozen=True, kw_only=True)
class Look:
    """Who looks, and when."""

    source: Source
    reader_id: int
    now: datetime
    today: date


async def needs(look: Look) -> list[Need]:
    """All that waits for this organiser, the most urgent first, and of a sort the oldest."""
    return [
        Need(sort=sort, about=about, person_id=person_id)
        for sort, find in FINDERS.items()
        for about, person_id in await find(look)
    ]


Found = list[tuple[int, int | None]]


async def _check_ins(look: Look) -> Found:
    open_ones = await checkins.open_ones(look.source)
    return [(each.id, each.person_id) for each in open_ones if each.state in CLIMBED]


async def _calls(look: Look) -> Found:
    return [(each.id, each.person_id) for each in await calls.waiting(look.source)]


async def _nobody(look: Look) -> Found:
    return await _requests(look, Status.OPEN, lambda each: each.wanted_on <= look.today + DAY)


async def _overdue(look: Look) -> Found:
    return await _requests(look, Status.CLAIMED, lambda each: each.wanted_on < look.today)


async def _unconfirmed(look: Look) -> Found:
    return await _requests(look, Status.REPORTED, lambda each: each.wanted_on < look.today)


async def _silent(look: Look) -> Found:
    soon = (look.today, look.today + DAY)
    taken = await request_lists.under_way(look.source, LOOKED_AT)
    found: Found = []
    for each in taken:
        if each.status is Status.CLAIMED and each.wanted_on in soon and each.helper_id is not None:
            seen_at = await activity.seen_at(look.source, each.helper_id)
            if seen_at is None or seen_at < look.now - SILENT_FOR:
                found.append((each.id, each.helper_id))
    return found


async def _worries(look: Look) -> Found:
    return [(each.id, None) for each in await cases.open_for(look.source, look.reader_id, LOOKED_AT)]


async def _unreachable(look: Look) -> Found:
    return [(id, id) for id in await activity.unreachable(look.source)]


async def _to_approve(look: Look) -> Found:
    return [(each.id, each.id) for each in await people.neighbours_to_approve(look.source)]


async def _consents(look: Look) -> Found:
    return [(each.id, each.trusted_id) for each in await consents.to_ring_about(look.source)]


async def _checks_that_end(look: Look) -> Found:
    return [(id, id) for id in await vettings.ending(look.source, look.now + CHECKS_END_WITHIN)]


async def _talks_to_come_back_to(look: Look) -> Found:
    return [(each.person_id, each.person_id) for each in await contact_log.due(look.source, look.today)]


async def _requests(look: Look, status: Status, waits: Callable[[HelpRequest], bool]) -> Found:
    found = await request_lists.under_way(look.source, LOOKED_AT)
    return [(each.id, each.resident_id) for each in found if each.status is status and waits(each)]


FINDERS: dict[Sort, Callable[[Look], Awaitable[Found]]] = {
    Sort.CHECK_IN: _check_ins,
    Sort.CALL: _calls,
    Sort.NOBODY: _nobody,
    Sort.OVERDUE: _overdue,
    Sort.SILENT: _silent,
    Sort.UNCONFIRMED: _unconfirmed,
    Sort.WORRY: _worries,
    Sort.UNREACHABLE: _unreachable,
    Sort.TO_APPROVE: _to_approve,
    Sort.CONSENT: _consents,
    Sort.CHECK_ENDS: _checks_that_end,
    Sort.COME_BACK: _talks_to_come_back_to,
}
