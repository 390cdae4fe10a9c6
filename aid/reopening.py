"""An organiser opens a request again that has ended: it goes round once more, or the same is asked anew."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aid import watchwords, waves
from aid.acting_refusals import OpenedAgain, StillUnderWay, TooLongAgo
from aid.afterwards import ask_the_same
from aid.day_parts import next_possible
from aid.help_requests import get, move
from aid.organisers import must_be_organiser
from aid.pairs import helpers_of
from aid.permissions import trusted_with
from aid.refusals import NotHere
from aid.verbs import verb
from aid.visits import take_address
from storage import closings, help_requests, leaving, offers, outbox
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Outcome, Status, WhatNow
from storage.offers import Offer
from storage.rows import Source

REOPENED_WITHIN = timedelta(days=14)  # what was said in it is kept for much longer
# Nobody does it, and nobody has said how long it took.
BLANK = dict.fromkeys(
    (
        "helper_id", "second_id", "claimed_at", "reported_at", "confirm_by", "minutes", "short_told_at",
        "signpost", "ended_at",
    )
)  # fmt: skip


async def must_be_over(source: Source, id: int, now: datetime) -> HelpRequest:
    """The request, if it ended lately. Raises NotHere, StillUnderWay, TooLongAgo or OpenedAgain."""
    request = await get(source, id)
    if not await leaving.was_here(source, request.resident_id, now):
        raise NotHere
    if request.ended_at is None:
        raise StillUnderWay
    if request.ended_at < now - REOPENED_WITHIN:
        raise TooLongAgo
    if await help_requests.find_following(source, id):
        raise OpenedAgain
    return request


@verb
async def reopen(
    tx: Transaction, id: int, *, by: int, zone: ZoneInfo, post_at: datetime, now: datetime
) -> HelpRequest:
    """It is asked for again, for the same day or the next one possible; whoever asked hears so.

    Where somebody has helped, that stays as it was, and the same is asked for anew. Raises NotAnOrganiser
    or the same as `must_be_over`.
    """
    await must_be_organiser(tx, by)
    request = await must_be_over(tx, id, now)
    if request.status is Status.CLOSED or request.spent is not None:
        request = await _anew(tx, request, by, zone, post_at, now)
    else:
        request = await _again(tx, request, by, zone, now)
    await outbox.post(
        tx, request.resident_id, "request_reopened", about=request.id, now=now, urgency=outbox.URGENT
    )
    asker = request.asked_by
    if asker != request.resident_id and await trusted_with(tx, asker, request):
        await outbox.post(tx, asker, "request_reopened", about=request.id, now=now)
    return request


async def _again(tx: Transaction, before: HelpRequest, by: int, zone: ZoneInfo, now: datetime) -> HelpRequest:
    for helper in helpers_of(before):  # who had it when it was taken back
        await offers.note(tx, before.id, helper, Offer.RELEASED, now)
        await take_address(tx, before.id, helper, now)
    day, word = next_possible(before, now, zone), watchwords.choose()
    await closings.remove(tx, before.id)
    request = await move(tx, before, "reopen", by, now, **{**BLANK, "wanted_on": day, "word": word})
    urgent = waves.is_urgent(request, now.astimezone(zone).date())
    await waves.begin_anew(tx, request, now, urgent=urgent)
    return request


async def _anew(
    tx: Transaction, before: HelpRequest, by: int, zone: ZoneInfo, post_at: datetime, now: datetime
) -> HelpRequest:
    if before.status is Status.CLOSED and before.outcome is not Outcome.MET:
        await help_requests.correct(tx, before.id, what_now=WhatNow.ASKED_AGAIN)
        await outbox.redraw(tx, "not_all_well", about=before.id, now=now)
    asked_by = before.asked_by
    return await ask_the_same(tx, before, asked_by=asked_by, by=by, zone=zone, post_at=post_at, now=now)
