"""Check-ins that the residents of a town have agreed on, written down while no bot runs."""

from pathlib import Path
from zoneinfo import ZoneInfo

from aid import checkin_plans
from aid.checkin_plans import Terms
from storage import people
from storage.checkin_plans import Pronoun
from storage.connection import Transaction
from storage.database import Database
from tests.crash.people import Neighbour, Resident, Stranger
from tests.crash.town import Town

HOURS = ("09:00", "13:00", "16:00", "20:00")


async def agree(data: Path, key_file: Path, town: Town) -> None:
    """Each resident is asked at an hour of their own; two neighbours are asked if they may be told."""
    db = await Database.open(data / "goodturn.db", key_file)
    now, zone = town.daylight.now(), ZoneInfo(town.zone)
    neighbours = [one for one in town.people if isinstance(one, Neighbour) and not isinstance(one, Stranger)]
    residents = [one for one in town.people if isinstance(one, Resident)]

    async def work(tx: Transaction) -> None:
        ids = {}
        for one in (*residents, *neighbours):
            person = await people.find_by_account(tx, one.phone.id)
            assert person
            ids[one] = person.id
        for number, resident in enumerate(residents):
            told = (neighbours[number % len(neighbours)], neighbours[(number + 1) % len(neighbours)])
            terms = Terms(
                weekdays="1234567",
                asks_at=HOURS[number % len(HOURS)],
                wait_minutes=15,
                pronoun=Pronoun.THEM,
                contacts=tuple(ids[one] for one in told),
                always=True,
            )
            by = ids[resident]
            plan = await checkin_plans.note_plan(tx, by, terms, by=by, now=now)
            await checkin_plans.agree_to_plan(tx, plan.id, by=by, zone=zone, now=now)

    try:
        await db.transaction(work)
    finally:
        await db.close()
