"""What is asked before requests that come again are paused: how long."""

from datetime import date, timedelta

from aid.moments import weekday_date
from aid.series import pause_dates
from aid.words import Later, _, later_p, p_
from handlers.context import Context
from handlers.repeating import hears_day
from handlers.screens import Screen, fill, paragraphs
from handlers.series_screens import series_screen
from handlers.steps import Answers, Choice, Flow, Step, Talk, must_be_about
from storage.series import Series

PAUSES: dict[str, Later] = {
    "1": later_p("button", "For 1 week"),
    "2": later_p("button", "For 2 weeks"),
    "4": later_p("button", "For 4 weeks"),
}


def about_series(whole: Series) -> Answers:
    """What the conversation about a pause has to know."""
    return {"series": whole.id}


async def _pause(context: Context, talk: Talk) -> Screen:
    whole = await pause_dates(
        context.db,
        talk.answers["series"],
        draft_id=talk.draft.id,
        until=_back_on(talk),
        by=(await context.person()).id,
        today=talk.today,
        now=context.now,
    )
    return await series_screen(context.db, whole, talk.today)


def _back_on(talk: Talk) -> date:
    until = str(talk.answers.get("until", "1"))
    if until.isdecimal():
        return talk.today + timedelta(weeks=int(until))
    return date.fromisoformat(until)


PAUSE_SERIES = Flow(
    name="pause_series",
    about=lambda talk: _("pausing your requests"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about("series", talk),
    end=_pause,
    steps=(
        Step(
            name="until",
            asks=lambda talk: _("<b>How long shall I pause?</b>\nTap one, or write when I can start again."),
            choices=lambda talk: [Choice(label=str(label), value=weeks) for weeks, label in PAUSES.items()],
            hears=hears_day,
            example=lambda: _("3 March"),
        ),
        Step(
            name="check",
            asks=lambda talk: paragraphs(
                fill(_("Shall I ask for nothing before {day}?"), day=weekday_date(_back_on(talk))),
                _("If somebody was to come before then, I tell them."),
            ),
            choices=lambda talk: [Choice(label=p_("button", "Pause"), ends=True)],
        ),
    ),
)
