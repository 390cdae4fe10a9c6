"""What a neighbour wishes, as they read it: all of it in words, and a screen for each part."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from aid.moments import WEEKDAYS, weekday_date
from aid.reasons import distance_words
from aid.wishes import kinds_of
from aid.words import Later, _, later, later_p, p_
from handlers import kinds
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage.help_requests import Kind
from storage.wishes import FOR_GOOD, Wishes

REACHES = (5, 10, 20, 50)
AREA_ONLY = 0
EVERY_KIND, EVERY_DAY = "any", "1234567"
HOURS: dict[str, tuple[int, int]] = {
    "any": (0, 24),
    "mornings": (0, 12),
    "afternoons": (12, 18),
    "evenings": (18, 24),
    "not_evenings": (0, 18),
    "not_mornings": (12, 24),
}
HOUR_LABELS: dict[str, Later] = {
    "any": later_p("button", "Any time of day"),
    "mornings": later_p("button", "Before midday"),
    "afternoons": later_p("button", "From midday to 6pm"),
    "evenings": later_p("button", "After 6pm"),
    "not_evenings": later_p("button", "Before 6pm"),
    "not_mornings": later_p("button", "After midday"),
}
OFTEN: dict[int, Later] = {
    3: later_p("button", "3 times a week at most"),
    2: later_p("button", "Twice a week at most"),
    1: later_p("button", "Once a week at most"),
    0: later_p("button", "Not at all"),
}
NOT_ASKED = later("I do not ask you now. You can still take requests in the group.")


def wishes_screen(wished: Wishes, now: datetime, zone: ZoneInfo) -> Screen:
    """What stands, in words: "Shopping and gardening. Any day. 3 times a week at most." """
    return Screen(
        text=paragraphs(_("<b>When may I ask you?</b>"), fill("{words}", words=in_words(wished, now, zone))),
        buttons=one_a_row(
            Button(label=p_("button", "What I help with"), says="wishes:kinds"),
            Button(label=p_("button", "On which days"), says="wishes:days"),
            Button(label=p_("button", "At what time"), says="wishes:hours"),
            Button(label=p_("button", "How often"), says="wishes:often"),
            Button(label=p_("button", "How far I go"), says="wishes:far"),
            Button(label=p_("button", "Pause me"), says="pause"),
            Button(label=p_("button", "Go back"), says="details"),
        ),
    )


def part_screen(part: str, wished: Wishes, *, knows_place: bool) -> Screen:
    """One part, with a button for everything one may say to it."""
    if part == "far":
        return _screen(_asks_how_far(wished, knows_place), _reach_buttons() if knows_place else [])
    asks, buttons = PARTS[part]
    return _screen(str(asks), buttons(wished))


def in_words(wished: Wishes, now: datetime, zone: ZoneInfo) -> str:
    """What stands, as one says it."""
    if wished.resting_until == FOR_GOOD or not wished.nudges_a_week or not kinds_of(wished):
        return str(NOT_ASKED)
    said = [_kinds_in_words(wished), _days_in_words(wished), _hours_in_words(wished)]
    said.append(_("{words}.").format(words=OFTEN[wished.nudges_a_week]))
    said.append(_how_far(wished))
    if wished.resting_until and wished.resting_until > now:
        day = weekday_date(wished.resting_until.astimezone(zone).date())
        said.append("\n\n" + _rest_in_words(wished, now, zone, day))
    return " ".join(said).replace(" \n", "\n")


def _rest_in_words(wished: Wishes, now: datetime, zone: ZoneInfo, day: str) -> str:
    if wished.resting_from is None or wished.resting_from <= now:
        return _("You have a rest until {day}.").format(day=day)
    first = weekday_date(wished.resting_from.astimezone(zone).date())
    return _("You are away from {first}, and I ask you again on {day}.").format(first=first, day=day)


def _kinds_in_words(wished: Wishes) -> str:
    chosen = kinds_of(wished)
    if len(chosen) == len(Kind):
        return _("All kinds of help.")
    words = _listed([str(kinds.kind_words(kind)) for kind in chosen])
    return _("{words}.").format(words=words[:1].upper() + words[1:])


def _days_in_words(wished: Wishes) -> str:
    if wished.weekdays == EVERY_DAY:
        return _("Any day.")
    days = [str(WEEKDAYS[int(day) - 1]) for day in wished.weekdays]
    return _("On {days}.").format(days=_listed(days))


def _hours_in_words(wished: Wishes) -> str:
    hours = (wished.from_hour, wished.until_hour)
    name = next((name for name, known in HOURS.items() if known == hours), "any")
    return _("{words}.").format(words=HOUR_LABELS[name])


def _how_far(wished: Wishes) -> str:
    if wished.reach is None:
        return _("Within your area.")
    return _("Up to {distance} away.").format(distance=distance_words(wished.reach))


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def _screen(asks: str, buttons: list[Button]) -> Screen:
    back = Button(label=p_("button", "Go back"), says="wishes")
    return Screen(text=asks, buttons=one_a_row(*buttons, back))


def _kind_buttons(wished: Wishes) -> list[Button]:
    chosen = kinds_of(wished)
    each = [_toggle(str(kinds.LABELS[kind]), f"like:{kind}", kind in chosen) for kind in Kind]
    return [*each, Button(label=p_("button", "All kinds of help"), says=f"like:{EVERY_KIND}:yes")]


def _day_buttons(wished: Wishes) -> list[Button]:
    return [
        _toggle(str(WEEKDAYS[int(day) - 1]), f"weekday:{day}", day in wished.weekdays) for day in EVERY_DAY
    ]


def _toggle(label: str, says: str, is_on: bool) -> Button:
    # The button names what it sets, so that a second tap on it changes nothing.
    stands = p_("button", "{what}: yes") if is_on else p_("button", "{what}: no")
    return Button(label=stands.format(what=label), says=f"{says}:{'no' if is_on else 'yes'}")


def _hour_buttons(_wished: Wishes) -> list[Button]:
    return [Button(label=str(label), says=f"hours:{name}") for name, label in HOUR_LABELS.items()]


def _often_buttons(_wished: Wishes) -> list[Button]:
    return [Button(label=str(label), says=f"often:{times}") for times, label in OFTEN.items()]


def _reach_buttons() -> list[Button]:
    reaches = [Button(label=distance_words(reach), says=f"reach:{reach}") for reach in REACHES]
    return [
        *reaches,
        Button(label=p_("button", "Only my area"), says=f"reach:{AREA_ONLY}"),
        Button(label=p_("button", "Forget my place"), says="forget_place"),
    ]


def _asks_how_far(wished: Wishes, knows_place: bool) -> str:
    if knows_place:
        return paragraphs(_("<b>How far do you go to help?</b>"), fill("{words}", words=_how_far(wished)))
    return paragraphs(
        _("<b>I ask you within your area.</b>"),
        _("To be asked by distance, send me your location. Tap the paper clip below, then Location."),
        _("I keep only a square of 250 m, not where you live in it."),
    )


PARTS: dict[str, tuple[Later, Callable[[Wishes], list[Button]]]] = {
    "kinds": (later("<b>What do you help with?</b>\nTap one to change it."), _kind_buttons),
    "days": (later("<b>On which days may I ask you?</b>\nTap one to change it."), _day_buttons),
    "hours": (later("<b>At what time may I ask you?</b>\nFrom 9pm to 8am I never do."), _hour_buttons),
    "often": (later("<b>How often may I ask you?</b>\nYou can say no each time."), _often_buttons),
}
