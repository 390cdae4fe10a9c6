"""An organiser sees to a request: met elsewhere, or taken from a helper."""

from datetime import datetime

from aid.help_requests import get, move, take_from
from aid.organisers import must_be_organiser
from aid.organising_refusals import SaidDone, TakenMeanwhile
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.refusals import Ended, NobodyHasIt, QuestionOver
from aid.texts import clean
from aid.verbs import verb
from storage import drafts, outbox
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer
from storage.rows import Source

SIGNPOST_LETTERS_MAX = 300


async def must_be_unmet(source: Source, id: int) -> HelpRequest:
    """The request, if nobody does it and nobody has said where it is met. Raises Ended or TakenMeanwhile."""
    request = await get(source, id)
    if request.helper_id is not None and request.ended_at is None:
        raise TakenMeanwhile(name=(await get_person(source, request.helper_id)).name)
    if request.ended_at and request.status is not Status.COULD_NOT_FILL:
        raise Ended(day=request.ended_at)
    return request


@verb
async def signpost(
    tx: Transaction, id: int, *, by: int, words: str, draft_id: int | None, now: datetime
) -> HelpRequest:
    """An organiser says where it is met instead; whoever asked hears it.

    Raises NotAnOrganiser, the same as `must_be_unmet`, QuestionOver or a text's refusal.
    """
    await must_be_organiser(tx, by)
    request = await must_be_unmet(tx, id)
    words = clean(words, SIGNPOST_LETTERS_MAX)
    if draft_id is not None and not await drafts.end(tx, draft_id):
        raise QuestionOver
    request = await move(tx, request, "signpost", by, now, signpost=words, ended_at=now)
    await outbox.post(tx, request.resident_id, "signposted", about=id, now=now, urgency=outbox.URGENT)
    return request


@verb
async def remove(tx: Transaction, id: int, helper_id: int, *, by: int, now: datetime) -> HelpRequest:
    """An organiser takes it from a helper, who is told kindly; it is open again.

    Raises NotAnOrganiser, NotHere, Ended, SaidDone or NobodyHasIt.
    """
    await must_be_organiser(tx, by)
    request = await get(tx, id)
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if helper_id not in helpers_of(request):
        raise NobodyHasIt
    if request.status is not Status.CLAIMED:
        raise SaidDone(name=(await get_person(tx, helper_id)).name)
    request = await take_from(tx, request, "remove", helper_id, Offer.REMOVED, by=by, now=now)
    await outbox.post(tx, helper_id, "removed", about=id, now=now, urgency=outbox.URGENT)
    return request
