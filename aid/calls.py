"""Talk to a person: somebody asks for a call, an organiser rings."""

from datetime import datetime

from aid.organisers import must_be_organiser, tell_organisers
from aid.organising_refusals import CallOver, CallTaken, CallWaiting
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.verbs import verb
from storage import calls, history, looks, outbox
from storage.calls import Call
from storage.connection import Transaction


@verb
async def ask(tx: Transaction, person_id: int, *, now: datetime) -> None:
    """Somebody would like to be rung; every organiser hears it. Raises CallWaiting."""
    if await calls.find_waiting(tx, person_id):
        raise CallWaiting
    id = await calls.add(tx, person_id, now)
    await history.note(tx, "ask_for_call", "call", id, by=person_id, now=now)
    await tell_organisers(tx, "call_wanted", about=id, now=now, urgency=outbox.URGENT)


@verb
async def take(tx: Transaction, id: int, *, by: int, now: datetime) -> Call:
    """An organiser will ring. Raises NotAnOrganiser, CallTaken, CallOver or NotHere."""
    await must_be_organiser(tx, by)
    call = await _get(tx, id)
    if call.done_at:
        raise CallOver
    if call.taken_by not in (None, by):
        raise CallTaken(name=(await get_person(tx, call.taken_by)).name)
    if call.taken_by is None:
        await calls.take(tx, id, by, now)
        await history.note(tx, "take_call", "call", id, by=by, now=now)
        await looks.note(tx, call.person_id, by=by, now=now)
        await outbox.post(tx, call.person_id, "will_be_rung", about=id, now=now, urgency=outbox.URGENT)
    return call


@verb
async def finish(tx: Transaction, id: int, *, by: int, now: datetime) -> Call:
    """They have talked. Raises NotAnOrganiser, CallOver or NotHere."""
    await must_be_organiser(tx, by)
    call = await _get(tx, id)
    if call.done_at:
        raise CallOver
    await calls.finish(tx, id, now)
    await history.note(tx, "finish_call", "call", id, by=by, now=now)
    return call


async def _get(tx: Transaction, id: int) -> Call:
    call = await calls.find(tx, id)
    if call is None:
        raise NotHere
    return call
