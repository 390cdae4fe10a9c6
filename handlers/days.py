"""Days as people type them: "3 March", "tuesday morning", "03/03", "next Friday"."""

import re
from datetime import date, timedelta

from aid.moments import MONTHS, WEEKDAYS
from aid.refusals import DayPassed, DayTooFar, DayUnclear
from aid.words import Later, _, later
from handlers.days_from_today import from_today, is_name
from storage.help_requests import Part

AHEAD_MAX = timedelta(days=92)
DAYS_OFFERED = 14
MONTHS_AHEAD_MAX = 4
IN_FIGURES = re.compile(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?")
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([^\W\d]+)(?:,?\s+(\d{4}))?")
WORDS_FIRST = re.compile(r"([^\W\d]+)\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
AT_A_TIME = re.compile(r"[ ,]+(?:at )?\d{1,2}(?:[:.]\d{2})? ?(am|pm)$")
DAY_ALONE = re.compile(r"(?:([^\W\d]+),?\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)")
PARTS_SAID: tuple[tuple[Later, Part], ...] = (
    (later("morning"), Part.MORNING),
    (later("afternoon"), Part.AFTERNOON),
    (later("am"), Part.MORNING),
    (later("pm"), Part.AFTERNOON),
)


def read_when(text: str, today: date) -> tuple[date, Part]:
    """The day meant and the part of it: "Tuesday morning", "tomorrow". Raises as `read_day` does."""
    said = AT_A_TIME.sub(r" \1", _plain(text))
    for name, part in PARTS_SAID:
        if said == str(name) or said.endswith((f" {name}", f",{name}")):
            day = said.removesuffix(str(name)).strip(" ,").removesuffix(_("in the")).strip(" ,")
            return read_day(_("today") if day in ("", _("this")) else day, today), part
    return read_day(said, today), Part.DAY


def read_day(text: str, today: date) -> date:
    """The day meant, from today on. Raises DayUnclear, DayPassed or DayTooFar."""
    said = _plain(text).removeprefix(_("on") + " ").removeprefix(_("the") + " ")
    day = (
        from_today(said, today)
        or _in_figures(said, today)
        or _in_words(said, today)
        or _in_the_month(said, today)
    )
    if day is None:
        raise DayUnclear
    if day < today:
        raise DayPassed
    if day > today + AHEAD_MAX:
        raise DayTooFar
    return day


def offered(today: date) -> list[date]:
    """The next two weeks, from the day after tomorrow on."""
    return [today + timedelta(days=ahead) for ahead in range(2, DAYS_OFFERED + 2)]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!")


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
        if is_name(name, str(month)):
            return _date(int(day), number, year, today)
    return None


def _in_the_month(said: str, today: date) -> date | None:
    """ "the 3rd", "Tuesday the 3rd": the next such day of a month."""
    match = DAY_ALONE.fullmatch(said)
    if match is None or (match[1] and not any(is_name(match[1], str(name)) for name in WEEKDAYS)):
        return None
    months = [(today.month - 1 + ahead) for ahead in range(MONTHS_AHEAD_MAX)]
    dates = [_real(today.year + month // 12, month % 12 + 1, int(match[2])) for month in months]
    return next((day for day in dates if day and day >= today), None)


def _date(day: int, month: int, year: str | None, today: date) -> date | None:
    # Without a year: the one that can be meant; if neither can, the first says best what is wrong.
    years = [int(year) + (2000 if len(year) < 3 else 0)] if year else [today.year, today.year + 1]
    known = [found for each in years if (found := _real(each, month, day))]
    meant = [found for found in known if timedelta() <= found - today <= AHEAD_MAX]
    return next(iter(meant or known), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
