"""Places: where people are, kept only as a cell of the grid."""

from datetime import datetime

from storage.connection import Transaction
from storage.rows import Source


async def find(source: Source, person_id: int) -> int | None:
    """The cell somebody is in, None if they never said."""
    row = await source.one("SELECT cell FROM positions WHERE person_id = :id", id=person_id)
    return row["cell"] if row else None


async def keep(tx: Transaction, person_id: int, cell: int) -> None:
    """Somebody is in this cell from now on."""
    await tx.run(
        "INSERT INTO positions (person_id, cell, asked_at) VALUES (:id, :cell, COALESCE("
        " (SELECT MAX(asked_at) FROM offers WHERE person_id = :id), ''))"
        " ON CONFLICT (person_id) DO UPDATE SET cell = :cell",
        id=person_id,
        cell=cell,
    )


async def forget(tx: Transaction, person_id: int) -> None:
    """Where somebody is, is known no more."""
    await tx.run("DELETE FROM positions WHERE person_id = :id", id=person_id)


async def note_asked(tx: Transaction, person_id: int, now: datetime) -> None:
    """Somebody was asked now: within their cell they come last."""
    await tx.run("UPDATE positions SET asked_at = :now WHERE person_id = :id", id=person_id, now=now)
