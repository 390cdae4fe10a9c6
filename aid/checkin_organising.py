"""Organisers and somebody's good morning call: what one of them wants changed, a second has to agree to.

Where nobody else organises it is done at once. Whom it is about may say yes to it too, by their own tap.
"""

from collections.abc import Awaitable, Callable
from datetime import date, datetime

from aid.checkin_agreeing import offer_to
from aid.checkin_changes import apply, note_change
from aid.checkin_plans import Terms, stop
from aid.checkin_refusals import NotAgreedYet
from aid.checkin_terms import fitting, terms_now
from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.refusals import DayPassed, NotHere
from aid.seconds import may_at_once
from aid.verbs import verb
from storage import checkin_plans, drafts
from storage.checkin_plans import Plan, PlanState
from storage.connection import Transaction
from storage.people import Person
from storage.proposals import Proposal, What
from storage.rows import Source


@verb
async def propose_change(
    tx: Transaction, person_id: int, terms: Terms, *, by: int, draft_id: int, now: datetime
) -> bool:
    """An organiser wants it changed. True: it is, for nobody else organises.

    Raises NotAnOrganiser, NotHere, NotAgreedYet, ProposedAlready or why it can't be.
    """
    organiser, _live = await _for(tx, person_id, by)
    terms = await fitting(tx, await get_person(tx, person_id), terms, by=organiser)
    await drafts.end(tx, draft_id)
    await offer_to(tx, person_id, terms, by=by, now=now)
    return await _or_ask(tx, What.CHANGE_CHECKINS, person_id, by, now)


@verb
async def propose_pause(
    tx: Transaction, person_id: int, until: date, *, by: int, draft_id: int, today: date, now: datetime
) -> bool:
    """An organiser wants it paused until that date, as in hospital. As `propose_change`; raises DayPassed."""
    _organiser, live = await _for(tx, person_id, by)
    if until <= today:
        raise DayPassed
    await drafts.end(tx, draft_id)
    plan = await offer_to(tx, person_id, await terms_now(tx, live), by=by, now=now)
    await checkin_plans.correct(tx, plan.id, paused_from=today, paused_until=until)
    return await _or_ask(tx, What.CHANGE_CHECKINS, person_id, by, now)


@verb
async def propose_stop(tx: Transaction, person_id: int, *, by: int, now: datetime) -> bool:
    """An organiser wants it stopped. As `propose_change`."""
    await _for(tx, person_id, by)
    return await _or_ask(tx, What.STOP_CHECKINS, person_id, by, now)


async def still_wanted(source: Source, proposal: Proposal) -> bool:
    """Is there still what one of them wants changed or stopped?"""
    if await checkin_plans.find_of(source, proposal.about) is None:
        return False
    return (
        proposal.what is What.STOP_CHECKINS
        or await proposed_by(source, proposal.about, proposal.by_id) is not None
    )


async def proposed_by(source: Source, person_id: int, by: int) -> Plan | None:
    """What this organiser has proposed for that person and nobody has answered."""
    for plan in reversed(await checkin_plans.live_of(source, person_id)):
        if plan.state is PlanState.PROPOSED and plan.proposed_by == by:
            return plan
    return None


async def _for(tx: Transaction, person_id: int, by: int) -> tuple[Person, Plan]:
    organiser, live = await must_be_organiser(tx, by), await checkin_plans.find_of(tx, person_id)
    if by == person_id:
        raise NotHere
    if live is None:
        raise NotAgreedYet
    return organiser, live


async def _or_ask(tx: Transaction, what: What, person_id: int, by: int, now: datetime) -> bool:
    at_once = await may_at_once(tx, what, person_id, by=by, now=now)
    if at_once:
        await ONCE_AGREED[what](tx, person_id, by, now)
    return at_once


async def _change(tx: Transaction, person_id: int, by: int, now: datetime) -> None:
    live, wanted = await checkin_plans.find_of(tx, person_id), await proposed_by(tx, person_id, by)
    assert live and wanted, "it was looked at before"
    await stop(tx, wanted, by=by, now=now)
    if wanted.paused_until is None:
        await apply(tx, live, await terms_now(tx, wanted), by=by, now=now)
        return
    # Whatever is open stays open: an organiser's pause stands nobody down.
    await checkin_plans.correct(
        tx, live.id, paused_from=wanted.paused_from, paused_until=wanted.paused_until, pause_told=False,
        next_on=None, next_at=None, changed_at=now,
    )  # fmt: skip
    await note_change(tx, live, "pause", by=by, now=now)


async def _stop(tx: Transaction, person_id: int, by: int, now: datetime) -> None:
    live = await checkin_plans.find_of(tx, person_id)
    assert live, "it was looked at before"
    await stop(tx, live, by=by, now=now)


ONCE_AGREED: dict[What, Callable[[Transaction, int, int, datetime], Awaitable[None]]] = {
    What.CHANGE_CHECKINS: _change,
    What.STOP_CHECKINS: _stop,
}
