"""What is asked before a good morning call is paused: until when. A pause always has an end."""

from datetime import date, timedelta
from typing import Any

from aid.checkin_changes import pause_call
from aid.checkin_organising import propose_pause
from aid.words import Later, _, later_p
from handlers.checkin_agreeing import asked_second, own_call_screen
from handlers.context import Context
from handlers.days import read_day
from handlers.screens import Screen, fill
from handlers.steps import FOR, Answers, Choice, Flow, Heard, Step, Talk, must_be_about

PLAN = "plan"
PAUSES: dict[int, Later] = {
    1: later_p("button", "Until tomorrow"),
    7: later_p("button", "For 1 week"),
    14: later_p("button", "For 2 weeks"),
    28: later_p("button", "For 4 weeks"),
}


def _choices(talk: Talk) -> list[Choice]:
    return [
        Choice(label=str(label), value=str(talk.today + timedelta(days=days)), ends=True)
        for days, label in PAUSES.items()
    ]


def _hears_day(talk: Talk, heard: Heard) -> Answers | None:
    return {"until": str(read_day(heard.text, talk.today))} if heard.text else None


def _asks(talk: Talk) -> str:
    if FOR in talk.answers and talk.person:
        words = _("<b>From which day do I ask {name} again?</b>\nTap one, or write a date.")
        return fill(words, name=talk.person.name)
    return _("<b>From which day do I ask you again?</b>\nTap one, or write a date.")


async def _pause(context: Context, talk: Talk) -> Screen:
    me, until = await context.person(), date.fromisoformat(talk.answers["until"])
    told: dict[str, Any] = {"by": me.id, "draft_id": talk.draft.id, "today": talk.today, "now": context.now}
    if FOR in talk.answers:
        done = await propose_pause(context.db, int(talk.answers[FOR]), until, **told)
        return asked_second(done, int(talk.answers[FOR]))
    plan = await pause_call(context.db, int(talk.answers[PLAN]), until, **told)
    return await own_call_screen(context.db, plan, me)


PAUSE_CALL = Flow(
    name="pause_call",
    about=lambda talk: _("pausing a good morning call"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about(PLAN, talk),
    end=_pause,
    steps=(
        Step(
            name="until",
            asks=_asks,
            choices=_choices,
            hears=_hears_day,
            example=lambda: _("3 March"),
            ends=True,
        ),
    ),
)
