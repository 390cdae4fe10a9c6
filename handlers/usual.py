"""What somebody usually buys, each thing to be taken off for good."""

from telegram import Update

from aid import shopping_lists as verbs
from aid.words import _, p_
from handlers.context import Context
from handlers.known import USUAL_OFFERED
from handlers.screens import Button, Screen, one_a_row, paragraphs
from handlers.steps import LETTERS_TO_TURN_MAX
from handlers.talks import find_open
from storage import shopping_lists


async def usual(update: Update, context: Context) -> None:
    """ "My usual shopping", or "Take one off for good" under a list."""
    await _show(context)
    await context.answer()


async def take_off(update: Update, context: Context) -> None:
    """One of the usual things is tapped."""
    person = await context.person()
    await verbs.take_off(context.db, context.subject, by=person.id, now=context.now)
    await _show(context)
    await context.answer()


async def _show(context: Context) -> None:
    person = await context.person()
    things = await shopping_lists.usual(context.db, person.id, USUAL_OFFERED)
    words = (
        _("Tap a thing, and I take it off for good.")
        if things
        else _("Nothing is on it. I remember what you write on your lists.")
    )
    draft = await find_open(context)
    back = (
        Button(label=p_("button", "Carry on"), says=f"carry:{draft.id}")
        if draft
        else Button(label=p_("button", "My details"), says="details")
    )
    await context.show(
        Screen(
            text=paragraphs(_("<b>Your usual shopping</b>"), words),
            buttons=one_a_row(
                *(
                    Button(label=thing.item[:LETTERS_TO_TURN_MAX], says=f"not_usual:{thing.id}")
                    for thing in things
                ),
                back,
            ),
        )
    )
