"""The questions of when: a time close by, one of the next two weeks, or a date that is written."""

from datetime import timedelta

from aid.words import _, p_
from handlers import kinds
from handlers.checking import ANOTHER
from handlers.days import offered
from handlers.hearing import hears_time
from handlers.steps import Choice, Step, Talk
from storage.help_requests import Part


def _times(talk: Talk) -> list[Choice]:
    today, tomorrow = talk.today, talk.today + timedelta(days=1)
    return [
        Choice(label=p_("button", "Today"), value=f"{today} {Part.DAY}"),
        Choice(label=p_("button", "Tomorrow morning"), value=f"{tomorrow} {Part.MORNING}"),
        Choice(label=p_("button", "Tomorrow afternoon"), value=f"{tomorrow} {Part.AFTERNOON}"),
        Choice(label=p_("button", "Another day"), value=ANOTHER),
    ]


def _days(talk: Talk) -> list[Choice]:
    days = [Choice(label=kinds.day_words(day, talk.today), value=str(day)) for day in offered(talk.today)]
    return [*days, Choice(label=p_("button", "A date that I write"), to="date")]


WHEN = Step(
    name="when",
    asks=lambda talk: _("<b>When?</b>\nTap one, or write a day."),
    choices=_times,
    hears=hears_time,
    example=lambda: _("Tuesday"),
    clears=("day",),
)
DAY = Step(
    name="day",
    asks=lambda talk: _("<b>Which day?</b>\nTap a day, or write a date like 3 March."),
    choices=_days,
    hears=hears_time,
    needed=lambda talk: talk.answers.get("when") == ANOTHER,
    example=lambda: _("3 March"),
)
DATE = Step(
    name="date",
    aside=True,
    back="day",
    asks=lambda talk: _(
        "<b>Which day?</b>\nWrite it as you like. For example: 3 March, next Friday, or in 10 days."
    ),
    hears=hears_time,
    example=lambda: _("3 March"),
)
