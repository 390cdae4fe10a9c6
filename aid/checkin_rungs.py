"""The rungs of a check-in: what may be done on each, who hears when it climbs, and what its end does."""

from datetime import datetime

from aid.checkin_refusals import CheckInOver
from aid.checkins_unheard import show_again
from aid.refusals import NotHere
from storage import checkin_contacts, checkin_plans, checkins, history, outbox, people, told
from storage.checkin_plans import Plan
from storage.checkins import CheckIn, Ending, Rung
from storage.connection import Transaction
from storage.rows import Source

# What may be done at each rung. `climb` is the clock's; the rest are people's.
TRANSITIONS: dict[Rung, dict[str, frozenset[Rung]]] = {
    Rung.ASKED: {
        "climb": frozenset({Rung.ASKED_AGAIN, Rung.CONTACT, Rung.EVERYBODY}),
        "wish": frozenset({Rung.CONTACT, Rung.EVERYBODY}),
        "end": frozenset({Rung.OVER}),
    },
    Rung.ASKED_AGAIN: {
        "climb": frozenset({Rung.CONTACT, Rung.EVERYBODY}),
        "wish": frozenset({Rung.CONTACT, Rung.EVERYBODY}),
        "end": frozenset({Rung.OVER}),
    },
    Rung.CONTACT: {
        "climb": frozenset({Rung.CONTACT, Rung.EVERYBODY}),
        "wish": frozenset({Rung.CONTACT, Rung.EVERYBODY}),
        "check": frozenset({Rung.CHECKING}),
        "end": frozenset({Rung.OVER}),
    },
    Rung.EVERYBODY: {
        "climb": frozenset({Rung.EVERYBODY}),
        "wish": frozenset({Rung.EVERYBODY}),
        "check": frozenset({Rung.CHECKING}),
        "end": frozenset({Rung.OVER}),
    },
    Rung.CHECKING: {
        "climb": frozenset({Rung.CONTACT, Rung.EVERYBODY}),
        "wish": frozenset({Rung.CHECKING, Rung.EVERYBODY}),
        "end": frozenset({Rung.OVER}),
    },
    Rung.OVER: {},
}
ALARM = "checkin_alarm"
QUESTIONS = ("checkin", "checkin_call")


async def get(source: Source, id: int) -> CheckIn:
    """The check-in with this id. Raises NotHere."""
    found = await checkins.find(source, id)
    if found is None:
        raise NotHere
    return found


async def get_plan(source: Source, id: int) -> Plan:
    """The plan with this id. Raises NotHere."""
    found = await checkin_plans.find(source, id)
    if found is None:
        raise NotHere
    return found


async def move(tx: Transaction, checkin: CheckIn, verb_name: str, to: Rung, **facts: object) -> None:
    """It stands on another rung from now on. Raises CheckInOver where that can't be."""
    if to not in TRANSITIONS[checkin.state].get(verb_name, frozenset()):
        raise CheckInOver
    await checkins.correct(tx, checkin.id, state=to, **facts)


async def end(tx: Transaction, checkin: CheckIn, ending: Ending, by: int | None, now: datetime) -> None:
    """It is over: whoever was alarmed hears how it ended, and what was written is true again."""
    await move(
        tx, checkin, "end", Rung.OVER, ending=ending, ended_by=by, ended_at=now, checked_by=None,
        check_until=None, voice=None,
    )  # fmt: skip
    await history.note(tx, f"end_{ending}", "checkin", checkin.id, by=by, now=now)
    for kind in (ALARM, "checkin_voice", *QUESTIONS):
        await outbox.redraw(tx, kind, about=checkin.id, now=now)
    await show_again(tx, checkin, now)
    for person_id in await checkins.told(tx, checkin.id, ALARM):
        if person_id != by:
            await outbox.post(tx, person_id, "checkin_over", about=checkin.id, now=now, urgency=outbox.URGENT)


async def tell_next(tx: Transaction, checkin: CheckIn, verb_name: str, now: datetime) -> None:
    """The next contact who can be written to hears; after the last, everybody does."""
    for contact in await checkin_contacts.agreed(tx, checkin.plan_id):
        if contact.place > checkin.place and contact.reachable:
            await _climbed(tx, checkin, verb_name, Rung.CONTACT, contact.place, now)
            await _alarm(tx, checkin, contact.person_id, now)
            return
    await tell_everybody(tx, checkin, verb_name, now)


async def tell_everybody(tx: Transaction, checkin: CheckIn, verb_name: str, now: datetime) -> None:
    """All contacts and the organisers hear; those to whom such a letter is on its way, by that one."""
    await _climbed(tx, checkin, verb_name, Rung.EVERYBODY, checkin.place, now)
    contacts = [contact.person_id for contact in await checkin_contacts.agreed(tx, checkin.plan_id)]
    for person_id in dict.fromkeys([*contacts, *(each.id for each in await people.organisers(tx))]):
        if person_id != checkin.person_id:
            await _alarm(tx, checkin, person_id, now)


async def _climbed(
    tx: Transaction, checkin: CheckIn, verb_name: str, to: Rung, place: int, now: datetime
) -> None:
    await move(tx, checkin, verb_name, to, place=place, climbed_at=now, checked_by=None, check_until=None)
    await history.note(tx, f"tell_{to}", "checkin", checkin.id, by=None, now=now)
    await outbox.redraw(tx, ALARM, about=checkin.id, now=now)


async def _alarm(tx: Transaction, checkin: CheckIn, person_id: int, now: datetime) -> None:
    id, letter = checkin.id, await told.latest(tx, person_id, ALARM, checkin.id)
    if checkin.voice and letter is None:
        await outbox.post(tx, person_id, "checkin_voice", about=id, now=now, urgency=outbox.URGENT)
    if letter is None or not letter.on_its_way:
        await outbox.post(tx, person_id, "checkin_alarm", about=id, now=now, urgency=outbox.URGENT)
