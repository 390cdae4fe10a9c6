"""What happens to series by themselves: the next date is asked for, an end is told, nobody is found."""

from dataclasses import fields
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aid import came_last, request_cards, series_days, watchwords, waves
from aid.help_requests import get as get_request
from aid.organisers import tell_organisers
from aid.people import get as get_person
from aid.series_plans import get, is_over, plan
from aid.verbs import verb
from storage import help_requests, history, outbox, series
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import HelpRequest
from storage.series import Series

NO_WAIT = timedelta()
# What was said about a request, as far as such things can be said; the rest belongs to one date.
SAID = {"details", "voice", "photo", "items", "budget", "pay"} & {field.name for field in fields(HelpRequest)}


async def sweep(db: Database, now: datetime, zone: ZoneInfo, *, ahead: timedelta, wait: timedelta) -> None:
    """Ask for each date that is so near, `ahead` before it; `wait` is for whoever came last time."""
    for whole in await series.due(db, series_days.reached(now, zone, ahead)):
        while await ask_again(db, whole.id, zone=zone, ahead=ahead, wait=wait, now=now):
            pass


async def sweep_ends(db: Database, now: datetime, zone: ZoneInfo) -> None:
    """Tell each resident whose series is about to end, from 8am on."""
    for whole in await series.ending(db, series_days.reached(now, zone, NO_WAIT)):
        await tell_end(db, whole.id, zone=zone, now=now)


async def sweep_struggles(db: Database, now: datetime) -> None:
    """Tell organisers where two dates in a row found nobody."""
    for id, _day in await series.struggling(db):
        await tell_struggle(db, id, now=now)


@verb
async def ask_again(
    tx: Transaction, id: int, *, zone: ZoneInfo, ahead: timedelta, wait: timedelta, now: datetime
) -> bool:
    """The next date of a series becomes a request, if it is so near. False when there is none."""
    today = now.astimezone(zone).date()
    # What fell due while we were away and is over by now is not asked for any more.
    whole = await plan(tx, id, today)
    if whole.stopped_at or whole.next_on is None or whole.next_on > series_days.reached(now, zone, ahead):
        return False
    request = await _copy(tx, whole, now)
    await series.add_date(tx, id, request.wanted_on, request.id)
    posted_at = await came_last.ask_first(tx, whole, request, now=now, zone=zone, wait=wait)
    await request_cards.show(tx, request, now, first_at=posted_at)
    await waves.begin(tx, request, posted_at, urgent=waves.is_urgent(request, today))
    await plan(tx, id, today)
    return True


@verb
async def tell_end(tx: Transaction, id: int, *, zone: ZoneInfo, now: datetime) -> None:
    """A resident hears that their requests come to an end."""
    whole = await get(tx, id)
    if whole.tell_end_on is None or whole.tell_end_on > series_days.reached(now, zone, NO_WAIT):
        return
    await series.correct(tx, id, tell_end_on=None)
    if not is_over(whole, now.astimezone(zone).date()):
        await outbox.post(tx, whole.resident_id, "series_ends", about=id, now=now)


@verb
async def tell_struggle(tx: Transaction, id: int, *, now: datetime) -> None:
    """Organisers hear that nobody was found twice in a row."""
    day = dict(await series.struggling(tx)).get(id)
    if day is not None:
        await series.correct(tx, id, struggled_on=day)
        await tell_organisers(tx, "series_struggles", about=id, now=now)


async def _copy(tx: Transaction, whole: Series, now: datetime) -> HelpRequest:
    assert whole.next_on is not None
    pattern = await get_request(tx, whole.pattern_id)
    resident = await get_person(tx, whole.resident_id)
    id = await help_requests.add(
        tx, draft_id=None, resident_id=resident.id, asked_by=pattern.asked_by,
        area_id=resident.area_id or pattern.area_id, kind=pattern.kind, details=None, voice=None,
        wanted_on=whole.next_on, part=pattern.part, word=watchwords.choose(), now=now,
    )  # fmt: skip
    await help_requests.correct(tx, id, **{name: getattr(pattern, name) for name in SAID})
    await history.note(tx, "ask_for_date", "help_request", id, by=None, on_behalf_of=resident.id, now=now)
    return await get_request(tx, id)
