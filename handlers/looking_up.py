"""How to reach somebody: shown to an organiser who taps for it, and noted."""

from telegram import Update

from aid.looking_up import look_up_resident
from handlers.context import Context
from handlers.organiser_letters import how_to_reach
from handlers.screens import Screen, fill, paragraphs, quote


async def how_to_reach_resident(update: Update, context: Context) -> None:
    """ "How to reach them", of the one whom a request is for."""
    organiser = await context.person()
    resident = await look_up_resident(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    await context.say(
        Screen(
            text=paragraphs(fill("<b>{name}</b>", name=resident.name), quote(how_to_reach(resident))),
            protected=True,
        )
    )
