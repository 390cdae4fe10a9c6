"""Whoever rings somebody each day: asked first, and free to give it up at any time."""

from datetime import datetime

from aid.checkin_plans import tell_list
from aid.checkin_refusals import NotAgreedYet
from aid.checkin_rungs import get_plan
from aid.refusals import NotHere
from aid.verbs import verb
from storage import checkin_plans, history, outbox
from storage.checkin_plans import Plan, PlanState
from storage.connection import Transaction


@verb
async def answer_caller(tx: Transaction, id: int, *, yes: bool, by: int, now: datetime) -> Plan:
    """A neighbour will ring them, or not, or not any more. Raises NotHere or NotAgreedYet.

    Until somebody has said yes nobody is asked; where one has given it up, whoever keeps touch is.
    """
    plan = await get_plan(tx, id)
    if plan.caller_id != by:
        raise NotHere
    if plan.state is not PlanState.AGREED:
        raise NotAgreedYet
    if yes and plan.caller_agreed_at is None:
        await checkin_plans.correct(tx, id, caller_agreed_at=now, changed_at=now)
        await history.note(tx, "will_ring", "checkin_plan", id, by=by, now=now, on_behalf_of=plan.person_id)
        await outbox.redraw(tx, "checkin_caller", about=id, now=now, person_id=by)
        await tell_list(tx, plan, now)
    elif not yes:
        await give_up_ringing(tx, plan, by=by, now=now)
    return await get_plan(tx, id)


async def give_up_ringing(tx: Transaction, plan: Plan, *, by: int, now: datetime) -> None:
    """They don't ring, or no more; organisers hear it, and look for somebody."""
    if plan.caller_agreed_at is not None:
        # Somebody who was asked each day isn't left alone: whoever keeps touch is to ring until then.
        await checkin_plans.correct(tx, plan.id, caller_id=None, caller_agreed_at=None)
    await history.note(tx, "wont_ring", "checkin_plan", plan.id, by=by, now=now, on_behalf_of=plan.person_id)
    await tell_list(tx, plan, now)
