"""Posters: a link for a wall or a letter box; it leads into joining, in its area, for ever and for all."""

from datetime import datetime

from aid import links
from aid.areas import get as get_area
from aid.organisers import must_be_organiser
from aid.verbs import verb
from storage import history
from storage.areas import Area
from storage.connection import Transaction
from storage.links import Purpose


@verb
async def make_poster(tx: Transaction, area_id: int, *, by: int, now: datetime) -> tuple[Area, str]:
    """A new code of an area, and what follows /start in it; earlier ones stay good.

    Raises NotAnOrganiser or NotHere.
    """
    await must_be_organiser(tx, by)
    area = await get_area(tx, area_id)
    payload = await links.make(tx, Purpose.POSTER, now=now, about=area.id, by=by)
    await history.note(tx, "make_poster", "area", area.id, by=by, now=now)
    return area, payload
