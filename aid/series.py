"""Requests that come again: begun, left out for a date, paused, stopped, and gone on with."""

from collections.abc import Iterable
from datetime import date, datetime

from aid import help_requests
from aid.nudges import not_this_time
from aid.people import get as get_person
from aid.permissions import may_speak_for, must_be_resident
from aid.refusals import DayPassed, NotHere, QuestionOver
from aid.series_days import DAY, LONGEST, WEEK
from aid.series_plans import ahead, days_of, get, is_over, live_requests, must_be_theirs, plan
from aid.series_refusals import (
    ComesAgainAlready,
    GoesOnAlready,
    LeftOutAlready,
    NoDaysChosen,
    PauseTooLong,
    SeriesOver,
    SeriesTooLong,
)
from aid.verbs import verb
from storage import drafts, history, offers, series
from storage.connection import Transaction
from storage.help_requests import HelpRequest
from storage.offers import Offer
from storage.series import Series

GOES_ON_FOR = 8 * WEEK
TOLD_BEFORE_THE_END = WEEK


@verb
async def repeat(
    tx: Transaction,
    id: int,
    *,
    draft_id: int,
    by: int,
    every: int,
    weekdays: str,
    until: date,
    today: date,
    now: datetime,
) -> Series:
    """A resident wants the same as in this request again, `every` week or second week until that day.

    `weekdays` are digits, 1 is Monday. Raises QuestionOver, NotHere, ComesAgainAlready, DayPassed,
    SeriesTooLong or NoDaysChosen.
    """
    await _end_draft(tx, draft_id, by)
    pattern = await must_be_resident(tx, id, by)
    before = await series.find_of_request(tx, id)
    if before and not is_over(before, today):
        raise ComesAgainAlready
    if until < today:
        raise DayPassed
    if until > today + LONGEST:
        raise SeriesTooLong
    begins_on = max(today + DAY, pattern.wanted_on)
    new = await series.add(
        tx, pattern, every=every, weekdays=weekdays, begins_on=begins_on, until=until, now=now
    )
    await history.note(tx, "repeat", "series", new, by=by, now=now)
    planned = await plan(tx, new, today)
    if planned.next_on is None:
        raise NoDaysChosen
    return await _announce_end(tx, planned, today)


@verb
async def skip_date(tx: Transaction, id: int, day: date, *, by: int, today: date, now: datetime) -> Series:
    """One date is left out; what was asked for it is taken back.

    Raises NotHere, SeriesOver or LeftOutAlready.
    """
    whole = await must_be_theirs(tx, id, by, today)
    if day not in await ahead(tx, whole, today):
        raise LeftOutAlready
    if day not in {each.wanted_on for each in await series.dates(tx, id)}:
        await series.add_date(tx, id, day, None)
    await _take_back(tx, await live_requests(tx, whole, day, day + DAY), by, now)
    await history.note(tx, "skip_date", "series", id, by=by, now=now)
    return await plan(tx, id, today)


@verb
async def pause_dates(
    tx: Transaction, id: int, *, draft_id: int, until: date, by: int, today: date, now: datetime
) -> Series:
    """Nothing is asked for before that day; what was is taken back.

    Raises QuestionOver, NotHere, SeriesOver, DayPassed or PauseTooLong.
    """
    await _end_draft(tx, draft_id, by)
    whole = await must_be_theirs(tx, id, by, today)
    if until <= today:
        raise DayPassed
    if not days_of(whole, until):
        raise PauseTooLong
    await _take_back(tx, await live_requests(tx, whole, today, until), by, now)
    await series.correct(tx, id, paused_until=until)
    await history.note(tx, "pause_dates", "series", id, by=by, now=now)
    return await plan(tx, id, today)


@verb
async def stop_dates(tx: Transaction, id: int, *, by: int, today: date, now: datetime) -> Series:
    """It doesn't come again; what was asked for is taken back. Raises NotHere or SeriesOver."""
    await _stop(tx, await must_be_theirs(tx, id, by, today), by, today, now)
    return await get(tx, id)


@verb
async def undo(tx: Transaction, id: int, *, by: int, today: date, now: datetime) -> HelpRequest:
    """What was just sent is taken back, and what was to come again like it with it. Raises as `withdraw`."""
    whole = await series.find_of_request(tx, id)
    request = await help_requests.withdraw(tx, id, by=by, now=now)
    # A date that was asked for by itself, without a conversation, is one of many: only the first ends all.
    first = request.draft_id is not None and await may_speak_for(tx, by, request.resident_id)
    if whole and first and not is_over(whole, today):
        await _stop(tx, whole, by, today, now)
    return request


@verb
async def prolong(tx: Transaction, id: int, *, by: int, today: date, now: datetime) -> Series:
    """8 weeks more, once its end was told. Raises NotHere, SeriesOver or GoesOnAlready."""
    whole = await get(tx, id)
    if whole.resident_id != by:
        raise NotHere
    if whole.stopped_at:
        raise SeriesOver
    if whole.tell_end_on:
        raise GoesOnAlready
    await series.correct(tx, id, until=max(whole.until, today) + GOES_ON_FOR)
    await history.note(tx, "prolong", "series", id, by=by, now=now)
    return await _announce_end(tx, await plan(tx, id, today), today)


@verb
async def leave_series(tx: Transaction, id: int, *, by: int, now: datetime) -> None:
    """A neighbour asked first for this request doesn't want to be any more. Raises NotHere."""
    whole, offer = await series.find_of_request(tx, id), await offers.find(tx, id, by)
    if whole is None or offer is None or offer.asked_at is None:
        raise NotHere
    await series.leave(tx, whole.id, by, now)
    await history.note(tx, "leave_series", "series", whole.id, by=by, now=now)
    if offer.state in (Offer.ASKED, Offer.NO_ANSWER) and not (await help_requests.get(tx, id)).ended_at:
        await not_this_time(tx, id, by=by, now=now)


async def _stop(tx: Transaction, whole: Series, by: int, today: date, now: datetime) -> None:
    await _take_back(tx, await live_requests(tx, whole, today, date.max), by, now)
    await series.correct(tx, whole.id, stopped_at=now, next_on=None, tell_end_on=None)
    await history.note(tx, "stop_dates", "series", whole.id, by=by, now=now)


async def _announce_end(tx: Transaction, whole: Series, today: date) -> Series:
    last = max(days_of(whole, today), default=whole.until)
    early: date = last - TOLD_BEFORE_THE_END
    await series.correct(tx, whole.id, tell_end_on=early if early > today else last)
    return await get(tx, whole.id)


async def _take_back(tx: Transaction, requests: Iterable[HelpRequest], by: int, now: datetime) -> None:
    for request in requests:
        await help_requests.withdraw(tx, request.id, by=by, now=now)


async def _end_draft(tx: Transaction, draft_id: int, by: int) -> None:
    account_id = (await get_person(tx, by)).account_id
    draft = await drafts.find(tx, account_id) if account_id is not None else None
    if draft is None or draft.id != draft_id:
        raise QuestionOver
    await drafts.end(tx, draft_id)
