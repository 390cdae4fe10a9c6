"""An organiser gives a request to somebody who has said yes by word of mouth."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aid import pairs
from aid.clearance import FIRST_JOBS, is_cleared, need_of
from aid.help_requests import get, hand_over
from aid.introducing import Suggestion, can_be_asked, must_be_free, suggestions
from aid.kinds import RULES
from aid.neighbour_refusals import NeedsCheck
from aid.organisers import must_be_organiser
from aid.organising_refusals import NotToBeAsked, TakenMeanwhile
from aid.people import get as get_person
from aid.permissions import must_be_neighbour_of
from aid.refusals import Refusal
from aid.verbs import verb
from aid.words import _
from storage import history, offers
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.offers import Because
from storage.people import Person
from storage.rows import Source

ASKED_SHOWN, SHOWN_MAX = 4, 7


async def may_have_said_yes(
    source: Source, request: HelpRequest, now: datetime, zone: ZoneInfo
) -> list[Suggestion]:
    """Whoever was asked and hasn't answered us, and then those whom one could ask."""
    asked = [await get_person(source, offer.person_id) for offer in await offers.pending(source, request.id)]
    waiting = [
        Suggestion(person=person, why=_("has been asked"))
        for person in asked
        if await can_be_asked(source, request, person)
    ][:ASKED_SHOWN]
    return [*waiting, *await suggestions(source, request, now, zone)][:SHOWN_MAX]


@verb
async def assign(tx: Transaction, id: int, person_id: int, *, by: int, now: datetime) -> HelpRequest:
    """It is theirs as if they had tapped: all that a tap would have to fulfil is asked of them.

    Raises NotAnOrganiser, NotHere, Ended, TakenMeanwhile, NotToBeAsked or NeedsCheck.
    """
    await must_be_organiser(tx, by)
    request, person = await get(tx, id), await get_person(tx, person_id)
    await must_be_free(tx, request)
    if person_id in pairs.helpers_of(request):
        raise TakenMeanwhile(name=person.name)
    await _may_take(tx, request, person, now)
    await history.note(tx, "assign", "help_request", id, by=by, now=now, on_behalf_of=person_id)
    if RULES[request.kind].introduced and request.status is Status.OPEN:
        return await hand_over(tx, request, "introduce", person_id, now, helper_id=person_id, claimed_at=now)
    action, facts = pairs.taking(request, person_id, now)
    return await hand_over(tx, request, action, person_id, now, **facts)


async def _may_take(tx: Transaction, request: HelpRequest, person: Person, now: datetime) -> None:
    if person.area_id != request.area_id and await offers.find(tx, request.id, person.id) is None:
        # Of an area beside it they may take only what they were asked for, as they have been.
        await offers.ask(tx, request.id, person.id, 1, now, Because.SUGGESTED)
    try:
        await must_be_neighbour_of(tx, request.id, person.id)
    except Refusal:
        raise NotToBeAsked(name=person.name) from None  # those words are for whoever taps
    if not await is_cleared(tx, request, person.id, now):
        needs = await need_of(tx, request, now)
        raise NeedsCheck(name=person.name, most=FIRST_JOBS) if needs else NotToBeAsked(name=person.name)
