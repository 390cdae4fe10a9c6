"""The same again: what was asked for before is asked for once more, in two taps."""

from datetime import date

import pytest

from handlers.same_again import same_again
from storage.help_requests import HelpRequest
from tests.conftest import Neighbourhood
from tests.reading import letter
from tests.test_help_requests import taps_of
from tests.test_intake import sends
from tests.test_shopping_lists import bought


async def done(street: Neighbourhood, id: int = 1) -> None:
    """Ben does it, and Rosa says that it came."""
    await street.ben.taps_data(f"claim:{id}")
    await street.ben.taps_data(f"spent:{id}:45")
    await street.rosa.taps("Yes, it came")


async def latest(street: Neighbourhood) -> dict:
    return dict(await street.app.db.one("SELECT * FROM help_requests ORDER BY id DESC"))


async def test_from_a_past_request_it_takes_two_taps(street: Neighbourhood) -> None:
    rosa = street.rosa
    await bought(street, "Milk, bread")
    await done(street)
    await rosa.types("/mine")
    await rosa.taps(rosa.last.labels[0])
    assert rosa.last.labels == ["The same again", "Talk to a person", "My requests"]
    before = taps_of(rosa)
    await rosa.taps("The same again")
    # It was for Wednesday morning, and today is Tuesday.
    assert "Shopping\nTomorrow, Wednesday 4 March, in the morning\nYour list: Milk, Bread" in rosa.last.text
    await rosa.taps("Send")
    assert taps_of(rosa) - before == 2
    first, second = await street.app.db.all("SELECT * FROM help_requests")
    assert (second["kind"], second["items"], second["part"]) == ("shopping", "Milk\nBread", "morning")
    assert second["id"] != first["id"] and second["status"] == "open"


async def test_the_last_one_is_offered_first_where_one_asks(street: Neighbourhood) -> None:
    rosa = street.rosa
    await street.rosa_asks("Shopping")
    await rosa.taps("I need help")
    assert rosa.last.labels[0] == "Shopping", "nothing is over yet"
    await rosa.taps("Stop")
    await done(street)
    await rosa.taps("I need help")
    assert rosa.last.labels[:2] == ["The same again: Shopping", "Shopping"]
    await rosa.taps("The same again: Shopping")
    assert "Is this right?" in rosa.last.text
    await rosa.taps("Send")
    assert "Sent: Shopping." in rosa.last.text


async def test_words_to_be_used_as_a_request_are_not_exchanged_for_the_last_one(
    street: Neighbourhood,
) -> None:
    await street.rosa_asks("Gardening")
    await done(street)
    await street.rosa.types("My tap drips")
    await street.rosa.taps("Use this as your request")
    assert "The same again: Gardening" not in street.rosa.last.labels


async def test_a_voice_a_picture_and_words_are_sent_again(street: Neighbourhood) -> None:
    rosa = street.rosa
    for label in ("I need help", "Something else"):
        await rosa.taps(label)
    await rosa.sends_photo("The hall")
    await rosa.types("tomorrow afternoon")
    await rosa.types("12 Elm Street")
    await rosa.taps("Add details")
    await rosa.sends_voice()
    await sends(street)
    await done(street)
    await rosa.taps_data("same:1")
    assert "You wrote: The hall\nWith your voice note.\nWith your picture." in rosa.last.text
    await sends(street)
    await street.ayo.taps_data("claim:2")
    assert letter(street.ayo, "A picture from Rosa Bell.").kind == "photo"
    assert letter(street.ayo, "A voice note from Rosa Bell.").kind == "voice"


async def test_another_of_the_further_kinds_is_the_same_again_too(street: Neighbourhood) -> None:
    rosa = street.rosa
    for label in ("I need help", "Something else", "A lift", "Today"):
        await rosa.taps(label)
    await rosa.types("12 Elm Street")
    await sends(street)
    await rosa.taps_data("withdraw:1")
    await rosa.taps("I need help")
    await rosa.taps("The same again: Lift")
    assert "A lift\nTuesday 10 March, any time" in rosa.last.text
    await sends(street)
    assert (await latest(street))["kind"] == "lift"


async def test_when_and_what_can_still_be_changed(street: Neighbourhood) -> None:
    rosa = street.rosa
    await street.rosa_asks("Gardening")
    await done(street)
    await rosa.taps_data("same:1")
    for label in ("Change", "When", "Today"):
        await rosa.taps(label)
    assert "Gardening\nToday, Tuesday 3 March, any time" in rosa.last.text
    await rosa.taps("Go back")
    assert "When?" in rosa.last.text


async def test_what_was_half_finished_is_not_lost(street: Neighbourhood) -> None:
    rosa = street.rosa
    await street.rosa_asks("Gardening")
    await done(street)
    await rosa.taps("I need help")
    await rosa.taps("A check-in")
    await rosa.taps_data("same:1")
    assert rosa.last.text == "You were asking for a check-in. Carry on?"
    await rosa.taps("No, leave it")
    assert "Gardening\nTomorrow" in rosa.last.text


async def test_nobody_has_the_same_again_as_somebody_else(street: Neighbourhood) -> None:
    await street.rosa_asks("Gardening")
    await done(street)
    for phone in (street.ben, street.ayo, street.zed):
        await phone.taps_data("same:1")
        assert phone.alerts[-1].startswith(("I cannot find that.", "This is for neighbours who have joined."))
    assert await street.app.db.all("SELECT 1 FROM drafts WHERE account_id <> 1001") == []


@pytest.mark.parametrize(
    ("wanted_on", "today", "day"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), date(2026, 3, 10)),
        (date(2026, 3, 3), date(2026, 3, 9), date(2026, 3, 10)),
        (date(2026, 3, 3), date(2026, 3, 11), date(2026, 3, 17)),
        (date(2026, 3, 5), date(2026, 3, 3), date(2026, 3, 5)),
    ],
)
async def test_it_is_for_the_next_such_weekday_after_today(
    street: Neighbourhood, wanted_on: date, today: date, day: date
) -> None:
    await street.rosa_asks("Gardening")
    row = {**await latest(street), "wanted_on": wanted_on, "kind": "gardening"}
    assert same_again(HelpRequest(**row), today)["when"] == f"{day} morning"
