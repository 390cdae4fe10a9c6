"""On which days a series falls: dates where the neighbourhood is, whatever its clocks do."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aid.nights import MORNING

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
LONGEST = timedelta(days=184)


def falls_on(day: date, *, first_on: date, every: int, weekdays: str) -> bool:
    """Is it one of these weekdays, `every` so many weeks from the week of `first_on`?"""
    # Weeks are counted from Monday to Monday: the numbers of calendar weeks go 52, 1 or 53, 1.
    weeks = (_monday(day) - _monday(first_on)) // WEEK
    return str(day.isoweekday()) in weekdays and weeks % every == 0


def days(start: date, until: date, *, first_on: date, every: int, weekdays: str) -> Iterator[date]:
    """Every such day from `start` to `until`, both included."""
    for ahead in range((until - start).days + 1):
        day = start + ahead * DAY
        if falls_on(day, first_on=first_on, every=every, weekdays=weekdays):
            yield day


def reached(now: datetime, zone: ZoneInfo, ahead: timedelta) -> date:
    """The latest date that is asked for by now: at 8am there, `ahead` before it, by the clock on the wall."""
    morning = timedelta(hours=MORNING.hour, minutes=MORNING.minute)
    return (now.astimezone(zone).replace(tzinfo=None) - morning + ahead).date()


def _monday(day: date) -> date:
    return day - day.weekday() * DAY
