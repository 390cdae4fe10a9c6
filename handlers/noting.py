"""A word afterwards: somebody tells the organisers something, the resident says thank you."""

from collections.abc import Awaitable, Callable

from aid import notes
from aid.refusals import QuestionOver
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.words import _
from handlers.context import Context
from handlers.screens import Screen
from handlers.steps import Answers, Flow, Heard, Step, Talk
from handlers.weekly_pictures import after_thanks

ABOUT = "about"


def _must_be_about_something(talk: Talk) -> None:
    if ABOUT not in talk.answers:
        raise QuestionOver


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    if heard.text:
        return {"words": clean(heard.text, DETAILS_LETTERS_MAX)}
    return {"voice": heard.voice} if heard.voice else None


async def _pass_on(context: Context, talk: Talk, verb: Callable[..., Awaitable[None]]) -> None:
    person = await context.person()
    await verb(
        context.db,
        int(talk.answers[ABOUT]),
        by=person.id,
        words=talk.answers.get("words"),
        voice=talk.answers.get("voice"),
        draft_id=talk.draft.id,
        now=context.now,
    )


async def _tell(context: Context, talk: Talk) -> Screen:
    await _pass_on(context, talk, notes.tell_organisers_of)
    return Screen(text=_("Thank you. I have passed it on to the organisers."))


async def _thank(context: Context, talk: Talk) -> Screen:
    await _pass_on(context, talk, notes.thank)
    return await after_thanks(context, int(talk.answers[ABOUT]))


NOTE = Flow(
    name="note",
    about=lambda talk: _("telling an organiser something"),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=_must_be_about_something,
    end=_tell,
    steps=(
        Step(
            name="words",
            asks=lambda talk: _(
                "<b>What do you want to tell an organiser?</b>\nWrite it, or send a voice note."
                " Only organisers see it."
            ),
            hears=_hears,
            example=lambda: _("She needs a bigger trolley"),
            ends=True,
        ),
    ),
)

THANKS = Flow(
    name="thanks",
    about=lambda talk: _("saying thank you"),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=_must_be_about_something,
    end=_thank,
    steps=(
        Step(
            name="words",
            asks=lambda talk: _("<b>What do you want to say?</b>\nWrite it, or send a voice note."),
            hears=_hears,
            example=lambda: _("Thank you, that was kind"),
            ends=True,
        ),
    ),
)
