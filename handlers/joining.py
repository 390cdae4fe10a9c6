"""Joining: agree, a name, an area, and what for."""

import contextlib

from aid.people import join
from aid.refusals import JoinedAlready, NothingThere
from aid.texts import clean_name
from aid.words import Later, _, later, p_
from handlers.context import Context
from handlers.hearing import hears_name
from handlers.policy import summary
from handlers.screens import Screen, fill, home_keyboard, paragraphs
from handlers.steps import Choice, Flow, Step, Talk
from handlers.strangers import hello
from storage.people import Role

LABEL_LETTERS_MAX = 28
FOR_AREA = "for_area"  # the area whose poster somebody has followed

WHAT_NEXT: dict[str, Later] = {
    Role.RESIDENT: later(
        "Tap I need help when you need a hand. I ask your neighbours, and tell you who comes."
    ),
    Role.NEIGHBOUR: later(
        "First read our promise below. An organiser will look at your offer. I will tell you."
    ),
    Role.TRUSTED: later("Tap More and then Ask for someone else. Then tell me who it is."),
    Role.ORGANISER: later("Add me to your group, make me an admin, and type /setup there."),
}


def set_up_your_group() -> str:
    """What an organiser does first."""
    return str(WHAT_NEXT[Role.ORGANISER])


def _may_begin(talk: Talk) -> None:
    if talk.person:
        raise JoinedAlready


def _names(talk: Talk) -> list[Choice]:
    with contextlib.suppress(NothingThere):
        name = clean_name(talk.first_name)
        return [Choice(label=name[:LABEL_LETTERS_MAX], value=name)]
    return []


def _asks_name(talk: Talk) -> str:
    if _names(talk):
        return _("<b>What shall I call you?</b>\nTap your name, or write it. A first name is enough.")
    return _("<b>What shall I call you?</b>\nWrite your name. A first name is enough.")


def area_choices(talk: Talk) -> list[Choice]:
    """Every area, as a button."""
    return [Choice(label=area.name[:LABEL_LETTERS_MAX], value=str(area.id)) for area in talk.areas]


def _purposes(talk: Talk) -> list[Choice]:
    purposes = [
        Choice(label=p_("button", "I need help"), value=Role.RESIDENT, ends=True),
        Choice(label=p_("button", "I can help"), value=Role.NEIGHBOUR, ends=True),
        Choice(label=p_("button", "I ask for someone else"), value=Role.TRUSTED, ends=True),
    ]
    if talk.appointed:
        purposes.append(Choice(label=p_("button", "I organise"), value=Role.ORGANISER, ends=True))
    return purposes


async def _join(context: Context, talk: Talk) -> Screen:
    area = talk.answers.get("area") or talk.answers.get(FOR_AREA)
    person = await join(
        context.db,
        context.account_id,
        draft_id=talk.draft.id,
        name=talk.answers["name"],
        area_id=int(area) if area else None,
        role=Role(talk.answers["purpose"]),
        language=context.language,
        now=context.now,
    )
    return Screen(
        text=paragraphs(
            fill(_("Welcome, {name}."), name=person.name),
            str(WHAT_NEXT[talk.answers["purpose"]]),
            _("I never ask for money, a PIN or bank details. If a message does, it is not from me."),
        ),
        keyboard=home_keyboard(),
    )


JOIN = Flow(
    name="join",
    about=lambda talk: _("joining"),
    stopped=lambda: _("All right, I have stopped. I keep nothing of it."),
    may_begin=_may_begin,
    end=_join,
    steps=(
        Step(
            name="agree",
            asks=lambda talk: paragraphs(hello(), summary()),
            choices=lambda talk: [Choice(label=p_("button", "I agree"), value="yes")],
        ),
        Step(
            name="name",
            asks=_asks_name,
            choices=_names,
            hears=hears_name,
            example=lambda: _("Rosa Bell"),
        ),
        Step(
            name="area",
            asks=lambda talk: _("<b>Pick your area.</b>"),
            choices=area_choices,
            needed=lambda talk: bool(talk.areas) and FOR_AREA not in talk.answers,
        ),
        Step(name="purpose", asks=lambda talk: _("<b>What brings you here?</b>"), choices=_purposes),
    ),
)
