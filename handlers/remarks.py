"""A word from an organiser about a neighbour, for organisers alone: who vouches, or why off the list."""

from collections.abc import Awaitable, Callable

from aid import neighbours as verbs
from aid.people import get as get_person
from aid.texts import clean
from aid.words import _, p_
from handlers.context import Context
from handlers.letters import View
from handlers.neighbour_buttons import see_button
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import Answers, Flow, Heard, Step, Talk, must_be_about
from storage.outbox import Letter
from storage.people import Person, Standing


async def taken_off_list(view: View, letter: Letter) -> Screen | None:
    """To somebody whom an organiser took off the list: kindly, and without the reason."""
    person = await get_person(view.db, letter.about)
    if person.neighbour is not Standing.NOT_NOW:
        return None
    return Screen(
        text=paragraphs(
            fill(_("{name}, for now I do not ask you for help any more."), name=person.name),
            _("An organiser took you off the list of neighbours. What you had taken on is in other hands."),
            _("Thank you for all you did. To talk about it, tap Talk to a person."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    return {"words": clean(heard.text, verbs.REMARK_LETTERS_MAX)} if heard.text else None


async def _note(context: Context, talk: Talk, verb: Callable[..., Awaitable[Person]]) -> Person:
    organiser = await context.person()
    return await verb(
        context.db,
        int(talk.answers["neighbour"]),
        words=talk.answers["words"],
        by=organiser.id,
        draft_id=talk.draft.id,
        now=context.now,
    )


async def _vouch(context: Context, talk: Talk) -> Screen:
    person = await _note(context, talk, verbs.vouch)
    return Screen(
        text=fill(_("Thank you. I have noted it for {name}."), name=person.name),
        buttons=one_a_row(see_button(person)),
    )


async def _take_off(context: Context, talk: Talk) -> Screen:
    person = await _note(context, talk, verbs.take_off_list)
    return Screen(
        text=paragraphs(
            fill(
                _("{name} is off the list for now. I have told them kindly, without your reason."),
                name=person.name,
            ),
            _("What they had taken on is open again."),
        ),
        buttons=one_a_row(see_button(person)),
    )


def _to(talk: Talk) -> str:
    name: str = talk.answers.get("to", "")
    return name


VOUCH = Flow(
    name="vouch",
    about=lambda talk: _("noting who vouches for {name}").format(name=_to(talk)),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about("neighbour", talk),
    end=_vouch,
    steps=(
        Step(
            name="words",
            asks=lambda talk: fill(
                _("<b>Who vouches for {name}?</b>\nWrite who it is, and how they know each other."
                  " Only organisers see it."),
                name=_to(talk),
            ),
            hears=_hears,
            example=lambda: _("Mary from the church, for 10 years"),
            ends=True,
        ),
    ),
)  # fmt: skip

TAKE_OFF = Flow(
    name="take_off",
    about=lambda talk: _("taking {name} off the list").format(name=_to(talk)),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about("neighbour", talk),
    end=_take_off,
    steps=(
        Step(
            name="words",
            asks=lambda talk: fill(
                _("<b>Why is {name} off the list?</b>\nWrite it in a few words. Only organisers see it."),
                name=_to(talk),
            ),
            hears=_hears,
            example=lambda: _("Is moving house this summer"),
            ends=True,
        ),
    ),
)
