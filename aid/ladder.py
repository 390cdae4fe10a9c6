"""The ladder of worry: asked, asked again, one contact after the other, then everybody till somebody has it.

Each rung counts from when the letter of the last one arrived, and nobody counts as silent before everything
they may have said has been heard; once we have been deaf for too long, we say so and climb all the same.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from aid.checkin_calls import who_asks, write_to
from aid.checkin_rungs import ALARM, QUESTIONS, end, get, get_plan, move, tell_everybody, tell_next
from aid.checkins_unheard import tell_unheard
from aid.verbs import verb
from storage import checkin_contacts, checkins, inbox, outbox, people, told
from storage.checkin_plans import Plan
from storage.checkins import CheckIn, Ending, Rung, Trouble, Wish
from storage.connection import Transaction
from storage.database import Database

NEVER = timedelta(days=36_500)
TRIED_AGAIN_WITHIN = timedelta(minutes=10)  # what can't leave is tried again at least so often


@dataclass(frozen=True, kw_only=True)
class Waits:
    """How long each rung is given: the settings WAIT_CHECKIN_AGAIN and so on.

    `deaf`: how long we may have heard nothing until that counts as silence; `NEVER` while we have not been
    awake for so long. `late`: how late somebody may still be asked.
    """

    again: timedelta
    contact: timedelta
    repeat: timedelta
    deaf: timedelta
    late: timedelta


class Silence(Enum):
    """What can be said of somebody who was written to and hasn't answered."""

    NOT_YET = auto()
    SILENT = auto()
    DEAF = auto()
    UNDELIVERED = auto()
    NOT_ASKED = auto()  # the letter can't leave: nobody was asked, so nobody is silent


TROUBLES = {Silence.DEAF: Trouble.DEAF, Silence.UNDELIVERED: Trouble.UNDELIVERED}


async def sweep(db: Database, now: datetime, heard_at: datetime | None, waits: Waits) -> None:
    """Let climb what may, each one rung at most."""
    if await checkins.is_ahead(db, now):
        await db.transaction(lambda tx: checkins.went_back(tx, now))
    standing = await checkins.may_climb(
        db,
        now,
        again=now - waits.again,
        contact=now - waits.contact,
        repeat=now - waits.repeat,
        deaf=now - waits.deaf,
    )
    for checkin in standing:
        await climb(db, checkin.id, heard_at=heard_at, waits=waits, now=now)


@verb
async def climb(tx: Transaction, id: int, *, heard_at: datetime | None, waits: Waits, now: datetime) -> bool:
    """One rung up, if it is time. Says whether it was."""
    checkin = await get(tx, id)
    if checkin.state is Rung.OVER:
        return False
    plan = await get_plan(tx, checkin.plan_id)
    silence = await _silence(tx, checkin, plan, heard_at, waits, now)
    if silence is Silence.NOT_ASKED:
        await _not_asked(tx, checkin, waits, now)
    if silence in (Silence.NOT_YET, Silence.NOT_ASKED):
        return False
    await _climb(tx, checkin, plan, silence, now)
    return True


async def _silence(
    tx: Transaction, checkin: CheckIn, plan: Plan, heard_at: datetime | None, waits: Waits, now: datetime
) -> Silence:
    if checkin.state is Rung.EVERYBODY:
        return Silence.SILENT if now >= checkin.climbed_at + waits.repeat else Silence.NOT_YET
    if checkin.state is Rung.CHECKING:
        assert checkin.checked_by is not None and checkin.check_until is not None
        return await _heard_nothing(tx, checkin.checked_by, checkin.check_until, heard_at, waits, now)
    if checkin.state is Rung.CONTACT:
        return await _of_contact(tx, checkin, heard_at, waits, now)
    asks = await who_asks(tx, plan)
    if asks is None:
        return Silence.UNDELIVERED
    wait = timedelta(minutes=plan.wait_minutes) if checkin.state is Rung.ASKED else waits.again
    return await _of_letter(tx, checkin, *asks, wait, heard_at, waits, now)


async def _of_contact(
    tx: Transaction, checkin: CheckIn, heard_at: datetime | None, waits: Waits, now: datetime
) -> Silence:
    contacts = await checkin_contacts.all(tx, checkin.plan_id)
    asked = next((each.person_id for each in contacts if each.place == checkin.place), None)
    if asked is None:
        return Silence.UNDELIVERED
    silence = await _of_letter(tx, checkin, asked, ALARM, waits.contact, heard_at, waits, now)
    if silence is not Silence.NOT_ASKED:
        return silence
    # A letter to a contact that can't leave holds up nobody: the next one may get theirs. But while nothing
    # can leave at all, all of theirs would lie there, and leave together.
    others_left = await told.any_left(tx, checkin.climbed_at + waits.deaf, now - TRIED_AGAIN_WITHIN)
    return Silence.UNDELIVERED if others_left else Silence.NOT_YET


async def _of_letter(
    tx: Transaction,
    checkin: CheckIn,
    person_id: int,
    kind: str,
    wait: timedelta,
    heard_at: datetime | None,
    waits: Waits,
    now: datetime,
) -> Silence:
    letter = await told.latest(tx, person_id, kind, checkin.id)
    if letter is None:
        return Silence.UNDELIVERED
    if letter.on_its_way:
        return Silence.NOT_ASKED if now >= checkin.climbed_at + waits.deaf else Silence.NOT_YET
    if letter.state != "sent" or letter.settled_at is None:
        return Silence.UNDELIVERED
    # The clock may have gone back since.
    arrived_at = letter.settled_at if letter.settled_at <= now else checkin.climbed_at
    return await _heard_nothing(tx, person_id, arrived_at + wait, heard_at, waits, now)


async def _heard_nothing(
    tx: Transaction,
    person_id: int,
    deadline: datetime,
    heard_at: datetime | None,
    waits: Waits,
    now: datetime,
) -> Silence:
    """Has somebody let `deadline` pass, and have we heard all that was said until then?"""
    if now < deadline:
        return Silence.NOT_YET
    person = await people.find(tx, person_id)
    account_id = person.account_id if person else None
    unheard = account_id is not None and await inbox.unheard(tx, account_id)
    if heard_at and heard_at >= deadline and not unheard:
        return Silence.SILENT
    return Silence.DEAF if now >= deadline + waits.deaf else Silence.NOT_YET


async def _climb(tx: Transaction, checkin: CheckIn, plan: Plan, silence: Silence, now: datetime) -> None:
    if checkin.state in (Rung.ASKED, Rung.ASKED_AGAIN):
        await checkins.correct(tx, checkin.id, trouble=TROUBLES.get(silence))
    if silence is Silence.DEAF and checkin.state is not Rung.CHECKING:
        await tell_unheard(tx, checkin, now)
    asks = await who_asks(tx, plan)
    if checkin.state is Rung.ASKED and silence is not Silence.UNDELIVERED and asks:
        await move(tx, checkin, "climb", Rung.ASKED_AGAIN, climbed_at=now)
        await write_to(tx, asks, checkin.id, now, outbox.URGENT)
    elif checkin.state is Rung.EVERYBODY or checkin.wish is Wish.HELP:
        await tell_everybody(tx, checkin, "climb", now)
    else:
        await tell_next(tx, checkin, "climb", now)
    for kind in QUESTIONS:
        await outbox.redraw(tx, kind, about=checkin.id, now=now)


async def _not_asked(tx: Transaction, checkin: CheckIn, waits: Waits, now: datetime) -> None:
    if checkin.trouble is None:
        await checkins.correct(tx, checkin.id, trouble=Trouble.DEAF)
    await tell_unheard(tx, checkin, now)
    # A question that comes so late would puzzle them, and the next day's is near.
    if checkin.state is Rung.ASKED and now - checkin.due_at > waits.late:
        await end(tx, checkin, Ending.UNHEARD, None, now)
