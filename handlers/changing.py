"""Changing what was sent: when, the list, the details; and the last look before it is."""

from dataclasses import replace

from aid.changing import change
from aid.people import get as get_person
from aid.refusals import NotJoined, QuestionOver
from aid.words import _, p_
from handlers import kinds
from handlers.checking import kind_of, list_of, wanted, what_and_when
from handlers.context import Context
from handlers.same_again import what_it_is
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import Answers, Choice, Flow, Step, Talk
from handlers.telling import DETAILS, LIST, where_to_tell
from handlers.when import DATE, DAY, WHEN
from storage.help_requests import HelpRequest


def as_it_is(request: HelpRequest) -> Answers:
    """The answers that a request stands for."""
    return {**what_it_is(request), "request": request.id, "when": f"{request.wanted_on} {request.part}"}


def _may_begin(talk: Talk) -> None:
    if talk.person is None:
        raise NotJoined
    if "request" not in talk.answers:
        raise QuestionOver


def _changes(talk: Talk) -> list[Choice]:
    return [
        Choice(label=p_("button", "When"), to="when", gives={"what": "when"}),
        Choice(label=p_("button", "Details"), to=where_to_tell(talk), gives={"what": "details"}),
    ]


def _asks_check(talk: Talk) -> str:
    return paragraphs(
        _("Is this right?"),
        "\n".join(what_and_when(talk)),
        _("I tell whoever helps you at once."),
    )


async def _change(context: Context, talk: Talk) -> Screen:
    answers = talk.answers
    wanted_on, part = wanted(talk)
    person = await context.person()
    request = await change(
        context.db,
        answers["request"],
        by=person.id,
        draft_id=talk.draft.id,
        wanted_on=wanted_on,
        part=part,
        details=answers.get("details"),
        voice=answers.get("voice"),
        photo=answers.get("photo"),
        items=list_of(talk),
        today=talk.today,
        now=context.now,
    )
    return await _changed_screen(context, talk, request)


async def _changed_screen(context: Context, talk: Talk, request: HelpRequest) -> Screen:
    helper = await get_person(context.db, request.helper_id) if request.helper_id else None
    who_hears = (
        fill(_("I am telling {name} now. If they can't do it like this, I ask others."), name=helper.name)
        if helper
        else _("I go on asking your neighbours. I will tell you who comes.")
    )
    return Screen(
        text=paragraphs(
            fill(_("Changed: <b>{kind}</b>."), kind=kinds.LABELS[request.kind])
            + "\n"
            + quote(kinds.when_words(request, talk.today)),
            who_hears,
        ),
        buttons=one_a_row(Button(label=p_("button", "My requests"), says="requests")),
    )


def _about(talk: Talk) -> str:
    if "kind" not in talk.answers:
        return _("changing a request")
    return _("changing your request for {kind}").format(kind=kinds.kind_words(kind_of(talk.answers)))


CHANGE = Flow(
    name="change",
    about=_about,
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=_may_begin,
    end=_change,
    steps=(
        Step(name="what", asks=lambda talk: _("<b>What do you want to change?</b>"), choices=_changes),
        replace(WHEN, aside=True, back="what"),
        DAY,
        DATE,
        replace(DETAILS, back="what"),
        replace(LIST, back="what"),
        Step(
            name="check",
            asks=_asks_check,
            choices=lambda talk: [
                Choice(label=p_("button", "Yes, change it"), ends=True),
                Choice(label=p_("button", "Change more"), to="what"),
            ],
        ),
    ),
)
