"""Where people live: kept only as a square, and forgotten with one tap."""

import pytest

from tests.conftest import Neighbourhood
from tests.many import at, nudges

ROSA, NEAR, FAR = (51.5000, -0.1200), (51.5050, -0.1200), (51.5400, -0.1200)


@pytest.fixture
async def placed(street: Neighbourhood) -> Neighbourhood:
    """Rosa and Ben have shared where they live, half a kilometre apart."""
    await at(street, 10)
    await street.rosa.shares_location(*ROSA)
    await street.ben.shares_location(*NEAR)
    return street


async def test_only_a_square_of_250_m_is_kept(placed):
    assert placed.rosa.last.text == "Thank you. I keep only a square of 250 m, not where you live in it."
    assert placed.rosa.last.labels == ["Forget my place"]
    rows = await placed.app.db.all("SELECT * FROM positions")
    assert [sorted(row.keys()) for row in rows] == [["asked_at", "cell", "person_id"]] * 2
    left = await placed.app.db.all("SELECT body FROM inbox WHERE state = 'done' AND body LIKE '%51.505%'")
    assert len(left) <= 1  # the update itself, until it is emptied with the others


async def test_a_nudge_says_how_far_it_is(placed):
    await placed.ben.taps("1 km")
    assert placed.ben.last.text == "All right. I ask you up to 1 km away."
    await placed.rosa_asks()
    assert "I ask you because you live about 500 m away." in placed.ben.last.text


async def test_whoever_lives_too_far_off_is_not_asked_unless_they_go_by_area(placed):
    await placed.ben.shares_location(*FAR)
    await placed.ben.taps("1 km")
    await placed.rosa_asks()
    assert nudges(placed.ben) == []
    await placed.ben.shares_location(*FAR)
    await placed.ben.taps("Only my area")
    await placed.hurry(minutes=30)
    assert len(nudges(placed.ben)) == 1


async def test_a_place_is_forgotten(placed):
    await placed.rosa.taps("Forget my place")
    assert placed.rosa.last.text == "I have forgotten your place. I go by your area now."
    rows = await placed.app.db.all("SELECT person_id FROM positions")
    assert len(rows) == 1


async def test_an_outsider_shares_nothing(placed):
    await placed.zed.presses_start()
    await placed.zed.shares_location(*ROSA)
    rows = await placed.app.db.all("SELECT person_id FROM positions")
    assert len(rows) == 2
