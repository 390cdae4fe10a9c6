"""Posters: a link for a wall or a letter box; it leads into joining, in its area, for ever and for all."""

from dataclasses import dataclass
from datetime import datetime

from aid import links
from aid.areas import get as get_area
from aid.organisers import must_be_organiser
from aid.refusals import NotHere
from aid.verbs import verb
from storage import areas, history
from storage.areas import Area
from storage.connection import Transaction
from storage.links import Purpose


@dataclass(frozen=True, kw_only=True)
class Poster:
    """What stands on it. `link` is in the QR code, `short` can be typed; without a phone nobody is rung."""

    area: str
    link: str
    short: str
    phone: str | None


@verb
async def make_poster(tx: Transaction, area_id: int, *, by: int, now: datetime) -> tuple[Area, str]:
    """A new code of an area, and what follows /start in it; earlier ones stay good.

    Raises NotAnOrganiser or NotHere.
    """
    await must_be_organiser(tx, by)
    area = await get_area(tx, area_id)
    return area, await _code(tx, area, by, now)


@verb
async def make_poster_by_hand(tx: Transaction, area_name: str, *, now: datetime) -> tuple[Area, str]:
    """Whoever runs the bot makes one, for the area of this name. Raises NotHere."""
    area = await areas.find_by_name(tx, area_name)
    if area is None:
        raise NotHere
    return area, await _code(tx, area, None, now)


async def _code(tx: Transaction, area: Area, by: int | None, now: datetime) -> str:
    payload = await links.make(tx, Purpose.POSTER, now=now, about=area.id, by=by)
    await history.note(tx, "make_poster", "area", area.id, by=by, now=now)
    return payload
