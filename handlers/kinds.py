"""What can be asked for and when, in words."""

from datetime import date, timedelta

from aid.moments import WEEKDAYS, weekday_date
from aid.words import Later, _, later, later_p
from storage.help_requests import HelpRequest, Kind, Part

LABELS: dict[Kind, Later] = {
    Kind.SHOPPING: later_p("button", "Shopping"),
    Kind.GARDENING: later_p("button", "Gardening"),
    Kind.CHECK_IN: later_p("button", "A check-in"),
    Kind.OTHER: later_p("button", "Something else"),
}
WITHIN_A_SENTENCE: dict[Kind, Later] = {
    Kind.SHOPPING: later("shopping"),
    Kind.GARDENING: later("gardening"),
    Kind.CHECK_IN: later("a check-in"),
    Kind.OTHER: later("something else"),
}
PARTS: dict[Part, Later] = {
    Part.DAY: later("any time"),
    Part.MORNING: later("in the morning"),
    Part.AFTERNOON: later("in the afternoon"),
}


def day_words(day: date, today: date) -> str:
    """A date as one says it today: "Today, Tuesday 3 March"."""
    if day == today:
        return _("Today, {day}").format(day=weekday_date(day))
    if day == today + timedelta(days=1):
        return _("Tomorrow, {day}").format(day=weekday_date(day))
    return weekday_date(day)


def when_words(request: HelpRequest, today: date) -> str:
    """When it is wanted: "Tomorrow, Tuesday 3 March, in the morning"."""
    return when(request.wanted_on, request.part, today)


def when(day: date, part: Part, today: date) -> str:
    """A day and its part."""
    return _("{day}, {part}").format(day=day_words(day, today), part=PARTS[part])


def kind_words(kind: Kind) -> str:
    """A kind within a sentence: "shopping"."""
    return str(WITHIN_A_SENTENCE[kind])


def short_day(day: date) -> str:
    """A date that fits on a button: "Tuesday 3"."""
    return _("{weekday} {day}").format(weekday=WEEKDAYS[day.weekday()], day=day.day)
