"""What is asked before a request comes again: how often, on which days, until when."""

from datetime import date, timedelta
from itertools import islice

from aid.moments import WEEKDAYS, weekday_date
from aid.refusals import DayPassed, DayTooFar
from aid.series import repeat
from aid.series_days import LONGEST, days
from aid.series_refusals import SeriesTooLong
from aid.words import Later, _, later_p, p_
from handlers.context import Context
from handlers.days import AHEAD_MAX, read_day
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.series_screens import rhythm, what
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk, must_be_about, turning
from storage.help_requests import HelpRequest, Kind, Part

DATES_READ_BACK = 4
LENGTHS: dict[str, Later] = {
    "4": later_p("button", "For 4 weeks"),
    "8": later_p("button", "For 8 weeks"),
    "13": later_p("button", "For 3 months"),
}


def about_request(request: HelpRequest) -> Answers:
    """What the conversation has to know of the request that comes again."""
    return {
        "request": request.id,
        "what": request.kind,
        "part": request.part,
        "first": str(request.wanted_on),
    }


def _first(talk: Talk) -> date:
    return date.fromisoformat(talk.answers.get("first", str(talk.today)))


def _chosen(talk: Talk) -> list[str]:
    return list(talk.answers.get("weekdays", str(_first(talk).isoweekday())))


def _weekdays(talk: Talk) -> list[Choice]:
    chosen = _chosen(talk)
    toggles = [
        turning(str(name), str(number), on=str(number) in chosen)
        for number, name in enumerate(WEEKDAYS, start=1)
    ]
    on = "".join(sorted(chosen))
    return [*toggles, Choice(label=p_("button", "Go on"), value=on)] if on else toggles


def _end(answers: Answers, talk: Talk) -> date:
    """A number of weeks, or a date."""
    until = str(answers.get("until", "8"))
    if until.isdecimal():
        return max(talk.today, _first(talk)) + timedelta(weeks=int(until))
    return date.fromisoformat(until)


def hears_day(talk: Talk, heard: Heard) -> Answers | None:
    """A day, at most half a year ahead."""
    if not heard.text:
        return None
    day = _read_far(heard.text, talk.today)
    if day > talk.today + LONGEST:
        raise SeriesTooLong
    return {"until": str(day)}


def _read_far(text: str, today: date) -> date:
    try:
        return read_day(text, today)
    except (DayPassed, DayTooFar):
        # A date without its year may be meant further off than a request can be.
        try:
            return read_day(text, today + AHEAD_MAX)
        except DayTooFar:
            raise SeriesTooLong from None


def _asks_check(talk: Talk) -> str:
    answers, weekdays = talk.answers, "".join(_chosen(talk))
    every, until = int(answers.get("every", "1")), _end(answers, talk)
    kind, part = Kind(answers.get("what", Kind.OTHER)), Part(answers.get("part", Part.DAY))
    first = _first(talk)
    start = max(talk.today, first) + timedelta(days=1)
    ahead = islice(days(start, until, first_on=first, every=every, weekdays=weekdays), DATES_READ_BACK)
    return paragraphs(
        "\n".join(
            (
                _("Is this right?"),
                what(kind, part),
                quote(rhythm(every, weekdays)),
                fill(_("The last day is {day}."), day=weekday_date(until)),
            )
        ),
        "\n".join((_("The next dates:"), *(quote(weekday_date(day)) for day in ahead))),
        _("I ask whoever came last time first. You can skip a date or stop any time."),
    )


async def _start(context: Context, talk: Talk) -> Screen:
    answers = talk.answers
    whole = await repeat(
        context.db,
        answers["request"],
        draft_id=talk.draft.id,
        by=(await context.person()).id,
        every=int(answers["every"]),
        weekdays="".join(sorted(_chosen(talk))),
        until=_end(answers, talk),
        today=talk.today,
        now=context.now,
    )
    return Screen(
        text=paragraphs(
            _("Started.") + "\n" + quote(rhythm(whole.every, whole.weekdays)),
            fill(_("The last day is {day}."), day=weekday_date(whole.until)),
            _("I ask for each date some days ahead, and tell you who comes."),
        ),
        buttons=one_a_row(Button(label=p_("button", "See the dates"), says=f"series:{whole.id}")),
    )


REPEAT = Flow(
    name="repeat",
    about=lambda talk: _("asking for the same again every week"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about("request", talk),
    end=_start,
    steps=(
        Step(
            name="every",
            asks=lambda talk: _("<b>How often?</b>"),
            choices=lambda talk: [
                Choice(label=p_("button", "Every week"), value="1"),
                Choice(label=p_("button", "Every second week"), value="2"),
            ],
        ),
        Step(
            name="weekdays",
            asks=lambda talk: _("<b>On which days?</b>\nTap a day to choose it, or to take it off."),
            choices=_weekdays,
            chosen=_chosen,
        ),
        Step(
            name="until",
            asks=lambda talk: _("<b>Until when?</b>\nTap one, or write the last day."),
            choices=lambda talk: [Choice(label=str(label), value=weeks) for weeks, label in LENGTHS.items()],
            hears=hears_day,
            example=lambda: _("3 March"),
        ),
        Step(
            name="check",
            asks=_asks_check,
            choices=lambda talk: [Choice(label=p_("button", "Start"), ends=True)],
        ),
    ),
)
