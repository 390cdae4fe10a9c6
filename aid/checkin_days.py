"""The days of check-ins: each agreed date once, asked in time or, if we were away too long, said so."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aid.checkin_calls import ASKS, who_asks, write_to
from aid.checkin_rungs import end, get
from aid.checkins_unheard import tell_unheard
from aid.day_parts import DAY, moment
from aid.ladder import Waits
from aid.verbs import verb
from storage import activity, checkin_plans, checkins, history, outbox
from storage.checkin_plans import Plan, PlanState
from storage.checkins import Ending
from storage.connection import Transaction
from storage.database import Database

RECENTLY = timedelta(minutes=2)
MORNING_BEGINS = time(4)  # what somebody did earlier was still last night


async def sweep(db: Database, now: datetime, heard_at: datetime | None, zone: ZoneInfo, waits: Waits) -> None:
    """Ask whoever is due; where a date was missed, that is written down, and the next one looked at."""
    # After a start people are heard out first: what they said this morning may have answered already.
    is_hearing = heard_at is not None and now - heard_at <= RECENTLY
    until = now if is_hearing else now - waits.deaf
    for plan in await checkin_plans.due(db, until):
        while await ask(db, plan.id, zone=zone, late=waits.late, now=now):
            pass


@verb
async def ask(tx: Transaction, id: int, *, zone: ZoneInfo, late: timedelta, now: datetime) -> bool:
    """The next date of this plan, if its moment has come. Says whether it had."""
    plan = await checkin_plans.find(tx, id)
    if plan is None or plan.next_on is None or plan.next_at is None or plan.next_at > now:
        return False
    day, due_at = plan.next_on, plan.next_at
    await plan_next(tx, plan, day + DAY, zone)
    new = await checkins.add(tx, id, plan.person_id, day, due_at=due_at, now=now)
    if new is None:
        return True
    checkin, asks = await get(tx, new), await who_asks(tx, plan)
    if day < now.astimezone(zone).date() or now - due_at > late:
        await end(tx, checkin, Ending.UNHEARD, None, now)
        await tell_unheard(tx, checkin, now)
    elif not plan.always and await _was_here(tx, plan, day, zone):
        await end(tx, checkin, Ending.HEARD, None, now)
        await outbox.post(tx, plan.person_id, "checkin_heard", about=new, now=now)
    else:
        await history.note(tx, "ask", "checkin", new, by=None, now=now)
        if asks:
            await write_to(tx, asks, new, now, outbox.NORMAL)
    return True


async def plan_next(tx: Transaction, plan: Plan, earliest: date, zone: ZoneInfo) -> None:
    """Note the next date from `earliest` on, and its moment there."""
    day = next(days(plan, earliest, zone), None) if plan.state is PlanState.AGREED else None
    at = _moment(plan, day, zone) if day else None
    await checkin_plans.correct(tx, plan.id, next_on=day, next_at=at)


def days(plan: Plan, earliest: date, zone: ZoneInfo) -> Iterator[date]:
    """The dates of the next two years from `earliest` on, but for those of a pause."""
    for ahead in range(2 * 366):
        day = earliest + ahead * DAY
        paused = plan.paused_from and plan.paused_until and plan.paused_from <= day < plan.paused_until
        # A place that moves across the date line has days that never were.
        was = _moment(plan, day, zone).astimezone(zone).date() == day
        if str(day.isoweekday()) in plan.weekdays and was and not paused:
            yield day


def first_day(plan: Plan, now: datetime, zone: ZoneInfo) -> date:
    """The earliest date on which they can be asked: today, if its moment is still to come."""
    today = now.astimezone(zone).date()
    return today if _moment(plan, today, zone) > now else today + DAY


def _moment(plan: Plan, day: date, zone: ZoneInfo) -> datetime:
    return moment(day, time.fromisoformat(plan.asks_at), zone)


async def _was_here(tx: Transaction, plan: Plan, day: date, zone: ZoneInfo) -> bool:
    """Were they heard from this morning, by what they did with the bot themselves?"""
    asks = await who_asks(tx, plan)
    if not await activity.is_reachable(tx, plan.person_id):
        return False  # blocking us is nothing to be glad of
    seen_at = await activity.seen_at(tx, plan.person_id)
    begins = datetime.combine(day, MORNING_BEGINS, zone).astimezone(UTC)
    return asks is not None and asks[1] == ASKS and seen_at is not None and seen_at >= begins
