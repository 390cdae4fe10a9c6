"""The questions about records: each detail of somebody without an app, agreement, and who is the same."""

from functools import partial

from aid.looking_up import look_up_records
from aid.people import correct
from aid.records import join_record, note_their_door
from aid.refusals import NotAnOrganiser, NotHere
from aid.texts import NAME_LETTERS_MAX, clean
from aid.words import _, p_
from handlers.context import Context
from handlers.doors import asks_door, at_door, door_choices
from handlers.hearing import hears_address, hears_door, hears_name, hears_phone
from handlers.joining import area_choices
from handlers.phone_in_steps import name_labels
from handlers.policy import summary
from handlers.record_screens import record_screen, two_records
from handlers.screens import Screen, fill, home_keyboard, paragraphs
from handlers.steps import FOR, Answers, Choice, Flow, Heard, Step, Talk, must_be_about
from handlers.strangers import hello

LINK, NAME, WHICH = "link", "name", "same_as"


def _for_somebody(talk: Talk) -> None:
    must_be_about(FOR, talk)
    if talk.person is None or talk.person.id != talk.answers[FOR]:
        raise NotAnOrganiser


def _areas(talk: Talk) -> list[Choice]:
    return [Choice(label=choice.label, value=choice.value, ends=True) for choice in area_choices(talk)]


async def _change(context: Context, talk: Talk) -> Screen:
    me, id, answers = await context.person(), int(talk.answers[FOR]), talk.answers
    draft_id, now = talk.draft.id, context.now
    if talk.draft.step == "door":
        person = await note_their_door(
            context.db, id, notes=at_door(talk), draft_id=draft_id, by=me.id, now=now
        )
        return await record_screen(context.db, person)
    if not me.organiser:
        raise NotAnOrganiser
    told = {name: answers[name] for name in ("name", "address", "phone") if name in answers}
    area = int(answers["area"]) if "area" in answers else None
    person = await correct(context.db, id, draft_id=draft_id, by=me.id, area_id=area, now=now, **told)
    return await record_screen(context.db, person)


def _asks(words: str, talk: Talk) -> str:
    return fill(words, name=talk.person.name if talk.person else "")


async def _join(context: Context, talk: Talk) -> Screen:
    person = await join_record(
        context.db,
        talk.answers[LINK],
        context.account_id,
        draft_id=talk.draft.id,
        language=context.language,
        now=context.now,
    )
    return Screen(
        text=paragraphs(
            fill(_("Welcome, {name}."), name=person.name),
            _("All that was asked for you is here, under My requests. I write to you from now on."),
            _("I never ask for money, a PIN or bank details. If a message does, it is not from me."),
        ),
        keyboard=home_keyboard(),
    )


def _asks_agree(talk: Talk) -> str:
    name = talk.answers.get(NAME, "")
    whose = fill(_("An organiser keeps the details of <b>{name}</b>. Is that you?"), name=name)
    return paragraphs(hello() + "\n" + whose, summary())


def _may_merge(talk: Talk) -> None:
    if talk.person is None or not talk.person.organiser:
        raise NotAnOrganiser
    must_be_about(WHICH, talk)


def _who(talk: Talk) -> list[Choice]:
    others = [person for person in talk.callers if person.id != talk.answers[WHICH]]
    return [
        Choice(label=label, value=str(person.id), ends=True)
        for label, person in zip(name_labels(others), others, strict=True)
    ]


def _hears_who(_talk: Talk, heard: Heard) -> Answers | None:
    return {"sought": clean(heard.text, NAME_LETTERS_MAX)} if heard.text else None


async def _show_both(context: Context, talk: Talk) -> Screen:
    me = await context.person()
    if not me.organiser:
        raise NotAnOrganiser
    if "who" not in talk.answers:
        raise NotHere
    one, other = int(talk.answers[WHICH]), int(talk.answers["who"])
    found = await look_up_records(context.db, one, other, by=me.id, draft_id=talk.draft.id, now=context.now)
    return await two_records(context.db, *found)


RECORD = Flow(
    name="record",
    about=lambda talk: _("changing a record"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=_for_somebody,
    end=_change,
    steps=(
        Step(
            name="name",
            aside=True,
            ends=True,
            asks=lambda talk: _asks(_("<b>What is {name} called?</b>\nWrite the name."), talk),
            hears=hears_name,
            example=lambda: _("Rosa Bell"),
        ),
        Step(
            name="address",
            aside=True,
            ends=True,
            asks=lambda talk: _asks(_("<b>Where does {name} live?</b>\nWrite the street and number."), talk),
            hears=hears_address,
            example=lambda: _("12 Elm Street"),
        ),
        Step(
            name="phone",
            aside=True,
            ends=True,
            asks=lambda talk: _asks(_("<b>What is the phone number of {name}?</b>\nWrite it."), talk),
            hears=hears_phone,
            example=lambda: _("020 7946 0000"),
        ),
        Step(
            name="area",
            aside=True,
            ends=True,
            asks=lambda talk: _("<b>Pick their area.</b>"),
            choices=_areas,
        ),
        Step(
            name="door",
            aside=True,
            ends=True,
            stays=True,
            asks=asks_door,
            choices=partial(door_choices, ends=True),
            chosen=at_door,
            hears=hears_door,
            example=lambda: _("The bell is broken"),
        ),
    ),
)

ACCOUNT = Flow(
    name="account",
    about=lambda talk: _("joining"),
    stopped=lambda: _("All right, I have stopped. I keep nothing of it."),
    may_begin=lambda talk: must_be_about(LINK, talk),
    end=_join,
    steps=(
        Step(
            name="agree",
            asks=_asks_agree,
            choices=lambda talk: [Choice(label=p_("button", "I agree"), value="yes", ends=True)],
        ),
    ),
)

SAME_AS = Flow(
    name="same_as",
    about=lambda talk: _("making two records one"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=_may_merge,
    end=_show_both,
    steps=(
        Step(
            name="who",
            asks=lambda talk: _("<b>Who is it the same as?</b>\nTap a name, or write a part of a name."),
            choices=_who,
            hears=_hears_who,
            example=lambda: _("Rosa Bell"),
        ),
    ),
)
