"""Times and days of a good morning call, as people type them and as they read them."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from aid.moments import WEEKDAYS, clock_time, length
from aid.words import Later, _, later

EVERY_DAY, WORKING_DAYS = "1234567", "12345"
HOURS_IN_WORDS: tuple[Later, ...] = (
    later("one"),
    later("two"),
    later("three"),
    later("four"),
    later("five"),
    later("six"),
    later("seven"),
    later("eight"),
    later("nine"),
    later("ten"),
    later("eleven"),
    later("twelve"),
)
NAMED: tuple[tuple[Later, time], ...] = (
    (later("midday"), time(12)),
    (later("noon"), time(12)),
    (later("at noon"), time(12)),
)
PAST_OR_TO: tuple[tuple[Later, int], ...] = (
    (later("half past"), 30),
    (later("quarter past"), 15),
    (later("a quarter past"), 15),
    (later("quarter to"), -15),
    (later("a quarter to"), -15),
    (later("ten past"), 10),
    (later("ten to"), -10),
    (later("twenty past"), 20),
    (later("twenty to"), -20),
    (later("five past"), 5),
    (later("five to"), -5),
    (later("half"), 30),
)
HALVES: tuple[tuple[Later, bool], ...] = (
    (later("am"), False),
    (later("a.m"), False),
    (later("pm"), True),
    (later("p.m"), True),
    (later("in the morning"), False),
    (later("in the afternoon"), True),
    (later("in the evening"), True),
    (later("at night"), True),
)
BEFORE: tuple[Later, ...] = (later("at"), later("about"), later("around"))
IN_FIGURES = re.compile(r"(\d{1,2})(?:[:. h]?(\d{2}))?h?")
EARLY = 6  # a plain hour before this one is meant of the afternoon


def read_time(text: str) -> time | None:
    """The time of day meant: "9", "9.30am", "half past nine", "quarter to 10", "15:00", "midday"."""
    said = " ".join(text.casefold().replace("o'clock", "").replace("o’clock", "").split()).strip(" .!")
    for word in BEFORE:
        said = said.removeprefix(f"{word} ")
    for name, hour in NAMED:
        if said == str(name):
            return hour
    later_half = None
    for name, second in HALVES:
        if said.endswith(str(name)):
            said, later_half = said.removesuffix(str(name)).strip(), second
            break
    return _on_the_clock(said, later_half)


def _on_the_clock(said: str, later_half: bool | None) -> time | None:
    shift = 0
    for name, minutes in PAST_OR_TO:
        if said.startswith(f"{name} "):
            said, shift = said.removeprefix(f"{name} "), minutes
            break
    for number, word in enumerate(HOURS_IN_WORDS, start=1):
        said = re.sub(rf"^{word}\b", str(number), said)
    said = re.sub(rf"(?<=\d) {_('thirty')}$", ":30", said)
    match = IN_FIGURES.fullmatch(said)
    if match is None or (shift and match[2]):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59 or (later_half is not None and not 1 <= hour <= 12):
        return None
    if later_half is not None:
        hour = hour % 12 + (12 if later_half else 0)
    elif hour < EARLY and match[0] != f"{hour:02}:{minute:02}":
        hour += 12
    whole = (hour * 60 + minute + shift) % (24 * 60)
    return time(whole // 60, whole % 60)


def time_words(asks_at: str) -> str:
    """ "09:30" as people say it: "9:30am"."""
    then = datetime.combine(date(2000, 1, 3), time.fromisoformat(asks_at), UTC)
    return clock_time(then, ZoneInfo("UTC"))


def days_words(weekdays: str) -> str:
    """On which days, as said within a sentence."""
    if weekdays == EVERY_DAY:
        return _("every day")
    if weekdays == WORKING_DAYS:
        return _("Monday to Friday")
    return ", ".join(str(WEEKDAYS[int(day) - 1]) for day in weekdays)


def wait_words(minutes: int) -> str:
    """How long is waited."""
    return length(minutes)
