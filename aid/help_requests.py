"""Help requests, once asked: claimed, handed back or withdrawn, and the one way in which they move on."""

from datetime import datetime

from aid import pairs, request_cards, visits, waves, word_back
from aid.clearance import is_new_alone, must_be_cleared
from aid.helping_refusals import IntroducedOnly
from aid.kinds import RULES
from aid.organisers import tell_organisers
from aid.people import get as get_person
from aid.permissions import must_be_helper, must_be_neighbour_of, must_see_to
from aid.refusals import (
    AlreadyReported,
    AlreadyTaken,
    Ended,
    NobodyHasIt,
    NotDoneYet,
    NotHere,
    Refusal,
)
from aid.verbs import verb
from storage import agenda, help_requests, history, offers, outbox
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer
from storage.rows import Source

TRANSITIONS: dict[Status, dict[str, Status]] = {
    Status.OPEN: {
        "claim": Status.CLAIMED,
        "introduce": Status.CLAIMED,
        "signpost": Status.SIGNPOSTED,
        "withdraw": Status.WITHDRAWN,
        "lapse": Status.COULD_NOT_FILL,
    },
    Status.CLAIMED: {
        "join": Status.CLAIMED,
        "step_out": Status.CLAIMED,
        "hand_back": Status.OPEN,
        "remove": Status.OPEN,
        "report_done": Status.REPORTED,
        "withdraw": Status.WITHDRAWN,
        "tell_outcome": Status.CLOSED,
    },
    Status.REPORTED: {
        "confirm": Status.CLOSED,
        "close_silently": Status.CLOSED,
        "withdraw": Status.WITHDRAWN,
        "tell_outcome": Status.CLOSED,
    },
    Status.CLOSED: {},
    Status.WITHDRAWN: {"reopen": Status.OPEN},
    Status.SIGNPOSTED: {"reopen": Status.OPEN},
    Status.COULD_NOT_FILL: {"signpost": Status.SIGNPOSTED, "reopen": Status.OPEN},
}


async def get(source: Source, id: int) -> HelpRequest:
    """The request with this id. Raises NotHere."""
    request = await help_requests.find(source, id)
    if request is None:
        raise NotHere
    return request


@verb
async def claim(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """The first neighbour to tap has it, or the first two. Raises AlreadyTaken, AlreadyYours or why not."""
    request = await must_be_neighbour_of(tx, id, by)
    if RULES[request.kind].introduced and request.status is Status.OPEN:
        raise IntroducedOnly
    if pairs.wants_more(request):
        await must_be_cleared(tx, request, by, now)
    action, facts = pairs.taking(request, by, now)
    return await hand_over(tx, request, action, by, now, **facts)


async def hand_over(
    tx: Transaction, request: HelpRequest, action: str, by: int, now: datetime, **facts: object
) -> HelpRequest:
    """Somebody takes a place by this action: they and the resident hear all they need."""
    request = await move(tx, request, action, by, now, **facts)
    second = request.second_id == by
    await offers.note(tx, request.id, by, Offer.YES, now, place=2 if second else 1)
    await visits.begin(tx, request.id, by)
    await outbox.post(tx, by, "hand_over", about=request.id, now=now, urgency=outbox.URGENT)
    if request.voice:
        await outbox.post(tx, by, "hand_over_voice", about=request.id, now=now, urgency=outbox.URGENT)
    if request.photo:
        await outbox.post(tx, by, "hand_over_photo", about=request.id, now=now, urgency=outbox.URGENT)
    resident, urgent = request.resident_id, outbox.URGENT
    if second:
        await outbox.post(tx, resident, "second_found", about=request.id, now=now, urgency=urgent)
    else:
        await outbox.post(tx, resident, "helper_found", about=request.id, now=now, urgency=urgent)
    await pairs.tell_the_other(tx, request, "partner_found", by, now)
    return request


@verb
async def hand_back(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """The helper can't after all: it is open again, and the resident hears so."""
    request = await must_be_helper(tx, id, by)
    return await take_from(tx, request, "hand_back", by, Offer.RELEASED, by=by, now=now)


async def take_from(
    tx: Transaction, request: HelpRequest, alone: str, helper: int, state: Offer, *, by: int, now: datetime
) -> HelpRequest:
    """A helper's place is free again; whoever helped together with them stays."""
    action, facts = pairs.leaving(request, helper, alone)
    request = await move(tx, request, action, by, now, **facts)
    await offers.note(tx, request.id, helper, state, now)
    await offers.move_up(tx, request.id)
    if by == helper:
        await visits.give_back(tx, request.id, helper, now)
    else:
        await visits.take_address(tx, request.id, helper, now)
    resident, urgent = request.resident_id, outbox.URGENT
    if request.helper_id is None:
        await outbox.post(tx, resident, "handed_back", about=request.id, now=now, urgency=urgent)
    else:
        await outbox.post(tx, resident, "one_left", about=request.id, now=now, urgency=urgent)
    await pairs.tell_the_other(tx, request, "partner_left", helper, now)
    if await is_new_alone(tx, request, now):
        await tell_organisers(tx, "one_short", about=request.id, now=now, urgency=urgent)
    return request


@verb
async def withdraw(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """The resident no longer needs it; whoever had taken it hears so."""
    request = await must_see_to(tx, id, by)
    request = await move(tx, request, "withdraw", by, now, ended_at=now)
    await tell_helper(tx, request, "not_needed", now)
    return request


@verb
async def lapse(tx: Transaction, id: int, *, now: datetime) -> HelpRequest:
    """The day is over and nobody came: the resident is told, and it is in the organisers' hands."""
    request = await move(tx, await get(tx, id), "lapse", None, now, ended_at=now)
    await outbox.post(tx, request.resident_id, "nobody_found", about=id, now=now, urgency=outbox.URGENT)
    await tell_organisers(tx, "nobody_came", about=id, now=now, urgency=outbox.URGENT)
    return request


async def move(
    tx: Transaction,
    request: HelpRequest,
    verb_name: str,
    by: int | None,
    now: datetime,
    **facts: object,
) -> HelpRequest:
    """Move a request on as the table says, with its card and its search; raises why it leads nowhere."""
    status = TRANSITIONS[request.status].get(verb_name)
    if status is None:
        raise await _why_not(tx, request, verb_name, by)
    await help_requests.move(tx, request.id, status, **facts)
    await history.note(
        tx, verb_name, "help_request", request.id, by=by, now=now, on_behalf_of=request.resident_id
    )
    moved = await get(tx, request.id)
    await request_cards.show(tx, moved, now)
    await waves.follow(tx, request, moved, now)
    await agenda.change(tx, moved.id, now)
    await word_back.tell(tx, verb_name, moved, by, now)
    return moved


async def _why_not(tx: Transaction, request: HelpRequest, verb_name: str, by: int | None) -> Refusal:
    if request.ended_at:
        return Ended(day=request.ended_at)
    if request.helper_id is None:
        return NobodyHasIt()
    if verb_name in ("claim", "introduce") and by not in pairs.helpers_of(request):
        return AlreadyTaken(name=(await get_person(tx, request.second_id or request.helper_id)).name)
    return AlreadyReported() if request.status is Status.REPORTED else NotDoneYet()


async def tell_helper(tx: Transaction, request: HelpRequest, kind: str, now: datetime) -> None:
    """A letter to whoever has it, one or two, if anybody has."""
    for helper in pairs.helpers_of(request):
        await outbox.post(tx, helper, kind, about=request.id, now=now, urgency=outbox.URGENT)
