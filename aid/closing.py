"""An organiser closes a request and says why; nobody is left to wait for what won't come."""

from datetime import datetime

from aid.help_requests import get, move, take_from
from aid.organisers import must_be_organiser
from aid.organising_refusals import SaidDone
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.refusals import Ended, QuestionOver
from aid.texts import clean
from aid.verbs import verb
from storage import closings, drafts, outbox
from storage.closings import Reason
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.offers import Offer
from storage.rows import Source

CLOSING_LETTERS_MAX = 300
# The action by which each ends it: somebody else sees to it, it is taken back, or nobody could come.
ENDS: dict[Reason, str] = {
    Reason.OTHER_WAY: "signpost",
    Reason.NOT_NEEDED: "withdraw",
    Reason.DOUBLE: "withdraw",
    Reason.NOT_MET: "lapse",
}


async def must_be_closable(source: Source, id: int) -> HelpRequest:
    """The request, if it is open or taken. Raises NotHere, Ended or SaidDone."""
    request = await get(source, id)
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if request.status is Status.REPORTED and request.helper_id is not None:
        raise SaidDone(name=(await get_person(source, request.helper_id)).name)
    return request


@verb
async def close(
    tx: Transaction,
    id: int,
    reason: Reason,
    *,
    by: int,
    words: str | None,
    draft_id: int | None,
    now: datetime,
) -> HelpRequest:
    """An organiser closes it: whoever asked and whoever had it hear so.

    Raises NotAnOrganiser, the same as `must_be_closable`, QuestionOver or a text's refusal.
    """
    await must_be_organiser(tx, by)
    request = await must_be_closable(tx, id)
    words = words and clean(words, CLOSING_LETTERS_MAX)
    if draft_id is not None and not await drafts.end(tx, draft_id):
        raise QuestionOver
    for helper in helpers_of(request):
        request = await take_from(tx, request, "remove", helper, Offer.RELEASED, by=by, now=now)
        await outbox.post(tx, helper, "removed", about=id, now=now, urgency=outbox.URGENT)
    await closings.add(tx, id, reason, by=by, words=words, now=now)
    request = await move(tx, request, ENDS[reason], by, now, ended_at=now)
    await outbox.post(tx, request.resident_id, "request_closed", about=id, now=now, urgency=outbox.URGENT)
    return request
