"""Who leads on safeguarding: named by two organisers, ended by one."""

from telegram import Update

from aid import organiser_roles as verbs
from aid.people import get as get_person
from aid.words import _, p_
from handlers.context import Context
from handlers.letters import View
from handlers.roles import all_organisers, second_asked
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import people
from storage.outbox import Letter


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


async def nobody_leads(view: View, letter: Letter) -> Screen | None:
    """To an organiser: there is no safeguarding lead any more."""
    if await people.safeguarding_leads(view.db):
        return None
    return Screen(
        text=paragraphs(
            _("Nobody leads on safeguarding now. Until somebody does, worries go to all of you."),
            _("A worry never goes to the one it is about. Name a new lead together."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Organisers"), says="organisers")),
    )
