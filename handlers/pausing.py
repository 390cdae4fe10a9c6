"""Pause me: for a week, until a date, or for good."""

from datetime import date, datetime, time, timedelta

from telegram import Update

from aid.moments import weekday_date
from aid.nights import MORNING
from aid.nudges import pause as rest
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.days import offered, read_day
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk
from storage.wishes import FOR_GOOD

WEEK = timedelta(days=7)


async def ask_how_long(update: Update, context: Context) -> None:
    """A neighbour taps "Pause me"."""
    await context.person()
    await context.say(
        Screen(
            text=paragraphs(_("<b>For how long shall I not ask you?</b>"), _("You can change it any time.")),
            buttons=one_a_row(
                Button(label=p_("button", "A week"), says="pause:week"),
                Button(label=p_("button", "Until a date"), says="again:pause"),
                Button(label=p_("button", "I am away from"), says="again:away"),
                Button(label=p_("button", "For good"), says="pause:for_good"),
                Button(label=p_("button", "Go on asking me"), says="pause:not_at_all"),
            ),
        )
    )
    await context.answer()


async def pause(update: Update, context: Context) -> None:
    """For a week, for good, or not at all."""
    assert context.matches
    until = {"week": context.now + WEEK, "for_good": FOR_GOOD, "not_at_all": None}[context.matches[0][1]]
    person = await context.person()
    await rest(context.db, by=person.id, until=until, now=context.now)
    await context.answer()
    day = None if until in (None, FOR_GOOD) else (context.now + WEEK).astimezone(context.desk.zone).date()
    await context.show(_paused(until, day))


def _paused(until: datetime | None, day: date | None) -> Screen:
    if until is None:
        return Screen(text=_("Thank you. I ask you again now and then, as often as you told me at most."))
    words = (
        fill(_("All right. I ask you again from {day} on."), day=weekday_date(day))
        if day
        else _("All right. I will not ask you any more.")
    )
    return Screen(
        text=paragraphs(words, _("You can still take requests in the group.")),
        buttons=one_a_row(Button(label=p_("button", "Ask me again now"), says="pause:not_at_all")),
    )


def _days(talk: Talk) -> list[Choice]:
    return [
        Choice(label=kinds.day_words(day, talk.today), value=str(day), ends=True)
        for day in offered(talk.today)
    ]


def _hears_day(talk: Talk, heard: Heard) -> Answers | None:
    return {"until": str(read_day(heard.text, talk.today))} if heard.text else None


async def _rest_until(context: Context, talk: Talk) -> Screen:
    day = date.fromisoformat(talk.answers["until"])
    until = datetime.combine(day, time(MORNING.hour), talk.zone)
    person = await context.person()
    await rest(context.db, by=person.id, until=until, draft_id=talk.draft.id, now=context.now)
    return _paused(until, day)


PAUSE = Flow(
    name="pause",
    about=lambda talk: _("saying how long you want a rest"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    end=_rest_until,
    steps=(
        Step(
            name="until",
            asks=lambda talk: _("<b>From which day may I ask you again?</b>\nTap one, or write a date."),
            choices=_days,
            hears=_hears_day,
            example=lambda: _("3 March"),
            ends=True,
        ),
    ),
)
