"""Whoever came second: a question in private, and what they answer."""

from telegram import Update

from aid import stand_by as verbs
from aid.pairs import helpers_of, wants_more
from aid.people import get as get_person
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row
from storage import help_requests, offers
from storage.help_requests import Status
from storage.offers import Offer
from storage.outbox import Letter

SETTLED = (Offer.STAND_BY, Offer.REMOVED)


async def stand_by_offer(view: View, letter: Letter) -> Screen | None:
    """Somebody was just before you: shall I ask you if they can't?"""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not Status.CLAIMED or wants_more(request):
        return None
    offer = await offers.find(view.db, request.id, letter.person_id)
    helpers = helpers_of(request)
    if letter.person_id in helpers or (offer and offer.state in SETTLED):
        return None
    helper = await get_person(view.db, helpers[-1])
    return Screen(
        text=fill(
            _("{name} was just before you with {the_kind}.\nShall I ask you if {name} can't?"),
            name=helper.name,
            the_kind=kinds.the_kind(request.kind),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, ask me then"), says=f"stand_by:{request.id}"),
            Button(label=p_("button", "No, thank you"), says=f"stand_down:{request.id}"),
        ),
    )


async def stand_by(update: Update, context: Context) -> None:
    """ "Yes, ask me then"."""
    person = await context.person()
    await verbs.stand_by(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("Thank you. I ask you first if it is needed after all.")))


async def stand_down(update: Update, context: Context) -> None:
    """ "No, thank you"."""
    person = await context.person()
    await verbs.stand_down(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("All right. Thank you for offering.")))
