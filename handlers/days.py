"""Days as people type them: "3 March", "tuesday", "03/03", "tomorrow"."""

import re
from datetime import date, timedelta

from aid.moments import MONTHS, WEEKDAYS
from aid.refusals import DayPassed, DayTooFar, DayUnclear
from aid.words import _

DAYS_AHEAD_MAX = 92
DAYS_OFFERED = 14
IN_FIGURES = re.compile(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?")
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([^\W\d]+)(?:,?\s+(\d{4}))?")
WORDS_FIRST = re.compile(r"([^\W\d]+)\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
LETTERS_OF_A_NAME = 3


def read_day(text: str, today: date) -> date:
    """The day meant, from today on. Raises DayUnclear, DayPassed or DayTooFar."""
    said = text.strip().casefold().rstrip(".")
    day = _named(said, today) or _in_figures(said, today) or _in_words(said, today)
    if day is None:
        raise DayUnclear
    if day < today:
        raise DayPassed
    if day > today + timedelta(days=DAYS_AHEAD_MAX):
        raise DayTooFar
    return day


def offered(today: date) -> list[date]:
    """The next two weeks, from the day after tomorrow on."""
    return [today + timedelta(days=ahead) for ahead in range(2, DAYS_OFFERED + 2)]


def _named(said: str, today: date) -> date | None:
    if said == _("today"):
        return today
    if said == _("tomorrow"):
        return today + timedelta(days=1)
    for number, name in enumerate(WEEKDAYS):
        if _is(said, str(name)):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _in_figures(said: str, today: date) -> date | None:
    match = IN_FIGURES.fullmatch(said)
    return _date(int(match[1]), int(match[2]), match[3], today) if match else None


def _in_words(said: str, today: date) -> date | None:
    last_words = re.sub(r"^[^\W\d]+,?\s+(?=\d)", "", said) if IN_WORDS.search(said) else said
    if match := IN_WORDS.fullmatch(last_words):
        day, name, year = match[1], match[2], match[3]
    elif match := WORDS_FIRST.fullmatch(said):
        day, name, year = match[2], match[1], match[3]
    else:
        return None
    for number, month in enumerate(MONTHS, start=1):
        if _is(name, str(month)):
            return _date(int(day), number, year, today)
    return None


def _is(said: str, name: str) -> bool:
    return len(said) >= LETTERS_OF_A_NAME and name.casefold().startswith(said)


def _date(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year:
            return date(int(year) if len(year) > 2 else 2000 + int(year), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
