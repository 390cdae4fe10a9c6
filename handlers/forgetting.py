"""Forget me: what goes and what stays, asked twice, done at once, and a day to come back."""

from telegram import Update

from aid import forgetting as verbs
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.spans import span_words
from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Button, Screen, fill, home_keyboard, one_a_row, paragraphs
from handlers.strangers import way_in
from storage import leaving, people
from storage.people import Person


async def ask(update: Update, context: Context) -> None:
    """/forget, or "Forget me": what that means. Whoever has just gone is shown the way back."""
    if await people.find_by_account(context.db, context.account_id) is None:
        if await leaving.find_by_account(context.db, context.account_id):
            await context.say(_gone_screen(context))
            return
        await context.person()
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Shall I forget you?</b>\nI take back what you asked for and promised."),
                _(
                    "Your name, address, number, words and messages go."
                    " It stays that somebody helped, what, where and when, without a name."
                ),
                _("To see first what I know, type /mydata."),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, forget me"), says="forget_me:sure"),
                Button(label=p_("button", "No, keep me"), says="more"),
            ),
        )
    )
    await context.answer()


async def ask_again(update: Update, context: Context) -> None:
    """ "Yes, forget me": are you sure?"""
    await context.person()
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Are you sure?</b>\nI do it at once."),
                fill(
                    _("You can come back within {span}. After that nobody can undo it."),
                    span=span_words(context.desk.keeping.undo),
                ),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, I am sure"), says="forget_me:now"),
                Button(label=p_("button", "No, keep me"), says="more"),
            ),
        )
    )
    await context.answer()


async def forget(update: Update, context: Context) -> None:
    """ "Yes, I am sure"."""
    person = await context.person()
    await verbs.forget_person(
        context.db,
        person.id,
        by=person.id,
        today=context.today,
        undo=context.desk.keeping.undo,
        now=context.now,
    )
    await context.answer()
    await context.show(_gone_screen(context))


async def come_back(update: Update, context: Context) -> None:
    """ "Undo: I want to stay"."""
    person = await verbs.come_back(context.db, context.account_id, now=context.now)
    await context.answer()
    await context.say(
        Screen(
            text=paragraphs(
                fill(_("Welcome back, {name}. I know you again."), name=person.name),
                _("What you had asked for or promised is taken back. Ask anew if you need it."),
            ),
            keyboard=home_keyboard(),
        )
    )


async def ask_about(update: Update, context: Context) -> None:
    """An organiser taps "Forget this person", of somebody without an account."""
    person = await _kept(context)
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("<b>Shall I forget {name}?</b>\nDo it only if they asked for it."), name=person.name),
                _("I take back what is asked for. Name, address, number and words go at once."),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, forget them"), says=f"forget:{person.id}:now"),
                Button(label=p_("button", "No, keep them"), says=f"kept:{person.id}"),
            ),
        )
    )
    await context.answer()


async def forget_kept(update: Update, context: Context) -> None:
    """ "Yes, forget them"."""
    organiser, person = await context.person(), await _kept(context)
    await verbs.forget_person(
        context.db,
        person.id,
        by=organiser.id,
        today=context.today,
        undo=context.desk.keeping.undo,
        now=context.now,
    )
    await context.answer()
    await context.show(
        Screen(
            text=fill(
                _("I have forgotten them. You can undo it for {span}."),
                span=span_words(context.desk.keeping.undo),
            ),
            buttons=one_a_row(Button(label=p_("button", "Undo"), says=f"bring_back:{person.id}")),
        )
    )


async def bring_back(update: Update, context: Context) -> None:
    """ "Undo", of somebody without an account."""
    organiser = await context.person()
    person = await verbs.bring_back(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=fill(_("I know {name} again."), name=person.name)))


async def _kept(context: Context) -> Person:
    organiser, person = await context.person(), await get_person(context.db, context.subject)
    if person.id == organiser.id or not await may_speak_for(context.db, organiser.id, person.id):
        raise NotHere
    return person


def _gone_screen(context: Context) -> Screen:
    return Screen(
        text=paragraphs(
            _("<b>I have forgotten you.</b>\nI do not write to you any more."),
            fill(
                _("To come back as you were, tap Undo within {span}. Later you can join anew."),
                span=span_words(context.desk.keeping.undo),
            ),
        ),
        buttons=(*one_a_row(Button(label=p_("button", "Undo: I want to stay"), says="come_back")), *way_in()),
    )
