"""The pinned board of an area's group: put up, brought up to date, looked at, pinned."""

from datetime import datetime, timedelta

from aid.organisers import tell_organisers
from aid.permissions import must_be_neighbour_of
from aid.verbs import verb
from storage import areas, cards, pins
from storage.connection import Transaction
from storage.help_requests import HelpRequest

GATHERED_FOR = timedelta(seconds=10)


async def put_up(tx: Transaction, area_id: int, chat_id: int, now: datetime) -> None:
    """The group gets its board."""
    await cards.gather(tx, chat_id, "board", about=area_id, due_at=now)


async def change(tx: Transaction, area_id: int, now: datetime) -> None:
    """Something on an area's board has changed; what changes within 10 s is one edit."""
    area = await areas.find(tx, area_id)
    if area and area.chat_id is not None:
        await cards.gather(tx, area.chat_id, "board", about=area_id, due_at=now + GATHERED_FOR)


@verb
async def look_again(tx: Transaction, chat_id: int, *, now: datetime) -> None:
    """Somebody types /board: it is put right, made anew if it is gone, and pinned if it isn't.

    Typed often it costs no more than any change. A group of no area has no board.
    """
    area = await areas.find_by_chat(tx, chat_id)
    if area:
        await change(tx, area.id, now)
        await pins.doubt(tx, chat_id, "board")


@verb
async def may_pin_now(tx: Transaction, chat_id: int, *, now: datetime) -> None:
    """Our rights in a group have changed: the board is tried to be pinned again, if it could not be."""
    area = await areas.find_by_chat(tx, chat_id)
    if area:
        await change(tx, area.id, now)
        await pins.allow(tx, chat_id, "board")


async def may_not_pin(tx: Transaction, area_id: int, *, now: datetime) -> None:
    """The board stands, but nobody may pin it: organisers hear which right is missing."""
    await tell_organisers(tx, "cannot_pin", about=area_id, now=now)


@verb
async def look_at(tx: Transaction, id: int, *, by: int, now: datetime) -> HelpRequest:
    """A neighbour opens a need from the board. Raises why they may not, the same whatever it is."""
    return await must_be_neighbour_of(tx, id, by)
