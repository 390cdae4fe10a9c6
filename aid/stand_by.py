"""Standing by: whoever came second may be asked first when the helper can't."""

from datetime import datetime

from aid import pairs
from aid.clearance import is_cleared, must_be_cleared
from aid.helping_refusals import FreeAgain
from aid.people import get as get_person
from aid.permissions import must_be_neighbour_of
from aid.refusals import AlreadyReported, AlreadyTaken, Ended
from aid.verbs import verb
from storage import blocks, help_requests, history, offers, out_of_turn, outbox, places, told, wishes
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.offers import Because, Offer, Offered
from storage.people import Standing
from storage.searches import Search


@verb
async def stand_by(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """ "Yes, ask me then". Raises FreeAgain, Ended, AlreadyTaken once it is done, or why they may not."""
    request = await _for_whoever_came_second(tx, id, by)
    await must_be_cleared(tx, request, by, now)
    await offers.note(tx, id, by, Offer.STAND_BY, now)
    await history.note(tx, "stand_by", "help_request", id, by=by, now=now)
    return request


@verb
async def stand_down(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """ "No, thank you", also after a yes. Raises the same as `stand_by`."""
    request = await _for_whoever_came_second(tx, id, by)
    offer = await offers.find(tx, id, by)
    if offer and offer.state is Offer.STAND_BY:
        await offers.note(tx, id, by, Offer.NOT_THIS_TIME, now)
        await history.note(tx, "stand_down", "help_request", id, by=by, now=now)
    return request


async def offer_to(tx: Transaction, id: int, by: int, now: datetime) -> bool:
    """Somebody was too late by a moment: would they stand by? False if they were asked already."""
    request = await help_requests.find(tx, id)
    if request is None or request.status is not Status.CLAIMED:
        return False
    if await told.was_sent(tx, by, "stand_by_offer", id, or_will_be=True):
        return False
    await outbox.post(tx, by, "stand_by_offer", about=id, now=now)
    await history.note(tx, "come_second", "help_request", id, by=by, now=now)
    return True


async def ask_first(tx: Transaction, search: Search, now: datetime) -> int:
    """It is free again: ask those who stand by, before anybody else. Says how many."""
    request = await help_requests.find(tx, search.help_request_id)
    asked = 0
    for offer in await out_of_turn.standing_by(tx, search.help_request_id) if request else []:
        if request and await _may_be_asked(tx, request, offer, now):
            await offers.ask(tx, request.id, offer.person_id, max(search.wave, 1), now, Because.STOOD_BY)
            await places.note_asked(tx, offer.person_id, now)
            await outbox.post(tx, offer.person_id, "nudge", about=request.id, now=now)
            asked += 1
    if asked:
        await history.note(tx, "ask_stand_by", "help_request", search.help_request_id, by=None, now=now)
    return asked


async def _for_whoever_came_second(tx: Transaction, id: int, by: int) -> HelpRequest:
    request = await must_be_neighbour_of(tx, id, by)
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if request.helper_id is None or pairs.wants_more(request):
        raise FreeAgain
    if by in pairs.helpers_of(request):
        raise AlreadyReported
    if request.status is not Status.CLAIMED:
        raise AlreadyTaken(name=(await get_person(tx, request.helper_id)).name)
    return request


async def _may_be_asked(tx: Transaction, request: HelpRequest, offer: Offered, now: datetime) -> bool:
    # Much may have changed since they said so.
    person, wish = await get_person(tx, offer.person_id), await wishes.get(tx, offer.person_id)
    apart = await blocks.are_apart(tx, request.resident_id, person.id)
    cleared = await is_cleared(tx, request, person.id, now)
    return cleared and person.neighbour is Standing.APPROVED and not wish.rests(now) and not apart
