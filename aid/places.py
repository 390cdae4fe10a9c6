"""Where people are: shared of their own will, snapped to a cell at once, and forgotten with one tap."""

from datetime import datetime

from aid.grid import cell_at, stand_in
from aid.verbs import verb
from storage import history, places, wishes
from storage.connection import Transaction
from storage.rows import Source


async def home_of(source: Source, person_id: int) -> int | None:
    """Where somebody lives, no finer than anybody may find out: the cell that stands for their block."""
    cell = await places.find(source, person_id)
    return None if cell is None else stand_in(cell)


@verb
async def share(tx: Transaction, latitude: float, longitude: float, *, by: int, now: datetime) -> None:
    """Somebody shares where they live, in degrees; only the cell of the grid is kept."""
    await places.keep(tx, by, cell_at(latitude, longitude))
    await history.note(tx, "share_place", "person", by, by=by, now=now)


@verb
async def forget(tx: Transaction, *, by: int, now: datetime) -> None:
    """Where they live is known no more; their area serves again."""
    await places.forget(tx, by)
    await history.note(tx, "forget_place", "person", by, by=by, now=now)


@verb
async def go_so_far(tx: Transaction, reach: int | None, *, by: int, now: datetime) -> None:
    """How far a neighbour goes, in steps of 100 m; None: within their area."""
    await wishes.keep(tx, by, reach=reach)
    await history.note(tx, "go_so_far", "person", by, by=by, now=now)
