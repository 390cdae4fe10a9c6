"""Bringing people together: whom an organiser could ask, and the question to the one who is asked."""

from telegram import Update

from aid import introducing as verbs
from aid.people import get as get_person
from aid.reasons import why_nobody
from aid.routing import why_nobody as count_reasons
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import View
from handlers.organiser_letters import elsewhere_button
from handlers.overseeing import suggestion_buttons, suggestion_lines
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import blocks, help_requests, offers, out_of_turn
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer
from storage.outbox import Letter

ANSWERS: dict[Offer, Later] = {
    Offer.YES: later("{kind}: this one is yours. Thank you."),
    Offer.NOT_THIS_TIME: later("{kind}: not this time. Thank you for telling me."),
}
SORTED = later("{kind}: Sorted, thank you.")
SAID: dict[Offer, Later] = {
    Offer.ASKED: later("{name} is asked."),
    Offer.NO_ANSWER: later("{name} has not answered."),
    Offer.NOT_THIS_TIME: later("{name} can't this time."),
}


async def to_introduce(view: View, letter: Letter) -> Screen | None:
    """To an organiser: who would like somebody, whom one could ask, and why."""
    request = await help_requests.find(view.db, letter.about)
    if request is None:
        return None
    if request.status is not Status.OPEN:
        return Screen(text=fill(str(SORTED), kind=kinds.LABELS[request.kind])) if letter.message_id else None
    resident = await get_person(view.db, request.resident_id)
    found = await verbs.suggestions(view.db, request, view.now, view.zone)
    counts = await count_reasons(view.db, request, view.now, view.zone)
    return Screen(
        text=paragraphs(
            fill(
                _("<b>{name}</b> would like {kind}. Who could it be?"),
                name=resident.name,
                kind=kinds.kind_words(request.kind),
            )
            + "\n"
            + fill("{when}", when=kinds.when_words(request, view.today)),
            await _asked(view, request),
            suggestion_lines(found)
            if found
            else fill(_("I know nobody to ask. {why}"), why=why_nobody(counts)),
        ),
        buttons=one_a_row(*suggestion_buttons(request, found), elsewhere_button(request)),
        protected=True,
    )


async def introduction_wanted(view: View, letter: Letter) -> Screen | None:
    """To the one an organiser thought of. Drawn again once there is nothing left to answer."""
    request = await help_requests.find(view.db, letter.about)
    offer = await offers.find(view.db, letter.about, letter.person_id)
    if request is None or offer is None:
        return None
    if request.status is not Status.OPEN or offer.state not in (Offer.ASKED, Offer.NO_ANSWER):
        words = str(ANSWERS.get(offer.state, SORTED))
        return Screen(text=fill(words, kind=kinds.LABELS[request.kind])) if letter.message_id else None
    if await blocks.are_apart(view.db, request.resident_id, letter.person_id):
        return None
    return Screen(
        text=paragraphs(
            fill(_("A neighbour would like {kind}."), kind=kinds.kind_words(request.kind))
            + "\n"
            + fill("{when}", when=kinds.when_words(request, view.today)),
            _("An organiser thought of you. Would you like to? It is fine to say no."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, I would like to"), says=f"introduce:{request.id}"),
            Button(label=p_("button", "Not this time"), says=f"not_now:{request.id}"),
        ),
    )


async def introduce(update: Update, context: Context) -> None:
    """ "Yes, I would like to"."""
    person = await context.person()
    await verbs.introduce(context.db, context.subject, by=person.id, now=context.now)
    await context.answer(_("Thank you. I have sent you the details privately."))


async def _asked(view: View, request: HelpRequest) -> str:
    lines = [
        fill(str(SAID[offer.state]), name=(await get_person(view.db, offer.person_id)).name)
        for offer in await out_of_turn.suggested(view.db, request.id)
        if offer.state in SAID
    ]
    return " ".join(lines)
