"""Areas as organisers arrange them: made, named, given a group by a link, parted from it."""

from datetime import datetime

from aid import areas as groups
from aid import links
from aid.areas import get
from aid.organisers import must_be_organiser
from aid.organising_refusals import AreaHasGroup, AreaNamedSo, AreaWithoutGroup, LinkSpent, NotBesideItself
from aid.texts import clean_name
from aid.verbs import verb
from storage import areas, drafts, history
from storage.areas import Area
from storage.connection import Transaction
from storage.links import Purpose


@verb
async def make_area(tx: Transaction, name: str, *, draft_id: int, by: int, now: datetime) -> Area:
    """A new area, which has no group yet. Raises NotAnOrganiser, AreaNamedSo or NothingThere."""
    await must_be_organiser(tx, by)
    name = await _free_name(tx, name, None)
    await drafts.end(tx, draft_id)
    id = await areas.add(tx, name, now)
    await history.note(tx, "make_area", "area", id, by=by, now=now)
    return await get(tx, id)


@verb
async def rename_area(tx: Transaction, id: int, name: str, *, draft_id: int, by: int, now: datetime) -> Area:
    """An area gets another name. Raises NotAnOrganiser, NotHere, AreaNamedSo or NothingThere."""
    await must_be_organiser(tx, by)
    await get(tx, id)
    name = await _free_name(tx, name, id)
    await drafts.end(tx, draft_id)
    await areas.rename(tx, id, name)
    await history.note(tx, "rename_area", "area", id, by=by, now=now)
    return await get(tx, id)


@verb
async def link_for_group(tx: Transaction, id: int, *, by: int, now: datetime) -> str:
    """What follows the link that puts us into a group for this area, once, within an hour.

    Raises NotAnOrganiser, NotHere or AreaHasGroup.
    """
    await must_be_organiser(tx, by)
    area = await get(tx, id)
    if area.chat_id is not None:
        raise AreaHasGroup(area=area.name)
    return await links.make(tx, Purpose.GROUP, about=id, by=by, now=now)


@verb
async def come_by_link(
    tx: Transaction, payload: str, chat_id: int, title: str, *, account_id: int, by: int, now: datetime
) -> Area:
    """An organiser has put us into a group by such a link: it is the area's now.

    Raises NotAnOrganiser, LinkSpent, AlreadyLinked or AreaHasGroup.
    """
    await must_be_organiser(tx, by)
    link = await links.use(tx, payload, account_id, now=now)
    if link.made_by != by:
        raise LinkSpent
    return await groups.link(tx, link.about, chat_id, title, by=by, now=now)


@verb
async def unlink(tx: Transaction, id: int, *, by: int, now: datetime) -> Area:
    """An area has no group any more. Raises NotAnOrganiser, NotHere or AreaWithoutGroup."""
    await must_be_organiser(tx, by)
    area = await get(tx, id)
    if area.chat_id is None:
        raise AreaWithoutGroup(area=area.name)
    await areas.link(tx, id, None, None, now)
    await history.note(tx, "unlink", "area", id, by=by, now=now)
    return await get(tx, id)


@verb
async def set_beside(tx: Transaction, id: int, other: int, *, yes: bool, by: int, now: datetime) -> Area:
    """Two areas lie side by side, or don't. Raises NotAnOrganiser, NotBesideItself or NotHere."""
    await must_be_organiser(tx, by)
    if id == other:
        raise NotBesideItself
    await get(tx, other)
    area = await get(tx, id)
    await areas.set_beside(tx, id, other, yes)
    await history.note(tx, "set_beside", "area", id, by=by, now=now)
    return area


async def _free_name(tx: Transaction, name: str, id: int | None) -> str:
    name = clean_name(name)
    known = await areas.find_by_name(tx, name)
    if known and known.id != id:
        raise AreaNamedSo(area=known.name)
    return name
