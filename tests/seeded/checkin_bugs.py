"""Bugs about check-ins: where, what stands there, what stands there instead, and what that breaks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bug:
    """One deliberate bug, in one place; `old` stands there exactly once."""

    breaks: str
    place: str
    old: str
    new: str


CHECKINS, LADDER, DAYS = "aid/checkins.py", "aid/ladder.py", "aid/checkin_days.py"
CALLS, PLANS = "aid/checkin_calls.py", "aid/checkin_plans.py"
ROWS, PLAN_ROWS = "storage/checkins.py", "storage/checkin_plans.py"

BUGS = (
    Bug("a late answer stands nobody down", CHECKINS, "    for person_id in await checkins.told(tx, checkin.id, ALARM):\n        if person_id != by:", "    for person_id in []:\n        if person_id != by:"),
    Bug("an answer ends only its own day", CHECKINS, "for each in await checkins.open_of(tx, by):", "for each in [checkin]:"),
    Bug("two may check at once", CHECKINS, "if checkin.checked_by not in (None, by):", "if False:"),
    Bug("the second who taps takes the check over", CHECKINS, "    if checkin.checked_by is None:\n        await move(", "    if True:\n        await move("),
    Bug("a claim never expires", LADDER, "return await _heard_nothing(tx, checkin.checked_by, checkin.check_until, heard_at, waits, now)", "return Silence.NOT_YET"),
    Bug("a claim expires at once", LADDER, "checkin.checked_by, checkin.check_until, heard_at", "checkin.checked_by, checkin.climbed_at, heard_at"),
    Bug("everybody is told only once", LADDER, "return Silence.SILENT if now >= checkin.climbed_at + waits.repeat else Silence.NOT_YET", "return Silence.NOT_YET"),
    Bug("a rung counts from the posting, not from the arrival", LADDER, "letter.settled_at + wait, heard_at", "checkin.climbed_at + wait, heard_at"),
    Bug("nobody is asked again", LADDER, "if checkin.state is Rung.ASKED and silence is not Silence.UNDELIVERED and asks:", "if False and asks:"),
    Bug("a letter that can't arrive holds up the ladder", LADDER, "    if letter.state != \"sent\" or letter.settled_at is None:\n        return Silence.UNDELIVERED", "    if letter.state != \"sent\" or letter.settled_at is None:\n        return Silence.NOT_YET"),
    Bug("deaf counts as silent", LADDER, "if heard_at and heard_at >= deadline and not unheard:", "if not unheard:"),
    Bug("what waits unheard counts as silence", LADDER, "if heard_at and heard_at >= deadline and not unheard:", "if heard_at and heard_at >= deadline:"),
    Bug("deaf for ever is never silence", LADDER, "return Silence.DEAF if now >= deadline + waits.deaf else Silence.NOT_YET", "return Silence.NOT_YET"),
    Bug("a stuck letter to a contact holds up the next", LADDER, "return Silence.UNDELIVERED if silence is Silence.NOT_ASKED else silence", "return silence"),
    Bug("the wait is that of the next rung", LADDER, "timedelta(minutes=plan.wait_minutes) if checkin.state is Rung.ASKED else waits.again", "waits.again"),
    Bug("all contacts hear at once", CHECKINS, "            await _alarm(tx, checkin.id, contact.person_id, now)\n            return\n", "            await _alarm(tx, checkin.id, contact.person_id, now)\n"),
    Bug("the same contact is told for ever", CHECKINS, "if contact.place > checkin.place and contact.reachable:", "if contact.place >= checkin.place and contact.reachable:"),
    Bug("a contact who can't be written to is waited for", CHECKINS, "if contact.place > checkin.place and contact.reachable:", "if contact.place > checkin.place:"),
    Bug("organisers are not told", CHECKINS, "for person_id in dict.fromkeys([*contacts, *(each.id for each in await people.organisers(tx))]):", "for person_id in contacts:"),
    Bug("contacts are not told again", CHECKINS, "for person_id in dict.fromkeys([*contacts, *(each.id for each in await people.organisers(tx))]):", "for person_id in [each.id for each in await people.organisers(tx)]:"),
    Bug("a call for help goes to one contact", CHECKINS, "    if wish is Wish.HELP:\n        await tell_everybody(", "    if wish is Wish.HELP:\n        await tell_next("),
    Bug("a wish to be rung reaches nobody", CHECKINS, "    elif checkin.state in (Rung.ASKED, Rung.ASKED_AGAIN):\n        await tell_next(tx, checkin, \"wish\", now)", "    elif False:\n        pass"),
    Bug("who could not reach them is the last to hear", CHECKINS, "    await tell_everybody(tx, checkin, \"climb\", now)\n    return await get(tx, id)\n\n\n@verb\nasync def cannot_check", "    return await get(tx, id)\n\n\n@verb\nasync def cannot_check"),
    Bug("who can't check just now is waited for", CHECKINS, "if checkin.checked_by == by or is_theirs:", "if checkin.checked_by == by:"),
    Bug("anybody may end it", CHECKINS, "    if not await told.was_sent(tx, by, ALARM, id, or_will_be=True) or not await _may_check(\n        tx, checkin, person\n    ):", "    if False:"),
    Bug("alarms are posted twice", CHECKINS, "if letter is None or not letter.on_its_way:", "if True:"),
    Bug("the end is told to nobody but the person", CHECKINS, "await outbox.post(tx, person_id, \"checkin_over\"", "await outbox.post(tx, checkin.person_id, \"checkin_over\""),
    Bug("whoever declined is told", PLAN_ROWS, "WHERE plan_id = :id AND checkin_contacts.state = 'agreed'", "WHERE plan_id = :id AND checkin_contacts.state <> 'asked'"),
    Bug("a day is asked twice", DAYS, "    if new is None:\n        return True\n", "    new = new or (await checkins.find_on(tx, plan.person_id, day)).id\n"),
    Bug("every second day is left out", DAYS, "await plan_next(tx, plan, day + DAY, zone)", "await plan_next(tx, plan, day + 2 * DAY, zone)"),
    Bug("a day is 24 hours of UTC", DAYS, "return moment(day, time.fromisoformat(plan.asks_at), zone)", "return datetime.combine(day, time.fromisoformat(plan.asks_at), UTC) - (zone.utcoffset(plan.proposed_at.replace(tzinfo=None)) or DAY)"),
    Bug("a day that never was is asked about", DAYS, "if str(day.isoweekday()) in plan.weekdays and was and not paused:", "if str(day.isoweekday()) in plan.weekdays and not paused:"),
    Bug("weekdays begin on Sunday", DAYS, "str(day.isoweekday())", "str(day.weekday() + 1 if day.weekday() else 7)"),
    Bug("a skipped time is an hour late", "aid/day_parts.py", "    if found.astimezone(zone).time() == hour:\n        return found\n", "    return found\n"),
    Bug("a day we missed is left out in silence", DAYS, "        await end(tx, checkin, Ending.UNHEARD, None, now)\n        await tell_not_asked(tx, checkin, now)", "        await end(tx, checkin, Ending.UNHEARD, None, now)"),
    Bug("a day we missed is asked about all the same", DAYS, "if day < now.astimezone(zone).date() or now - due_at > late:", "if False:"),
    Bug("who was here this morning is asked all the same", DAYS, "elif not plan.always and await _was_here(tx, plan, day, zone):", "elif False:"),
    Bug("last night counts as this morning", DAYS, "MORNING_BEGINS = time(4)", "MORNING_BEGINS = time(0)"),
    Bug("somebody is asked before they are heard out", DAYS, "until = now if heard_at else now - waits.deaf", "until = now"),
    Bug("nobody hears that a contact's letter is out of date", CHECKINS, "        await outbox.redraw(tx, ALARM, about=id, now=now)\n    return await get(tx, id)\n\n\n@verb\nasync def tell_outcome", "    return await get(tx, id)\n\n\n@verb\nasync def tell_outcome"),
    Bug("whoever rings and finds nobody tells nobody", CALLS, "        await tell_next(tx, await get(tx, id), \"climb\", now)\n        await outbox.redraw(tx, RINGS", "        await outbox.redraw(tx, RINGS"),
    Bug("a call for help on the phone goes nowhere", CALLS, "    await tell_everybody(tx, await get(tx, id), \"wish\", now)\n", ""),
    Bug("anybody may record a call", CALLS, "    if asks != (by, RINGS):\n        raise NotHere", "    if False:\n        raise NotHere"),
    Bug("a plan that was stopped goes on", PLANS, "state=PlanState.STOPPED, stopped_at=now, next_on=None, next_at=None", "state=PlanState.STOPPED, stopped_at=now"),
    Bug("a stopped plan leaves its question open", PLANS, "        if checkin.plan_id == plan.id:\n            await end(", "        if False:\n            await end("),
    Bug("whoever agrees for somebody else is believed", PLANS, "    if plan.person_id != by:\n        raise NotHere\n", ""),
    Bug("contacts are not asked if they want to be told", PLANS, "        if contact.state is Word.ASKED:", "        if False:"),
)  # fmt: skip
