"""Shopping lists: what each person usually buys."""

from dataclasses import dataclass
from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source, build


@dataclass(frozen=True, kw_only=True)
class UsualItem:
    """Something that was on a person's list before, as they wrote it last."""

    id: int
    item: str


async def usual(source: Source, person_id: int, most: int) -> list[UsualItem]:
    """What this person had on their lists most often, at most so many."""
    rows = await source.all(
        "SELECT id, item FROM usual_items WHERE person_id = :person_id"
        " ORDER BY times DESC, last_at DESC, id LIMIT :most",
        person_id=person_id,
        most=most,
    )
    return [build(UsualItem, row) for row in rows]


async def note(tx: Transaction, person_id: int, item: str, now: datetime) -> None:
    """It was on their list once more."""
    await tx.run(
        "INSERT INTO usual_items (person_id, item, known_as, last_at)"
        " VALUES (:person_id, :item, :known_as, :now)"
        " ON CONFLICT (person_id, known_as) DO UPDATE SET item = :item, times = times + 1, last_at = :now",
        person_id=person_id,
        item=item,
        known_as=item.casefold(),
        now=now,
    )


async def take_off(tx: Transaction, person_id: int, id: int) -> bool:
    """It is not usual any more. False when it wasn't theirs, or is gone already."""
    gone = "DELETE FROM usual_items WHERE id = :id AND person_id = :person_id"
    return bool(await tx.run(gone, id=id, person_id=person_id))


async def trim(tx: Transaction, person_id: int, most: int) -> None:
    """Keep what was last on their lists, at most so many."""
    await tx.run(
        "DELETE FROM usual_items WHERE person_id = :person_id AND id NOT IN (SELECT id FROM usual_items"
        " WHERE person_id = :person_id ORDER BY last_at DESC, id DESC LIMIT :most)",
        person_id=person_id,
        most=most,
    )
