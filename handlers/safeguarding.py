"""Who looks after worries: given and ended by organisers, in /organise."""

from telegram import Update

from aid import safeguarding as verbs
from aid.words import _, p_
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import people

LABEL_LETTERS_MAX = 28
ORGANISERS_SHOWN = 18


async def show(update: Update, context: Context) -> None:
    """ "Who looks after worries"."""
    await must_organise(context)
    await context.show(await _screen(context))
    await context.answer()


async def give(update: Update, context: Context) -> None:
    """An organiser who doesn't yet shall."""
    organiser = await context.person()
    await verbs.give_safeguarding(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    await context.show(await _screen(context))


async def take(update: Update, context: Context) -> None:
    """Somebody who does shall no longer."""
    organiser = await context.person()
    await verbs.take_safeguarding(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    await context.show(await _screen(context))


async def _screen(context: Context) -> Screen:
    leads = await people.safeguarding_leads(context.db)
    held = {lead.id for lead in leads}
    everybody = [*leads, *(each for each in await people.organisers(context.db) if each.id not in held)]
    names = ", ".join(lead.name for lead in leads)
    buttons = [
        Button(
            label=(f"✓ {each.name}" if each.id in held else each.name)[:LABEL_LETTERS_MAX],
            says=f"no_lead:{each.id}" if each.id in held else f"lead:{each.id}",
        )
        for each in everybody[:ORGANISERS_SHOWN]
    ]
    return Screen(
        text=paragraphs(
            _("<b>Who looks after worries?</b>"),
            fill(_("When somebody is worried about a person, only they read it: {names}."), names=names)
            if leads
            else _("Nobody does yet. Till then all of you read each one."),
            _("Tap a name to change it."),
        ),
        buttons=one_a_row(*buttons, Button(label=p_("button", "Go back"), says="more")),
    )
