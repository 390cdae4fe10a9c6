"""What is due about a request, from what is true of it: reminders, questions, alarms and endings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aid.day_parts import DAY, after_by_day, ends, evening_before, moment, soon, starts
from aid.kinds import RULES
from aid.nights import held
from storage.agenda import Entry, What
from storage.help_requests import HelpRequest, Status
from storage.visits import Visit

ASKED_THE_NEXT_DAY_AT = time(10)
AFTER_THE_END = timedelta(hours=1)
SHORT_NOTICE = timedelta(hours=24)

Due = tuple[int, What, date, datetime]


@dataclass(frozen=True, kw_only=True)
class Waits:
    """How long each thing is given: the settings WAIT_VISIT, WAIT_OVERDUE_VISIT and so on."""

    visit: timedelta
    overdue: timedelta
    still_asking: timedelta
    unknown: timedelta
    address: timedelta


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a plan is made from. `since`: when the request last changed; `entries`: its agenda so far.

    `posted_at`: since when neighbours have been asked; `reachable`: can the resident be written to?
    """

    request: HelpRequest
    helpers: tuple[int, ...]
    visits: list[Visit]
    entries: list[Entry]
    posted_at: datetime | None
    reachable: bool
    since: datetime
    zone: ZoneInfo
    waits: Waits
    known: dict[tuple[int, What, date], Entry] = field(init=False)

    def __post_init__(self) -> None:
        known = {(entry.person_id, entry.what, entry.day): entry for entry in self.entries}
        object.__setattr__(self, "known", known)

    def done(self, person_id: int, what: What, day: date | None = None) -> datetime | None:
        """When that was done, if it was."""
        entry = self.known.get((person_id, what, day or self.request.wanted_on))
        return entry.done_at if entry else None


def plan(facts: Facts) -> list[Entry]:
    """All that is due about the request from now on, in no order."""
    plans = {Status.OPEN: _while_open, Status.CLAIMED: _while_claimed}
    return [
        Entry(help_request_id=facts.request.id, person_id=person_id, what=what, day=day, due_at=due_at)
        for person_id, what, day, due_at in plans.get(facts.request.status, _after)(facts)
    ]


def worry_at(request: HelpRequest, visit: Visit, wait: timedelta) -> datetime:
    """When somebody on a visit is asked if all is well: a `wait` after the usual time or their last word."""
    assert visit.arrived_at
    usual = visit.arrived_at + timedelta(minutes=RULES[request.kind].minutes)
    return max(usual, visit.stays_at or usual) + wait


def _while_open(facts: Facts) -> Iterator[Due]:
    request, asked_on = facts.request, facts.request.asked_at.date()
    notice = starts(request, facts.zone) - SHORT_NOTICE
    for visit in facts.visits:
        told = facts.done(visit.helper_id, What.DROPPED_OUT)
        if visit.gave_back_at and visit.gave_back_at >= notice and (not told or told < visit.gave_back_at):
            yield visit.helper_id, What.DROPPED_OUT, request.wanted_on, visit.gave_back_at
    if facts.posted_at and not facts.done(request.resident_id, What.STILL_ASKING, asked_on):
        due_at = after_by_day(facts.posted_at, facts.waits.still_asking, facts.zone)
        if due_at < facts.since and (request.resident_id, What.STILL_ASKING, asked_on) not in facts.known:
            # Somebody had it meanwhile: it is asked for anew.
            due_at = after_by_day(facts.since, facts.waits.still_asking, facts.zone)
        yield request.resident_id, What.STILL_ASKING, asked_on, due_at


def _while_claimed(facts: Facts) -> Iterator[Due]:
    request = facts.request
    before = evening_before(request, facts.zone)
    yield from _once(facts, request.resident_id, What.WHO_COMES, before)
    for helper_id in facts.helpers:
        yield from _once(facts, helper_id, What.TOMORROW, before)
        yield from _once(facts, helper_id, What.SOON, soon(request, facts.zone))
    for visit in facts.visits:
        if visit.helper_id in facts.helpers and visit.under_way:
            yield from _while_there(facts, visit)
    yield from _unless_heard_of(facts)


def _once(facts: Facts, person_id: int, what: What, due_at: datetime) -> Iterator[Due]:
    # Nobody is reminded of what they took on, or changed, after the hour of the reminder.
    entry = facts.known.get((person_id, what, facts.request.wanted_on))
    if due_at > facts.since if entry is None else entry.done_at is None:
        yield person_id, what, facts.request.wanted_on, due_at


def _while_there(facts: Facts, visit: Visit) -> Iterator[Due]:
    day, heard_at = facts.request.wanted_on, visit.stays_at or visit.arrived_at
    asked = facts.done(visit.helper_id, What.WORRY)
    if asked is None or (heard_at and asked < heard_at):
        yield visit.helper_id, What.WORRY, day, worry_at(facts.request, visit, facts.waits.visit)
        return
    told = facts.done(visit.helper_id, What.ALARM)
    if told is None or told < asked:
        yield visit.helper_id, What.ALARM, day, asked + facts.waits.overdue


def _unless_heard_of(facts: Facts) -> Iterator[Due]:
    request, zone, day = facts.request, facts.zone, facts.request.wanted_on
    asked = [facts.done(helper_id, What.HAPPENED) for helper_id in facts.helpers]
    for helper_id, asked_at in zip(facts.helpers, asked, strict=True):
        if asked_at is None:
            yield helper_id, What.HAPPENED, day, held(_over_at(request, zone) + AFTER_THE_END, zone)
    known = [asked_at for asked_at in asked if asked_at]
    if not known or len(known) < len(asked):
        return
    the_next_day = moment(max(known).astimezone(zone).date() + DAY, ASKED_THE_NEXT_DAY_AT, zone)
    asked_resident = facts.done(request.resident_id, What.ASK_RESIDENT)
    if asked_resident is None and facts.reachable:
        yield request.resident_id, What.ASK_RESIDENT, day, the_next_day
    elif facts.done(request.resident_id, What.UNKNOWN) is None:
        due_at = asked_resident + facts.waits.unknown if asked_resident else the_next_day
        yield request.resident_id, What.UNKNOWN, day, due_at


def _over_at(request: HelpRequest, zone: ZoneInfo) -> datetime:
    # Whoever takes it on late in the day is given the usual time all the same.
    usual = timedelta(minutes=RULES[request.kind].minutes)
    end = ends(request, zone)
    return max(end, request.claimed_at + usual) if request.claimed_at else end


def _after(facts: Facts) -> Iterator[Due]:
    request, gone = facts.request, {visit.helper_id for visit in facts.visits if visit.address_gone_at}
    if request.ended_at is None:
        return
    for helper_id in facts.helpers:
        if helper_id not in gone:
            due_at = request.ended_at + facts.waits.address
            yield helper_id, What.FORGET_ADDRESS, request.wanted_on, due_at
