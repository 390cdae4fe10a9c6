"""`python -m tests.bench.position_attack`: how near attackers come to a home by all the bot says and does.

An attacker is an approved neighbour of the area who knows these rules by heart. They say they live in one
place after the other, as many as they like, with every reach there is. For each they see whether they are
asked, and read why: "you live about 300 m away". They keep whatever squares of the town agree with all of
it, and guess the middle of them.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from math import cos, hypot, radians
from pathlib import Path
from zoneinfo import ZoneInfo

from aid import grid, help_requests, routing
from aid.reasons import distance_words, why_asked
from handlers.wish_screens import REACHES
from storage import areas, offers, people, places, wishes
from storage.database import Database
from storage.help_requests import HelpRequest, Kind, Part
from storage.help_requests import add as add_request
from storage.people import Role, Standing

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/London")
TOWN = (51.5, -0.12)
METRES_ACROSS = 2500
MOVES = 30
MEDIAN_MIN = 150  # metres
SEED = 20260303

Spot = tuple[float, float]  # metres north and east of the middle of the town
Seen = Callable[[int], int]  # what of a home's cell all that is said and done goes by


@dataclass(frozen=True, kw_only=True)
class Street:
    """A request of somebody's, and a neighbour who wants to know where that is."""

    db: Database
    resident: int
    attacker: int
    request: HelpRequest


async def build(folder: Path) -> Street:
    """A database with the two of them; the attacker has been asked for it already."""
    db = await Database.open(folder / "attack.db", folder / "key")
    area = await db.transaction(lambda tx: areas.add(tx, "Elm Street", NOW))
    resident, attacker = [
        await db.transaction(lambda tx, id=id: people.add(tx, id, "Somebody", area, "en", NOW))
        for id in (1, 2)
    ]
    await db.transaction(lambda tx: people.give_role(tx, attacker, Role.NEIGHBOUR, Standing.APPROVED, NOW))
    ids = [await db.transaction(lambda tx, n=n: _ask(tx, n, resident, area)) for n in (1, 2)]
    await db.transaction(lambda tx: offers.ask(tx, ids[1], attacker, 1, NOW))
    return Street(db=db, resident=resident, attacker=attacker, request=await help_requests.get(db, ids[0]))


async def _ask(tx, draft_id, resident, area):
    return await add_request(
        tx, draft_id=draft_id, resident_id=resident, asked_by=resident, area_id=area, kind=Kind.SHOPPING,
        details=None, voice=None, wanted_on=date(2026, 3, 4), part=Part.DAY, word="robin", now=NOW,
    )  # fmt: skip


async def attack(street: Street, rng: random.Random, seen: Seen) -> float:
    """One attacker and one home: how far from it the last guess is, in metres."""
    half = METRES_ACROSS / 2
    home = (rng.uniform(-half, half), rng.uniform(-half, half))
    await street.db.transaction(lambda tx: places.keep(tx, street.resident, cell_of(home)))
    left, guess = town(), (0.0, 0.0)
    for _ in range(MOVES):
        stand = (guess[0] + rng.uniform(-half, half), guess[1] + rng.uniform(-half, half))
        own, reach = cell_of(stand), rng.choice(REACHES)
        told = await tells(street, own, reach)
        agree = {cell: all_in for cell, all_in in left.items() if expected(seen(cell), own, reach) == told}
        left = agree or left
        guess = middle([spot for all_in in left.values() for spot in all_in])
    return hypot(home[0] - guess[0], home[1] - guess[1])


async def tells(street: Street, own: int, reach: int) -> tuple[bool, str]:
    """All that the bot lets an attacker see from there: whether they are asked, and the words of it."""
    db, attacker = street.db, street.attacker
    await db.transaction(lambda tx: places.keep(tx, attacker, own))
    await db.transaction(lambda tx: wishes.keep(tx, attacker, reach=reach))
    matched = await routing.match(db, street.request, NOW, ZONE)
    offer = await offers.find(db, street.request.id + 1, attacker)
    assert offer is not None
    return attacker in [match.person_id for match in matched], await why_asked(db, street.request, offer)


def expected(home: int, own: int, reach: int) -> tuple[bool, str]:
    """What an attacker knows they would see if the home were there."""
    steps = grid.steps_apart(home, own)
    return steps <= reach, f"I ask you because you live about {distance_words(steps)} away."


@cache
def town() -> dict[int, list[Spot]]:
    """The whole town in squares of 50 m, by the cells in which they are."""
    half, found = METRES_ACROSS // 2, {}
    for north in range(-half + 25, half, 50):
        for east in range(-half + 25, half, 50):
            found.setdefault(cell_of((north, east)), []).append((north, east))
    return found


def middle(spots: list[Spot]) -> Spot:
    """Where somebody is least far off, as far as they know."""
    return sum(north for north, _ in spots) / len(spots), sum(east for _, east in spots) / len(spots)


def cell_of(spot: Spot) -> int:
    """The grid's cell there."""
    north, east = spot
    shrunk = cos(radians(TOWN[0]))
    return grid.cell_at(
        TOWN[0] + north / grid.METRES_A_DEGREE, TOWN[1] + east / grid.METRES_A_DEGREE / shrunk
    )


async def errors(attackers: int, seen: Seen = grid.stand_in, seed: int = SEED) -> list[float]:
    """How far off each attacker is in the end, in metres, the best first."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        street = await build(Path(folder))
        try:
            return sorted([await attack(street, rng, seen) for _ in range(attackers)])
        finally:
            await street.db.close()


def main() -> int:
    """0 if the median attacker is far enough off, 1 if not."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.position_attack", description=__doc__)
    parser.add_argument("--attackers", type=int, default=1000)
    found = asyncio.run(errors(parser.parse_args().attackers))
    median = statistics.median(found)
    tenth = found[len(found) // 10]
    print(f"{len(found)} attackers, {MOVES} places each: a home is found to {median:.0f} m at the median,")
    print(
        f"{tenth:.0f} m for the best tenth, {found[-1]:.0f} m for the worst. Wanted: {MEDIAN_MIN} m at least."
    )
    return 0 if median >= MEDIAN_MIN else 1


if __name__ == "__main__":
    sys.exit(main())
