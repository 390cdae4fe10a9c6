"""Who looked up how somebody can be reached: noted in history, for that person to see."""

from datetime import datetime

from storage import history
from storage.connection import Transaction


async def note(tx: Transaction, person_id: int, *, by: int, now: datetime) -> None:
    """`by` was shown where this person lives, or their number; one's own are nobody's business."""
    if person_id != by:
        await history.note(tx, "look_up", "person", person_id, by=by, now=now, on_behalf_of=person_id)
