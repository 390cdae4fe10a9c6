"""Two hours by day, and still nobody: whoever asked hears once that we go on, and who has seen it."""

import pytest

from tests.conftest import Neighbourhood
from tests.many import at, neighbours
from tests.promised import count, dies_and_comes_back
from tests.reading import letter


async def test_after_two_hours_the_resident_hears_how_many_have_seen_it_once(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.hurry(minutes=118)
    assert count(street.rosa, "I am still asking") == 0
    await street.hurry(minutes=3)
    told = letter(street.rosa, "I am still asking for shopping.")
    assert told.labels == ["I don't need it now", "Talk to a person"]
    assert "If nobody can come by the end of Wednesday 4 March, I tell you so." in told.text
    await dies_and_comes_back(street)
    await street.hurry(hours=3)
    assert count(street.rosa, "I am still asking") == 1


@pytest.mark.parametrize("empty_street", [{"wait_still_asking": "PT30M"}], indirect=True)
async def test_the_neighbours_who_were_asked_are_counted(street: Neighbourhood) -> None:
    await neighbours(street, 12)
    await street.rosa_asks()
    await street.hurry(minutes=21)
    await street.hurry(minutes=10)
    assert count(street.rosa, "I am still asking for shopping. 8 neighbours have seen it.") == 1


async def test_what_the_whole_group_has_heard_is_said_so(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.hurry(minutes=30)
    await street.hurry(minutes=45)
    await street.hurry(minutes=50)
    assert count(street.rosa, "The whole group has heard of it.") == 1


async def test_where_nobody_was_asked_the_words_are_honest(resting_street: Neighbourhood) -> None:
    street = resting_street
    await street.rosa_asks()
    await street.app.db.transaction(lambda tx: tx.run("UPDATE searches SET aloud_at = NULL, due_at = NULL"))
    await street.hurry(hours=2)
    assert count(street.rosa, "I am still asking for shopping. It stands in the group") == 1


async def test_the_night_does_not_count(street: Neighbourhood) -> None:
    await at(street, 20)
    await street.rosa_asks()
    await at(street, 8)
    assert count(street.rosa, "I am still asking") == 0
    await at(street, 9)
    await street.hurry(minutes=2)
    assert count(street.rosa, "I am still asking") == 1


@pytest.mark.parametrize("taken_back", [False, True])
async def test_nothing_is_said_once_it_is_taken_or_taken_back(
    street: Neighbourhood, taken_back: bool
) -> None:
    await street.rosa_asks()
    if taken_back:
        await street.rosa.taps_data("withdraw:1")
    else:
        await street.ben.taps("I can help", chat=street.group)
    await street.hurry(hours=3)
    assert count(street.rosa, "I am still asking") == 0


async def test_given_back_the_two_hours_begin_anew(street: Neighbourhood) -> None:
    await street.rosa_asks("Shopping", "Tomorrow afternoon")
    await street.ben.taps("I can help", chat=street.group)
    await street.hurry(hours=3)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    await street.hurry(minutes=100)
    assert count(street.rosa, "I am still asking") == 0
    await street.hurry(minutes=21)
    assert count(street.rosa, "I am still asking") == 1
