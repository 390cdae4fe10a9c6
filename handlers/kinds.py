"""What can be asked for and when, in words."""

from datetime import date, timedelta

from aid.moments import WEEKDAYS, weekday_date
from aid.words import Later, _, later, later_p
from storage.help_requests import HelpRequest, Kind, Part

LABELS: dict[Kind, Later] = {
    Kind.SHOPPING: later_p("button", "Shopping"),
    Kind.GARDENING: later_p("button", "Gardening"),
    Kind.CHECK_IN: later_p("button", "A check-in"),
    Kind.LIFT: later_p("button", "A lift"),
    Kind.PRESCRIPTION: later_p("button", "A prescription"),
    Kind.REPAIR: later_p("button", "A small repair"),
    Kind.HEAVY: later_p("button", "Something heavy to move"),
    Kind.PHONE: later_p("button", "Help with a phone"),
    Kind.DOG: later_p("button", "Dog walking"),
    Kind.MEAL: later_p("button", "A meal"),
    Kind.COMPANY: later_p("button", "Company"),
    Kind.OTHER: later_p("button", "Something else"),
}
FIRST = (Kind.SHOPPING, Kind.GARDENING, Kind.CHECK_IN, Kind.OTHER)
FURTHER = tuple(kind for kind in Kind if kind not in FIRST)
WITHIN_A_SENTENCE: dict[Kind, Later] = {
    Kind.SHOPPING: later("shopping"),
    Kind.GARDENING: later("gardening"),
    Kind.CHECK_IN: later("a check-in"),
    Kind.LIFT: later("a lift"),
    Kind.PRESCRIPTION: later("a prescription"),
    Kind.REPAIR: later("a small repair"),
    Kind.HEAVY: later("moving something heavy"),
    Kind.PHONE: later("help with a phone"),
    Kind.DOG: later("dog walking"),
    Kind.MEAL: later("a meal"),
    Kind.COMPANY: later("company"),
    Kind.OTHER: later("help"),
}
WITH_AN_ARTICLE: dict[Kind, Later] = {
    Kind.SHOPPING: later("the shopping"),
    Kind.GARDENING: later("the gardening"),
    Kind.CHECK_IN: later("the check-in"),
    Kind.LIFT: later("the lift"),
    Kind.PRESCRIPTION: later("the prescription"),
    Kind.REPAIR: later("the repair"),
    Kind.HEAVY: later("the moving"),
    Kind.PHONE: later("the help with the phone"),
    Kind.DOG: later("the dog walking"),
    Kind.MEAL: later("the meal"),
    Kind.COMPANY: later("the company"),
    Kind.OTHER: later("the job"),
}
IN_A_LIST: dict[Kind, Later] = {
    Kind.SHOPPING: LABELS[Kind.SHOPPING],
    Kind.GARDENING: LABELS[Kind.GARDENING],
    Kind.CHECK_IN: later("Check-in"),
    Kind.LIFT: later("Lift"),
    Kind.PRESCRIPTION: later("Chemist"),
    Kind.REPAIR: later("Repair"),
    Kind.HEAVY: later("Moving"),
    Kind.PHONE: later("Phone"),
    Kind.DOG: LABELS[Kind.DOG],
    Kind.MEAL: later("Meal"),
    Kind.COMPANY: LABELS[Kind.COMPANY],
    Kind.OTHER: later("Other"),
}
SHORT_WEEKDAYS = (
    later("Mon"),
    later("Tue"),
    later("Wed"),
    later("Thu"),
    later("Fri"),
    later("Sat"),
    later("Sun"),
)
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


def when_written(request: HelpRequest) -> str:
    """The same for a message that is read on other days too: "Tuesday 3 March, in the morning"."""
    return _("{day}, {part}").format(day=weekday_date(request.wanted_on), part=PARTS[request.part])


def kind_words(kind: Kind) -> str:
    """A kind within a sentence, as in "your request for shopping"."""
    return str(WITHIN_A_SENTENCE[kind])


def the_kind(kind: Kind) -> str:
    """A kind with its article: "the shopping"."""
    return str(WITH_AN_ARTICLE[kind])


def short_day(day: date) -> str:
    """A date that fits on a button: "Tuesday 3"."""
    return _("{weekday} {day}").format(weekday=WEEKDAYS[day.weekday()], day=day.day)


def shortest_day(day: date) -> str:
    """A date that leaves room beside it on a button: "Tue 3"."""
    return _("{weekday} {day}").format(weekday=SHORT_WEEKDAYS[day.weekday()], day=day.day)
