"""Agreeing on check-ins: proposed, agreed by the person's own word, and who is told, each by theirs."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aid.checkin_days import first_day, plan_next
from aid.checkin_refusals import NotAgreedYet
from aid.checkin_rungs import end, get_plan
from aid.refusals import NotHere
from aid.verbs import verb
from storage import checkin_contacts, checkin_plans, checkins, history, outbox
from storage.checkin_contacts import Contact, Word
from storage.checkin_plans import Plan, PlanState, Pronoun
from storage.checkins import Ending
from storage.connection import Transaction

CONTACTS_MAX = 5


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is to be agreed: on which days, at what time, how long to wait, and who rings or is told.

    `weekdays` are digits, 1 is Monday; `asks_at` is "HH:MM" there; `contacts` hear in this order.
    """

    weekdays: str
    asks_at: str
    wait_minutes: int
    pronoun: Pronoun
    contacts: tuple[int, ...] = ()
    caller_id: int | None = None
    know: str | None = None
    always: bool = False


async def note_plan(tx: Transaction, person_id: int, terms: Terms, *, by: int, now: datetime) -> Plan:
    """A plan that has still to be agreed to."""
    id = await checkin_plans.add(
        tx, person_id, weekdays=terms.weekdays, asks_at=terms.asks_at, wait_minutes=terms.wait_minutes,
        caller_id=terms.caller_id, pronoun=terms.pronoun, know=terms.know, always=terms.always, by=by,
        now=now,
    )  # fmt: skip
    for place, contact in enumerate(terms.contacts, start=1):
        await checkin_contacts.ask(tx, id, contact, place=place, told_where=True, now=now)
    await history.note(tx, "plan", "checkin_plan", id, by=by, now=now, on_behalf_of=person_id)
    return await get_plan(tx, id)


@verb
async def agree_to_plan(tx: Transaction, id: int, *, by: int, zone: ZoneInfo, now: datetime) -> Plan:
    """The person agrees with their own tap; what was agreed before ends. Raises NotHere or NotAgreedYet."""
    plan = await get_plan(tx, id)
    if plan.person_id != by:
        raise NotHere
    if plan.state is PlanState.STOPPED:
        raise NotAgreedYet
    if plan.state is PlanState.PROPOSED:
        await begin(tx, plan, by=by, zone=zone, now=now)
    return await get_plan(tx, id)


async def begin(
    tx: Transaction,
    plan: Plan,
    *,
    by: int,
    heard_by: int | None = None,
    words: str | None = None,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """It is agreed: the first date is noted, and each contact is asked."""
    before = await checkin_plans.find_of(tx, plan.person_id)
    if before:
        await stop(tx, before, by=by, now=now)
    await checkin_plans.correct(
        tx, plan.id, state=PlanState.AGREED, agreed_at=now, heard_by=heard_by, words=words
    )
    await history.note(tx, "agree", "checkin_plan", plan.id, by=by, now=now, on_behalf_of=plan.person_id)
    agreed = await get_plan(tx, plan.id)
    await plan_next(tx, agreed, first_day(agreed, now, zone), zone)
    for contact in await checkin_contacts.all(tx, plan.id):
        if contact.state is Word.ASKED:
            await outbox.post(tx, contact.person_id, "checkin_contact", about=plan.id, now=now)


@verb
async def answer_contact(tx: Transaction, id: int, *, yes: bool, by: int, now: datetime) -> Contact:
    """A contact agrees to be told, or doesn't; either may be said anew. Raises NotHere or NotAgreedYet."""
    plan = await get_plan(tx, id)
    if await checkin_contacts.find(tx, id, by) is None:
        raise NotHere
    if plan.state is not PlanState.AGREED:
        raise NotAgreedYet
    state = Word.AGREED if yes else Word.DECLINED
    await checkin_contacts.correct(tx, id, by, state=state, answered_at=now)
    await history.note(
        tx, f"contact_{state}", "checkin_plan", id, by=by, now=now, on_behalf_of=plan.person_id
    )
    contact = await checkin_contacts.find(tx, id, by)
    assert contact
    return contact


async def stop(tx: Transaction, plan: Plan, *, by: int, now: datetime) -> None:
    """Nobody is asked by this plan any more; what was asked and is open ends."""
    await checkin_plans.correct(
        tx, plan.id, state=PlanState.STOPPED, stopped_at=now, next_on=None, next_at=None
    )
    await history.note(tx, "stop", "checkin_plan", plan.id, by=by, now=now, on_behalf_of=plan.person_id)
    for checkin in await checkins.open_of(tx, plan.person_id):
        if checkin.plan_id == plan.id:
            await end(tx, checkin, Ending.WITHDRAWN, by, now)
