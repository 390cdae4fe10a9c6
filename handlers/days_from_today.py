"""Days as they are counted from today: "tomorrow", "next Friday", "Tuesday week", "in 10 days"."""

import re
from datetime import date, timedelta

from aid.moments import WEEKDAYS
from aid.words import Later, _, later

LETTERS_OF_A_NAME = 3
DAYS_IN_A_WEEK = 7
IN_SO_LONG = re.compile(r"(?P<count>\d{1,2}|[^\W\d]+) (?P<unit>[^\W\d]+)")

COUNTS: tuple[tuple[Later, int], ...] = (
    (later("a"), 1),
    (later("one"), 1),
    (later("two"), 2),
    (later("three"), 3),
    (later("four"), 4),
    (later("five"), 5),
    (later("six"), 6),
    (later("seven"), 7),
    (later("eight"), 8),
    (later("nine"), 9),
    (later("ten"), 10),
)
UNITS: tuple[tuple[Later, int], ...] = (
    (later("day"), 1),
    (later("days"), 1),
    (later("week"), DAYS_IN_A_WEEK),
    (later("weeks"), DAYS_IN_A_WEEK),
    (later("fortnight"), 2 * DAYS_IN_A_WEEK),
)
DAYS_AHEAD: tuple[tuple[Later, int], ...] = (
    (later("today"), 0),
    (later("tomorrow"), 1),
    (later("day after tomorrow"), 2),
)


def from_today(said: str, today: date) -> date | None:
    """The day meant by plain small letters, or None where they aren't counted from today."""
    for read in (_close_by, _next_week, _a_week_later, _in_so_long):
        if (ahead := read(said, today)) is not None:
            return today + timedelta(days=ahead)
    return None


def is_name(said: str, name: str) -> bool:
    """Is it that name, or its beginning?"""
    return len(said) >= LETTERS_OF_A_NAME and name.casefold().startswith(said)


def _close_by(said: str, today: date) -> int | None:
    for words, ahead in DAYS_AHEAD:
        if said == str(words):
            return ahead
    number = _weekday(said.removeprefix(_("this") + " "))
    return None if number is None else (number - today.weekday() - 1) % DAYS_IN_A_WEEK + 1


def _next_week(said: str, today: date) -> int | None:
    # "Next Tuesday" is the one in the next week from Monday to Sunday, also where one is nearer.
    week_named = said.removeprefix(_("next") + " ") if said.startswith(_("next") + " ") else None
    number = _weekday(week_named or said.removesuffix(" " + _("next week")))
    if number is None or (week_named is None and not said.endswith(_("next week"))):
        return None
    return DAYS_IN_A_WEEK - today.weekday() + number


def _a_week_later(said: str, today: date) -> int | None:
    """ "Tuesday week", "a week on Tuesday", "a week tomorrow", "today week"."""
    before = said.removesuffix(" " + _("week"))
    after = said.removeprefix(_("a week") + " ").removeprefix(_("on") + " ")
    for day in (before, after):
        if day != said and (ahead := _close_by(day, today)) is not None:
            return ahead + DAYS_IN_A_WEEK
    return None


def _in_so_long(said: str, _today: date) -> int | None:
    """ "in 10 days", "in a week", "in three weeks"."""
    match = IN_SO_LONG.fullmatch(said.removeprefix(_("in") + " "))
    if match is None or not said.startswith(_("in") + " "):
        return None
    count = _counted(match["count"])
    unit = next((days for name, days in UNITS if match["unit"] == str(name)), None)
    return None if count is None or unit is None else count * unit


def _counted(said: str) -> int | None:
    if said.isdecimal():
        return int(said)
    return next((number for name, number in COUNTS if said == str(name)), None)


def _weekday(said: str) -> int | None:
    return next((number for number, name in enumerate(WEEKDAYS) if is_name(said, str(name))), None)
