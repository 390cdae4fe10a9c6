"""Asking for help: four taps from "I need help" to "Send"."""

from aid.asking import ask
from aid.limits import refuse_many_open
from aid.refusals import NoAreaYet, NotJoined
from aid.words import _, p_
from handlers import kinds
from handlers.checking import asks_check, double_of, kind_of, list_of, sent_screen, wanted
from handlers.context import Context
from handlers.details import asks_address
from handlers.hearing import hears_address, hears_task
from handlers.joining import area_choices
from handlers.money import MONEY_STEPS, money_change, money_line, terms_of
from handlers.reading_back import about_whom, for_id, is_for_another, phoned_in_screen, read_back
from handlers.same_again import same_again
from handlers.screens import Screen, fill
from handlers.steps import BY_CONSENT, FOR, Choice, Flow, Step, Talk
from handlers.telling import DETAILS, DOOR, LIST, where_to_tell
from handlers.trusted_asking import is_trusted, send_for_them, trusted_check, where_they_live
from handlers.when import DATE, DAY, WHEN
from storage.help_requests import Kind


def _may_begin(talk: Talk) -> None:
    if talk.person is None:
        raise NotJoined
    if talk.person.area_id is None and not talk.areas:
        raise NoAreaYet
    if not is_for_another(talk):
        refuse_many_open(talk.known.under_way)


def _kinds(talk: Talk) -> list[Choice]:
    choices = [Choice(label=str(kinds.LABELS[kind]), value=kind) for kind in kinds.FIRST]
    last = talk.known.last
    if last is None or set(talk.answers) - {FOR, BY_CONSENT}:  # what they have said already is not to be lost
        return choices
    label = p_("button", "The same again: {kind}").format(kind=kinds.IN_A_LIST[last.kind])
    return [Choice(label=label, value=f"again {last.id}", gives=same_again(last, talk.today)), *choices]


def _further_kinds(_talk: Talk) -> list[Choice]:
    return [Choice(label=str(kinds.LABELS[kind]), value=kind) for kind in kinds.FURTHER]


def _needs_task(talk: Talk) -> bool:
    told = not {"details", "voice", "photo"}.isdisjoint(talk.answers)
    return talk.answers.get("kind") == Kind.OTHER and ("task" in talk.answers or not told)


def _asks_check(talk: Talk) -> str:
    if is_trusted(talk):
        return trusted_check(talk)
    return read_back(talk) if is_for_another(talk) else asks_check(talk, money_line(talk))


def _asks_address(talk: Talk) -> str:
    return where_they_live(talk) if is_trusted(talk) else asks_address(talk)


def _check(talk: Talk) -> list[Choice]:
    double = None if is_for_another(talk) or is_trusted(talk) else double_of(talk)
    return [
        Choice(label=p_("button", "Send"), ends=True),
        *([Choice(label=p_("button", "See the other one"), says=f"see:{double.id}")] if double else []),
        Choice(label=p_("button", "Add details"), to=where_to_tell(talk)),
        Choice(label=p_("button", "Change"), to="change"),
    ]


def _changes(talk: Talk) -> list[Choice]:
    theirs = [
        Choice(label=p_("button", "My address"), to="address"),
        Choice(label=p_("button", "For the door"), to="door"),
    ]
    return [
        Choice(label=p_("button", "What I need"), to="kind"),
        Choice(label=p_("button", "When"), to="when"),
        Choice(label=p_("button", "Details"), to=where_to_tell(talk)),
        *([] if is_trusted(talk) else theirs),
        *money_change(talk),
    ]


async def _send(context: Context, talk: Talk) -> Screen:
    if is_trusted(talk):
        return await send_for_them(context, talk)
    answers = talk.answers
    wanted_on, part = wanted(talk)
    person = await context.person()
    request = await ask(
        context.db,
        draft_id=talk.draft.id,
        by=person.id,
        kind=kind_of(answers),
        wanted_on=wanted_on,
        part=part,
        details=answers.get("details"),
        voice=answers.get("voice"),
        address=answers.get("address"),
        area_id=int(answers["area"]) if "area" in answers else None,
        photo=answers.get("photo"),
        items=list_of(talk),
        door=answers.get("door"),
        money=terms_of(talk),
        for_id=for_id(talk),
        today=talk.today,
        post_at=context.now + context.desk.before_posting,
        now=context.now,
    )
    return phoned_in_screen(request, talk) if is_for_another(talk) else sent_screen(request, talk)


def _said_otherwise(talk: Talk) -> str:
    return _("Your picture") if "photo" in talk.answers else _("Your voice note")


def _about(talk: Talk) -> str:
    words = kinds.kind_words(kind_of(talk.answers)) if "kind" in talk.answers else _("help")
    return about_whom(talk, _("asking for {kind}").format(kind=words))


ASK = Flow(
    name="ask",
    about=_about,
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=_may_begin,
    end=_send,
    steps=(
        Step(
            name="use",
            aside=True,
            asks=lambda talk: fill(
                _("I am a computer and know few words. Is this something you need help with?\n{words}"),
                words=talk.answers.get("details") or _said_otherwise(talk),
            ),
            choices=lambda talk: [Choice(label=p_("button", "Use this as your request"), to="kind")],
        ),
        Step(
            name="kind",
            asks=lambda talk: _("<b>What do you need?</b>"),
            choices=_kinds,
            clears=("task",),
        ),
        Step(
            name="task",
            asks=lambda talk: _(
                "<b>What can somebody do for you?</b>"
                "\nTap one, or write it in a few words. Or send a voice note or a picture."
            ),
            choices=_further_kinds,
            hears=hears_task,
            needed=_needs_task,
            example=lambda: _("Change a light bulb in the hall"),
        ),
        WHEN,
        DAY,
        DATE,
        Step(
            name="area",
            asks=lambda talk: _("<b>Pick your area.</b>"),
            choices=area_choices,
            needed=lambda talk: talk.person is not None and talk.person.area_id is None,
        ),
        Step(
            name="address",
            asks=_asks_address,
            hears=hears_address,
            needed=lambda talk: talk.person is not None and talk.person.address is None,
            example=lambda: _("12 Elm Street"),
        ),
        *MONEY_STEPS,
        Step(name="check", asks=_asks_check, choices=_check),
        DETAILS,
        LIST,
        DOOR,
        Step(
            name="change",
            aside=True,
            back="check",
            asks=lambda talk: _("<b>What do you want to change?</b>"),
            choices=_changes,
        ),
    ),
)
