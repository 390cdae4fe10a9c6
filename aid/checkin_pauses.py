"""What the clock sees to about plans of check-ins: their next dates, and pauses that end tomorrow."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from aid.checkin_days import first_day, plan_next
from aid.day_parts import DAY
from aid.organisers import tell_organisers
from aid.verbs import verb
from storage import checkin_changes, checkin_plans, history, outbox
from storage.checkin_plans import PlanState
from storage.connection import Transaction
from storage.database import Database


async def sweep(db: Database, now: datetime, zone: ZoneInfo) -> None:
    """Look for the next date of what was agreed or changed, and tell of pauses that end tomorrow."""
    for plan in await checkin_changes.unplanned(db):
        await plan_first(db, plan.id, zone=zone)
    today = now.astimezone(zone).date()
    for plan in await checkin_changes.pauses_over(db, today):
        await end_pause(db, plan.id, today=today, now=now)
    for plan in await checkin_changes.pauses_to_tell(db, today + DAY):
        await tell_of_end(db, plan.id, now=now)


@verb
async def plan_first(tx: Transaction, id: int, *, zone: ZoneInfo) -> None:
    """Its next date counts from when it was agreed or changed: none is lost, however late we look."""
    plan = await checkin_plans.find(tx, id)
    if plan is None or plan.state is not PlanState.AGREED or plan.next_on:
        return
    since = plan.changed_at or plan.agreed_at
    assert since, "it is agreed"
    await plan_next(tx, plan, first_day(plan, since, zone), zone)


@verb
async def end_pause(tx: Transaction, id: int, *, today: date, now: datetime) -> None:
    """It is over: they are asked again from this day on, as was planned when it began."""
    plan = await checkin_plans.find(tx, id)
    if plan and plan.paused_until and plan.paused_until <= today:
        await checkin_plans.correct(tx, id, paused_from=None, paused_until=None)
        await history.note(tx, "pause_over", "checkin_plan", id, by=None, now=now)


@verb
async def tell_of_end(tx: Transaction, id: int, *, now: datetime) -> None:
    """From tomorrow on they are asked again: they hear it, and an organiser does, once."""
    plan = await checkin_plans.find(tx, id)
    if plan is None or plan.state is not PlanState.AGREED or plan.pause_told:
        return
    await checkin_plans.correct(tx, id, pause_told=True)
    await history.note(tx, "tell_pause_ends", "checkin_plan", id, by=None, now=now)
    await outbox.post(tx, plan.person_id, "checkin_pause_ends", about=id, now=now)
    await tell_organisers(tx, "checkin_pause_ends", about=id, now=now)
