"""The days of a pair: when they meet, and when each is asked how it is going; dates as they are there."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aid.day_parts import DAY, EVENING_BEFORE, moment
from aid.series_days import falls_on
from storage.company import Rhythm

ASKED_AFTER_WEEKS = (1, 3, 6)  # and every month after the last of them
LAST_PLACE = 5
WEEKS: dict[Rhythm, int] = {Rhythm.WEEK: 1, Rhythm.SECOND_WEEK: 2}


def meetings(start: date, until: date, *, first_on: date, rhythm: Rhythm) -> Iterator[date]:
    """Their days from `start` to `until`, both included, none before the first: all on its weekday.

    Each month it is the same one of that weekday, the second Tuesday say; a fifth one is the last.
    """
    start = max(start, first_on)
    for ahead in range((until - start).days + 1):
        day = start + ahead * DAY
        if _is_theirs(day, first_on, rhythm):
            yield day


def questions(met_on: date) -> Iterator[date]:
    """When each of them is asked how it is going, counted from their first meeting, without an end."""
    day = met_on
    for weeks in ASKED_AFTER_WEEKS:
        day = met_on + timedelta(weeks=weeks)
        yield day
    months = 0
    while True:
        months += 1
        yield _months_after(day, months)


def next_question(met_on: date, after: date) -> date:
    """The first of those days that is later than `after`: what was missed isn't asked in a row."""
    return next(day for day in questions(met_on) if day > after)


def reminded_at(day: date, zone: ZoneInfo) -> datetime:
    """When the neighbour is reminded of a meeting: at 6pm the evening before."""
    return moment(day - DAY, EVENING_BEFORE, zone)


def _is_theirs(day: date, first_on: date, rhythm: Rhythm) -> bool:
    weekday = str(first_on.isoweekday())
    if rhythm in WEEKS:
        return falls_on(day, first_on=first_on, every=WEEKS[rhythm], weekdays=weekday)
    if day.weekday() != first_on.weekday():
        return False
    place = _place(first_on)
    return _is_last(day) if place == LAST_PLACE else _place(day) == place


def _place(day: date) -> int:
    return (day.day - 1) // 7 + 1


def _is_last(day: date) -> bool:
    return day.day + 7 > monthrange(day.year, day.month)[1]


def _months_after(day: date, months: int) -> date:
    # From the first one, not from month to month: the 31st would stay the 28th after one February.
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
