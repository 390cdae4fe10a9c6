"""Looking up how somebody can be reached: for organisers, when their task needs it, and never unseen."""

from datetime import datetime

from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.verbs import verb
from storage import help_requests, looks
from storage.connection import Transaction
from storage.people import Person


@verb
async def look_up_resident(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """An organiser who sees to a request needs to reach the one it is for. Raises NotAnOrganiser or NotHere."""
    await must_be_organiser(tx, by)
    request = await help_requests.find(tx, id)
    if request is None:
        raise NotHere
    await looks.note(tx, request.resident_id, by=by, now=now)
    return await get_person(tx, request.resident_id)


@verb
async def look_up_kept(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """The organiser who keeps touch with somebody needs to reach them. Raises NotHere."""
    person = await get_person(tx, id)
    if id == by or not await may_speak_for(tx, by, id):
        raise NotHere
    await looks.note(tx, id, by=by, now=now)
    return person


@verb
async def look_up_caller(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """An organiser phones in for somebody, and is shown what a helper will need. Raises NotAnOrganiser."""
    await must_be_organiser(tx, by)
    await looks.note(tx, id, by=by, now=now)
    return await get_person(tx, id)
