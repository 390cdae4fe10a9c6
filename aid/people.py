"""People: joining, helping, and being let in by an organiser."""

from datetime import datetime

from aid import agreements, pledges
from aid.neighbour_refusals import NotPromised
from aid.organisers import must_be_organiser, tell_organisers
from aid.organising_refusals import AlreadyDecided, NotOffering
from aid.refusals import JoinedAlready, NotAsked, NotHere, NotJoined, OnTheList, Refusal
from aid.standings import leads_on, move
from aid.texts import ADDRESS_LETTERS_MAX, PHONE_LETTERS_MAX, clean, clean_name
from aid.verbs import verb
from storage import drafts, history, outbox, people
from storage.areas import find as find_area
from storage.connection import Transaction
from storage.people import Person, Role, Standing
from storage.rows import Source


async def get(source: Source, id: int) -> Person:
    """The person with this id. Raises NotHere."""
    person = await people.find(source, id)
    if person is None:
        raise NotHere
    return person


async def get_by_account(source: Source, account_id: int) -> Person:
    """The person behind a Telegram account. Raises NotJoined."""
    person = await people.find_by_account(source, account_id)
    if person is None:
        raise NotJoined
    return person


@verb
async def join(
    tx: Transaction,
    account_id: int,
    *,
    draft_id: int,
    name: str,
    area_id: int | None,
    role: Role,
    language: str,
    now: datetime,
) -> Person:
    """Somebody has agreed, and said who they are and what for. Raises JoinedAlready or a text's refusal."""
    await drafts.end(tx, draft_id)
    if await people.find_by_account(tx, account_id):
        raise JoinedAlready
    appointed = await people.is_appointed(tx, account_id)
    if area_id is not None and await find_area(tx, area_id) is None:
        raise NotHere
    id = await people.add(tx, account_id, clean_name(name), area_id, language, now)
    await agreements.agreed(tx, id, language, now)
    await history.note(tx, "join", "person", id, by=id, now=now)
    if appointed:
        await people.give_role(tx, id, Role.ORGANISER, Standing.APPROVED, now)
    if role is Role.NEIGHBOUR:
        await opt_in(tx, id, now=now)
    elif role is not Role.ORGANISER:
        await people.give_role(tx, id, role, Standing.APPROVED, now)
    return await get(tx, id)


@verb
async def opt_in(tx: Transaction, id: int, *, now: datetime) -> Standing:
    """A neighbour would like to help; organisers hear it once they promise. Raises OnTheList."""
    standing = await move(tx, await get(tx, id), "opt_in", OnTheList(), by=id, now=now)
    await pledges.begin(tx, id, now)
    return standing


@verb
async def opt_out(tx: Transaction, id: int, *, now: datetime) -> Standing:
    """A neighbour leaves the list; what they have taken stays theirs. Raises NotAsked."""
    return await move(tx, await get(tx, id), "opt_out", NotAsked(), by=id, now=now)


@verb
async def approve(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """An organiser lets a neighbour in. Raises NotAnOrganiser, AlreadyDecided or NotPromised."""
    person = await _decide(tx, id, "approve", by, now)
    if not await pledges.is_made(tx, id, now):
        raise NotPromised(name=person.name)
    return person


@verb
async def decline(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """An organiser says "Not now". Raises NotAnOrganiser or AlreadyDecided."""
    return await _decide(tx, id, "decline", by, now)


@verb
async def leave_group(tx: Transaction, id: int, *, now: datetime) -> None:
    """A neighbour is no longer in their area's group; whoever isn't approved stays as they are."""
    await _move_quietly(tx, id, "leave_group", now)


@verb
async def enter_group(tx: Transaction, id: int, *, now: datetime) -> None:
    """A neighbour is back in their area's group."""
    await _move_quietly(tx, id, "enter_group", now)


@verb
async def appoint(tx: Transaction, account_id: int, *, now: datetime) -> None:
    """This account's owner organises, at once or as soon as they join; not if they stopped or were frozen."""
    await people.appoint(tx, account_id, now)
    person = await people.find_by_account(tx, account_id)
    if person and not person.organiser and await people.is_appointed(tx, account_id):
        await people.give_role(tx, person.id, Role.ORGANISER, Standing.APPROVED, now)
        await history.note(tx, "appoint", "person", person.id, by=None, now=now)


@verb
async def correct(
    tx: Transaction,
    id: int,
    *,
    now: datetime,
    by: int | None = None,
    draft_id: int | None = None,
    name: str | None = None,
    address: str | None = None,
    phone: str | None = None,
    area_id: int | None = None,
) -> Person:
    """Somebody puts their details right; in another area a neighbour has to be approved anew.

    An organiser may do it for them (`by`). Raises a text's refusal, NotHere for an unknown area or
    NotAnOrganiser.
    """
    if by not in (None, id):
        await must_be_organiser(tx, by)
    before = await get(tx, id)
    details: dict[str, str | int | None] = {
        "name": name and clean_name(name),
        "address": address and clean(address, ADDRESS_LETTERS_MAX),
        "phone": phone and clean(phone, PHONE_LETTERS_MAX),
        "area_id": area_id,
    }
    if area_id is not None and await find_area(tx, area_id) is None:
        raise NotHere
    if draft_id is not None:
        await drafts.end(tx, draft_id)
    await people.correct(tx, id, **{key: value for key, value in details.items() if value is not None})
    await history.note(tx, "correct", "person", id, by=by or id, now=now)
    if area_id not in (None, before.area_id):
        await _ask_anew(tx, before, now)
    return await get(tx, id)


@verb
async def lose(tx: Transaction, account_id: int, *, now: datetime) -> None:
    """Telegram can't carry letters to this account any more; organisers hear it once."""
    person = await people.find_by_account(tx, account_id)
    if person and await people.mark_unreachable(tx, account_id, now):
        await tell_organisers(tx, "unreachable", about=person.id, now=now)


@verb
async def reach(tx: Transaction, account_id: int, *, now: datetime) -> None:
    """Letters arrive there again."""
    await people.mark_unreachable(tx, account_id, None)


async def _decide(tx: Transaction, id: int, verb_name: str, by: int, now: datetime) -> Person:
    await must_be_organiser(tx, by)
    person = await get(tx, id)
    await move(tx, person, verb_name, _why_not(person), by=by, now=now)
    await outbox.post(tx, id, f"neighbour_{verb_name}d", about=id, now=now)
    return person


def _why_not(person: Person) -> Refusal:
    if person.neighbour in (None, Standing.LEFT):
        return NotOffering(name=person.name)
    return AlreadyDecided(name=person.name)


async def _move_quietly(tx: Transaction, id: int, verb_name: str, now: datetime) -> None:
    person = await get(tx, id)
    if leads_on(person, verb_name):
        await move(tx, person, verb_name, NotAsked(), by=id, now=now)


async def _ask_anew(tx: Transaction, person: Person, now: datetime) -> None:
    # To be let in for one area is not to be let in for another.
    if leads_on(person, "change_area"):
        await move(tx, person, "change_area", NotAsked(), by=person.id, now=now)
        await pledges.begin(tx, person.id, now)
