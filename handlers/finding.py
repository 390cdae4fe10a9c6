"""/find: an organiser finds somebody by part of a name, a street or a number."""

from telegram import Update

from aid.finding import look_for, must_be_here
from aid.looking_up import look_up_caller
from aid.refusals import NotAnOrganiser
from aid.texts import NAME_LETTERS_MAX, clean
from aid.words import _, n_, p_
from handlers import conversation
from handlers.contact_log import person_screen
from handlers.context import Context
from handlers.organiser_letters import how_to_reach
from handlers.organisers import must_organise
from handlers.phone_in_steps import name_labels
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import Answers, Flow, Heard, Step, Talk
from storage.people import Person

PEOPLE_SHOWN = 8


async def find(update: Update, context: Context) -> None:
    """/find, alone or with whom: `/find rosa`; or the button "Find somebody"."""
    await must_organise(context)
    sought = " ".join(context.args or ())
    if sought:
        me = await context.person()
        found = await look_for(context.db, sought, by=me.id, now=context.now)
        await context.say(_found(found, sought))
        return
    await conversation.begin_anew(context, FIND)
    await context.answer()


async def see_person(update: Update, context: Context) -> None:
    """One of them: where things stand with them."""
    await must_organise(context)
    me, person = await context.person(), await must_be_here(context.db, context.subject)
    await context.show(await person_screen(context.db, person, context.desk.zone, me.id))
    await context.answer()


async def reach_person(update: Update, context: Context) -> None:
    """ "How to reach them": noted, for them to see."""
    await must_organise(context)
    person = await must_be_here(context.db, context.subject)
    me = await context.person()
    await look_up_caller(context.db, person.id, by=me.id, now=context.now)
    text = paragraphs(fill("<b>{name}</b>", name=person.name), quote(how_to_reach(person)))
    await context.answer()
    await context.say(Screen(text=text, protected=True))


def _found(found: list[Person], sought: str) -> Screen:
    again = Button(label=p_("button", "Find somebody else"), says="find")
    if not found:
        words = _("I find nobody like “{sought}”. Try part of a name, a street or a phone number.")
        phone_in = Button(label=p_("button", "Phone in"), says="phone_in")
        return Screen(text=fill(words, sought=sought), buttons=one_a_row(again, phone_in))
    shown, left = found[:PEOPLE_SHOWN], len(found) - PEOPLE_SHOWN
    more = n_("{count} more fits. Say a little more.", "{count} more fit. Say a little more.", max(left, 0))
    names = [
        Button(label=label, says=f"person:{person.id}")
        for label, person in zip(name_labels(shown), shown, strict=True)
    ]
    return Screen(
        text=paragraphs(_("<b>Is it one of these?</b>"), more.format(count=left) if left > 0 else None),
        buttons=one_a_row(*names, again),
        protected=True,
    )


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    return {"sought": clean(heard.text, NAME_LETTERS_MAX)} if heard.text else None


def _may_find(talk: Talk) -> None:
    if talk.person is None or not talk.person.organiser:
        raise NotAnOrganiser


async def _look(context: Context, talk: Talk) -> Screen:
    me, sought = await context.person(), talk.answers["sought"]
    found = await look_for(context.db, sought, by=me.id, draft_id=talk.draft.id, now=context.now)
    return _found(found, sought)


FIND = Flow(
    name="find",
    about=lambda talk: _("finding somebody"),
    stopped=lambda: _("All right, I have stopped."),
    may_begin=_may_find,
    end=_look,
    steps=(
        Step(
            name="sought",
            asks=lambda talk: _("<b>Whom do you look for?</b>\nWrite part of a name, a street or a number."),
            hears=_hears,
            example=lambda: _("Rosa"),
            ends=True,
        ),
    ),
)
