"""Who may be asked for a request, in which order, and why: the rules, on a real database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aid import finishing, grid, help_requests, routing, waves
from aid.reasons import why_asked, why_nobody
from storage import areas, blocks, offers, people, places, wishes
from storage.database import Database
from storage.help_requests import Kind, Outcome, Part
from storage.help_requests import add as add_request
from storage.offers import Offer
from storage.people import Role, Standing

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)  # a Tuesday
ZONE = ZoneInfo("Europe/London")
HOME = (51.5, -0.12)
A_KM = 1 / 111.195


@dataclass
class Place:
    """An area with a resident, and neighbours as they are put in."""

    db: Database
    area: int
    resident: int
    accounts: int = 100

    async def run(self, verb, *args, **more):
        return await self.db.transaction(lambda tx: verb(tx, *args, **more))

    async def neighbour(self, km=None, standing=Standing.APPROVED, area=None, language="en", **wished):
        """Somebody who helps, so many km north of the resident if their place is known."""
        self.accounts += 1
        area = area or self.area
        id = await self.run(people.add, self.accounts, f"N{self.accounts}", area, language, NOW)
        await self.run(people.give_role, id, Role.NEIGHBOUR, standing, NOW)
        if km is not None:
            await self.run(places.keep, id, grid.cell_at(HOME[0] + km * A_KM, HOME[1]))
        if wished:
            await self.run(wishes.keep, id, **wished)
        return id

    async def request(self, kind=Kind.SHOPPING):
        """The resident asks."""
        self.accounts += 1
        id = await self.run(
            add_request,
            draft_id=self.accounts,
            resident_id=self.resident,
            asked_by=self.resident,
            area_id=self.area,
            kind=kind,
            details=None,
            voice=None,
            wanted_on=date(2026, 3, 4),
            part=Part.DAY,
            word="robin",
            now=NOW,
        )
        return await help_requests.get(self.db, id)

    async def asked(self, person, at, state=None, about=None):
        """Somebody was nudged, perhaps for something else, and answered."""
        request = about or await self.request()
        await self.run(offers.ask, request.id, person, 1, at)
        await self.run(places.note_asked, person, at)
        if state is Offer.NO_ANSWER:
            await self.run(offers.note_silence, request.id, person, at)
        elif state:
            await self.run(offers.note, request.id, person, state, at)

    async def order(self, request=None, now=NOW):
        """Who is asked, in this order."""
        request = request or await self.request()
        return [match.person_id for match in await routing.match(self.db, request, now, ZONE)]


@pytest.fixture
async def place(tmp_path):
    db = await Database.open(tmp_path / "x.db", tmp_path / "key")
    area = await db.transaction(lambda tx: areas.add(tx, "Elm Street", NOW))
    resident = await db.transaction(lambda tx: people.add(tx, 1, "Rosa", area, "en", NOW))
    await db.transaction(lambda tx: places.keep(tx, resident, grid.cell_at(*HOME)))
    yield Place(db, area, resident)
    await db.close()


NOBODY = [
    {"standing": Standing.ASKED},
    {"standing": Standing.OUT_OF_GROUP},
    {"standing": Standing.LEFT},
    {"language": "cy"},
    {"kinds": ["gardening"]},
    {"resting_until": NOW + timedelta(days=1)},
    {"weekdays": "34567"},
    {"from_hour": 11},
    {"until_hour": 10},
    {"nudges_a_week": 0},
    {"km": 2.2, "reach": 20},
]


@pytest.mark.parametrize("wished", NOBODY, ids=str)
async def test_who_does_not_fit_is_not_asked(place, wished):
    await place.neighbour(**wished)
    assert await place.order() == []


SOMEBODY = [
    {},
    {"kinds": ["shopping", "gardening"]},
    {"resting_until": NOW - timedelta(days=1)},
    {"weekdays": "2"},
    {"from_hour": 10, "until_hour": 11},
    {"km": 1.8, "reach": 20},
    {"km": 4.0},
]


@pytest.mark.parametrize("wished", SOMEBODY, ids=str)
async def test_who_fits_is_asked(place, wished):
    id = await place.neighbour(**wished)
    assert await place.order() == [id]


async def test_without_a_place_the_area_serves(place):
    other = await place.run(areas.add, "Oak Lane", NOW)
    await place.neighbour(area=other)
    await place.run(places.forget, place.resident)
    near = await place.neighbour(km=9.0, reach=10)
    assert await place.order() == [near]


async def test_their_own_limit_may_lead_beyond_their_area(place):
    other = await place.run(areas.add, "Oak Lane", NOW)
    far = await place.neighbour(km=3.0, reach=40, area=other)
    request = await place.request()
    assert await place.order(request) == [far]
    await place.run(waves.begin, request, NOW, urgent=False)
    await place.run(offers.ask, request.id, far, 1, NOW)
    await help_requests.claim(place.db, request.id, by=far, now=NOW)


@pytest.mark.parametrize("by_the_resident", [True, False])
async def test_a_block_keeps_two_apart_for_ever_whoever_made_it(place, by_the_resident):
    id = await place.neighbour()
    pair = (place.resident, id) if by_the_resident else (id, place.resident)
    await place.run(blocks.add, *pair, NOW)
    request = await place.request()
    assert await place.order(request) == []
    with pytest.raises(help_requests.NotHere):
        await help_requests.claim(place.db, request.id, by=id, now=NOW)


@pytest.mark.parametrize("state", [*Offer])
async def test_nobody_is_asked_twice_for_the_same(place, state):
    id, request = await place.neighbour(), await place.request()
    await place.asked(id, NOW - timedelta(hours=2), state, about=request)
    assert await place.order(request) == []


async def test_whoever_was_released_by_another_may_be_asked_again(place):
    id, request = await place.neighbour(), await place.request()
    await place.asked(id, NOW - timedelta(hours=2), about=request)
    await place.run(offers.release, request.id, NOW)
    assert await place.order(request) == [id]


async def test_after_3_nudges_in_a_week_they_are_left_alone(place):
    id = await place.neighbour()
    for days in (1, 3, 6):
        await place.asked(id, NOW - timedelta(days=days), Offer.YES)
    assert await place.order() == []
    assert await place.order(now=NOW - timedelta(days=6) + routing.WEEK) == [id]


async def test_a_week_of_ones_own_is_kept_to(place):
    id = await place.neighbour(nudges_a_week=1)
    await place.asked(id, NOW - timedelta(days=6), Offer.YES)
    assert await place.order() == []


async def test_helped_before_then_asked_longest_ago_then_nearer(place):
    far = await place.neighbour(km=1.0)
    near = await place.neighbour(km=0.3)
    asked = await place.neighbour(km=0.3)
    friend = await place.neighbour(km=1.9)
    await place.asked(asked, NOW - timedelta(days=20), Offer.NOT_THIS_TIME)
    done = await place.request()
    await help_requests.claim(place.db, done.id, by=friend, now=NOW)
    await finishing.report_done(place.db, done.id, by=friend, minutes=30, confirm_by=NOW, now=NOW)
    await finishing.confirm(place.db, done.id, by=place.resident, outcome=Outcome.MET, now=NOW)
    assert await place.order() == [friend, near, far, asked]


async def test_who_says_yes_more_often_fits_better_and_silence_means_rest(place):
    willing, unknown, unwilling, silent, refused = [await place.neighbour() for _ in range(5)]
    for days in (8, 9, 10):
        await place.asked(willing, NOW - timedelta(days=days), Offer.YES)
        await place.asked(unwilling, NOW - timedelta(days=days), Offer.NOT_THIS_TIME)
    await place.asked(silent, NOW - timedelta(hours=2), Offer.NO_ANSWER)
    await place.asked(refused, NOW - timedelta(hours=2), Offer.NOT_THIS_TIME)
    assert await place.order() == [willing, unknown, refused, silent, unwilling]


async def test_of_two_who_fit_as_well_the_one_asked_less_often_lately_comes_first(place):
    often, seldom = await place.neighbour(), await place.neighbour()
    for days in (9, 20):
        await place.asked(often, NOW - timedelta(days=days), Offer.YES)
    await place.asked(seldom, NOW - timedelta(days=8), Offer.YES)
    assert await place.order() == [seldom, often]


async def test_in_a_crowd_only_the_nearest_are_weighed(place):
    near = {await place.neighbour(km=0.2, reach=50) for _ in range(routing.CANDIDATES_MAX)}
    for _ in range(20):
        await place.neighbour(km=3.0, reach=50)
    assert set(await place.order()) == near


async def test_why_somebody_was_asked_can_be_said(place):
    request = await place.request()

    async def said(person):
        await place.asked(person, NOW, about=request)
        return await why_asked(place.db, request, await offers.find(place.db, request.id, person))

    near, known = await place.neighbour(km=0.5), await place.neighbour(km=1.0)
    await place.asked(known, NOW - timedelta(days=12), Offer.YES)
    assert await said(near) == "I ask you because you live about 500 m away."
    assert await said(known) == "I ask you because you live about 1 km away and I last asked you 12 days ago."
    assert await said(await place.neighbour()) == "I ask you because you live in the area."


async def test_why_nobody_was_asked_can_be_said(place):
    request = await place.request()
    assert why_nobody(await routing.why_nobody(place.db, request, NOW, ZONE)) == (
        "No neighbour in this area is on the list yet."
    )
    await place.asked(await place.neighbour(), NOW, about=request)
    for _ in range(2):
        await place.neighbour(resting_until=NOW + timedelta(days=3))
    await place.neighbour(kinds=["gardening"])
    blocked = await place.neighbour()
    await place.run(blocks.add, place.resident, blocked, NOW)
    counts = await routing.why_nobody(place.db, request, NOW, ZONE)
    assert counts == {"asked": 1, "resting": 2, "kind": 1, "blocked": 1}
    said = why_nobody(counts)
    assert "1 has been asked." in said
    assert "2 take a rest." in said
    assert "1 can't for another reason." in said
