"""Nudges answered: "Not this time", and "Pause me" for a week, until a date or for good."""

from datetime import datetime

from aid.kinds import RULES
from aid.organisers import tell_organisers
from aid.refusals import Ended, NotHere
from aid.verbs import verb
from storage import drafts, help_requests, history, offers, outbox, searches, wishes
from storage.connection import Transaction
from storage.offers import Offer, Offered


@verb
async def not_this_time(tx: Transaction, id: int, *, by: int, now: datetime) -> Offered:
    """A neighbour says no to a request they were asked for; the next are asked if nobody is left to answer.

    Late, or from somebody who isn't asked any more, it changes nothing. Raises NotHere or Ended.
    """
    offer, request = await offers.find(tx, id, by), await help_requests.find(tx, id)
    if offer is None or offer.asked_at is None or request is None:
        raise NotHere
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if offer.state in (Offer.ASKED, Offer.NO_ANSWER):
        await offers.note(tx, id, by, Offer.NOT_THIS_TIME, now)
        await history.note(tx, "not_this_time", "help_request", id, by=by, now=now)
        for kind in ("nudge", "introduction_wanted", "same_again"):
            await outbox.redraw(tx, kind, about=id, now=now, person_id=by)
        await _hurry(tx, id, now)
        if RULES[request.kind].introduced:
            await tell_organisers(tx, "to_introduce", about=id, now=now)
    return await _again(tx, id, by)


@verb
async def pause(
    tx: Transaction,
    *,
    by: int,
    until: datetime | None,
    now: datetime,
    draft_id: int | None = None,
    first: datetime | None = None,
) -> None:
    """A neighbour isn't nudged until then (`wishes.FOR_GOOD`: never); None: they may be again.

    What they were asked and haven't answered counts as "Not this time", unless they are away from a later
    moment on (`first`).
    """
    if draft_id is not None:
        await drafts.end(tx, draft_id)
    await wishes.rest(tx, by, until, first)
    for offer in await offers.waiting_of(tx, by) if until and not first else []:
        await not_this_time(tx, offer.help_request_id, by=by, now=now)
    await history.note(tx, "pause" if until else "end_pause", "person", by, by=by, now=now)


async def _hurry(tx: Transaction, id: int, now: datetime) -> None:
    search = await searches.find(tx, id)
    waiting = [offer for offer in await offers.pending(tx, id) if offer.state is Offer.ASKED]
    if search and search.due_at and search.due_at > now and not waiting:
        await searches.correct(tx, id, due_at=now)


async def _again(tx: Transaction, id: int, by: int) -> Offered:
    offer = await offers.find(tx, id, by)
    if offer is None:
        raise NotHere
    return offer
