"""Regular company: an organiser brings two people together, both agree, and its end is as clear."""

from datetime import date, datetime, timedelta

from aid import company_days
from aid.clearance import FIRST_JOBS, meets, must_meet
from aid.company_refusals import CompanyOver, TogetherAlready
from aid.day_parts import DAY
from aid.kinds import RULES
from aid.neighbour_refusals import NeedsCheck
from aid.organisers import must_be_organiser
from aid.organising_refusals import NotToBeAsked
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import DayPassed, NotHere
from aid.verbs import verb
from storage import blocks, company, drafts, history, outbox
from storage.company import Company, CompanyState, Rhythm
from storage.connection import Transaction
from storage.help_requests import Kind, Part
from storage.people import Person, Standing
from storage.rows import Source

NEED = RULES[Kind.COMPANY].needs
LOOKED_AHEAD = timedelta(days=70)  # however they meet, there is a day within it


async def get(source: Source, id: int) -> Company:
    """The two with this id. Raises NotHere."""
    found = await company.find(source, id)
    if found is None:
        raise NotHere
    return found


async def side_of(source: Source, found: Company, by: int) -> int:
    """Which of the two `by` is, or speaks for. Raises NotHere."""
    if by == found.visitor_id or by == found.person_id:
        return by
    if await may_speak_for(source, by, found.person_id):
        return found.person_id
    raise NotHere


def other_than(found: Company, id: int) -> int:
    """The other of the two."""
    return found.visitor_id if id == found.person_id else found.person_id


async def may_visit(source: Source, visitor: Person, person: Person, now: datetime) -> bool:
    """Could this neighbour be asked? On the list, checked for being inside, and nothing between the two."""
    if visitor.neighbour is not Standing.APPROVED or visitor.id == person.id or visitor.account_id is None:
        return False
    if await blocks.are_apart(source, visitor.id, person.id):
        return False
    return await meets(source, NEED, visitor.id, now)


@verb
async def bring_together(
    tx: Transaction,
    person_id: int,
    visitor_id: int,
    *,
    draft_id: int,
    rhythm: Rhythm,
    part: Part,
    first_on: date,
    by: int,
    today: date,
    now: datetime,
) -> Company:
    """An organiser asks two people. One without the app has said yes on the phone.

    Raises NotAnOrganiser, NotHere, DayPassed, NotToBeAsked, NeedsCheck or TogetherAlready.
    """
    await must_be_organiser(tx, by)
    await drafts.end(tx, draft_id)
    person, visitor = await get_person(tx, person_id), await get_person(tx, visitor_id)
    if first_on <= today:
        raise DayPassed
    if by in (person_id, visitor_id) or not await may_visit(tx, visitor, person, now):
        checked = await meets(tx, NEED, visitor_id, now)
        raise NotToBeAsked(name=visitor.name) if checked else NeedsCheck(name=visitor.name, most=FIRST_JOBS)
    if await company.live_between(tx, person_id, visitor_id):
        raise TogetherAlready(name=visitor.name)
    id = await company.add(
        tx, person_id, visitor_id, rhythm=rhythm, part=part, first_on=first_on, by=by, now=now
    )
    await history.note(tx, "bring_together", "company", id, by=by, now=now, on_behalf_of=person_id)
    if person.account_id is None:
        await company.correct(tx, id, person_agreed_at=now)
    else:
        await outbox.post(tx, person_id, "company_wanted", about=id, now=now)
    await outbox.post(tx, visitor_id, "company_wanted", about=id, now=now)
    return await get(tx, id)


@verb
async def answer_company(
    tx: Transaction, id: int, *, yes: bool, by: int, today: date, now: datetime
) -> Company:
    """One of the two says yes or no; a second tap changes nothing. Raises NotHere, CompanyOver or why not."""
    found = await get(tx, id)
    side = await side_of(tx, found, by)
    if found.ended_at:
        raise CompanyOver
    if not yes:
        await end(tx, found, by, now)
        return await get(tx, id)
    mine = "visitor_agreed_at" if side == found.visitor_id else "person_agreed_at"
    if getattr(found, mine) is None:
        if side == found.visitor_id:
            await must_meet(tx, NEED, side, now)
        await company.correct(tx, id, **{mine: now})
        await history.note(tx, "agree_to_company", "company", id, by=by, now=now, on_behalf_of=side)
        await outbox.redraw(tx, "company_wanted", about=id, now=now, person_id=side)
        await _begin(tx, await get(tx, id), today, now)
    return await get(tx, id)


@verb
async def end_company(tx: Transaction, id: int, *, by: int, now: datetime) -> Company:
    """One of the two, or an organiser, ends it. Raises NotHere or CompanyOver."""
    found = await get(tx, id)
    if not (await get_person(tx, by)).organiser:
        await side_of(tx, found, by)
    if found.ended_at:
        raise CompanyOver
    await end(tx, found, by, now)
    return await get(tx, id)


async def end(tx: Transaction, found: Company, by: int | None, now: datetime) -> None:
    """It ends, and whoever counted on it hears so: both once it had begun, before that who had said yes."""
    state = CompanyState.ENDED if found.begun else CompanyState.DECLINED
    over = {"state": state, "ended_at": now, "ended_by": by, "next_on": None, "ask_on": None}
    await company.correct(tx, found.id, **over)
    await history.note(tx, "end_company", "company", found.id, by=by, now=now)
    await outbox.redraw(tx, "company_wanted", about=found.id, now=now)
    said_yes = {
        found.person_id: found.person_agreed_at is not None,
        found.visitor_id: found.visitor_agreed_at is not None,
        found.by_id: by != found.by_id,
    }
    for id in (id for id, yes in said_yes.items() if yes and (found.begun or id != by)):
        await outbox.post(tx, id, "company_over", about=found.id, now=now)


async def leave_company(tx: Transaction, id: int, now: datetime) -> None:
    """Somebody goes: what they had with others ends."""
    for found in await company.live_of(tx, id):
        await end(tx, found, id, now)


async def part_company(tx: Transaction, one: int, other: int, now: datetime) -> None:
    """Two who keep apart from now on: what they had ends, and nobody reads who wished it."""
    for found in await company.live_between(tx, one, other):
        await end(tx, found, None, now)


async def _begin(tx: Transaction, found: Company, today: date, now: datetime) -> None:
    if not found.begun:
        return
    # Who takes a while to say yes meets on the next day that would have been theirs.
    ahead = company_days.meetings(
        today + DAY, today + LOOKED_AHEAD, first_on=found.first_on, rhythm=found.rhythm
    )
    first_on = next(ahead, found.first_on)
    asks = company_days.next_question(first_on, first_on)
    begun = {"state": CompanyState.AGREED, "first_on": first_on, "next_on": first_on, "ask_on": asks}
    await company.correct(tx, found.id, **begun)
    for id in dict.fromkeys((*found.both, found.by_id)):
        await outbox.post(tx, id, "company_begins", about=found.id, now=now)
