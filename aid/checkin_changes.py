"""What was agreed on check-ins is changed, paused or stopped by whom it is about, and taken up again."""

from datetime import date, datetime

from aid.checkin_plans import CONTACTS_MAX, Terms, ask_everybody, begin, note_plan, stop
from aid.checkin_refusals import NotAgreedYet
from aid.checkin_rungs import end, get_plan
from aid.checkin_terms import terms_of
from aid.refusals import DayPassed, NotHere
from aid.verbs import verb
from storage import checkin_changes, checkin_contacts, checkin_plans, checkins, drafts, history, outbox
from storage.checkin_contacts import Word
from storage.checkin_plans import Plan, PlanState
from storage.checkins import Ending
from storage.connection import Transaction


async def apply(tx: Transaction, plan: Plan, terms: Terms, *, by: int, now: datetime) -> None:
    """The plan says this from now on. Who has said yes to being told need not say it again."""
    await checkin_plans.correct(
        tx, plan.id, weekdays=terms.weekdays, asks_at=terms.asks_at, wait_minutes=terms.wait_minutes,
        pronoun=terms.pronoun, know=terms.know, finds=terms.finds,
    )  # fmt: skip
    if terms.caller_id != plan.caller_id:
        # Until whoever is to ring has said yes, whoever keeps touch does: no morning is left out.
        await checkin_plans.correct(tx, plan.id, caller_id=terms.caller_id, caller_agreed_at=None)
    await _choose_contacts(tx, plan.id, terms.contacts, now)
    if (terms.weekdays, terms.asks_at) != (plan.weekdays, plan.asks_at):
        await look_for_next(tx, plan, now)
    await note_change(tx, plan, "change", by=by, now=now)
    await ask_everybody(tx, await get_plan(tx, plan.id), now)


async def look_for_next(tx: Transaction, plan: Plan, now: datetime) -> None:
    """Its next date is looked for anew; one that is due already is asked first."""
    if plan.next_at is None or plan.next_at > now:
        await checkin_plans.correct(tx, plan.id, next_on=None, next_at=None, changed_at=now)


async def pause(tx: Transaction, plan: Plan, until: date, *, by: int, today: date, now: datetime) -> None:
    """Nobody is asked before the date `until`. Raises DayPassed."""
    if until <= today:
        raise DayPassed
    await checkin_plans.correct(tx, plan.id, paused_from=today, paused_until=until, pause_told=False)
    await checkin_plans.correct(tx, plan.id, next_on=None, next_at=None, changed_at=now)
    await note_change(tx, plan, "pause", by=by, now=now)


async def note_change(tx: Transaction, plan: Plan, verb_name: str, *, by: int, now: datetime) -> None:
    """Who changed it; whom it is about hears what somebody else did, and whoever rings them does."""
    await history.note(tx, verb_name, "checkin_plan", plan.id, by=by, now=now, on_behalf_of=plan.person_id)
    caller = plan.caller_id if plan.caller_agreed_at else None
    for person_id in (plan.person_id, caller):
        if person_id not in (None, by):
            await outbox.post(tx, person_id, "checkin_changed", about=plan.id, now=now)


@verb
async def pause_call(
    tx: Transaction, id: int, until: date, *, by: int, draft_id: int, today: date, now: datetime
) -> Plan:
    """They are away until that date; what was asked today and is open ends.

    Raises NotHere, NotAgreedYet or DayPassed.
    """
    plan = await _own(tx, id, by)
    await drafts.end(tx, draft_id)
    await pause(tx, plan, until, by=by, today=today, now=now)
    for checkin in await checkins.open_of(tx, by):
        await end(tx, checkin, Ending.WITHDRAWN, by, now)
    return await get_plan(tx, id)


@verb
async def go_on_with_call(tx: Transaction, id: int, *, by: int, now: datetime) -> Plan:
    """They are asked again from now on, before the pause ends. Raises NotHere or NotAgreedYet."""
    plan = await _own(tx, id, by)
    if plan.paused_until is not None:
        await checkin_plans.correct(
            tx, id, paused_from=None, paused_until=None, next_on=None, next_at=None, changed_at=now
        )
        await note_change(tx, plan, "go_on", by=by, now=now)
    return await get_plan(tx, id)


@verb
async def stop_call(tx: Transaction, id: int, *, by: int, now: datetime) -> Plan:
    """They don't want to be asked any more. A second tap changes nothing. Raises NotHere or NotAgreedYet."""
    plan = await get_plan(tx, id)
    if plan.person_id != by:
        raise NotHere
    if plan.state is PlanState.PROPOSED:
        raise NotAgreedYet
    if plan.state is PlanState.AGREED:
        await stop(tx, plan, by=by, now=now)
    return await get_plan(tx, id)


@verb
async def take_up_call(tx: Transaction, id: int, *, by: int, now: datetime) -> Plan:
    """What has stopped goes on as it was agreed; whoever is told hears.

    Raises NotHere or NotAgreedYet.
    """
    before = await get_plan(tx, id)
    if before.person_id != by:
        raise NotHere
    live = await checkin_plans.find_of(tx, by)
    if live:
        return live
    if before.state is not PlanState.STOPPED or before.agreed_at is None:
        raise NotAgreedYet
    contacts = [each for each in await checkin_contacts.all(tx, id) if each.state is not Word.DECLINED]
    terms = terms_of(before, [each.person_id for each in contacts][:CONTACTS_MAX])
    plan = await note_plan(tx, by, terms, by=by, now=now)
    for contact in contacts:
        await checkin_changes.keep_word(tx, plan.id, contact)
    if before.caller_agreed_at:
        await checkin_plans.correct(tx, plan.id, caller_agreed_at=before.caller_agreed_at)
    await begin(tx, await get_plan(tx, plan.id), by=by, now=now)
    for contact in contacts:
        if contact.state is Word.AGREED:
            await outbox.post(tx, contact.person_id, "checkin_goes_on", about=plan.id, now=now)
    return await get_plan(tx, plan.id)


async def _own(tx: Transaction, id: int, by: int) -> Plan:
    plan = await get_plan(tx, id)
    if plan.person_id != by:
        raise NotHere
    if plan.state is not PlanState.AGREED:
        raise NotAgreedYet
    return plan


async def _choose_contacts(tx: Transaction, id: int, chosen: tuple[int, ...], now: datetime) -> None:
    there = {each.person_id: each for each in await checkin_contacts.all(tx, id)}
    for person_id in there.keys() - set(chosen):
        await checkin_contacts.remove(tx, id, person_id)
        if there[person_id].state is Word.AGREED:
            await outbox.post(tx, person_id, "checkin_ended", about=id, now=now)
    for place, person_id in enumerate(chosen, start=1):
        known = there.get(person_id)
        if known is None or known.state is Word.DECLINED:
            await checkin_contacts.ask(tx, id, person_id, place=place, told_where=True, now=now)
        else:
            await checkin_contacts.correct(tx, id, person_id, place=place)
