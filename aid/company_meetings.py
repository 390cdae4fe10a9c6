"""The meetings of two who keep each other company: reminders, days off, cover, and how it goes."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aid import company_days as days
from aid.asking import place
from aid.company import LOOKED_AHEAD, end, get, other_than, side_of
from aid.company_refusals import CompanyOver, CoveredAlready, MissedAlready, NotAllAgreed
from aid.day_parts import DAY
from aid.organisers import tell_organisers
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import DayPassed, NotHere
from aid.verbs import verb
from storage import company, company_days, history, outbox
from storage.company import Company, CompanyState, Goes, Missed
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import HelpRequest, Kind
from storage.people import Standing
from storage.rows import Source

NO_LONGER_HELPS = (Standing.LEFT, Standing.NOT_NOW)


async def next_meetings(source: Source, found: Company, start: date) -> Iterator[date]:
    """Their days from `start` on, without those that are off."""
    off = await company_days.missed(source, found.id)
    all_days = days.meetings(start, start + LOOKED_AHEAD, first_on=found.first_on, rhythm=found.rhythm)
    return (day for day in all_days if day not in off)


async def times_met(source: Source, found: Company, until: date) -> int:
    """How often they have met, as far as we know, up to that day."""
    off = await company_days.missed(source, found.id)
    met = days.meetings(found.first_on, until, first_on=found.first_on, rhythm=found.rhythm)
    return sum(day not in off for day in met)


async def sweep(db: Database, now: datetime, zone: ZoneInfo) -> None:
    """Remind those who meet tomorrow, and ask those whose time it is how it goes."""
    for found in await company.due(db, now.astimezone(zone).date() + DAY):
        await come_round(db, found.id, zone=zone, now=now)


@verb
async def come_round(tx: Transaction, id: int, *, zone: ZoneInfo, now: datetime) -> None:
    """What is due between two people: a reminder, a question, or an end if the visitor helps no more."""
    found, today = await get(tx, id), now.astimezone(zone).date()
    if found.state is not CompanyState.AGREED:
        return
    if (await get_person(tx, found.visitor_id)).neighbour in NO_LONGER_HELPS:
        await end(tx, found, None, now)
        return
    if found.next_on and days.reminded_at(found.next_on, zone) <= now:
        await _remind(tx, found, found.next_on, today, now)
    if found.ask_on and found.ask_on <= today:
        await company.correct(tx, id, ask_on=days.next_question(found.first_on, today))
        for person_id in found.both:
            asked = await company_days.ask(tx, id, person_id, today)
            await outbox.post(tx, person_id, "company_question", about=asked, now=now)
        await history.note(tx, "ask_how_it_goes", "company", id, by=None, now=now)


@verb
async def miss_meeting(tx: Transaction, id: int, day: date, *, by: int, today: date, now: datetime) -> Missed:
    """One of the two can't that day; the other hears so.

    Raises NotHere, CompanyOver, NotAllAgreed or MissedAlready.
    """
    found = await get(tx, id)
    side = await side_of(tx, found, by)
    if found.ended_at:
        raise CompanyOver
    if found.state is not CompanyState.AGREED:
        raise NotAllAgreed
    if day < today or day not in await next_meetings(tx, found, day):
        raise MissedAlready
    missed = await company_days.miss(tx, id, day, by=side, now=now)
    await history.note(tx, "miss_meeting", "company", id, by=by, now=now, on_behalf_of=side)
    await outbox.post(tx, other_than(found, side), "company_missed", about=missed, now=now)
    if day == found.first_on:
        await outbox.post(tx, found.by_id, "company_missed", about=missed, now=now)
        await _begin_later(tx, found, day)
    return await get_missed(tx, missed)


@verb
async def cover_meeting(tx: Transaction, id: int, *, by: int, today: date, now: datetime) -> HelpRequest:
    """Whose visitor can't come that day would like somebody else: an organiser looks for one.

    Raises NotHere, DayPassed, CoveredAlready, or what is in the way of a request.
    """
    missed = await get_missed(tx, id)
    found = await get(tx, missed.company_id)
    if missed.by_id != found.visitor_id or not await may_speak_for(tx, by, found.person_id):
        raise NotHere
    if missed.help_request_id is not None:
        raise CoveredAlready
    if missed.day < today:
        raise DayPassed
    request = await place(
        tx, await get_person(tx, found.person_id), by=by, draft_id=None, kind=Kind.COMPANY,
        wanted_on=missed.day, part=found.part, details=None, voice=None, photo=None, items=(), money=None,
        today=today, post_at=now, now=now,
    )  # fmt: skip
    await company_days.cover(tx, id, request.id)
    return request


@verb
async def tell_how_it_goes(tx: Transaction, id: int, goes: Goes, *, by: int, now: datetime) -> Goes:
    """One of the two says how it goes; if not so well, organisers hear it, nobody else. Raises NotHere."""
    asked = await company_days.find_answer(tx, id)
    if asked is None or not (by == asked.person_id or await may_speak_for(tx, by, asked.person_id)):
        raise NotHere
    if asked.said is not goes:
        await company_days.answer(tx, id, goes, now)
        await history.note(tx, "tell_how_it_goes", "company", asked.company_id, by=by, now=now)
        if goes is Goes.NOT_WELL:
            await tell_organisers(tx, "company_not_well", about=id, now=now)
    return goes


async def get_missed(source: Source, id: int) -> Missed:
    """The day with this id on which one of them can't. Raises NotHere."""
    missed = await company_days.find_missed(source, id)
    if missed is None:
        raise NotHere
    return missed


async def _remind(tx: Transaction, found: Company, day: date, today: date, now: datetime) -> None:
    # A day that passed while we were away, or is off, is nothing to be reminded of.
    if day >= today and day not in await company_days.missed(tx, found.id):
        along = (found.by_id,) if day == found.first_on else ()
        for id in dict.fromkeys((*found.both, *along)):
            await outbox.post(tx, id, "company_tomorrow", about=found.id, now=now)
    ahead = await next_meetings(tx, found, max(day, today) + DAY)
    await company.correct(tx, found.id, next_on=next(ahead, max(day, today) + DAY))


async def _begin_later(tx: Transaction, found: Company, day: date) -> None:
    first_on = next(await next_meetings(tx, found, day + DAY), None)
    if first_on:
        asks = days.next_question(first_on, first_on)
        await company.correct(tx, found.id, first_on=first_on, next_on=first_on, ask_on=asks)
