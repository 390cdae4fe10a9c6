"""Agreeing on check-ins: proposed, agreed by the person's own word, and who is told, each by theirs."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aid.checkin_days import first_day, plan_next
from aid.checkin_refusals import NotAgreedYet
from aid.checkin_rungs import end, get_plan
from aid.organisers import tell_organisers
from aid.refusals import NotHere
from aid.verbs import verb
from storage import (
    checkin_changes,
    checkin_contacts,
    checkin_plans,
    checkins,
    history,
    outbox,
    people,
    told,
)
from storage.checkin_contacts import Contact, Word
from storage.checkin_plans import Plan, PlanState, Pronoun
from storage.checkins import Ending
from storage.connection import Transaction

CONTACTS_MAX = 5


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What is to be agreed: on which days, at what time, how long to wait, and who rings or is told.

    `weekdays` are digits, 1 is Monday; `asks_at` is "HH:MM" there; `contacts` hear in this order.
    `finds`: an organiser is to find somebody who can be told.
    """

    weekdays: str
    asks_at: str
    wait_minutes: int
    pronoun: Pronoun
    contacts: tuple[int, ...] = ()
    caller_id: int | None = None
    know: str | None = None
    always: bool = False
    finds: bool = False


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
    zone: ZoneInfo | None = None,
    now: datetime,
) -> None:
    """It is agreed: each contact is asked, and whoever is to ring; without a `zone` a sweep looks for the
    first date.
    """
    before = await checkin_plans.find_of(tx, plan.person_id)
    if before:
        await keep_words(tx, before, plan)
        await stop(tx, before, by=by, now=now)
    await checkin_plans.correct(
        tx, plan.id, state=PlanState.AGREED, agreed_at=now, changed_at=now, heard_by=heard_by, words=words
    )
    await history.note(tx, "agree", "checkin_plan", plan.id, by=by, now=now, on_behalf_of=plan.person_id)
    await outbox.redraw(tx, "checkin_proposed", about=plan.id, now=now)
    agreed = await get_plan(tx, plan.id)
    if zone and may_begin(agreed):
        await plan_next(tx, agreed, first_day(agreed, now, zone), zone)
    await ask_everybody(tx, agreed, now)
    if plan.proposed_by != plan.person_id and plan.proposed_by != by:
        await outbox.post(tx, plan.proposed_by, "checkin_proposal_over", about=plan.id, now=now)


def may_begin(plan: Plan) -> bool:
    """Has whoever is to ring them said yes, if somebody is?"""
    return plan.caller_id is None or plan.caller_agreed_at is not None


async def ask_everybody(tx: Transaction, plan: Plan, now: datetime) -> None:
    """Each contact who has not answered is asked, whoever is to ring, and organisers who are to find one."""
    for contact in await checkin_contacts.all(tx, plan.id):
        if contact.state is Word.ASKED:
            await outbox.post(tx, contact.person_id, "checkin_contact", about=plan.id, now=now)
    if plan.caller_id is not None and plan.caller_agreed_at is None:
        await outbox.post(tx, plan.caller_id, "checkin_caller", about=plan.id, now=now)
    if plan.finds:
        await tell_organisers(tx, "checkin_list", about=plan.id, now=now)


@verb
async def answer_contact(tx: Transaction, id: int, *, yes: bool, by: int, now: datetime) -> Contact:
    """A contact agrees to be told, or doesn't; either may be said anew. Raises NotHere or NotAgreedYet."""
    plan = await get_plan(tx, id)
    before = await checkin_contacts.find(tx, id, by)
    if before is None:
        raise NotHere
    if plan.state is not PlanState.AGREED:
        raise NotAgreedYet
    state = Word.AGREED if yes else Word.DECLINED
    if before.state is not state:
        await checkin_contacts.correct(tx, id, by, state=state, answered_at=now)
        await history.note(
            tx, f"contact_{state}", "checkin_plan", id, by=by, now=now, on_behalf_of=plan.person_id
        )
        await outbox.redraw(tx, "checkin_contact", about=id, now=now, person_id=by)
        if not yes:
            await tell_list(tx, plan, now)
    contact = await checkin_contacts.find(tx, id, by)
    assert contact
    return contact


async def tell_list(tx: Transaction, plan: Plan, now: datetime) -> None:
    """Who is told has changed: the person hears it, and the organisers do; once, as it then stands."""
    for person_id in (plan.person_id, *(each.id for each in await people.organisers(tx))):
        letter = await told.latest(tx, person_id, "checkin_list", plan.id)
        if letter is None or not letter.on_its_way:
            await outbox.post(tx, person_id, "checkin_list", about=plan.id, now=now)


async def stop(tx: Transaction, plan: Plan, *, by: int, now: datetime) -> None:
    """Nobody is asked by this plan any more; what was asked and is open ends, and whoever has part hears."""
    await checkin_plans.correct(
        tx, plan.id, state=PlanState.STOPPED, stopped_at=now, next_on=None, next_at=None
    )
    await history.note(tx, "stop", "checkin_plan", plan.id, by=by, now=now, on_behalf_of=plan.person_id)
    await outbox.redraw(tx, "checkin_proposed", about=plan.id, now=now)
    for checkin in await checkins.open_of(tx, plan.person_id):
        if checkin.plan_id == plan.id:
            await end(tx, checkin, Ending.WITHDRAWN, by, now)
    if plan.state is PlanState.AGREED:
        for person_id in await _with_part(tx, plan):
            if person_id != by:
                await outbox.post(tx, person_id, "checkin_ended", about=plan.id, now=now)


async def _with_part(tx: Transaction, plan: Plan) -> list[int]:
    contacts = await checkin_contacts.all(tx, plan.id)
    told_of_it = [contact.person_id for contact in contacts if contact.state is Word.AGREED]
    caller = [plan.caller_id] if plan.caller_id is not None and plan.caller_agreed_at else []
    return list(dict.fromkeys([plan.person_id, *told_of_it, *caller]))


async def keep_words(tx: Transaction, before: Plan, plan: Plan) -> None:
    """Whoever has said yes, to be told or to ring, need not say it again."""
    for contact in await checkin_contacts.all(tx, before.id):
        if contact.state is Word.AGREED:
            await checkin_changes.keep_word(tx, plan.id, contact)
    if plan.caller_id is not None and plan.caller_id == before.caller_id:
        await checkin_plans.correct(tx, plan.id, caller_agreed_at=before.caller_agreed_at)
