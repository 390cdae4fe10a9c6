"""Check-ins: what somebody answers, who looks after them if they don't, and how it ended."""

from datetime import datetime, timedelta

from aid.checkin_refusals import AnsweredAlready, CheckInOver, CheckTaken, NotChecking
from aid.checkin_rungs import ALARM, QUESTIONS, end, get, move, tell_everybody, tell_next
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.verbs import verb
from storage import checkin_contacts, checkins, history, outbox, told
from storage.checkins import CheckIn, Ending, Rung, Wish
from storage.connection import Transaction
from storage.people import Person

BY_THEMSELVES = frozenset({Ending.FINE, Ending.HEARD})


@verb
async def answer_fine(tx: Transaction, id: int, *, by: int, now: datetime) -> CheckIn:
    """ "I'm fine", however late: all of theirs that are open end, and whoever was alarmed hears it.

    A second tap changes nothing. Raises NotHere or CheckInOver.
    """
    checkin = await _own(tx, id, by)
    if checkin.ending in BY_THEMSELVES:
        return checkin
    if checkin.state is Rung.OVER:
        raise CheckInOver
    for each in await checkins.open_of(tx, by):
        await end(tx, each, Ending.FINE, by, now)
    return await get(tx, id)


@verb
async def answer_wish(
    tx: Transaction, id: int, wish: Wish, *, voice: str | None = None, by: int, now: datetime
) -> CheckIn:
    """ "Please ring me" or "I need help now". Help is called for at once from everybody.

    Raises NotHere, AnsweredAlready or CheckInOver.
    """
    checkin = await _own(tx, id, by)
    if checkin.state is Rung.OVER:
        raise CheckInOver
    if checkin.wish in (wish, Wish.HELP):
        raise AnsweredAlready
    await checkins.correct(tx, id, wish=wish, wished_at=now, voice=voice, trouble=None)
    await history.note(tx, f"wish_{wish}", "checkin", id, by=by, now=now)
    for kind in (ALARM, *QUESTIONS):
        await outbox.redraw(tx, kind, about=id, now=now)
    checkin = await get(tx, id)
    if wish is Wish.HELP:
        await tell_everybody(tx, checkin, "wish", now)
    elif checkin.state in (Rung.ASKED, Rung.ASKED_AGAIN):
        await tell_next(tx, checkin, "wish", now)
    return await get(tx, id)


async def cry_for_help(tx: Transaction, person_id: int, now: datetime) -> None:
    """Words of danger while the day's question is open: whoever they chose hears it too, as "I need help"."""
    for checkin in await checkins.open_of(tx, person_id):
        if checkin.wish is not Wish.HELP:
            await answer_wish(tx, checkin.id, Wish.HELP, by=person_id, now=now)


@verb
async def check(tx: Transaction, id: int, *, by: int, wait: timedelta, now: datetime) -> CheckIn:
    """ "I'll check on her", by somebody who was told; everybody who was sees it, for a `wait`.

    Raises NotHere, CheckTaken or CheckInOver.
    """
    checkin = await _for_told(tx, id, by)
    if checkin.checked_by not in (None, by):
        raise CheckTaken(name=(await get_person(tx, checkin.checked_by)).name)
    if checkin.checked_by is None:
        await move(tx, checkin, "check", Rung.CHECKING, checked_by=by, check_until=now + wait)
        await history.note(tx, "check", "checkin", id, by=by, now=now, on_behalf_of=checkin.person_id)
        await outbox.redraw(tx, ALARM, about=id, now=now)
    return await get(tx, id)


@verb
async def tell_ending(tx: Transaction, id: int, ending: Ending, *, by: int, now: datetime) -> CheckIn:
    """Somebody who was told has seen or spoken to them. Raises NotHere or CheckInOver."""
    checkin = await _for_told(tx, id, by)
    await end(tx, checkin, ending, by, now)
    return await get(tx, id)


@verb
async def cannot_reach(tx: Transaction, id: int, *, by: int, now: datetime) -> CheckIn:
    """Whoever checks couldn't reach them: everybody hears. Raises NotHere, NotChecking or CheckInOver."""
    checkin = await _for_told(tx, id, by)
    if checkin.checked_by != by:
        raise NotChecking
    await history.note(tx, "cannot_reach", "checkin", id, by=by, now=now, on_behalf_of=checkin.person_id)
    await tell_everybody(tx, checkin, "climb", now)
    return await get(tx, id)


@verb
async def cannot_check(tx: Transaction, id: int, *, by: int, now: datetime) -> CheckIn:
    """A contact can't just now: the next hears at once. Raises NotHere or CheckInOver."""
    checkin = await _for_told(tx, id, by)
    contact = await checkin_contacts.find(tx, checkin.plan_id, by)
    await history.note(tx, "cannot_check", "checkin", id, by=by, now=now, on_behalf_of=checkin.person_id)
    is_theirs = checkin.state is Rung.CONTACT and contact is not None and contact.place == checkin.place
    if checkin.checked_by == by or is_theirs:
        await tell_next(tx, checkin, "climb", now)
    return await get(tx, id)


async def _own(tx: Transaction, id: int, by: int) -> CheckIn:
    checkin = await get(tx, id)
    if checkin.person_id != by:
        raise NotHere
    return checkin


async def _for_told(tx: Transaction, id: int, by: int) -> CheckIn:
    """The check-in, for somebody who was told of it, and organises or agreed to be told."""
    checkin, person = await get(tx, id), await get_person(tx, by)
    if not await told.was_sent(tx, by, ALARM, id, or_will_be=True) or not await _may_check(
        tx, checkin, person
    ):
        raise NotHere
    if checkin.state is Rung.OVER:
        raise CheckInOver
    return checkin


async def _may_check(tx: Transaction, checkin: CheckIn, person: Person) -> bool:
    contact = await checkin_contacts.find(tx, checkin.plan_id, person.id)
    return person.organiser or contact is not None
