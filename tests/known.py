"""Neighbours whom organisers know well: checked for all there is, and their first jobs long done."""

from datetime import datetime

from aid import vettings
from aid.clearance import FIRST_JOBS
from storage import first_jobs
from storage.connection import Transaction
from storage.database import Database
from storage.vettings import Sort
from tests.conftest import Neighbourhood


async def well_known(db: Database, id: int, *, by: int, now: datetime) -> None:
    """An organiser has seen all that there is to see of them, and they have done their first jobs."""
    for sort in (Sort.BASIC_CHECK, Sort.DRIVING):
        await vettings.attest(db, id, sort, seen="The papers", years=3, by=by, draft_id=None, now=now)
    await db.transaction(lambda tx: experienced(tx, id))


async def all_well_known(street: Neighbourhood) -> None:
    """All neighbours on the list of Elm Street, but for Olga who did the checks."""
    db = street.app.db
    olga = await db.one("SELECT person_id AS id FROM accounts WHERE id = :id", id=street.olga.id)
    rows = await db.all(
        "SELECT person_id AS id FROM roles WHERE role = 'neighbour' AND standing = 'approved'"
        " AND cleared = '{}' AND person_id <> :olga",
        olga=olga["id"],
    )
    for row in rows:
        await well_known(db, row["id"], by=olga["id"], now=street.clock.now())


async def experienced(tx: Transaction, id: int) -> None:
    """Their first jobs were done before this story begins."""
    while await first_jobs.count(tx, id) < FIRST_JOBS:
        pass
