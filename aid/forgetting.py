"""Being forgotten: at once, to be undone for a day, then for good; and forgotten again in a restored copy."""

from datetime import date, datetime, timedelta

from aid import checkin_leaving, company, consents, finishing, help_requests, nudges, series
from aid.blanking import ABOUT
from aid.leaving_refusals import OnlyOrganiser, TooLateToComeBack
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import JoinedAlready, NotHere
from aid.verbs import verb
from aid.visits import take_address
from aid.weekly_pictures import hide_thanks
from aid.words import _
from storage import calls, forgotten, history, leaving, offers, people, promises, request_lists, visits
from storage import consents as all_consents
from storage import series as all_series
from storage.connection import Transaction
from storage.database import Database
from storage.forgotten import Forgetting, What
from storage.help_requests import Status
from storage.leaving import Leaving
from storage.people import Person


def nobody() -> str:
    """What somebody is called who was forgotten."""
    return _("Somebody who has left")


@verb
async def forget_person(
    tx: Transaction, id: int, *, by: int, today: date, undo: timedelta, now: datetime
) -> Leaving:
    """Somebody is to be forgotten: nothing is sent to them, asked of them or shown of them from now on.

    For one without an account the organiser who keeps touch says so. Raises NotHere or OnlyOrganiser.
    """
    person = await get_person(tx, id)
    if not await may_speak_for(tx, by, id) or await leaving.find(tx, id):
        raise NotHere
    await _must_leave_an_organiser(tx, person)
    return await _forget(tx, person, by, today, now, now + undo)


@verb
async def forget_by_hand(tx: Transaction, id: int, *, today: date, now: datetime) -> None:
    """Whoever runs the bot has somebody forgotten, at once and for good. Raises NotHere or OnlyOrganiser."""
    person, gone = await get_person(tx, id), await leaving.find(tx, id)
    if gone is None:
        if not await leaving.was_here(tx, id, now):
            raise NotHere
        await _must_leave_an_organiser(tx, person)
        gone = await _forget(tx, person, id, today, now, now)
    await leaving.forget(tx, gone, nobody(), now)
    await history.note(tx, "erase_by_hand", "person", id, by=None, now=now)


@verb
async def come_back(tx: Transaction, account_id: int, *, now: datetime) -> Person:
    """Whoever was to be forgotten thinks better of it in time. Raises JoinedAlready or TooLateToComeBack."""
    gone = await leaving.find_by_account(tx, account_id)
    if await people.find_by_account(tx, account_id):
        raise JoinedAlready
    return await _bring_back(tx, gone, gone.person_id if gone else 0, now)


@verb
async def bring_back(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """The organiser who had somebody without an account forgotten takes it back.

    Raises NotHere or TooLateToComeBack.
    """
    gone = await leaving.find(tx, id)
    if gone and (gone.by_id != by or gone.account_id is not None):
        raise NotHere
    return await _bring_back(tx, gone, by, now)


async def sweep_gone(db: Database, now: datetime) -> None:
    """Erase those for whom it is too late, and leave nothing of them in a corner of the file."""
    gone = await leaving.due(db, now)
    for each in gone:
        await erase(db, each, now=now)
    if gone:
        await db.clear_out()


@verb
async def erase(tx: Transaction, gone: Leaving, *, now: datetime) -> None:
    """All that the table of personal things says is erased; it can't be undone."""
    await leaving.forget(tx, gone, nobody(), now)
    await history.note(tx, "erase", "person", gone.person_id, by=None, now=now)


async def write_down(db: Database, now: datetime) -> None:
    """What was forgotten, and who came back, goes into the file that no restored copy overwrites."""
    told = await forgotten.unwritten(db)
    if told:
        forgotten.append(db.path.with_name(forgotten.FILE), told)
        await db.transaction(lambda tx: forgotten.written(tx, told[-1].id, now))


async def forget_again(db: Database, *, today: date, undo: timedelta, now: datetime) -> int:
    """After a start, or once a copy was restored: whoever the file says is forgotten is, again.

    Says how many. A person of the same number who joined since then is somebody else.
    """
    await write_down(db, now)
    again = 0
    for told in forgotten.read(db.path.with_name(forgotten.FILE)):
        if told.what is What.FORGET:
            again += await _forget_again(db, told, today=today, undo=undo, now=now)
    await sweep_gone(db, now)
    return again


@verb
async def _forget_again(
    tx: Transaction, told: Forgetting, *, today: date, undo: timedelta, now: datetime
) -> bool:
    person = await people.find(tx, told.person_id)
    if person is None or not await leaving.was_here(tx, told.person_id, told.at):
        return False
    await _forget(tx, person, person.id, today, now, told.at + undo)
    return True


async def _must_leave_an_organiser(tx: Transaction, person: Person) -> None:
    if person.organiser and len(await people.organisers(tx)) == 1:
        raise OnlyOrganiser


async def _forget(
    tx: Transaction, person: Person, by: int, today: date, now: datetime, erase_at: datetime
) -> Leaving:
    await _take_back(tx, person.id, today, now)
    await _give_back(tx, person.id, now)
    call = await calls.find_waiting(tx, person.id)
    if call:
        await calls.finish(tx, call.id, now)
    await leaving.leave(tx, person.id, person.account_id, by=by, nobody=nobody(), now=now, erase_at=erase_at)
    await leaving.blank_letters(tx, person.id, ABOUT, now)
    await hide_thanks(tx, person.id, now)
    await forgotten.note(tx, person.id, What.FORGET, now)
    await history.note(tx, "forget", "person", person.id, by=by, now=now, on_behalf_of=person.id)
    gone = await leaving.find(tx, person.id)
    assert gone
    return gone


async def _take_back(tx: Transaction, id: int, today: date, now: datetime) -> None:
    """What they have asked for, and who may ask for whom."""
    for trust in await all_consents.live_of(tx, id):
        await consents.end(tx, trust, id, now)
    await checkin_leaving.end_calls_of(tx, id, now)
    await company.leave_company(tx, id, now)
    for whole in await all_series.live_of(tx, id, today):
        await series.stop_dates(tx, whole.id, by=id, today=today, now=now)
    for request in await request_lists.live_of(tx, id):
        if request.status is Status.REPORTED:
            await finishing.close_silently(tx, request.id, now=now)
        else:
            await help_requests.withdraw(tx, request.id, by=id, now=now)


async def _give_back(tx: Transaction, id: int, now: datetime) -> None:
    """What they have promised, and what they were asked."""
    for request in await promises.ahead(tx, id):
        await help_requests.hand_back(tx, request.id, by=id, now=now)
    for request_id in await visits.with_address(tx, id):
        await take_address(tx, request_id, id, now)
    await checkin_leaving.leave_calls(tx, id, now)
    for offer in await offers.waiting_of(tx, id):
        await nudges.not_this_time(tx, offer.help_request_id, by=id, now=now)


async def _bring_back(tx: Transaction, gone: Leaving | None, by: int, now: datetime) -> Person:
    if gone is None or gone.erase_at <= now:
        raise TooLateToComeBack
    await leaving.come_back(tx, gone)
    await forgotten.note(tx, gone.person_id, What.BACK, now)
    await history.note(tx, "come_back", "person", gone.person_id, by=by, now=now)
    return await get_person(tx, gone.person_id)
