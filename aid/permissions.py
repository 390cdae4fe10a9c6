"""Who may do what to a help request: checked on every verb, whatever the button said."""

from aid import pairs
from aid.helping_refusals import TakenFromYou
from aid.people import get as get_person
from aid.refusals import (
    AlreadyYours,
    NotANeighbour,
    NotApprovedYet,
    NotHere,
    NotInGroup,
    NotYourArea,
    OwnRequest,
    Refusal,
)
from storage import blocks, consents, help_requests, offers, people
from storage.connection import Transaction
from storage.consents import Relation, Trust
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer
from storage.people import Person, Standing
from storage.rows import Source

NOT_HELPING: dict[Standing | None, type[Refusal]] = {
    None: NotANeighbour,
    Standing.ASKED: NotApprovedYet,
    Standing.NOT_NOW: NotANeighbour,
    Standing.OUT_OF_GROUP: NotInGroup,
    Standing.LEFT: NotANeighbour,
}


async def must_be_neighbour_of(tx: Transaction, id: int, by: int) -> HelpRequest:
    """The request, for an approved neighbour of its area, or one who was asked, who may take it."""
    neighbour = await get_person(tx, by)
    if neighbour.neighbour is not Standing.APPROVED:
        raise NOT_HELPING[neighbour.neighbour]
    request = await help_requests.find(tx, id)
    if request is None or not await _concerns(tx, request, neighbour):
        raise NotYourArea
    for other in (request.resident_id, *pairs.helpers_of(request)):
        if await blocks.are_apart(tx, other, by):
            raise NotHere
    offer = await offers.find(tx, id, by)
    if offer and offer.state is Offer.REMOVED and request.ended_at is None:
        raise TakenFromYou
    if request.resident_id == by and request.ended_at is None:
        raise OwnRequest
    if by in pairs.helpers_of(request) and request.status is Status.CLAIMED:
        raise AlreadyYours
    return request


async def must_be_helper(tx: Transaction, id: int, by: int) -> HelpRequest:
    """The request, for whoever has taken it, alone or with somebody."""
    request = await help_requests.find(tx, id)
    if request is None or by not in pairs.helpers_of(request):
        raise NotHere
    return request


async def must_be_resident(tx: Transaction, id: int, by: int) -> HelpRequest:
    """The request, for whoever it is for, or the organiser who keeps touch with them."""
    request = await help_requests.find(tx, id)
    if request is None or not await may_speak_for(tx, by, request.resident_id):
        raise NotHere
    return request


async def must_see_to(tx: Transaction, id: int, by: int) -> HelpRequest:
    """The request, for whoever may change it or take it back: also the trusted person who asked for it."""
    request = await help_requests.find(tx, id)
    if request is None or not await may_see_to(tx, by, request):
        raise NotHere
    return request


async def must_know_if_it_came(tx: Transaction, id: int, by: int) -> HelpRequest:
    """The request, for whoever may say if it came: without an account also their main trusted person."""
    request = await help_requests.find(tx, id)
    if request is None or not (
        await may_speak_for(tx, by, request.resident_id) or await is_main_for(tx, by, request)
    ):
        raise NotHere
    return request


async def may_see_to(source: Source, by: int, request: HelpRequest) -> bool:
    """Is it theirs, or did they ask for it as somebody whom the resident trusts?"""
    if await may_speak_for(source, by, request.resident_id):
        return True
    return request.asked_by == by and await trusted_with(source, by, request) is not None


async def is_main_for(source: Source, by: int, request: HelpRequest) -> bool:
    """Are they the main trusted person of somebody without an account, and not who helped?"""
    resident = await people.find(source, request.resident_id)
    if resident is None or resident.account_id is not None or by in pairs.helpers_of(request):
        return False
    trust = await trusted_with(source, by, request)
    return trust is not None and trust.main


async def trusted_with(source: Source, by: int, request: HelpRequest) -> Trust | None:
    """The consent by which they may know how it stands; a referrer hears only how it ends."""
    trust = await consents.between(source, by, request.resident_id)
    return trust if trust and trust.relation is not Relation.REFERRER else None


async def may_speak_for(source: Source, by: int, resident_id: int) -> bool:
    """Is `by` the resident? For one without an account: the organiser who keeps touch, or any if none can."""
    if by == resident_id:
        return True
    resident, speaker = await people.find(source, resident_id), await people.find(source, by)
    if resident is None or resident.account_id is not None or speaker is None:
        return False
    return speaker.organiser and resident.keeper_id in (None, by)


async def _concerns(tx: Transaction, request: HelpRequest, neighbour: Person) -> bool:
    # Whoever goes further than their area was asked in private.
    return request.area_id == neighbour.area_id or bool(await offers.find(tx, request.id, neighbour.id))
