"""A visit: arrived, left, stayed longer, put off to another day, and the address taken away afterwards."""

from datetime import date, datetime, timedelta

from aid.permissions import must_be_helper
from aid.refusals import AlreadyReported, DayPassed, DayTooFar, Ended
from aid.verbs import verb
from storage import agenda, help_requests, history, outbox, visits
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Part, Status
from storage.visits import Visit

PUT_OFF_MAX = timedelta(days=14)
WITH_THE_ADDRESS = ("hand_over", "hand_over_voice", "hand_over_photo", "request_changed", "visit_soon")


@verb
async def arrive(tx: Transaction, id: int, *, by: int, now: datetime) -> Visit:
    """The helper is there; a second tap changes nothing. Raises NotHere, AlreadyReported or Ended."""
    return await _note_once(tx, id, "arrive", "arrived_at", by, now)


@verb
async def leave(tx: Transaction, id: int, *, by: int, now: datetime) -> Visit:
    """The helper has left; a second tap changes nothing. Raises NotHere, AlreadyReported or Ended."""
    return await _note_once(tx, id, "leave", "left_at", by, now)


@verb
async def stay(tx: Transaction, id: int, *, by: int, now: datetime) -> Visit:
    """The helper is well and stays longer. Raises NotHere, AlreadyReported or Ended."""
    await _must_be_under_way(tx, id, by)
    visit = await visits.find(tx, id, by)
    if visit and visit.under_way:
        await visits.correct(tx, id, by, stays_at=now)
        await history.note(tx, "stay", "visit", id, by=by, now=now)
        await agenda.change(tx, id, now)
    return await _get(tx, id, by)


@verb
async def put_off(tx: Transaction, id: int, *, by: int, day: date, today: date, now: datetime) -> HelpRequest:
    """The helper comes on another day, and the resident hears so.

    Raises NotHere, AlreadyReported, Ended, DayPassed or DayTooFar.
    """
    request = await _must_be_under_way(tx, id, by)
    if day < today:
        raise DayPassed
    if day > today + PUT_OFF_MAX:
        raise DayTooFar
    if day != request.wanted_on or request.part is not Part.DAY:
        await help_requests.correct(tx, id, wanted_on=day, part=Part.DAY)
        await visits.begin(tx, id, by)
        await history.note(tx, "put_off", "visit", id, by=by, now=now)
        await agenda.change(tx, id, now)
        for kind in ("hand_over", "request_changed"):
            await outbox.redraw(tx, kind, about=id, now=now)
        await outbox.post(tx, request.resident_id, "visit_moved", about=id, now=now, urgency=outbox.URGENT)
    return await must_be_helper(tx, id, by)


async def begin(tx: Transaction, id: int, helper_id: int) -> None:
    """Somebody takes it on, and has done nothing about it yet."""
    await visits.begin(tx, id, helper_id)


async def give_back(tx: Transaction, id: int, helper_id: int, now: datetime) -> None:
    """Somebody gives it back, and loses the address at once."""
    await visits.correct(tx, id, helper_id, gave_back_at=now)
    await take_address(tx, id, helper_id, now)


async def take_address(tx: Transaction, id: int, helper_id: int, now: datetime) -> None:
    """Where somebody lives, their number and voice disappear from the helper's chat."""
    await visits.correct(tx, id, helper_id, address_gone_at=now)
    for kind in WITH_THE_ADDRESS:
        await outbox.redraw(tx, kind, about=id, now=now, person_id=helper_id)


async def _note_once(tx: Transaction, id: int, verb_name: str, moment: str, by: int, now: datetime) -> Visit:
    await _must_be_under_way(tx, id, by)
    visit = await visits.find(tx, id, by)
    if visit is None or getattr(visit, moment) is None:
        await visits.correct(tx, id, by, **{moment: now})
        await history.note(tx, verb_name, "visit", id, by=by, now=now)
        await agenda.change(tx, id, now)
    return await _get(tx, id, by)


async def _must_be_under_way(tx: Transaction, id: int, by: int) -> HelpRequest:
    request = await must_be_helper(tx, id, by)
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if request.status is Status.REPORTED:
        raise AlreadyReported
    return request


async def _get(tx: Transaction, id: int, by: int) -> Visit:
    visit = await visits.find(tx, id, by)
    if visit is None:
        await visits.begin(tx, id, by)
        return await _get(tx, id, by)
    return visit
