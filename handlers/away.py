"""Away: from one day to another, said beforehand, in two questions."""

from datetime import date, datetime, time, timedelta

from aid.moments import weekday_date
from aid.nights import MORNING
from aid.nudges import pause as rest
from aid.refusals import DayPassed
from aid.words import _, p_
from handlers.context import Context
from handlers.days import offered, read_day
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk

A_DAY = timedelta(days=1)


def _first(talk: Talk) -> date:
    said = talk.answers.get("first")
    return date.fromisoformat(said) if said else talk.today


def _first_days(talk: Talk) -> list[Choice]:
    days = (talk.today, talk.today + A_DAY, *offered(talk.today))
    return [Choice(label=weekday_date(day), value=str(day)) for day in days]


def _last_days(talk: Talk) -> list[Choice]:
    first = _first(talk)
    days = (first, first + A_DAY, *offered(first))
    return [Choice(label=weekday_date(day), value=str(day), ends=True) for day in days]


def _hears_first(talk: Talk, heard: Heard) -> Answers | None:
    return {"first": str(read_day(heard.text, talk.today))} if heard.text else None


def _hears_last(talk: Talk, heard: Heard) -> Answers | None:
    if not heard.text:
        return None
    last = read_day(heard.text, talk.today)
    if last < _first(talk):
        raise DayPassed
    return {"last": str(last)}


async def _go_away(context: Context, talk: Talk) -> Screen:
    first, last = _first(talk), date.fromisoformat(talk.answers["last"])
    back = datetime.combine(last + A_DAY, time(MORNING.hour), talk.zone)
    leaves = datetime.combine(first, time(), talk.zone) if first > talk.today else None
    person = await context.person()
    await rest(context.db, by=person.id, until=back, first=leaves, draft_id=talk.draft.id, now=context.now)
    return Screen(
        text=paragraphs(
            fill(
                _("All right. I do not ask you from {first} to {last}."),
                first=weekday_date(first),
                last=weekday_date(last),
            ),
            _("What you have taken on stays yours. Tell me if you can't do it."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Ask me again now"), says="pause:not_at_all")),
    )


AWAY = Flow(
    name="away",
    about=lambda talk: _("saying when you are away"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    end=_go_away,
    steps=(
        Step(
            name="first",
            asks=lambda talk: _("<b>From which day are you away?</b>\nTap one, or write a date."),
            choices=_first_days,
            hears=_hears_first,
            example=lambda: _("3 March"),
            clears=("last",),
        ),
        Step(
            name="last",
            asks=lambda talk: _("<b>Which is the last day that you are away?</b>\nTap one, or write a date."),
            choices=_last_days,
            hears=_hears_last,
            example=lambda: _("10 March"),
            ends=True,
        ),
    ),
)
