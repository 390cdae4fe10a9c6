"""Notes: to the organisers from whoever helped or asked, and thanks in the resident's own words or voice."""

from datetime import datetime

from aid.help_requests import tell_helper
from aid.organisers import tell_organisers
from aid.pairs import helpers_of
from aid.permissions import must_be_resident
from aid.refusals import Ended, NotHere, QuestionOver
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.verbs import verb
from aid.visit_refusals import NothingToSayYet, SaidAlready
from storage import drafts, help_requests, history, notes
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Status
from storage.notes import Purpose


@verb
async def tell_organisers_of(
    tx: Transaction,
    id: int,
    *,
    by: int,
    words: str | None,
    voice: str | None,
    now: datetime,
    draft_id: int | None = None,
) -> None:
    """Whoever helped, or asked, tells organisers. Raises NotHere, NothingToSayYet, Ended or SaidAlready."""
    request = await help_requests.find(tx, id)
    if request is None or by not in (*helpers_of(request), request.resident_id):
        raise NotHere
    _must_be_done(request, Status.REPORTED, Status.CLOSED)
    note_id = await _add(tx, request, by, Purpose.FOR_ORGANISERS, words, voice, now, draft_id)
    await history.note(tx, "tell_organisers_of", "help_request", id, by=by, now=now)
    await tell_organisers(tx, "helper_note", about=note_id, now=now)


@verb
async def thank(
    tx: Transaction,
    id: int,
    *,
    by: int,
    words: str | None,
    voice: str | None,
    now: datetime,
    draft_id: int | None = None,
) -> None:
    """The resident says thank you, and whoever helped hears it. Raises as the other does."""
    request = await must_be_resident(tx, id, by)
    _must_be_done(request, Status.CLOSED)
    await _add(tx, request, request.resident_id, Purpose.THANKS, words, voice, now, draft_id)
    await history.note(tx, "thank", "help_request", id, by=by, now=now)
    await tell_helper(tx, request, "thanks_passed", now)


def _must_be_done(request: HelpRequest, *statuses: Status) -> None:
    if request.status in statuses:
        return
    if request.ended_at:
        raise Ended(day=request.ended_at)
    raise NothingToSayYet


async def _add(
    tx: Transaction,
    request: HelpRequest,
    by: int,
    purpose: Purpose,
    words: str | None,
    voice: str | None,
    now: datetime,
    draft_id: int | None,
) -> int:
    if draft_id is not None and not await drafts.end(tx, draft_id):
        raise QuestionOver
    if await notes.find(tx, request.id, by, purpose):
        raise SaidAlready
    words = clean(words, DETAILS_LETTERS_MAX) if words else None
    return await notes.add(tx, request.id, by, purpose, words=words, voice=None if words else voice, now=now)
