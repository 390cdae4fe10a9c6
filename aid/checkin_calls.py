"""Check-ins by phone: somebody rings them and tells how they are, or that nobody answered."""

from datetime import datetime

from aid.checkin_refusals import CheckInOver
from aid.checkin_rungs import QUESTIONS, end, get, get_plan, tell_everybody, tell_next
from aid.refusals import NotHere
from aid.verbs import verb
from storage import checkins, history, outbox, people
from storage.checkin_plans import Plan
from storage.checkins import CheckIn, Ending, Rung, Trouble, Wish
from storage.connection import Transaction
from storage.rows import Source

ASKS, RINGS = QUESTIONS


async def who_asks(source: Source, plan: Plan) -> tuple[int, str] | None:
    """Whom the day's question goes to, and which letter it is; None: there is nobody.

    Whoever has lost their account, or whose caller has still to say yes, is rung by who keeps touch.
    """
    if plan.caller_id is not None and plan.caller_agreed_at is not None:
        return plan.caller_id, RINGS
    person = await people.find(source, plan.person_id)
    if person and person.account_id is not None:
        return person.id, ASKS
    return (person.keeper_id, RINGS) if person and person.keeper_id else None


async def write_to(tx: Transaction, asks: tuple[int, str], id: int, now: datetime, urgency: int) -> None:
    """The question leaves, or whoever rings hears that it is time."""
    person_id, kind = asks
    if kind == RINGS:
        await outbox.post(tx, person_id, "checkin_call", about=id, now=now, urgency=urgency)
    else:
        await outbox.post(tx, person_id, "checkin", about=id, now=now, urgency=urgency)


@verb
async def rang_fine(tx: Transaction, id: int, *, by: int, now: datetime) -> CheckIn:
    """Whoever rings has spoken to them, and they are fine. Raises NotHere or CheckInOver."""
    checkin = await _for_caller(tx, id, by)
    await end(tx, checkin, Ending.FOUND_FINE, by, now)
    return await get(tx, id)


@verb
async def rang_help(tx: Transaction, id: int, *, by: int, now: datetime) -> CheckIn:
    """Whoever rings has heard that they need help: everybody hears at once. Raises NotHere or CheckInOver."""
    checkin = await _for_caller(tx, id, by)
    await checkins.correct(tx, id, wish=Wish.HELP, wished_at=now, trouble=None)
    await history.note(tx, "rang_help", "checkin", id, by=by, now=now, on_behalf_of=checkin.person_id)
    await tell_everybody(tx, await get(tx, id), "wish", now)
    await outbox.redraw(tx, RINGS, about=id, now=now)
    return await get(tx, id)


@verb
async def rang_in_vain(tx: Transaction, id: int, *, by: int, now: datetime) -> CheckIn:
    """Nobody answered: the first contact hears at once. Raises NotHere or CheckInOver."""
    return await _let_others_hear(tx, id, "rang_in_vain", None, by, now)


@verb
async def cannot_ring(tx: Transaction, id: int, *, by: int, now: datetime) -> CheckIn:
    """Whoever rings can't today: the first contact hears at once. Raises NotHere or CheckInOver."""
    return await _let_others_hear(tx, id, "cannot_ring", Trouble.NOT_RUNG, by, now)


async def _let_others_hear(
    tx: Transaction, id: int, verb_name: str, trouble: Trouble | None, by: int, now: datetime
) -> CheckIn:
    checkin = await _for_caller(tx, id, by)
    await history.note(tx, verb_name, "checkin", id, by=by, now=now, on_behalf_of=checkin.person_id)
    if checkin.state in (Rung.ASKED, Rung.ASKED_AGAIN):
        await checkins.correct(tx, id, trouble=trouble)
        await tell_next(tx, await get(tx, id), "climb", now)
        await outbox.redraw(tx, RINGS, about=id, now=now)
    return await get(tx, id)


async def _for_caller(tx: Transaction, id: int, by: int) -> CheckIn:
    checkin = await get(tx, id)
    asks = await who_asks(tx, await get_plan(tx, checkin.plan_id))
    if asks != (by, RINGS):
        raise NotHere
    if checkin.state is Rung.OVER:
        raise CheckInOver
    return checkin
