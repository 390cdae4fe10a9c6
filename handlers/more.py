"""What stands behind "More"."""

from telegram import Update

from aid.words import _, p_
from handlers import conversation
from handlers.context import Context
from handlers.details import DETAILS, details_screen
from handlers.screens import Button, Screen, one_a_row
from storage import areas


async def more(update: Update, context: Context) -> None:
    """ "More"."""
    await context.person()
    await context.show(
        Screen(
            text=_("<b>What would you like to do?</b>"),
            buttons=one_a_row(
                Button(label=p_("button", "Ask for someone else"), says="for_another"),
                Button(label=p_("button", "A good morning call"), says="good_morning"),
                Button(label=p_("button", "Regular company"), says="company"),
                Button(label=p_("button", "How I am"), says="how_i_am"),
                Button(label=p_("button", "Ring me"), says="call"),
                Button(label=p_("button", "My details"), says="details"),
                Button(label=p_("button", "I'm worried about someone"), says="worried"),
            ),
        )
    )
    await context.answer()


async def my_details(update: Update, context: Context) -> None:
    """ "My details" and /settings."""
    person = await context.person()
    area = await areas.find(context.db, person.area_id) if person.area_id else None
    await context.show(details_screen(person, area))
    await context.answer()


async def change_detail(update: Update, context: Context) -> None:
    """ "Change my address" and the like."""
    assert context.matches
    await conversation.begin(context, DETAILS, context.matches[0][1])
    await context.answer()
