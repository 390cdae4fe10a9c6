"""Looking up how somebody can be reached: for organisers, when their task needs it, and never unseen."""

from datetime import datetime

from aid.cases import get_for as get_case
from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import Ended, NotHere
from aid.verbs import verb
from storage import drafts, help_requests, looks
from storage.cases import Case
from storage.connection import Transaction
from storage.people import Person


@verb
async def look_up_resident(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """An organiser needs to reach the one whom a request is for. Raises NotAnOrganiser, NotHere or Ended."""
    await must_be_organiser(tx, by)
    request = await help_requests.find(tx, id)
    if request is None:
        raise NotHere
    if request.ended_at:
        raise Ended(day=request.ended_at)
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
async def look_up_neighbour(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """An organiser sees a neighbour's number. Raises NotAnOrganiser or NotHere."""
    await must_be_organiser(tx, by)
    person = await get_person(tx, id)
    if person.neighbour is None:
        raise NotHere
    await looks.note(tx, id, by=by, now=now)
    return person


@verb
async def look_up_records(
    tx: Transaction, one: int, other: int, *, by: int, now: datetime, draft_id: int | None = None
) -> tuple[Person, Person]:
    """An organiser sees two records side by side. Raises NotAnOrganiser or NotHere."""
    await must_be_organiser(tx, by)
    both = await get_person(tx, one), await get_person(tx, other)
    if draft_id is not None:
        await drafts.end(tx, draft_id)
    for person in both:
        await looks.note(tx, person.id, by=by, now=now)
    return both


@verb
async def look_up_teller(tx: Transaction, case_id: int, *, by: int, now: datetime) -> Case:
    """A reader of a report or a worry sees how to reach whoever told of it. Raises NotHere."""
    case = await get_case(tx, case_id, by)
    if case.taken_by is None:
        await looks.note(tx, case.by_id, by=by, now=now)
    return case


@verb
async def look_up_caller(
    tx: Transaction, id: int, *, by: int, now: datetime, draft_id: int | None = None
) -> Person:
    """An organiser phones in for somebody, and sees what a helper needs. Raises NotAnOrganiser or NotHere."""
    await must_be_organiser(tx, by)
    if draft_id is not None:
        await drafts.end(tx, draft_id)
    await looks.note(tx, id, by=by, now=now)
    return await get_person(tx, id)
