"""What is still to come of a series: its dates, and what was asked for on them."""

from datetime import date

from aid import series_days
from aid.refusals import NotHere
from aid.series_refusals import SeriesOver
from storage import series
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.rows import Source
from storage.series import Series

LIVE = (Status.OPEN, Status.CLAIMED)


async def get(source: Source, id: int) -> Series:
    """The series with this id. Raises NotHere."""
    found = await series.find(source, id)
    if found is None:
        raise NotHere
    return found


async def must_be_theirs(source: Source, id: int, by: int, today: date) -> Series:
    """The series, for whoever it is for, as long as it lasts. Raises NotHere or SeriesOver."""
    whole = await get(source, id)
    if whole.resident_id != by:
        raise NotHere
    if is_over(whole, today):
        raise SeriesOver
    return whole


def is_over(whole: Series, today: date) -> bool:
    """Was it stopped, or is its end past?"""
    return whole.stopped_at is not None or whole.until < today


async def ahead(source: Source, whole: Series, today: date) -> list[date]:
    """The dates to come, but for those that were left out or taken back."""
    asked = {request.wanted_on: request for request in await live_requests(source, whole, today, date.max)}
    known = {each.wanted_on for each in await series.dates(source, whole.id)}
    planned = [day for day in days_of(whole, max(today, whole.paused_until or today)) if day not in known]
    return sorted([*asked, *planned])


async def live_requests(source: Source, whole: Series, since: date, before: date) -> list[HelpRequest]:
    """What is open or taken of its dates in that time, `before` not included."""
    # By its own day: a helper may have put a visit off to another one.
    found = await series.requests(source, whole.id, whole.first_on)
    return [each for each in found if each.status in LIVE and since <= each.wanted_on < before]


async def plan(tx: Transaction, id: int, today: date) -> Series:
    """Note the next date to be asked for."""
    whole = await get(tx, id)
    known = {each.wanted_on for each in await series.dates(tx, id)}
    possible = [] if whole.stopped_at else days_of(whole, max(today, whole.paused_until or today))
    await series.correct(tx, id, next_on=next((day for day in possible if day not in known), None))
    return await get(tx, id)


def days_of(whole: Series, start: date) -> list[date]:
    """Every day on which a series falls, from that one on."""
    start = max(start, whole.begins_on)
    return list(
        series_days.days(
            start, whole.until, first_on=whole.first_on, every=whole.every, weekdays=whole.weekdays
        )
    )
