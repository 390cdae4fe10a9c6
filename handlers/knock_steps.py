"""The three questions to somebody who asks to be let into a group."""

import contextlib

from aid import knocks as verbs
from aid.refusals import NothingThere
from aid.texts import clean, clean_name
from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Screen, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk, must_be_about
from handlers.strangers import hello

WHICH = "knock"
LABEL_LETTERS_MAX = 28


def _may_begin(talk: Talk) -> None:
    must_be_about(WHICH, talk)


def _hears(name: str, heard: Heard) -> Answers | None:
    return {name: clean(heard.text, verbs.ANSWER_LETTERS_MAX)} if heard.text else None


def _asks_who(_talk: Talk) -> str:
    return paragraphs(
        hello(),
        _("You asked to come into a group. An organiser decides, and sees what you answer."),
        _("<b>Who are you?</b>\nTap your name, or write it."),
    )


def _names(talk: Talk) -> list[Choice]:
    with contextlib.suppress(NothingThere):
        name = clean_name(talk.first_name)
        return [Choice(label=name[:LABEL_LETTERS_MAX], value=name)]
    return []


def _whys(_talk: Talk) -> list[Choice]:
    labels = (
        p_("button", "I know somebody here"),
        p_("button", "I want to help"),
        p_("button", "I need help"),
    )
    return [Choice(label=label, value=label, ends=True) for label in labels]


async def _end(context: Context, talk: Talk) -> Screen:
    await verbs.answer(
        context.db,
        int(talk.answers[WHICH]),
        account_id=context.account_id,
        draft_id=talk.draft.id,
        who=talk.answers["who"],
        street=talk.answers["street"],
        why=talk.answers["why"],
        now=context.now,
    )
    return Screen(text=_("Thank you. An organiser will look at it. Telegram tells you when you are in."))


KNOCK = Flow(
    name="knock",
    about=lambda talk: _("coming into a group"),
    stopped=lambda: _("All right, I have stopped. An organiser still sees that you asked."),
    may_begin=_may_begin,
    end=_end,
    steps=(
        Step(
            name="who",
            asks=_asks_who,
            choices=_names,
            hears=lambda talk, heard: _hears("who", heard),
            example=lambda: _("Rosa Bell"),
        ),
        Step(
            name="street",
            asks=lambda talk: _("<b>Which street or road do you live in?</b>\nNo house number is needed."),
            choices=lambda talk: [Choice(label=p_("button", "I live somewhere else"), value=_("elsewhere"))],
            hears=lambda talk, heard: _hears("street", heard),
            example=lambda: _("Elm Street"),
        ),
        Step(
            name="why",
            asks=lambda talk: _(
                "<b>Do you know somebody here, or what brings you?</b>\nTap one, or write it."
            ),
            choices=_whys,
            hears=lambda talk, heard: _hears("why", heard),
            ends=True,
            example=lambda: _("I know Rosa"),
        ),
    ),
)
