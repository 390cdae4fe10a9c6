"""Blocks: anybody may keep apart from somebody they have met here, for ever and without a reason."""

from datetime import datetime

from aid.checkin_leaving import part_in_calls
from aid.company import part_company
from aid.help_requests import get as get_request
from aid.help_requests import take_from
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.safety_refusals import NotBlocked
from aid.verbs import verb
from storage import blocks, history, outbox, request_lists, visits
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer
from storage.people import Person
from storage.rows import Source


async def met(source: Source, id: int, by: int) -> tuple[int, list[Person]]:
    """Who speaks (for one without an account: the resident) and whom they have met over this request.

    Raises NotHere.
    """
    request = await get_request(source, id)
    if await may_speak_for(source, by, request.resident_id):
        by = request.resident_id
    helped = {*helpers_of(request), *await visits.helpers(source, id)}
    if by != request.resident_id and by not in helped:
        raise NotHere
    together = helpers_of(request) if by in helpers_of(request) else ()
    others = helped if by == request.resident_id else {request.resident_id, *together}
    return by, [await get_person(source, other) for other in sorted(others - {by})]


async def must_have_met(source: Source, id: int, other: int, by: int) -> int:
    """Who speaks, if they have met that person over this request. Raises NotHere."""
    speaker, others = await met(source, id, by)
    if other not in [person.id for person in others]:
        raise NotHere
    return speaker


@verb
async def block(tx: Transaction, id: int, other: int, *, by: int, now: datetime) -> Person:
    """The two never meet again; what is under way between them goes to somebody else. Raises NotHere."""
    speaker = await must_have_met(tx, id, other, by)
    await blocks.add(tx, speaker, other, now)
    await history.note(tx, "block", "person", other, by=by, now=now, on_behalf_of=speaker)
    for request in await request_lists.between(tx, speaker, other):
        if request.status is Status.CLAIMED:
            await _part(tx, request, speaker, other, by, now)
    await part_in_calls(tx, speaker, other, now)
    await part_company(tx, speaker, other, now)
    return await get_person(tx, other)


@verb
async def unblock(tx: Transaction, other: int, *, by: int, now: datetime) -> Person:
    """They may meet again, as far as `by` is concerned. Raises NotBlocked."""
    if not await blocks.remove(tx, by, other):
        raise NotBlocked
    await history.note(tx, "unblock", "person", other, by=by, now=now)
    return await get_person(tx, other)


async def blocked_by(source: Source, by: int) -> list[Person]:
    """Whom this person has blocked."""
    return [await get_person(source, id) for id in await blocks.made_by(source, by)]


async def _part(
    tx: Transaction, request: HelpRequest, speaker: int, other: int, by: int, now: datetime
) -> None:
    if speaker in helpers_of(request):
        await take_from(tx, request, "hand_back", speaker, Offer.RELEASED, by=speaker, now=now)
        return
    await take_from(tx, request, "remove", other, Offer.REMOVED, by=by, now=now)
    await outbox.post(tx, other, "not_needed_of_you", about=request.id, now=now, urgency=outbox.URGENT)
