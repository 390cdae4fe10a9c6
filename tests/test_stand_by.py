"""Whoever came second may stand by, and is asked before anybody else when it is free again."""

from datetime import timedelta

import pytest

from storage import blocks
from tests.conftest import Neighbourhood
from tests.many import at, neighbours, nudged, nudges
from tests.reading import card, told

QUESTION = "Ben Okoro was just before you with the shopping.\nShall I ask you if Ben Okoro can't?"


@pytest.fixture
async def second(resting_street: Neighbourhood) -> Neighbourhood:
    """Ben has taken Rosa's shopping, and Ayo was a moment too late."""
    await at(resting_street, 10)
    await resting_street.rosa_asks()
    shown = card(resting_street)
    await resting_street.ben.taps("I can help", chat=resting_street.group)
    await resting_street.ayo.taps_data("claim:1", shown)
    await resting_street.ayo.taps("Ask me again now")
    return resting_street


async def ben_gives_back(street):
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")


def asked(phone):
    return [text for text in told(phone) if "Shall I ask you if" in text]


async def state(street, name):
    row = await street.app.db.one(
        "SELECT state FROM offers JOIN people ON people.id = person_id WHERE name = :name", name=name
    )
    return row and row["state"]


async def test_whoever_was_too_late_hears_so_at_once_and_is_asked_in_private(second):
    assert "Ben Okoro was just before you. Thank you for offering." in second.ayo.alerts
    (question,) = [shown for shown in second.ayo.chat() if shown.text == QUESTION]
    assert question.labels == ["Yes, ask me then", "No, thank you"]


async def test_they_are_asked_once_however_often_they_tap(second):
    for _ in range(3):
        await second.ayo.taps_data("claim:1")
    assert len(asked(second.ayo)) == 1


async def test_whoever_stands_by_is_asked_first_and_alone_for_ten_minutes_and_told_why(second):
    phones = await neighbours(second, 6)
    await second.ayo.taps("Yes, ask me then")
    assert second.ayo.last.text == "Thank you. I ask you first if it is needed after all."
    await ben_gives_back(second)
    await second.hurry(seconds=10)
    assert nudged(phones) == [second.ayo]
    assert "I ask you because you said I may ask you." in nudges(second.ayo)[0]
    await second.hurry(minutes=9)
    assert nudged(phones) == [second.ayo]
    await second.hurry(minutes=2)
    assert len(nudged(phones)) > 1
    assert second.ben not in nudged(phones)


async def test_one_tap_and_it_is_theirs(second):
    await second.ayo.taps("Yes, ask me then")
    await ben_gives_back(second)
    await second.hurry(seconds=10)
    await second.ayo.taps("I can help")
    assert "This one is yours." in second.ayo.last.text
    assert "Good news. Ayo Mensah is coming." in second.rosa.last.text


async def test_the_card_is_open_to_all_meanwhile(second):
    third = (await neighbours(second, 3))[2]
    await second.ayo.taps("Yes, ask me then")
    await ben_gives_back(second)
    await third.taps("I can help", chat=second.group)
    await second.hurry(minutes=11)
    assert nudges(second.ayo) == []
    assert "This one is yours." in third.last.text


async def test_no_thank_you_is_a_no_and_can_be_said_after_a_yes(second):
    shown = next(shown for shown in second.ayo.chat() if shown.text == QUESTION)
    await second.ayo.taps("No, thank you")
    assert second.ayo.last.text == "All right. Thank you for offering."
    assert await state(second, "Ayo Mensah") is None
    await second.ayo.taps_data("stand_by:1", shown)
    assert await state(second, "Ayo Mensah") == "stand_by"
    await second.ayo.taps_data("stand_down:1", shown)
    assert await state(second, "Ayo Mensah") == "not_this_time"
    await ben_gives_back(second)
    await second.hurry(seconds=10)
    assert nudges(second.ayo) == []


async def test_whoever_answers_when_it_is_free_again_hears_so(second):
    await ben_gives_back(second)
    await second.ayo.taps_data("stand_by:1")
    assert second.ayo.alerts[-1].startswith("This one is open again.")
    await second.ayo.taps("I can help", chat=second.group)
    assert "This one is yours." in second.ayo.last.text


async def test_when_it_is_over_they_hear_so(second):
    await second.ben.taps("Done")
    await second.ben.taps("45 minutes")
    await second.ayo.taps("Yes, ask me then")
    assert second.ayo.alerts[-1].startswith("Ben Okoro was just before you.")
    await second.rosa.taps("Yes, it came")
    await second.ayo.taps("Yes, ask me then")
    assert second.ayo.alerts[-1].startswith("That was finished on ")
    assert await state(second, "Ayo Mensah") is None


@pytest.mark.parametrize("change", ["rests", "off the list", "kept apart"])
async def test_who_may_not_be_asked_any_more_is_not(second, change):
    await second.ayo.taps("Yes, ask me then")
    if change == "rests":
        await second.ayo.taps_data("pause:week", message=None)
    elif change == "off the list":
        await second.ayo.taps_data("optout", message=None)
    else:
        rows = await second.app.db.all("SELECT name, id FROM people")
        known = {row["name"]: row["id"] for row in rows}
        await second.app.db.transaction(
            lambda tx: blocks.add(tx, known["Rosa Bell"], known["Ayo Mensah"], second.clock.now())
        )
    await ben_gives_back(second)
    await second.hurry(minutes=1)
    assert nudges(second.ayo) == []


async def test_at_night_they_are_left_alone_until_the_morning(second):
    await second.ayo.taps("Yes, ask me then")
    await at(second, 22)
    await ben_gives_back(second)
    await second.hurry(minutes=5)
    assert nudges(second.ayo) == []


async def test_nobody_but_a_neighbour_who_could_have_had_it_stands_by(second):
    for phone, words in ((second.rosa, "This is for neighbours on our list."),
                         (second.ben, "You have this one already."),
                         (second.zed, "This is for neighbours who have joined.")):  # fmt: skip
        await phone.taps_data("stand_by:1")
        assert phone.alerts[-1].startswith(words)


async def test_a_late_no_from_somebody_who_is_not_the_holder_changes_nothing(second):
    await second.ayo.taps_data("not_now:1")
    await second.ayo.taps_data("stand_down:1")
    await second.ayo.taps_data("hand_back:1")
    assert second.ayo.alerts[-1].startswith("I cannot find that.")
    assert card(second).text == "Shopping: a neighbour is doing this. Thank you."
    assert await state(second, "Ben Okoro") == "yes"


async def test_a_restart_in_between_loses_nobody(second):
    await second.ayo.taps("Yes, ask me then")
    await second.restarts()
    await ben_gives_back(second)
    await second.restarts()
    second.clock.hurry(timedelta(seconds=10))
    await second.hurry()
    assert len(nudges(second.ayo)) == 1
