"""Check-ins when somebody leaves, is forgotten, or keeps apart from another: what ends, and who hears it."""

from datetime import datetime

from aid.checkin_callers import give_up_ringing
from aid.checkin_plans import stop, tell_list
from storage import checkin_contacts, checkin_plans, history
from storage.checkin_plans import Plan, PlanState
from storage.connection import Transaction


async def end_calls_of(tx: Transaction, person_id: int, now: datetime) -> None:
    """They are asked no more, and nothing that was proposed to them or by them waits."""
    for plan in await checkin_plans.live_of(tx, person_id):
        await stop(tx, plan, by=person_id, now=now)


async def leave_calls(tx: Transaction, person_id: int, now: datetime) -> None:
    """They are told of nobody any more, and ring nobody."""
    for plan in await checkin_plans.with_part_in(tx, person_id):
        await _leave(tx, plan, person_id, now)


async def part_in_calls(tx: Transaction, one: int, other: int, now: datetime) -> None:
    """These two keep apart: neither is told of the other, or rings them."""
    for about, told in ((one, other), (other, one)):
        for plan in await checkin_plans.live_of(tx, about):
            if plan.id in [each.id for each in await checkin_plans.with_part_in(tx, told)]:
                await _leave(tx, plan, told, now)


async def _leave(tx: Transaction, plan: Plan, person_id: int, now: datetime) -> None:
    await checkin_contacts.remove(tx, plan.id, person_id)
    await history.note(
        tx, "leave", "checkin_plan", plan.id, by=person_id, now=now, on_behalf_of=plan.person_id
    )
    if plan.state is not PlanState.AGREED:
        await checkin_plans.correct(tx, plan.id, caller_id=None)
    elif plan.caller_id == person_id:
        await give_up_ringing(tx, plan, by=person_id, now=now)
        await checkin_plans.correct(tx, plan.id, caller_id=None, caller_agreed_at=None)
    else:
        await tell_list(tx, plan, now)
