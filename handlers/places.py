"""Where somebody lives, sent as Telegram's location, and how far they go to help."""

from telegram import Update

from aid import places as verbs
from aid.reasons import distance_words
from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.wish_screens import AREA_ONLY, REACHES
from storage.people import Standing


async def shared(update: Update, context: Context) -> None:
    """Somebody sends their location in private."""
    person = await context.person()
    message = update.effective_message
    assert message is not None and message.location is not None
    await verbs.share(
        context.db, message.location.latitude, message.location.longitude, by=person.id, now=context.now
    )
    helps = person.neighbour is Standing.APPROVED
    reaches = [Button(label=distance_words(reach), says=f"reach:{reach}") for reach in REACHES]
    forget = Button(label=p_("button", "Forget my place"), says="forget_place")
    area = Button(label=p_("button", "Only my area"), says=f"reach:{AREA_ONLY}")
    await context.say(
        Screen(
            text=paragraphs(
                _("Thank you. I keep only a square of 250 m, not where you live in it."),
                _("<b>How far do you go to help?</b>") if helps else None,
            ),
            buttons=one_a_row(*(reaches if helps else []), *([area] if helps else []), forget),
        )
    )


async def reach(update: Update, context: Context) -> None:
    """A neighbour says how far they go: `reach:<steps of 100 m, 0 for their area>`."""
    steps = context.subject
    if steps not in (*REACHES, AREA_ONLY):
        steps = AREA_ONLY
    person = await context.person()
    await verbs.go_so_far(context.db, steps or None, by=person.id, now=context.now)
    await context.answer()
    words = (
        fill(_("All right. I ask you up to {distance} away."), distance=distance_words(steps))
        if steps
        else _("All right. I ask you within your area.")
    )
    await context.show(Screen(text=words))


async def forget(update: Update, context: Context) -> None:
    """ "Forget my place"."""
    person = await context.person()
    await verbs.forget(context.db, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("I have forgotten your place. I go by your area now.")))
