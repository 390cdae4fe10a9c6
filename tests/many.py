"""More neighbours than the cast has, and what they are nudged with."""

from datetime import UTC, timedelta

from bot.playground.phone import Phone
from bot.playground.shapes import User
from bot.playground.story import joins
from tests.conftest import Neighbourhood
from tests.known import all_well_known


async def at(street: Neighbourhood, hour: int) -> None:
    """Wait until it is that hour where the street is."""
    zone = street.app.settings.time_zone
    now = street.clock.now().astimezone(zone)
    there = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    if there <= now:
        there += timedelta(days=1)
    wait = there.astimezone(UTC) - now.astimezone(UTC)
    street.clock.hurry(wait)
    await street.hurry()


async def neighbours(street: Neighbourhood, count: int) -> list[Phone]:
    """Ben, Ayo, and so many more that they are `count`; all approved."""
    found = [street.ben, street.ayo]
    for number in range(3, count + 1):
        phone = street.new_phone(User(7000 + number, f"N{number}"))
        await phone.joins(street.group)
        await joins(phone, f"Neighbour {number}", "I can help")
        await street.olga.taps("Approve")
        found.append(phone)
    await all_well_known(street)
    return found


def nudges(phone: Phone) -> list[str]:
    """The nudges in this phone that still wait for an answer."""
    return [shown.text for shown in phone.chat() if "Not this time" in shown.labels]


def nudged(phones: list[Phone]) -> list[Phone]:
    """Who has such a nudge."""
    return [phone for phone in phones if nudges(phone)]


async def states(street: Neighbourhood) -> list[str]:
    """The states of all offers, sorted."""
    rows = await street.app.db.all("SELECT state FROM offers ORDER BY state")
    return [row["state"] for row in rows]


async def asks_for(street: Neighbourhood, kind: str, when: str = "Tomorrow morning") -> None:
    """Rosa asks for one of the further kinds, and it has gone out."""
    await all_well_known(street)
    for label in ("I need help", "Something else", kind, when):
        await street.rosa.taps(label)
    if "Where do you live?" in street.rosa.last.text:
        await street.rosa.types("12 Elm Street, blue door")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
