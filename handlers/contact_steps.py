"""What is asked of an organiser who notes a talk: what it was about, and when to come back to it."""

from datetime import date, timedelta

from aid import contact_log as verbs
from aid.contact_log import WORDS_LETTERS_MAX
from aid.refusals import NotAnOrganiser
from aid.texts import clean
from aid.words import Later, _, later_p, p_
from handlers.context import Context
from handlers.days import read_day
from handlers.screens import Button, Screen, fill, one_a_row
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk, must_be_about

WITH = "with"
AGAIN: dict[int, Later] = {
    0: later_p("button", "No need"),
    1: later_p("button", "Tomorrow"),
    7: later_p("button", "In a week"),
    28: later_p("button", "In 4 weeks"),
}


def _may_note(talk: Talk) -> None:
    if talk.person is None or not talk.person.organiser:
        raise NotAnOrganiser
    must_be_about(WITH, talk)


def _hears_words(_talk: Talk, heard: Heard) -> Answers | None:
    return {"words": clean(heard.text, WORDS_LETTERS_MAX)} if heard.text else None


def _hears_day(talk: Talk, heard: Heard) -> Answers | None:
    return {"again": str(read_day(heard.text, talk.today))} if heard.text else None


def _days(talk: Talk) -> list[Choice]:
    return [
        Choice(label=str(label), value=str(talk.today + timedelta(days=days)) if days else "never", ends=True)
        for days, label in AGAIN.items()
    ]


async def _note(context: Context, talk: Talk) -> Screen:
    me, again, id = await context.person(), talk.answers["again"], int(talk.answers[WITH])
    noted = await verbs.note_contact(
        context.db,
        id,
        words=talk.answers["words"],
        again_on=None if again == "never" else date.fromisoformat(again),
        draft_id=talk.draft.id,
        by=me.id,
        now=context.now,
    )
    return Screen(
        text=fill(
            _("I have noted it. {name} can read it if they ask what I know."), name=talk.answers["name"]
        ),
        buttons=one_a_row(
            Button(label=p_("button", "See them"), says=f"person:{id}"),
            Button(label=p_("button", "Take it out again"), says=f"take_out_talk:{noted}"),
        ),
    )


NOTE_TALK = Flow(
    name="note_talk",
    about=lambda talk: _("noting a talk"),
    stopped=lambda: _("All right, I have stopped. Nothing was noted."),
    may_begin=_may_note,
    end=_note,
    steps=(
        Step(
            name="words",
            asks=lambda talk: fill(
                _("<b>What did you and {name} talk about?</b>\nWrite a line, without illnesses or reasons."),
                name=talk.answers.get("name", ""),
            ),
            hears=_hears_words,
            example=lambda: _("Would like to be rung again"),
        ),
        Step(
            name="again",
            asks=lambda talk: _("<b>Shall I bring it back to you?</b>\nTap one, or write a date."),
            choices=_days,
            hears=_hears_day,
            ends=True,
        ),
    ),
)
