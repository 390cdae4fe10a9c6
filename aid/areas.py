"""Areas and their groups: linked, moved and lost."""

from datetime import datetime

from aid import board
from aid.organisers import must_be_organiser, tell_organisers
from aid.organising_refusals import AlreadyLinked, AreaHasGroup, NamelessGroup
from aid.refusals import NotHere, NothingThere
from aid.texts import clean_name
from aid.verbs import verb
from storage import areas, cards, group_rights, history, knocks, outbox, request_lists
from storage.areas import Area
from storage.connection import Transaction
from storage.rows import Source


async def get(source: Source, id: int) -> Area:
    """The area with this id. Raises NotHere."""
    area = await areas.find(source, id)
    if area is None:
        raise NotHere
    return area


@verb
async def set_up(tx: Transaction, chat_id: int, title: str, *, by: int, now: datetime) -> Area | None:
    """An organiser types /setup in a group. It becomes the group of the area of its name.

    Where other areas wait for a group, None: the organiser is asked by letter which one it is.
    Raises NotAnOrganiser, AlreadyLinked, AreaHasGroup or NamelessGroup.
    """
    await must_be_organiser(tx, by)
    await _must_be_free(tx, chat_id)
    named = await areas.find_by_name(tx, _name(title))
    if named is None and any(area.chat_id is None for area in await areas.all(tx)):
        await outbox.post(tx, by, "which_area", about=chat_id, now=now)
        return None
    return await link(tx, named.id if named else None, chat_id, title, by=by, now=now)


@verb
async def link(
    tx: Transaction, area_id: int | None, chat_id: int, title: str, *, by: int, now: datetime
) -> Area:
    """This group is the area's from now on; without an area a new one gets the group's name.

    Raises NotAnOrganiser, AlreadyLinked, AreaHasGroup, NamelessGroup or NotHere.
    """
    await must_be_organiser(tx, by)
    await _must_be_free(tx, chat_id)
    area = await get(tx, area_id) if area_id is not None else await _named(tx, title, now)
    if area.chat_id is not None:
        raise AreaHasGroup(area=area.name)
    await areas.link(tx, area.id, chat_id, by, now)
    await history.note(tx, "link", "area", area.id, by=by, now=now)
    await cards.refresh(tx, chat_id, "welcome", about=area.id, now=now)
    await cards.renew(tx, chat_id, "who_is_it", now)
    await board.put_up(tx, area.id, chat_id, now)
    await _show_live_requests(tx, area.id, chat_id, now)
    await outbox.post(tx, by, "area_linked", about=area.id, now=now)
    return await get(tx, area.id)


@verb
async def ask_who_it_is(tx: Transaction, chat_id: int, *, now: datetime) -> None:
    """An anonymous admin typed /setup: a tap on a card will show who it is. Raises AlreadyLinked."""
    await _must_be_free(tx, chat_id)
    await cards.refresh(tx, chat_id, "who_is_it", about=0, now=now)


@verb
async def lose_group(tx: Transaction, chat_id: int, *, now: datetime) -> None:
    """We were removed from a group: its area has none now, and the organisers hear it."""
    await group_rights.forget(tx, chat_id)
    area = await areas.find_by_chat(tx, chat_id)
    if area:
        await areas.link(tx, area.id, None, None, now)
        await history.note(tx, "lose_group", "area", area.id, by=None, now=now)
        await tell_organisers(tx, "group_lost", about=area.id, now=now, urgency=outbox.URGENT)


@verb
async def move_group(tx: Transaction, old: int, new: int, *, now: datetime) -> None:
    """The group has become a supergroup: every row that holds its id follows."""
    await areas.move_chat(tx, old, new)
    await cards.move_chat(tx, old, new)
    await group_rights.move_chat(tx, old, new)
    await knocks.move_chat(tx, old, new)
    area = await areas.find_by_chat(tx, new)
    if area:
        await board.put_up(tx, area.id, new, now)
        await _show_live_requests(tx, area.id, new, now)


async def _must_be_free(tx: Transaction, chat_id: int) -> None:
    linked = await areas.find_by_chat(tx, chat_id)
    if linked:
        raise AlreadyLinked(area=linked.name)


async def _named(tx: Transaction, title: str, now: datetime) -> Area:
    known = await areas.find_by_name(tx, _name(title))
    return known or await get(tx, await areas.add(tx, _name(title), now))


def _name(title: str) -> str:
    try:
        return clean_name(title)
    except NothingThere:
        raise NamelessGroup from None


async def _show_live_requests(tx: Transaction, area_id: int, chat_id: int, now: datetime) -> None:
    for request in await request_lists.live(tx, area_id):
        await cards.refresh(tx, chat_id, "request", about=request.id, now=now)
