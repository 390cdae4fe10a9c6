"""A street on which Rosa has agreed on check-ins, and what tests of them ask again and again."""

from datetime import timedelta

from aid import checkin_plans
from aid.checkin_plans import Terms
from bot.playground.phone import Phone
from storage import checkins, people
from storage.checkin_plans import Pronoun
from storage.checkins import CheckIn
from tests.conftest import Neighbourhood


async def person_of(street: Neighbourhood, phone: Phone) -> int:
    """The record behind a phone."""
    person = await people.find_by_account(street.app.db, phone.user.id)
    assert person
    return person.id


async def agrees(street: Neighbourhood, *contacts: Phone, **facts: object) -> int:
    """Rosa is asked at 9am every day, waits half an hour, and these are told, who have all agreed to it."""
    told = tuple([await person_of(street, contact) for contact in contacts])
    terms = {"weekdays": "1234567", "asks_at": "09:00", "wait_minutes": 30, "pronoun": Pronoun.HER}
    rosa, now = await person_of(street, street.rosa), street.clock.now()

    async def work(tx):
        plan = await checkin_plans.note_plan(
            tx, rosa, Terms(**{**terms, "contacts": told, **facts}), by=rosa, now=now
        )
        return (
            await checkin_plans.agree_to_plan(
                tx, plan.id, by=rosa, zone=street.app.settings.time_zone, now=now
            )
        ).id

    id = await street.app.db.transaction(work)
    await street.hurry()
    for contact in contacts:
        await contact.taps("Yes, tell me")
    return id


async def todays(street: Neighbourhood) -> CheckIn:
    """Rosa's newest check-in."""
    row = await street.app.db.one("SELECT id FROM checkins ORDER BY day DESC LIMIT 1")
    assert row
    found = await checkins.find(street.app.db, row["id"])
    assert found
    return found


async def passes(street: Neighbourhood, minutes: int, step: int = 5) -> None:
    """So many minutes pass, and the clock ticks on the way."""
    for _ in range(minutes // step):
        street.clock.hurry(timedelta(minutes=step))
        await street.hurry()
