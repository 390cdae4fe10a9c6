"""Who leads on safeguarding: named by two organisers, ended by one."""

from telegram import Update

from aid import organiser_roles as verbs
from aid.people import get as get_person
from aid.words import _
from handlers.context import Context
from handlers.roles import all_organisers, second_asked
from handlers.screens import Screen, fill, one_a_row


async def name_lead(update: Update, context: Context) -> None:
    """ "Make safeguarding lead"."""
    me, person = await context.person(), await get_person(context.db, context.subject)
    done = await verbs.name_lead(context.db, person.id, by=me.id, now=context.now)
    await context.answer()
    words = _("{name} is a safeguarding lead now.") if done else second_asked()
    await context.show(Screen(text=fill(words, name=person.name), buttons=one_a_row(all_organisers())))


async def end_lead(update: Update, context: Context) -> None:
    """ "No longer safeguarding lead"."""
    me, person = await context.person(), await get_person(context.db, context.subject)
    await verbs.end_lead(context.db, person.id, by=me.id, now=context.now)
    await context.answer()
    words = _("{name} is no safeguarding lead any more.")
    await context.show(Screen(text=fill(words, name=person.name), buttons=one_a_row(all_organisers())))
