"""Requests that come again as their resident sees them: the rhythm, the next dates, and what can be done."""

from collections.abc import Iterable
from datetime import date

from aid.moments import WEEKDAYS, weekday_date
from aid.people import get as get_person
from aid.series_plans import ahead, live_requests
from aid.words import _, p_
from handlers import kinds
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from storage import help_requests, series
from storage.help_requests import HelpRequest, Kind, Part, Status
from storage.people import Person
from storage.rows import Source
from storage.series import Series

DATES_SHOWN = 4
LABEL_LETTERS_MAX = 28


def rhythm(every: int, weekdays: str) -> str:
    """How often it comes: "Every week: Tuesday, Friday"."""
    days = ", ".join(str(WEEKDAYS[int(number) - 1]) for number in sorted(weekdays))
    words = _("Every week: {days}") if every == 1 else _("Every second week: {days}")
    return words.format(days=days)


def what(kind: Kind, part: Part) -> str:
    """What comes, and at which part of the day, as a line in HTML."""
    return fill(_("<b>{kind}</b>, {part}"), kind=kinds.LABELS[kind], part=kinds.PARTS[part])


async def series_screen(source: Source, whole: Series, today: date) -> Screen:
    """A series with its next dates, each of which can be left out."""
    pattern = await help_requests.find(source, whole.pattern_id)
    assert pattern is not None
    days = (await ahead(source, whole, today))[:DATES_SHOWN]
    asked = {each.wanted_on: each for each in await live_requests(source, whole, today, date.max)}
    lines = [await _line(source, day, asked.get(day)) for day in days]
    ends = _("The last day is {day}.").format(day=weekday_date(whole.until))
    return Screen(
        text=paragraphs(
            what(pattern.kind, pattern.part) + "\n" + quote(rhythm(whole.every, whole.weekdays)),
            "\n".join([_("The next dates:"), *lines]) if lines else _("No date is left."),
            quote("\n".join(line for line in (_pause(whole, today), ends) if line)),
        ),
        buttons=one_a_row(
            *(
                Button(
                    label=_("Skip {day}").format(day=weekday_date(day)), says=f"skip:{whole.id}:{day:%Y%m%d}"
                )
                for day in days
            ),
            Button(label=p_("button", "Pause"), says=f"pause_series:{whole.id}"),
            Button(label=p_("button", "Stop these requests"), says=f"stop_series:{whole.id}"),
            Button(label=p_("button", "My requests"), says="requests"),
        ),
    )


async def series_buttons(source: Source, person: Person, today: date) -> list[Button]:
    """A button for each series that somebody has, in My requests."""
    found = []
    for whole in await series.live_of(source, person.id, today):
        pattern = await help_requests.find(source, whole.pattern_id)
        assert pattern is not None
        days = ", ".join(str(kinds.SHORT_WEEKDAYS[int(number) - 1]) for number in whole.weekdays)
        label = _("{kind}, every {days}").format(kind=kinds.IN_A_LIST[pattern.kind], days=days)
        found.append(Button(label=label[:LABEL_LETTERS_MAX], says=f"series:{whole.id}"))
    return found


async def taken_back(source: Source, requests: Iterable[HelpRequest]) -> str | None:
    """What is taken back with a date, and who hears it, in words."""
    lines = []
    for request in requests:
        helper = await get_person(source, request.helper_id) if request.helper_id else None
        words = (
            _("{name} was to come on {day}. I tell {name}.")
            if helper
            else _("I asked your neighbours for {day}. I take that back.")
        )
        lines.append(fill(words, name=helper.name if helper else "", day=weekday_date(request.wanted_on)))
    return "\n".join(lines) or None


def _pause(whole: Series, today: date) -> str | None:
    if whole.paused_until is None or whole.paused_until <= today:
        return None
    return _("Paused until {day}.").format(day=weekday_date(whole.paused_until))


def _skip_button(whole: Series, day: date) -> Button:
    label = p_("button", "Skip {day}").format(day=weekday_date(day))
    return Button(label=label, says=f"skip:{whole.id}:{day:%Y%m%d}")


async def _line(source: Source, day: date, request: HelpRequest | None) -> str:
    if request is None:
        return quote(weekday_date(day))
    if request.status is Status.OPEN or request.helper_id is None:
        return fill(_("{day}: I am asking"), day=weekday_date(day))
    helper = await get_person(source, request.helper_id)
    return fill(_("{day}: {name} is coming"), day=weekday_date(day), name=helper.name)
