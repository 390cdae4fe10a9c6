"""Taken on, and then not a word: both are asked, and in the end it is in a person's hands."""

from datetime import timedelta

import pytest

from storage.help_requests import Status
from tests.conftest import Neighbourhood
from tests.many import at
from tests.promised import at_once, count, dies_and_comes_back, goes_deaf, promises, said, unheard
from tests.reading import letter


async def status(street: Neighbourhood) -> tuple[str, str | None, str]:
    row = await street.app.db.one("SELECT status, outcome, wanted_on FROM help_requests ORDER BY id")
    return tuple(row)


@pytest.fixture
async def silent_ben(street: Neighbourhood) -> Neighbourhood:
    """Ben promised to come on Wednesday morning; it is 1pm, and he has been asked if it happened."""
    await promises(street)
    await at(street, 18)
    await at(street, 7)
    await at(street, 12)
    assert count(street.ben, "Did it happen?") == 0
    await at(street, 13)
    return street


async def test_an_hour_after_the_end_the_helper_is_asked_if_it_happened(silent_ben: Neighbourhood) -> None:
    asked = letter(silent_ben.ben, "Did it happen?")
    assert "Shopping for Rosa Bell\nToday, Wednesday 4 March, in the morning" in asked.text
    assert "If I hear nothing today, I ask Rosa Bell tomorrow." in asked.text
    assert asked.labels == ["Done", "Not yet: another day", "I can't after all"]
    await dies_and_comes_back(silent_ben)
    await silent_ben.hurry(hours=3)
    assert count(silent_ben.ben, "Did it happen?") == 1
    assert count(silent_ben.rosa, "Did Ben Okoro come?") == 0


async def test_an_afternoon_is_asked_about_in_the_evening(street: Neighbourhood) -> None:
    await promises(street, "Today")
    await at(street, 18)
    assert count(street.ben, "Did it happen?") == 0
    await at(street, 19)
    assert count(street.ben, "Did it happen?") == 1


async def test_done_is_the_end_of_all_questions(silent_ben: Neighbourhood) -> None:
    await silent_ben.ben.taps("Done")
    await silent_ben.ben.taps("45 minutes")
    await silent_ben.hurry(hours=30)
    assert count(silent_ben.rosa, "Did Ben Okoro come?") == 0
    assert count(silent_ben.rosa, "Did it come?") == 1


async def test_another_day_is_told_to_the_resident_and_comes_with_its_own_reminders(
    silent_ben: Neighbourhood,
) -> None:
    street = silent_ben
    await street.ben.taps("Not yet: another day")
    assert "Which day will you come?" in street.ben.last.text
    assert len(street.ben.last.labels) == 8
    await street.ben.taps("Friday 6 March")
    assert "I have noted Friday 6 March." in street.ben.last.text
    moved = letter(street.rosa, "Ben Okoro comes on another day.")
    assert "Shopping: Friday 6 March, any time" in moved.text
    assert "Friday 6 March, any time" in letter(street.ben, "This one is yours.").text
    reminded = count(street.ben, "You promised to help.")
    await street.hurry(hours=24)
    assert count(street.rosa, "Did Ben Okoro come?") == 0
    await at(street, 18)
    assert count(street.ben, "You promised to help.") == reminded + 1
    await at(street, 7)
    assert len([one for one in said(street.ben, "Your visit is soon.") if "Friday 6 March" in one.text]) == 2
    await at(street, 19)
    assert count(street.ben, "Did it happen?") == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-03-03", "That day is over."),
        ("2026-04-30", "That is too far off."),
        ("2026-02-31", "I cannot read that date."),
    ],
)
async def test_no_other_day_will_do(silent_ben: Neighbourhood, day: str, words: str) -> None:
    await silent_ben.ben.taps_data(f"put_off:1:{day}")
    assert silent_ben.ben.alerts[-1].startswith(words)
    assert await status(silent_ben) == ("claimed", None, "2026-03-04")


async def test_who_can_not_after_all_hands_it_on_and_organisers_hear(silent_ben: Neighbourhood) -> None:
    await silent_ben.ben.taps("I can't after all")
    await silent_ben.ben.taps("Yes, find somebody else")
    await silent_ben.hurry(seconds=10)
    assert count(silent_ben.olga, "after all, and it is soon.") == 1
    await silent_ben.hurry(hours=24)
    assert (await status(silent_ben))[0] == "could_not_fill"
    assert count(silent_ben.rosa, "Did Ben Okoro come?") == 0


async def the_next_day(street: Neighbourhood) -> None:
    await at(street, 9)
    assert count(street.rosa, "Did Ben Okoro come?") == 0
    await at(street, 10)


async def test_the_next_day_the_resident_is_asked_and_a_yes_closes_it(silent_ben: Neighbourhood) -> None:
    street = silent_ben
    await the_next_day(street)
    asked = letter(street.rosa, "Did Ben Okoro come?")
    assert asked.labels == ["Yes, it came", "Not all of it", "No, it didn't", "Talk to a person"]
    assert "If I hear nothing by Saturday 7 March, an organiser will ring you." in asked.text
    await street.rosa.taps("Yes, it came")
    assert "I am glad." in street.rosa.last.text
    assert (await status(street))[:2] == ("closed", "met")
    assert count(street.ben, "Rosa Bell says that all is well with the shopping") == 1
    await street.hurry(hours=72)
    assert count(street.olga, "Nobody tells me") == 0


@pytest.mark.parametrize(("label", "outcome"), [("Not all of it", "partly"), ("No, it didn't", "not_met")])
async def test_a_no_is_in_the_organisers_hands_at_once(
    silent_ben: Neighbourhood, label: str, outcome: str
) -> None:
    await the_next_day(silent_ben)
    await silent_ben.rosa.taps(label)
    assert (await status(silent_ben))[:2] == ("closed", outcome)
    assert "What now?" in silent_ben.rosa.last.text
    assert count(silent_ben.olga, "see what they need") == 1


async def test_two_days_of_silence_and_the_organisers_have_it(silent_ben: Neighbourhood) -> None:
    street = silent_ben
    await the_next_day(street)
    await street.hurry(hours=47)
    assert count(street.olga, "Nobody tells me if Rosa Bell was helped.") == 0
    await dies_and_comes_back(street)
    await street.hurry(hours=2)
    told = letter(street.olga, "Nobody tells me if Rosa Bell was helped.")
    assert "Rosa Bell: no phone number known" in told.text and "Ben Okoro:" in told.text and told.protected
    await street.hurry(hours=100)
    assert count(street.olga, "Nobody tells me") == 1
    await street.rosa.taps("Yes, it came")
    await street.hurry(seconds=10)
    assert (await status(street))[0] == "closed"
    assert count(street.olga, "I have heard meanwhile how it went with Rosa Bell.") == 1


async def test_before_the_visit_is_over_nobody_says_that_it_came(street: Neighbourhood) -> None:
    await promises(street)
    await street.rosa.taps_data("visited:1:met")
    assert street.rosa.alerts[-1].startswith("Your neighbour still has time to come.")
    assert (await status(street))[0] == Status.CLAIMED


async def test_who_was_not_asked_yet_or_waits_for_another_day_does_not_tell(
    silent_ben: Neighbourhood,
) -> None:
    street = silent_ben
    await street.rosa.taps_data("visited:1:met")
    assert street.rosa.alerts[-1].startswith("Your neighbour still has time to come.")
    await the_next_day(street)
    await street.ben.taps_data("put_off:1:2026-03-06")
    await street.rosa.taps("Yes, it came")
    assert street.rosa.alerts[-1].startswith("Your neighbour still has time to come.")
    assert await status(street) == ("claimed", None, "2026-03-06")


async def test_what_was_said_while_we_were_deaf_is_not_silence(silent_ben: Neighbourhood) -> None:
    street = silent_ben
    await at(street, 20)
    await goes_deaf(street)
    settled, street.settled = street.settled, at_once
    await street.ben.taps("Done")
    await unheard(street, hours=20)
    assert count(street.rosa, "Did Ben Okoro come?") == 0
    street.emulator.faults.clear()
    street.settled = settled
    await street.settled()
    await street.ben.taps("45 minutes")
    await street.hurry(hours=1)
    assert count(street.rosa, "Did Ben Okoro come?") == 0
    assert count(street.rosa, "Did it come?") == 1


async def test_a_day_asleep_asks_before_it_tells_the_organisers(street: Neighbourhood) -> None:
    await promises(street)
    await street.app.stop()
    await _sleep_for(street, days=9)
    assert count(street.ben, "Did it happen?") == 1
    assert count(street.rosa, "Did Ben Okoro come?") == count(street.olga, "Nobody tells me") == 0
    await street.hurry(hours=24)
    assert count(street.rosa, "Did Ben Okoro come?") == 1
    assert count(street.olga, "Nobody tells me") == 0


async def _sleep_for(street: Neighbourhood, **time: float) -> None:
    street.clock.hurry(timedelta(**time))
    await dies_and_comes_back(street)
    await street.hurry(minutes=2)
