"""Nudges: a neighbour is asked in private, may say no, and sees when it is sorted."""

from telegram import Update

from aid import nudges as verbs
from aid.clearance import is_cleared
from aid.pairs import wants_more
from aid.people import get as get_person
from aid.reasons import why_asked, why_nobody
from aid.routing import why_nobody as count_reasons
from aid.wishes import may_still_be_asked
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import View
from handlers.money import money_for_helper
from handlers.overseeing import oversee_buttons
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from storage import blocks, help_requests, offers
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer, Offered
from storage.outbox import Letter

NOT_NEEDED: dict[Status, Later] = {
    Status.WITHDRAWN: later("{kind}: not needed any more. Thank you."),
    Status.COULD_NOT_FILL: later("{kind}: this one is over. Thank you."),
    Status.SIGNPOSTED: later("{kind}: this one is over. Thank you."),
}
WHAT_THEY_SAID: dict[Offer, Later] = {
    Offer.YES: later("{kind}: this one is yours. Thank you."),
    Offer.NOT_THIS_TIME: later("{kind}: not this time. Thank you for telling me."),
}
SORTED = later("{kind}: Sorted, thank you.")


async def nudge(view: View, letter: Letter) -> Screen | None:
    """To a neighbour: can you help? Drawn again once there is nothing left to answer."""
    request = await help_requests.find(view.db, letter.about)
    offer = await offers.find(view.db, letter.about, letter.person_id)
    if request is None or offer is None:
        return None
    if wants_more(request) and offer.state in (Offer.ASKED, Offer.NO_ANSWER):
        apart = await blocks.are_apart(view.db, request.resident_id, letter.person_id)
        wanted = letter.message_id or (
            await may_still_be_asked(view.db, letter.person_id, request.kind, view.now)
            and await is_cleared(view.db, request, letter.person_id, view.now)
        )
        return await _question(view, request, offer) if wanted and not apart else None
    return _answered(request, offer) if letter.message_id else None


async def not_this_time(update: Update, context: Context) -> None:
    """A neighbour taps "Not this time"; the letter itself shows what came of it."""
    person = await context.person()
    offer = await verbs.not_this_time(context.db, context.subject, by=person.id, now=context.now)
    await context.answer(None if offer.state is Offer.NOT_THIS_TIME else _("It is sorted. Thank you."))


async def nobody_yet(view: View, letter: Letter) -> Screen | None:
    """To an organiser: nobody has taken it, and why."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not Status.OPEN:
        return None
    resident = await get_person(view.db, request.resident_id)
    counts = await count_reasons(view.db, request, view.now, view.zone)
    return Screen(
        text=paragraphs(
            fill(
                _("Nobody has taken this yet: {kind} for <b>{name}</b>."),
                kind=kinds.kind_words(request.kind),
                name=resident.name,
            )
            + "\n"
            + fill("{when}", when=kinds.when_words(request, view.today)),
            fill(_("Of the neighbours: {why}"), why=why_nobody(counts)),
            fill(
                _("I go on asking. Can you find somebody? Phone: {phone}"),
                phone=resident.phone or _("no phone number known"),
            ),
        ),
        buttons=one_a_row(*await oversee_buttons(view.db, request)),
        protected=True,
        shows=(resident.id,),
    )


async def _question(view: View, request: HelpRequest, offer: Offered) -> Screen:
    return Screen(
        text=paragraphs(
            fill(_("Can you help a neighbour? <b>{kind}</b>"), kind=kinds.LABELS[request.kind])
            + "\n"
            + fill("{when}", when=kinds.when_words(request, view.today)),
            quote(await why_asked(view.db, request, offer)) + money_for_helper(request),
            _("One neighbour is coming, one more is needed. It is fine to say no.")
            if request.helper_id
            else _("The first to tap has it. It is fine to say no."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "I can help"), says=f"claim:{request.id}"),
            Button(label=p_("button", "Not this time"), says=f"not_now:{request.id}"),
            Button(label=p_("button", "Pause me"), says="pause"),
        ),
    )


def _answered(request: HelpRequest, offer: Offered) -> Screen:
    words = WHAT_THEY_SAID.get(offer.state) or NOT_NEEDED.get(request.status) or SORTED
    return Screen(text=fill(str(words), kind=kinds.LABELS[request.kind]))
