"""The shopping list: turned thing by thing, written, remembered as the usual, handed over line by line."""

import pytest

from aid.shopping_lists import ITEMS_MAX, read
from tests.conftest import Neighbourhood
from tests.reading import letter
from tests.test_intake import sends, to_the_check
from tests.village import beyond_limits

WAYS = ["Say it in my own words", "Done", "Talk to a person", "Go back", "Stop"]


async def to_the_list(street: Neighbourhood) -> None:
    """Rosa looks at her list."""
    await to_the_check(street, "Shopping")
    await street.rosa.taps("Add details")
    assert "Your shopping list" in street.rosa.last.text


async def bought(street: Neighbourhood, *lists: str) -> None:
    """Rosa has had these lists, one shopping each."""
    for words in lists:
        await to_the_list(street)
        await street.rosa.types(words)
        await street.rosa.taps("Done")
        await sends(street)


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("Milk", ["Milk"]),
        ("2 pints of milk, bread", ["2 pints of milk", "Bread"]),
        ("milk\nbread\n\n6 eggs", ["Milk", "Bread", "6 eggs"]),
        ("milk; bread,, tea ,", ["Milk", "Bread", "Tea"]),
        ("Milk, MILK, milk", ["Milk"]),
        ("salt and vinegar crisps", ["Salt and vinegar crisps"]),
        ("Milk. I am hard of hearing, so knock loudly", None),
        ("I need somebody to get me my usual things", None),
        ("...", None),
    ],
)
def test_a_list_is_told_from_a_sentence(words: str, things: list[str] | None) -> None:
    assert read(words) == things


async def test_what_is_written_is_on_the_list_and_goes_to_the_helper_one_a_line(
    street: Neighbourhood,
) -> None:
    rosa = street.rosa
    await to_the_list(street)
    assert rosa.last.text.startswith("Your shopping list\nNothing yet.")
    assert rosa.last.labels == WAYS
    await rosa.types("2 pints of milk, <bread>")
    assert rosa.last.text.startswith("Your shopping list\n2 pints of milk\n<bread>")
    await street.restarts()
    await rosa.types("Tea")
    assert rosa.last.labels == ["✓ 2 pints of milk", "✓ <bread>", "✓ Tea", *WAYS]
    await rosa.taps("✓ <bread>")
    assert "<bread>" not in rosa.last.text
    await rosa.taps("Done")
    assert "Your list: 2 pints of milk, Tea" in rosa.last.text
    await sends(street)
    await street.ben.taps("I can help", chat=street.group)
    handed = letter(street.ben, "This one is yours.")
    assert "The list:\n2 pints of milk\nTea\n" in handed.text
    assert handed.protected


async def test_things_are_turned_in_one_message(street: Neighbourhood) -> None:
    await bought(street, "Milk, bread")
    await to_the_list(street)
    before, rosa = len(street.rosa.chat()), street.rosa
    assert rosa.last.labels[:2] == ["Milk", "Bread"]
    for label in ("Milk", "Bread", "✓ Milk"):
        await rosa.taps(label)
    assert len(rosa.chat()) == before
    assert rosa.last.labels == ["Milk", "✓ Bread", "Take one off for good", *WAYS]
    assert rosa.last.text.startswith("Your shopping list\nBread\n")


async def test_what_was_bought_most_often_is_offered_first(street: Neighbourhood) -> None:
    with beyond_limits():
        await bought(street, "Tea", "Milk, bread", "bread, jam")
        await to_the_list(street)
    assert street.rosa.last.labels[0] == "Bread"
    assert set(street.rosa.last.labels[1:4]) == {"Tea", "Milk", "Jam"}
    await street.rosa.types("BREAD")
    assert "✓ Bread" in street.rosa.last.labels and "✓ BREAD" not in street.rosa.last.labels


async def test_nothing_is_usual_before_it_was_sent(street: Neighbourhood) -> None:
    await to_the_list(street)
    await street.rosa.types("Milk")
    await street.rosa.taps("Stop")
    await to_the_list(street)
    assert street.rosa.last.labels == WAYS


async def test_a_usual_thing_is_taken_off_for_good_and_one_carries_on(street: Neighbourhood) -> None:
    rosa = street.rosa
    await bought(street, "Milk, cat food")
    await to_the_list(street)
    await rosa.taps("Milk")
    await rosa.taps("Take one off for good")
    assert set(rosa.last.labels) == {"Milk", "Cat food", "Carry on"}
    shown = rosa.last
    await rosa.taps("Cat food")
    assert rosa.last.labels == ["Milk", "Carry on"]
    gone = next(row[0].data for row in shown.buttons if row[0].label == "Cat food")
    await rosa.taps_data(gone or "", shown)
    assert rosa.alerts[-1] == "That is not on your usual list any more."
    await rosa.taps("Carry on")
    assert "✓ Milk" in rosa.last.labels and "Cat food" not in rosa.last.labels
    await rosa.taps("Done")
    await sends(street)
    await to_the_list(street)
    assert "Cat food" not in rosa.last.labels


async def test_my_usual_shopping_stands_in_my_details(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.types("/settings")
    await rosa.taps("My usual shopping")
    assert "Nothing is on it." in rosa.last.text
    await rosa.taps("My details")
    await bought(street, "Milk")
    await rosa.types("/settings")
    await rosa.taps("My usual shopping")
    await rosa.taps("Milk")
    assert "Nothing is on it." in rosa.last.text


async def test_nobody_sees_what_others_buy(street: Neighbourhood) -> None:
    await bought(street, "Milk")
    await street.ben.taps_data("not_usual:1")
    assert street.ben.alerts[-1] == "That is not on your usual list any more."
    await street.ben.taps_data("usual")
    assert "Milk" not in street.ben.last.labels
    for label in ("I need help", "Shopping", "Today"):
        await street.ben.taps(label)
    await street.ben.types("14 Elm Street")
    await street.ben.taps("Add details")
    assert street.ben.last.labels == WAYS


async def test_free_words_a_voice_note_and_a_picture_stay_what_they_are(street: Neighbourhood) -> None:
    rosa = street.rosa
    await to_the_list(street)
    await rosa.types("Milk")
    await rosa.types("The good bread, the one that Ben got me last week from the corner shop")
    assert "Your list: Milk\nYou wrote: The good bread" in rosa.last.text
    for send, what in ((rosa.sends_voice, "voice note"), (rosa.sends_photo, "picture")):
        await rosa.taps("Add details")
        await send()
        assert "Is this right?" in rosa.last.text and f"With your {what}." in rosa.last.text
    await rosa.taps("Add details")
    await rosa.taps("Say it in my own words")
    await rosa.types("No sugar")
    assert "Your list: Milk\nYou wrote: No sugar\nWith your voice note.\nWith your picture." in rosa.last.text


async def test_back_from_own_words_leads_to_the_list_and_from_there_to_the_check(
    street: Neighbourhood,
) -> None:
    await to_the_list(street)
    await street.rosa.taps("Say it in my own words")
    await street.rosa.taps("Go back")
    assert "Your shopping list" in street.rosa.last.text
    await street.rosa.taps("Go back")
    assert "Is this right?" in street.rosa.last.text


async def test_a_long_list_fits_can_be_emptied_and_has_an_end(street: Neighbourhood) -> None:
    rosa = street.rosa
    await to_the_list(street)
    await rosa.types(", ".join(f"Thing {number}" for number in range(ITEMS_MAX)))
    assert f"Thing {ITEMS_MAX - 1}" in rosa.last.text
    assert len(rosa.last.labels) <= 20
    await rosa.types("One more")
    assert rosa.last.text.startswith(f"That is more than I can keep. Use at most {ITEMS_MAX} things.")
    await rosa.taps("Empty the list")
    assert "Nothing yet." in rosa.last.text
    await rosa.taps("Go back")
    assert "Is this right?" in rosa.last.text


async def test_a_list_is_for_shopping_only(street: Neighbourhood) -> None:
    rosa = street.rosa
    await to_the_list(street)
    await rosa.types("Milk")
    for label in ("Done", "Change", "What I need", "Gardening"):
        await rosa.taps(label)
    assert "Milk" not in rosa.last.text
    await sends(street)
    row = await street.app.db.one("SELECT items FROM help_requests")
    assert row["items"] is None
