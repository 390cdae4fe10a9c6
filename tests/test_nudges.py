"""What a neighbour reads in a nudge, and how they can be left alone."""

from datetime import timedelta

import pytest

from tests.conftest import Neighbourhood
from tests.many import at, nudges


@pytest.fixture
async def asked(street: Neighbourhood) -> Neighbourhood:
    """Ben and Ayo have been asked, at 10 in the morning."""
    await at(street, 10)
    await street.rosa_asks()
    return street


async def asks_again(street):
    await street.hurry(minutes=5)
    await street.rosa_asks(when="Tomorrow afternoon")


async def test_a_nudge_says_what_and_when_and_why_but_not_who_or_where(asked):
    text = asked.ben.last.text
    assert text.startswith("Can you help a neighbour? Shopping\nTomorrow, ")
    assert "in the morning" in text
    assert "I ask you because you live in the area." in text
    assert "Rosa" not in text
    assert "Elm" not in text
    assert asked.ben.last.labels == ["I can help", "Not this time", "Pause me"]


async def test_one_tap_on_a_nudge_takes_it(asked):
    await asked.ben.taps("I can help")
    assert "12 Elm Street" in asked.ben.last.text
    assert asked.ben.alerts[-1] == "Thank you. I have sent you the details privately."


async def test_paused_for_a_week(asked):
    await asked.ben.taps("Pause me")
    await asked.ben.taps("A week")
    assert asked.ben.last.text.startswith("All right. I ask you again from ")
    assert nudges(asked.ben) == []
    await asks_again(asked)
    assert nudges(asked.ben) == []
    assert len(nudges(asked.ayo)) == 2
    await asked.hurry(days=7, hours=1)
    await asks_again(asked)
    assert len(nudges(asked.ben)) == 1


@pytest.mark.parametrize("typed", [False, True])
async def test_paused_until_a_date(asked, typed):
    today = asked.clock.now().astimezone(asked.app.settings.time_zone).date()
    await asked.ben.taps("Pause me")
    await asked.ben.taps("Until a date")
    if typed:
        day = today + timedelta(days=20)
        await asked.ben.types(f"{day.day}.{day.month}.{day.year}")
    else:
        labels = asked.ben.last.labels
        await asked.ben.taps(labels[13])
    assert asked.ben.last.text.startswith("All right. I ask you again from ")
    await asked.hurry(days=14)
    await asks_again(asked)
    assert nudges(asked.ben) == []
    await asked.hurry(days=8)
    await asks_again(asked)
    assert len(nudges(asked.ben)) == 1


async def test_paused_for_good_and_back_again(asked):
    await asked.ben.taps("Pause me")
    await asked.ben.taps("For good")
    assert asked.ben.last.text.startswith("All right. I will not ask you any more.")
    await asked.hurry(days=300)
    await asks_again(asked)
    assert nudges(asked.ben) == []
    await asked.ben.taps("Ask me again now")
    assert asked.ben.last.text == "Thank you. I ask you again now and then, as often as you told me at most."
    await asks_again(asked)
    assert len(nudges(asked.ben)) == 1


async def test_whoever_pauses_can_still_take_one_in_the_group(asked):
    await asked.ben.taps("Pause me")
    await asked.ben.taps("A week")
    await asked.ben.taps("I can help", chat=asked.group)
    assert "12 Elm Street" in asked.ben.last.text


async def test_going_on_changes_nothing(asked):
    await asked.ben.taps("Pause me")
    await asked.ben.taps("Go on asking me")
    assert len(nudges(asked.ben)) == 1
