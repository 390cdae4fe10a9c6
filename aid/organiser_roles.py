"""Who organises: made by a link, frozen by any other, given back by two, and leaving by oneself."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from aid import links
from aid.organisers import must_be_organiser
from aid.organising_refusals import LinkSpent
from aid.people import appoint
from aid.people import get as get_person
from aid.role_refusals import (
    JoinFirst,
    LastOrganiser,
    LeadsAlready,
    NoLead,
    NotFrozen,
    NotOrganising,
    NotYetAlone,
    NotYourself,
    OrganisesAlready,
    RightsFrozen,
)
from aid.safeguarding import hand_on, lead_is_gone
from aid.seconds import drop_all_of, may_at_once, others
from aid.verbs import verb
from storage import history, organising, outbox, people
from storage.connection import Transaction
from storage.links import Purpose
from storage.organising import Organising
from storage.people import Role, Standing
from storage.proposals import What

ALONE_AFTER = timedelta(hours=24)
AN_HOUR = timedelta(hours=1)


@verb
async def invite(tx: Transaction, *, by: int, now: datetime) -> str:
    """An organiser wants another: the start payload of a link for them. Raises NotAnOrganiser."""
    await must_be_organiser(tx, by)
    await history.note(tx, "invite_organiser", "person", by, by=by, now=now)
    return await links.make(tx, Purpose.ORGANISE, by=by, now=now)


@verb
async def take_up(tx: Transaction, payload: str, account_id: int, *, now: datetime) -> bool:
    """Somebody presses such a link. True: they organise from now on; False: a second organiser has to agree.

    Raises LinkSpent, JoinFirst, RightsFrozen or OrganisesAlready.
    """
    link = await links.look(tx, payload, now=now)
    if link.made_by is None:
        await links.use(tx, payload, account_id, now=now)
        await appoint(tx, account_id, now=now)
        return True
    maker, person = await people.find(tx, link.made_by), await people.find_by_account(tx, account_id)
    if maker is None or not maker.organiser:
        raise LinkSpent
    if person is None:
        raise JoinFirst
    role = await organising.find(tx, person.id)
    if role:
        raise RightsFrozen if role.standing is Standing.FROZEN else OrganisesAlready(name=person.name)
    at_once = await may_at_once(tx, What.ORGANISER, person.id, by=maker.id, now=now)
    await links.use(tx, payload, account_id, now=now)
    if at_once:
        await make_organiser(tx, person.id, maker.id, now)
    return at_once


@verb
async def freeze(tx: Transaction, id: int, *, by: int, now: datetime) -> None:
    """Any organiser freezes another's rights. Raises NotAnOrganiser, NotYourself or NotOrganising."""
    await must_be_organiser(tx, by)
    if id == by:
        raise NotYourself
    await _get(tx, id)
    await people.give_role(tx, id, Role.ORGANISER, Standing.FROZEN, now)
    led = await organising.take_role(tx, id, Role.SAFEGUARDING)
    await organising.end_appointment(tx, id, now)
    await drop_all_of(tx, id, by, now)
    await _tell(tx, "freeze", id, by, now)
    await outbox.post(tx, id, "rights_frozen", about=id, now=now, urgency=outbox.URGENT)
    if led:
        await lead_is_gone(tx, id, now)


@verb
async def unfreeze(tx: Transaction, id: int, *, by: int, now: datetime) -> bool:
    """An organiser would give rights back: a second has to agree, or else a day has to pass. False: not yet.

    Raises NotAnOrganiser, NotFrozen, NotYetAlone or ProposedAlready.
    """
    await must_be_organiser(tx, by)
    role = await organising.find(tx, id)
    if role is None or role.standing is not Standing.FROZEN:
        raise NotFrozen(name=(await get_person(tx, id)).name)
    if not await others(tx, by) and now < role.since + ALONE_AFTER:
        raise NotYetAlone(hours=ALONE_AFTER // AN_HOUR)
    at_once = await may_at_once(tx, What.UNFREEZE, id, by=by, now=now)
    if at_once:
        await give_back(tx, id, by, now)
    return at_once


@verb
async def leave_organising(tx: Transaction, *, by: int, now: datetime) -> None:
    """An organiser stops. Raises NotAnOrganiser or LastOrganiser."""
    await must_be_organiser(tx, by)
    if not await others(tx, by):
        raise LastOrganiser
    await organising.take_role(tx, by, Role.ORGANISER)
    led = await organising.take_role(tx, by, Role.SAFEGUARDING)
    await organising.end_appointment(tx, by, now)
    await drop_all_of(tx, by, by, now)
    await _tell(tx, "leave_organising", by, by, now)
    if led:
        await lead_is_gone(tx, by, now)


@verb
async def name_lead(tx: Transaction, id: int, *, by: int, now: datetime) -> bool:
    """An organiser is to lead on safeguarding; a second has to agree. False: not yet.

    Raises NotAnOrganiser, NotOrganising, LeadsAlready or ProposedAlready.
    """
    await must_be_organiser(tx, by)
    if (role := await _get(tx, id)).leads:
        raise LeadsAlready(name=role.name)
    at_once = await may_at_once(tx, What.SAFEGUARDING, id, by=by, now=now)
    if at_once:
        await make_lead(tx, id, by, now)
    return at_once


@verb
async def end_lead(tx: Transaction, id: int, *, by: int, now: datetime) -> None:
    """Somebody no longer leads on safeguarding, at once. Raises NotAnOrganiser or NoLead."""
    await must_be_organiser(tx, by)
    if not await organising.take_role(tx, id, Role.SAFEGUARDING):
        raise NoLead(name=(await get_person(tx, id)).name)
    await _tell(tx, "end_lead", id, by, now)
    await lead_is_gone(tx, id, now)


async def make_organiser(tx: Transaction, id: int, by: int, now: datetime) -> None:
    """They organise from now on."""
    await people.give_role(tx, id, Role.ORGANISER, Standing.APPROVED, now)
    await organising.end_appointment(tx, id, None)
    await _tell(tx, "make_organiser", id, by, now)
    await outbox.post(tx, id, "now_organiser", about=id, now=now)


async def make_lead(tx: Transaction, id: int, by: int, now: datetime) -> None:
    """They lead on safeguarding from now on."""
    await people.give_role(tx, id, Role.SAFEGUARDING, Standing.APPROVED, now)
    await hand_on(tx, await get_person(tx, id), now)
    await _tell(tx, "name_lead", id, by, now)


async def give_back(tx: Transaction, id: int, by: int, now: datetime) -> None:
    """Their rights are frozen no longer."""
    await people.give_role(tx, id, Role.ORGANISER, Standing.APPROVED, now)
    await organising.end_appointment(tx, id, None)
    await _tell(tx, "unfreeze", id, by, now)


# What is done once a second organiser has agreed; `by` is who proposed it.
ONCE_AGREED: dict[What, Callable[[Transaction, int, int, datetime], Awaitable[None]]] = {
    What.ORGANISER: make_organiser,
    What.SAFEGUARDING: make_lead,
    What.UNFREEZE: give_back,
}


async def _get(tx: Transaction, id: int) -> Organising:
    role = await organising.find(tx, id)
    if role is None or role.standing is not Standing.APPROVED:
        raise NotOrganising(name=(await get_person(tx, id)).name)
    return role


async def _tell(tx: Transaction, act: str, id: int, by: int, now: datetime) -> None:
    note = await history.note(tx, act, "person", id, by=by, now=now)
    for organiser in await people.organisers(tx):
        if organiser.id != by:
            await outbox.post(tx, organiser.id, "act_told", about=note, now=now)
