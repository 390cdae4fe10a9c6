"""Bringing people together: an organiser sees whom one could ask, asks them, and they say yes or not."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aid import pairs, reasons, routing
from aid.clearance import FIRST_JOBS, is_cleared, must_be_cleared, need_of
from aid.help_requests import get, hand_over
from aid.kinds import RULES
from aid.neighbour_refusals import NeedsCheck
from aid.organisers import must_be_organiser
from aid.organising_refusals import AskedBefore, NotToBeAsked, TakenMeanwhile
from aid.people import get as get_person
from aid.permissions import must_be_neighbour_of
from aid.refusals import Ended, NotHere
from aid.verbs import verb
from storage import blocks, candidates, history, offers, outbox, places, searches
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.offers import Because, Offer
from storage.people import Person, Standing
from storage.rows import Source

SUGGESTED_MAX = 5


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Somebody whom one could ask, and why in one line."""

    person: Person
    why: str


async def suggestions(
    source: Source, request: HelpRequest, now: datetime, zone: ZoneInfo
) -> list[Suggestion]:
    """The few who fit best just now, the best first."""
    matches = (await routing.match(source, request, now, zone))[:SUGGESTED_MAX]
    return [
        Suggestion(person=await get_person(source, match.person_id), why=reasons.why_suggested(match, now))
        for match in matches
    ]


async def must_be_free(tx: Transaction, request: HelpRequest) -> None:
    """Raises Ended or TakenMeanwhile where there is no place to take."""
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if not pairs.wants_more(request) and request.helper_id is not None:
        raise TakenMeanwhile(name=(await get_person(tx, request.helper_id)).name)


async def can_be_asked(source: Source, request: HelpRequest, person: Person) -> bool:
    """Is it neither theirs, nor of somebody they are kept apart from, and are they on the list?"""
    if person.neighbour is not Standing.APPROVED or person.id in (request.resident_id, request.asked_by):
        return False
    concerned = (request.resident_id, *pairs.helpers_of(request))
    return not any([await blocks.are_apart(source, other, person.id) for other in concerned])


@verb
async def suggest(tx: Transaction, id: int, person_id: int, *, by: int, now: datetime) -> Person:
    """An organiser asks somebody, privately. Raises NotAnOrganiser, NotHere, Ended, TakenMeanwhile,
    AskedBefore, NotToBeAsked or NeedsCheck."""
    await must_be_organiser(tx, by)
    request, person = await get(tx, id), await get_person(tx, person_id)
    await must_be_free(tx, request)
    offer = await offers.find(tx, id, person_id)
    if offer and offer.state in (Offer.ASKED, Offer.YES):
        raise AskedBefore(name=person.name)
    enough = await candidates.had_enough(tx, person_id, now - routing.WEEK)  # since the organiser looked
    if enough or not await can_be_asked(tx, request, person):
        raise NotToBeAsked(name=person.name)
    if not await is_cleared(tx, request, person_id, now):
        needs = await need_of(tx, request, now)
        raise NeedsCheck(name=person.name, most=FIRST_JOBS) if needs else NotToBeAsked(name=person.name)
    search = await searches.find(tx, id)
    await offers.ask(tx, id, person_id, max(search.wave if search else 1, 1), now, Because.SUGGESTED)
    await places.note_asked(tx, person_id, now)
    if RULES[request.kind].introduced:
        await outbox.post(tx, person_id, "introduction_wanted", about=id, now=now)
    else:
        await outbox.post(tx, person_id, "nudge", about=id, now=now)
    await outbox.redraw(tx, "to_introduce", about=id, now=now)
    await history.note(tx, "suggest", "help_request", id, by=by, now=now, on_behalf_of=person_id)
    return person


@verb
async def introduce(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """Somebody whom an organiser asked says yes. Raises NotHere, AlreadyTaken or why they may not."""
    request = await must_be_neighbour_of(tx, id, by)
    offer = await offers.find(tx, id, by)
    if offer is None or offer.because is not Because.SUGGESTED or not RULES[request.kind].introduced:
        raise NotHere
    if request.status is Status.OPEN:
        await must_be_cleared(tx, request, by, now)
    return await hand_over(tx, request, "introduce", by, now, helper_id=by, claimed_at=now)
