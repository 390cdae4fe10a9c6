"""When not all of it came: asked for again, talked over with an organiser, or left at that."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aid import calls, request_cards, watchwords, waves
from aid.day_parts import next_possible
from aid.help_requests import get
from aid.organisers import tell_organisers
from aid.organising_refusals import CallWaiting
from aid.permissions import must_be_resident
from aid.refusals import Ended, NobodyHasIt, NotDoneYet, Refusal
from aid.verbs import verb
from aid.visit_refusals import AllWasWell, AskedAgain, LeftAtThat, WillBeRung
from storage import help_requests, history, outbox
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Outcome, Status, WhatNow

SAID: dict[WhatNow, type[Refusal]] = {
    WhatNow.ASKED_AGAIN: AskedAgain,
    WhatNow.CALL: WillBeRung,
    WhatNow.LEFT: LeftAtThat,
}


@verb
async def ask_again(
    tx: Transaction, id: int, *, by: int, zone: ZoneInfo, post_at: datetime, now: datetime
) -> HelpRequest:
    """The resident asks for the rest: a new request, for the same day or the next one possible.

    Raises NotHere, or why there is nothing to ask again for.
    """
    before = await _answer(tx, id, by, WhatNow.ASKED_AGAIN, "ask_again", now)
    request = await ask_the_same(tx, before, asked_by=by, by=by, zone=zone, post_at=post_at, now=now)
    await tell_organisers(tx, "asked_again", about=request.id, now=now)
    return request


@verb
async def ask_to_be_rung(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """The resident wants an organiser to ring. Raises NotHere, or why there is nothing to ring about."""
    request = await _answer(tx, id, by, WhatNow.CALL, "ask_to_be_rung", now)
    try:
        await calls.ask(tx, request.resident_id, now=now)
    except CallWaiting:
        return request  # whoever rings will hear of this too
    return request


@verb
async def leave_it(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """The resident wants no more of it. Raises NotHere, or why there is nothing to leave."""
    return await _answer(tx, id, by, WhatNow.LEFT, "leave_it", now)


async def ask_the_same(
    tx: Transaction,
    before: HelpRequest,
    *,
    asked_by: int,
    by: int,
    zone: ZoneInfo,
    post_at: datetime,
    now: datetime,
) -> HelpRequest:
    """A new request for what the one before was for, on the same day or the next one possible."""
    new_id = await help_requests.add(
        tx, draft_id=None, resident_id=before.resident_id, asked_by=asked_by, area_id=before.area_id,
        kind=before.kind, details=before.details, voice=before.voice,
        wanted_on=next_possible(before, now, zone), part=before.part, word=watchwords.choose(), now=now,
    )  # fmt: skip
    await help_requests.correct(
        tx,
        new_id,
        follows_id=before.id,
        photo=before.photo,
        items=before.items,
        budget=before.budget,
        pay=before.pay,
    )
    await history.note(tx, "ask", "help_request", new_id, by=by, now=now)
    request = await get(tx, new_id)
    await request_cards.show(tx, request, now, first_at=post_at)
    today = now.astimezone(zone).date()
    await waves.begin(tx, request, post_at, urgent=waves.is_urgent(request, today))
    return request


async def _answer(
    tx: Transaction, id: int, by: int, what_now: WhatNow, verb_name: str, now: datetime
) -> HelpRequest:
    request = await must_be_resident(tx, id, by)
    if request.what_now:
        raise SAID[request.what_now]
    if request.status is not Status.CLOSED:
        raise _not_over(request)
    if request.outcome is Outcome.MET:
        raise AllWasWell
    await help_requests.correct(tx, id, what_now=what_now)
    await history.note(tx, verb_name, "help_request", id, by=by, now=now)
    await outbox.redraw(tx, "not_all_well", about=id, now=now)
    return request


def _not_over(request: HelpRequest) -> Refusal:
    if request.ended_at:
        return Ended(day=request.ended_at)
    return NobodyHasIt() if request.helper_id is None else NotDoneYet()
