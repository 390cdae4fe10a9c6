"""Joining: agree, a name, an area and what for; and what a stranger is told before."""

import pytest

from tests.conftest import Neighbourhood
from tests.reading import letter, told

WAY_IN = "To join, tap Join or press Start."
HOME = [["I need help", "I can help"], ["My requests", "More"]]


async def test_a_newcomer_is_asked_four_things_in_order(street: Neighbourhood) -> None:
    zed = street.zed
    await zed.presses_start()
    assert zed.last.text.startswith("Step 1 of 4\n\nHello. I am Good Turn. I am a computer")
    assert "Only your helper and the organisers can see your address." in zed.last.text
    assert zed.last.labels == ["I agree", "Talk to a person", "Go back", "Stop"]
    await zed.taps("I agree")
    assert zed.last.text.startswith("Step 2 of 4\n\nWhat shall I call you?")
    assert zed.last.labels[0] == "Zed"
    await zed.taps("Zed")
    assert zed.last.text == "Step 3 of 4\n\nPick your area."
    assert zed.last.labels[0] == "Elm Street"
    await zed.taps("Elm Street")
    assert zed.last.text == "Step 4 of 4\n\nWhat brings you here?"
    assert zed.last.labels[:3] == ["I need help", "I can help", "I ask for someone else"]
    await zed.taps("I need help")
    assert zed.last.text.startswith("Welcome, Zed.")
    assert "I never ask for money, a PIN or bank details." in zed.last.text
    assert zed.keyboard == HOME


async def test_all_of_joining_stays_on_one_screen_of_taps(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    for label in ("I agree", "Zed", "Elm Street", "I can help"):
        await street.zed.taps(label)
    assert len(told(street.zed)) == 3, "the question that changed in place, the welcome, and the promise"


async def test_where_no_area_is_set_up_none_is_asked_for(empty_street: Neighbourhood) -> None:
    olga = empty_street.olga
    await olga.presses_start()
    assert olga.last.text.startswith("Step 1 of 3")
    await olga.taps("I agree")
    await olga.taps("Olga")
    assert "What brings you here?" in olga.last.text
    assert "I organise" in olga.last.labels
    await olga.taps("I organise")
    assert "type /setup there" in olga.last.text


async def test_only_who_was_appointed_may_say_that_they_organise(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    for label in ("I agree", "Zed", "Elm Street"):
        await street.zed.taps(label)
    assert "I organise" not in street.zed.last.labels


@pytest.mark.parametrize("name", ["Zed", "Zed Zebedee O'Hara-Smith", "Дмитро", "Zoë <b>"])
async def test_names_are_kept_exactly_as_given(street: Neighbourhood, name: str) -> None:
    await street.zed.presses_start()
    await street.zed.taps("I agree")
    await street.zed.types(name)
    await street.zed.taps("Elm Street")
    await street.zed.taps("I need help")
    assert street.zed.last.text.startswith(f"Welcome, {name}.")


async def test_answers_may_be_typed_as_the_buttons_say_them(street: Neighbourhood) -> None:
    await street.zed.types("/start")
    for words in ("i agree", "Zed", "ELM STREET", "I can help."):
        await street.zed.types(words)
    assert "An organiser will look at your offer." in letter(street.zed, "Welcome, Zed.").text
    await street.zed.taps("I promise")
    assert "Zed would like to help in Elm Street." in street.olga.last.text


async def test_i_need_help_is_an_answer_where_it_is_asked(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    for label in ("I agree", "Zed", "Elm Street"):
        await street.zed.taps(label)
    await street.zed.types("I need help")
    assert street.zed.last.text.startswith("Welcome, Zed.")


async def test_who_stops_is_not_kept_and_still_sees_the_way_in(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.taps("I agree")
    await street.zed.types("Zed")
    await street.zed.taps("Stop")
    assert street.zed.last.text == "All right, I have stopped. I keep nothing of it."
    await street.zed.taps("Join")
    assert street.zed.last.text.startswith("Step 1 of 4")


async def test_going_back_from_the_first_question_is_stopping(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.taps("Go back")
    assert street.zed.last.text == "All right, I have stopped. I keep nothing of it."
    assert street.zed.last.labels == ["Join"]


async def test_a_name_can_be_put_right_on_the_way(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.taps("I agree")
    await street.zed.types("Zde")
    await street.zed.taps("Go back")
    assert "What shall I call you?" in street.zed.last.text
    await street.zed.types("Zed")
    await street.zed.taps("Elm Street")
    await street.zed.taps("I need help")
    assert street.zed.last.text.startswith("Welcome, Zed.")


async def test_who_comes_back_later_may_carry_on(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.taps("I agree")
    await street.zed.types("Zed")
    await street.hurry(days=13)
    await street.zed.presses_start()
    assert street.zed.last.text == "You were joining. Carry on?"
    assert street.zed.last.labels == ["Carry on", "Start again", "Stop"]
    await street.zed.taps("Carry on")
    assert "Pick your area." in street.zed.last.text


async def test_or_start_again(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.taps("I agree")
    await street.zed.presses_start()
    await street.zed.taps("Start again")
    assert street.zed.last.text.startswith("Step 1 of 4")


async def test_who_has_joined_is_greeted_by_name(street: Neighbourhood) -> None:
    await street.rosa.presses_start()
    assert street.rosa.last.text == "Hello Rosa Bell. What would you like to do?"
    assert street.rosa.keyboard == HOME


async def test_nobody_joins_twice(street: Neighbourhood) -> None:
    await street.rosa.taps_data("again:join")
    assert street.rosa.alerts[-1] == "You have joined already. Tap what you need below."
    last_question = letter(street.rosa, "What brings you here?")
    await street.rosa.taps_data("step:1:purpose:0badcafe", last_question)
    assert street.rosa.alerts[-1] == "That question is over. Tap what you need below."


async def test_who_asks_for_someone_else_hears_where_that_begins(street: Neighbourhood) -> None:
    await street.pia.presses_start()
    for label in ("I agree", "Pia", "Elm Street", "I ask for someone else"):
        await street.pia.taps(label)
    assert "Tap More and then Ask for someone else." in street.pia.last.text


async def test_whatever_a_stranger_sends_they_hear_who_we_are_and_the_way_in(street: Neighbourhood) -> None:
    zed = street.zed
    for send in (
        lambda: zed.types("Who lives at 12 Elm Street?"),
        lambda: zed.types("I need help"),
        lambda: zed.types("My requests"),
        lambda: zed.types("More"),
        lambda: zed.types("/mine"),
        lambda: zed.types("/settings"),
        lambda: zed.types("/stop"),
        lambda: zed.types("/organise"),
        zed.sends_voice,
        zed.sends_sticker,
        zed.sends_photo,
        zed.sends_document,
        lambda: zed.shares_location(51.5, -0.1),
        lambda: zed.shares_contact("+447700900123"),
    ):
        await send()
        assert zed.last.text.endswith(WAY_IN)
        assert zed.last.labels == ["Join"]
    assert len(told(zed)) == 14
    assert zed.keyboard == []


async def test_a_stranger_gets_help_and_the_privacy_words_too(street: Neighbourhood) -> None:
    await street.zed.types("/help")
    assert WAY_IN in street.zed.last.text and "ring 999 now" in street.zed.last.text
    await street.zed.types("/privacy")
    assert street.zed.last.text.startswith("What I keep:")


async def test_a_stranger_who_wants_a_person_is_asked_for_a_name_first(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.taps("Talk to a person")
    assert street.zed.alerts[-1] == "Tell me your name first. Then an organiser can ring you."
    await street.zed.types("talk to a person")
    assert street.zed.last.text == "Tell me your name first. Then an organiser can ring you."
    assert "Zed" not in street.olga.last.text


async def test_reading_about_privacy_does_not_lose_the_place(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.types("/privacy")
    assert "What I keep:" in street.zed.last.text
    await street.zed.taps("I agree")
    assert "What shall I call you?" in letter(street.zed, "What shall I call you?").text
