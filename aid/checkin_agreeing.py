"""How somebody comes to a good morning call: by their own tap, or on the telephone."""

from dataclasses import dataclass
from datetime import datetime

from aid.checkin_changes import apply
from aid.checkin_plans import Terms, begin, keep_words, note_plan, stop
from aid.checkin_refusals import CallThere, NoAppYet, OverAlready
from aid.checkin_rungs import get_plan
from aid.checkin_terms import fitting
from aid.consents import get_own
from aid.organisers import must_be_organiser
from aid.people import correct
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.verbs import verb
from storage import checkin_plans, drafts, history, outbox
from storage.checkin_plans import Plan, PlanState, find_of
from storage.connection import Transaction
from storage.consents import Consent, Relation


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where they live and how to ring them, as far as that was not known: whoever looks in needs it."""

    address: str | None = None
    phone: str | None = None


NOTHING_NEW = Where()


@verb
async def agree_on_call(
    tx: Transaction, terms: Terms, *, where: Where = NOTHING_NEW, by: int, draft_id: int, now: datetime
) -> Plan:
    """Somebody agrees for themselves; what was agreed before is changed. Raises why it can't be."""
    person = await get_person(tx, by)
    terms = await fitting(tx, person, terms, by=person)
    await drafts.end(tx, draft_id)
    await _note_where(tx, by, where, by, now)
    live = await find_of(tx, by)
    if live:
        await apply(tx, live, terms, by=by, now=now)
        return await get_plan(tx, live.id)
    plan = await note_plan(tx, by, terms, by=by, now=now)
    await begin(tx, plan, by=by, now=now)
    return await get_plan(tx, plan.id)


@verb
async def propose_call(
    tx: Transaction, trust_id: int, terms: Terms, *, by: int, draft_id: int, now: datetime
) -> Plan:
    """A trusted person proposes it; only the tap of whom it is about agrees. Raises NotHere, CallThere or
    NoAppYet.
    """
    trust = await get_own(tx, trust_id, by)
    if trust.state is not Consent.CONFIRMED or trust.relation is Relation.REFERRER or not trust.resident_id:
        raise NotHere
    person = await get_person(tx, trust.resident_id)
    if person.account_id is None:
        raise NoAppYet(name=person.name)
    if await find_of(tx, person.id):
        raise CallThere(name=person.name)
    terms = await fitting(tx, person, terms, by=await get_person(tx, by))
    await drafts.end(tx, draft_id)
    return await offer_to(tx, person.id, terms, by=by, now=now)


async def offer_to(tx: Transaction, person_id: int, terms: Terms, *, by: int, now: datetime) -> Plan:
    """They are asked if they agree; what the same one has proposed before is void."""
    for old in await checkin_plans.live_of(tx, person_id):
        if old.state is PlanState.PROPOSED and old.proposed_by == by:
            await stop(tx, old, by=by, now=now)
    plan, live = await note_plan(tx, person_id, terms, by=by, now=now), await find_of(tx, person_id)
    if live:
        await keep_words(tx, live, plan)
    if (await get_person(tx, person_id)).account_id is not None:
        await outbox.post(tx, person_id, "checkin_proposed", about=plan.id, now=now)
    return plan


@verb
async def decline_call(tx: Transaction, id: int, *, by: int, now: datetime) -> Plan:
    """Whom it is about says no to what was proposed. Raises NotHere or OverAlready."""
    plan = await get_plan(tx, id)
    if plan.person_id != by:
        raise NotHere
    if plan.state is not PlanState.PROPOSED:
        raise OverAlready
    await stop(tx, plan, by=by, now=now)
    await history.note(tx, "decline", "checkin_plan", id, by=by, now=now)
    await outbox.post(tx, plan.proposed_by, "checkin_proposal_over", about=id, now=now)
    return await get_plan(tx, id)


@verb
async def agree_by_phone(
    tx: Transaction,
    person_id: int,
    terms: Terms,
    *,
    words: str,
    where: Where = NOTHING_NEW,
    by: int,
    draft_id: int,
    now: datetime,
) -> Plan:
    """An organiser heard them agree, in these words. Raises NotAnOrganiser, CallThere, or why it can't be."""
    organiser, person = await must_be_organiser(tx, by), await get_person(tx, person_id)
    if by == person_id:
        raise NotHere
    if await find_of(tx, person_id):
        raise CallThere(name=person.name)
    terms = await fitting(tx, person, terms, by=organiser)
    words = clean(words, DETAILS_LETTERS_MAX)
    await drafts.end(tx, draft_id)
    await _note_where(tx, person_id, where, by, now)
    plan = await note_plan(tx, person_id, terms, by=by, now=now)
    await begin(tx, plan, by=by, heard_by=by, words=words, now=now)
    if person.account_id is not None:
        await outbox.post(tx, person_id, "checkin_changed", about=plan.id, now=now)
    return await get_plan(tx, plan.id)


async def _note_where(tx: Transaction, person_id: int, where: Where, by: int, now: datetime) -> None:
    if where != NOTHING_NEW:
        await correct(tx, person_id, by=by, address=where.address, phone=where.phone, now=now)
