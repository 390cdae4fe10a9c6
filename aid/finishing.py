"""The end of a request: reported done, confirmed or told of, or closed because nobody said otherwise."""

from datetime import datetime

from aid import first_jobs
from aid.help_requests import get, move, tell_helper
from aid.organisers import tell_organisers
from aid.permissions import must_be_helper, must_know_if_it_came
from aid.verbs import verb
from aid.visit_refusals import NotAskedYet
from storage import agenda, outbox
from storage.agenda import What
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Outcome, Status


@verb
async def report_done(
    tx: Transaction, id: int, *, by: int, minutes: int, confirm_by: datetime, now: datetime
) -> HelpRequest:
    """The helper says it is done and how long it took (quarter hours, 15 to 480 minutes)."""
    request = await must_be_helper(tx, id, by)
    request = await move(
        tx, request, "report_done", by, now, minutes=minutes, reported_at=now, confirm_by=confirm_by
    )
    await outbox.post(tx, request.resident_id, "did_it_come", about=id, now=now, urgency=outbox.URGENT)
    return request


@verb
async def confirm(tx: Transaction, id: int, *, by: int, outcome: Outcome, now: datetime) -> HelpRequest:
    """The resident says whether it came. If not all is well, organisers hear it."""
    return await _close(tx, await must_know_if_it_came(tx, id, by), "confirm", by, outcome, now)


@verb
async def tell_outcome(tx: Transaction, id: int, *, by: int, outcome: Outcome, now: datetime) -> HelpRequest:
    """The helper said nothing, so the resident was asked, and says whether it came. Raises NotAskedYet."""
    request = await must_know_if_it_came(tx, id, by)
    if request.status is Status.CLAIMED:
        asked = await agenda.find(tx, id, by, What.ASK_RESIDENT)
        if asked is None or asked.done_at is None or asked.day != request.wanted_on:
            raise NotAskedYet
    return await _close(tx, request, "tell_outcome", by, outcome, now)


@verb
async def close_silently(tx: Transaction, id: int, *, now: datetime) -> HelpRequest:
    """Nobody has said that it didn't come: it counts as met, with a note that nobody confirmed it."""
    request = await move(
        tx,
        await get(tx, id),
        "close_silently",
        None,
        now,
        outcome=Outcome.MET,
        silent=True,
        ended_at=now,
    )
    await first_jobs.count(tx, request, now)
    await outbox.post(tx, request.resident_id, "closed_silently", about=id, now=now)
    await tell_helper(tx, request, "thanked", now)
    return request


async def _close(
    tx: Transaction, request: HelpRequest, verb_name: str, by: int, outcome: Outcome, now: datetime
) -> HelpRequest:
    request = await move(tx, request, verb_name, by, now, outcome=outcome, ended_at=now)
    await first_jobs.count(tx, request, now)
    if outcome is Outcome.MET:
        await tell_helper(tx, request, "thanked", now)
    else:
        await tell_organisers(tx, "not_all_well", about=request.id, now=now, urgency=outbox.URGENT)
    return request
