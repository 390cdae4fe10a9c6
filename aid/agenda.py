"""The agenda kept: made anew where a request has changed, and what is due on it carried out, each once."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aid.organisers import tell_organisers
from aid.pairs import helpers_of
from aid.phoning_in import account_for
from aid.planning import Facts, Waits, plan
from aid.verbs import verb
from aid.visits import take_address
from storage import agenda, help_requests, history, inbox, outbox, searches, told, visits
from storage.agenda import Entry, What
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import HelpRequest

AT_ONCE_MAX = 200
# These worry about silence: first everything that people said must have been heard, and dealt with.
ON_SILENCE = (What.WORRY, What.ALARM, What.HAPPENED, What.ASK_RESIDENT, What.UNKNOWN)
REDRAWN = (
    "visit_tomorrow", "visit_soon", "who_comes_tomorrow", "visit_overdue", "visit_unknown",
    "helper_dropped_out",
)  # fmt: skip


async def sweep(db: Database, now: datetime, heard_at: datetime | None, zone: ZoneInfo, waits: Waits) -> None:
    """Make the agendas that are to be made, and carry out what is due on them."""
    for request in await agenda.unplanned(db, AT_ONCE_MAX):
        await make(db, request.help_request_id, since=request.since, zone=zone, waits=waits, now=now)
    for entry in await agenda.due(db, now, AT_ONCE_MAX, silent=ON_SILENCE, heard_at=heard_at):
        await carry_out(db, entry, zone=zone, waits=waits, now=now)


@verb
async def make(
    tx: Transaction, id: int, *, since: datetime, zone: ZoneInfo, waits: Waits, now: datetime
) -> None:
    """The agenda of a request, from what is true; letters about it that say otherwise are drawn again."""
    request = await help_requests.find(tx, id)
    if request is None:
        return
    await _plan(tx, request, since, zone, waits)
    for kind in REDRAWN:
        await outbox.redraw(tx, kind, about=id, now=now)


@verb
async def carry_out(tx: Transaction, entry: Entry, *, zone: ZoneInfo, waits: Waits, now: datetime) -> None:
    """One thing that is due, unless the request has just changed or somebody may still speak."""
    request = await help_requests.find(tx, entry.help_request_id)
    if request is None or await agenda.find_unplanned(tx, entry.help_request_id):
        return
    if entry.what in ON_SILENCE and await _may_still_speak(tx, request):
        return
    if entry.what is What.ALARM and (until := await _may_answer_until(tx, entry, waits, now)) > now:
        await agenda.put_off(tx, entry, until)
        return
    if await agenda.finish(tx, entry, now):
        await _do(tx, request, entry, now)
        await _plan(tx, request, now, zone, waits)


async def _do(tx: Transaction, request: HelpRequest, entry: Entry, now: datetime) -> None:
    about, person_id = request.id, entry.person_id
    match entry.what:
        case What.TOMORROW:
            await outbox.post(tx, person_id, "visit_tomorrow", about=about, now=now)
        case What.WHO_COMES:
            await outbox.post(tx, person_id, "who_comes_tomorrow", about=about, now=now)
        case What.SOON:
            await outbox.post(tx, person_id, "visit_soon", about=about, now=now, urgency=outbox.URGENT)
        case What.WORRY:
            await outbox.post(tx, person_id, "all_right", about=about, now=now, urgency=outbox.URGENT)
        case What.ALARM:
            await tell_organisers(tx, "visit_overdue", about=about, now=now, urgency=outbox.URGENT)
        case What.HAPPENED:
            await outbox.post(tx, person_id, "did_it_happen", about=about, now=now)
        case What.ASK_RESIDENT:
            await outbox.post(tx, person_id, "did_they_come", about=about, now=now)
        case What.UNKNOWN:
            await tell_organisers(tx, "visit_unknown", about=about, now=now, urgency=outbox.URGENT)
        case What.DROPPED_OUT:
            await tell_organisers(tx, "helper_dropped_out", about=about, now=now, urgency=outbox.URGENT)
        case What.STILL_ASKING:
            await outbox.post(tx, person_id, "still_asking", about=about, now=now)
        case What.FORGET_ADDRESS:
            await take_address(tx, about, person_id, now)
            await history.note(tx, "take_address", "visit", about, by=None, now=now)


async def _plan(tx: Transaction, request: HelpRequest, since: datetime, zone: ZoneInfo, waits: Waits) -> None:
    search = await searches.find(tx, request.id)
    facts = Facts(
        request=request,
        helpers=helpers_of(request),
        visits=await visits.of_request(tx, request.id),
        entries=await agenda.of_request(tx, request.id),
        posted_at=search.posted_at if search else None,
        reachable=await account_for(tx, request.resident_id) is not None,
        since=since,
        zone=zone,
        waits=waits,
    )
    await agenda.plan(tx, request.id, plan(facts))


async def _may_still_speak(tx: Transaction, request: HelpRequest) -> bool:
    for person_id in (*helpers_of(request), request.resident_id):
        account_id = await account_for(tx, person_id)
        if account_id is not None and await inbox.unheard(tx, account_id):
            return True
    return False


async def _may_answer_until(tx: Transaction, entry: Entry, waits: Waits, now: datetime) -> datetime:
    # The time to answer begins when the question has arrived, not when it was written.
    arrived_at = await told.arrived_at(tx, entry.person_id, "all_right", entry.help_request_id)
    return (arrived_at or now) + waits.overdue
