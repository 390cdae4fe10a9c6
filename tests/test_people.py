"""Neighbours and organisers: offering to help, being let in, leaving, coming back, and one's own details."""

import pytest

from bot.playground.phone import Phone
from tests.conftest import Neighbourhood
from tests.reading import card, letter, told

TWO_ORGANISERS = pytest.mark.parametrize("empty_street", [{"organiser_ids": "1005,1002"}], indirect=True)
NOBODY_APPOINTED = pytest.mark.parametrize("empty_street", [{"organiser_ids": ""}], indirect=True)
SPENT = "That link does not work any more. Ask for a new one."


async def joins(phone: Phone, name: str, *purpose: str) -> None:
    """Somebody joins, in Elm Street where there is an area."""
    await phone.presses_start()
    await phone.taps("I agree")
    await phone.types(name)
    for label in purpose:
        await phone.taps(label)
    if "I can help" in purpose:
        await phone.taps("I promise")


# Offering to help


async def test_an_offer_waits_for_an_organiser_s_one_tap(street: Neighbourhood) -> None:
    await joins(street.zed, "Zed", "Elm Street", "I can help")
    asked = street.olga.last
    assert asked.text.startswith("Zed would like to help in Elm Street.")
    assert asked.labels == ["Approve", "Not now", "Note who vouches"]
    await street.olga.taps("Approve")
    assert street.olga.last.text == "Zed is on the list now. I have told them."
    assert street.zed.last.text.startswith("You are on the list, Zed. Thank you.")
    assert "the group of Elm Street" in street.zed.last.text


async def test_until_then_nobody_can_take_anything_on(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await joins(street.zed, "Zed", "Elm Street", "I can help")
    await street.zed.joins(street.group)
    await street.zed.taps("I can help", chat=street.group)
    assert street.zed.alerts[-1].startswith("You are not on the list yet.")
    await street.zed.types("I can help")
    assert street.zed.last.text.startswith("You are not on the list yet.")
    assert card(street).labels == ["I can help"]


async def test_not_now_is_said_kindly_and_is_not_for_ever(street: Neighbourhood) -> None:
    await joins(street.zed, "Zed", "Elm Street", "I can help")
    await street.olga.taps("Not now")
    assert street.olga.last.text == "Zed is not on the list for now. I have told them."
    assert "can't take it up just now" in street.zed.last.text
    await street.zed.types("I can help")
    await street.zed.taps("Yes, put me on the list")
    assert street.zed.last.text.startswith("Thank you. An organiser will look at your offer")
    await street.olga.taps("Approve")
    assert street.zed.last.text.startswith("You are on the list, Zed.")


async def test_who_joined_to_be_helped_may_help_too(street: Neighbourhood) -> None:
    await street.rosa.types("I can help")
    assert "You choose each time." in street.rosa.last.text
    await street.rosa.taps("No, thank you")
    assert "What would you like to do?" in street.rosa.last.text
    await street.rosa.types("I can help")
    await street.rosa.taps("Yes, put me on the list")
    assert "Rosa Bell would like to help" not in street.olga.last.text
    await street.rosa.taps("I promise")
    assert "Rosa Bell would like to help" in street.olga.last.text


async def test_offering_twice_changes_nothing(street: Neighbourhood) -> None:
    await street.rosa.types("I can help")
    offer = street.rosa.last
    await street.rosa.taps("Yes, put me on the list")
    await street.rosa.taps_data("optin", offer)
    assert street.rosa.alerts[-1] == "You are on the list already. Thank you."
    await street.rosa.taps("I promise")
    assert sum("Rosa Bell would like" in text for text in told(street.olga)) == 1


@TWO_ORGANISERS
async def test_the_second_organiser_hears_that_it_is_settled(street: Neighbourhood) -> None:
    await joins(street.pia, "Pia", "Elm Street", "I organise")
    await joins(street.zed, "Zed", "Elm Street", "I can help")
    await street.olga.taps("Approve")
    await street.pia.taps("Not now")
    assert street.pia.alerts[-1] == "That is settled. Zed has had an answer already."
    await street.pia.taps("Approve")
    assert street.pia.alerts[-1] == "That is settled. Zed has had an answer already."
    assert [text[:19] for text in told(street.zed)][-1] == "You are on the list"


async def test_organise_lists_who_is_waiting(street: Neighbourhood) -> None:
    await street.olga.types("/organise")
    assert street.olga.last.text == "Nobody is waiting to be put on the list."
    await joins(street.zed, "Zed", "Elm Street", "I can help")
    await street.olga.types("/organise")
    assert street.olga.last.labels == [
        "Zed", "What needs me now", "Requests under way", "Find somebody", "Neighbours", "Phone in",
        "People I keep touch with", "Who may ask for whom", "Check-ins", "Announcements", "Regular company",
        "Areas", "Posters", "How it is going", "Reports and worries", "Who is on duty", "Organisers",
        "Rehearse",
    ]  # fmt: skip
    await street.olga.taps("Zed")
    assert street.olga.last.text.startswith("Zed would like to help in Elm Street.")
    assert "They agreed to our promise on" in street.olga.last.text
    assert street.olga.last.text.endswith("Do you know them?")
    await street.olga.taps("Approve")
    assert street.zed.last.text.startswith("You are on the list")


async def test_a_name_on_an_old_list_that_was_settled_says_so(street: Neighbourhood) -> None:
    await joins(street.zed, "Zed", "Elm Street", "I can help")
    await street.olga.types("/organise")
    listed = street.olga.last
    await street.olga.taps_data("approve:5")
    await street.olga.taps_data(listed.buttons[0][0].data, listed)
    assert street.olga.alerts[-1] == "That is settled. Zed has had an answer already."


async def test_only_organisers_organise(street: Neighbourhood) -> None:
    await joins(street.zed, "Zed", "Elm Street", "I can help")
    await street.ben.types("/organise")
    assert street.ben.last.text.startswith("Only an organiser can do that.")
    for data in ("consider:5", "approve:5", "decline:5"):
        await street.ben.taps_data(data)
        assert street.ben.alerts[-1].startswith("Only an organiser can do that.")
    await street.zed.taps_data("approve:5")
    assert street.zed.alerts[-1].startswith("Only an organiser can do that.")


# Leaving and coming back


async def test_who_leaves_the_list_takes_nothing_on_until_approved_again(street: Neighbourhood) -> None:
    await street.rosa_asks()
    for label in ("More", "My details", "Stop helping"):
        await street.ben.taps(label)
    assert street.ben.last.text.startswith("You are off the list.")
    await street.ben.taps("I can help", chat=street.group)
    assert street.ben.alerts[-1].startswith("This is for neighbours on our list.")
    await street.ben.types("I can help")
    await street.ben.taps("Yes, put me on the list")
    await street.ben.taps("I can help", chat=street.group)
    assert street.ben.alerts[-1].startswith("You are not on the list yet.")
    await street.olga.taps("Approve")
    await street.ben.taps("I can help", chat=street.group)
    assert "This one is yours." in street.ben.last.text


async def test_what_somebody_has_taken_on_stays_theirs_when_they_leave_the_list(
    street: Neighbourhood,
) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    for label in ("More", "My details", "Stop helping"):
        await street.ben.taps(label)
    await street.ben.taps("Done")
    await street.ben.taps("15 minutes")
    assert "Did it come?" in street.rosa.last.text


async def test_who_does_not_help_has_nothing_to_stop(street: Neighbourhood) -> None:
    await street.rosa.types("/settings")
    assert "Stop helping" not in street.rosa.last.labels
    await street.rosa.taps_data("optout")
    assert street.rosa.alerts[-1] == "You are not on the list of neighbours."


async def test_who_leaves_the_group_takes_nothing_on_until_they_return(street: Neighbourhood) -> None:
    await street.rosa_asks()
    shown = card(street)
    await street.ben.leaves(street.group)
    await street.ben.taps_data(shown.buttons[0][0].data)
    assert street.ben.alerts[-1].startswith("You have left the group of your area.")
    await street.ben.types("I can help")
    assert street.ben.last.text.startswith("You have left the group of your area.")
    assert card(street).labels == ["I can help"]
    await street.ben.joins(street.group)
    await street.ben.taps("I can help", chat=street.group)
    assert "This one is yours." in street.ben.last.text


async def test_coming_into_the_group_approves_nobody(street: Neighbourhood) -> None:
    await joins(street.zed, "Zed", "Elm Street", "I can help")
    await street.zed.joins(street.group)
    await street.zed.leaves(street.group)
    await street.zed.joins(street.group)
    await street.rosa_asks()
    await street.zed.taps("I can help", chat=street.group)
    assert street.zed.alerts[-1].startswith("You are not on the list yet.")


async def test_a_stranger_in_the_group_is_told_privately_how_to_join(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.zed.joins(street.group)
    messages = len(street.olga.chat(street.group))
    await street.zed.taps("I can help", chat=street.group)
    assert street.zed.alerts[-1].startswith("This is for neighbours who have joined.")
    assert len(street.olga.chat(street.group)) == messages
    assert card(street).labels == ["I can help"]


# When Telegram does not carry our letters


async def test_who_blocked_us_is_told_of_once_and_their_letters_end(street: Neighbourhood) -> None:
    await street.rosa_asks()
    heard = len(told(street.rosa))
    await street.rosa.blocks_bot()
    assert street.olga.last.text.startswith("I can't write to Rosa Bell any more.")
    assert "Address: 12 Elm Street, blue door" in street.olga.last.text
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    assert sum("I can't write to" in text for text in told(street.olga)) == 1
    await street.rosa.unblocks_bot()
    assert len(told(street.rosa)) == heard
    await street.ayo.taps("I can help", chat=street.group)
    assert "Ayo Mensah is coming" in street.rosa.last.text


async def test_who_blocks_us_again_is_told_of_again(street: Neighbourhood) -> None:
    await street.rosa.blocks_bot()
    await street.rosa.presses_start()
    await street.rosa.blocks_bot()
    assert sum("I can't write to Rosa Bell" in text for text in told(street.olga)) == 2


# The first organiser


@NOBODY_APPOINTED
async def test_a_one_time_link_makes_the_first_organiser(empty_street: Neighbourhood) -> None:
    olga, link = empty_street.olga, empty_street.app.organiser_link
    assert link is not None
    await olga.presses_start(link)
    assert olga.last.text.startswith("You are an organiser now.")
    await olga.taps("Join")
    for label in ("I agree", "Olga", "I organise"):
        await olga.taps(label)
    await olga.types("/setup", chat=empty_street.group)
    assert "Your group is now the group of Elm Street." in olga.last.text


@NOBODY_APPOINTED
async def test_who_has_joined_already_organises_at_once(empty_street: Neighbourhood) -> None:
    olga, link = empty_street.olga, empty_street.app.organiser_link
    assert link is not None
    await joins(olga, "Olga", "I can help")
    await olga.presses_start(link)
    assert olga.last.text.startswith("You are an organiser now.")
    await olga.types("/organise")
    assert olga.last.labels[0] == "Olga"


@NOBODY_APPOINTED
async def test_a_link_that_is_used_old_or_wrong_gets_the_same_answer(empty_street: Neighbourhood) -> None:
    link = empty_street.app.organiser_link
    assert link is not None
    await empty_street.zed.presses_start("organise-AAAAAAAAAAAAAAAAAAAAAA")
    assert empty_street.zed.last.text == SPENT
    await empty_street.zed.presses_start("organise-")
    assert empty_street.zed.last.text == SPENT
    await empty_street.olga.presses_start(link)
    await empty_street.zed.presses_start(link)
    assert empty_street.zed.last.text == SPENT


@NOBODY_APPOINTED
async def test_a_link_lives_for_half_an_hour(empty_street: Neighbourhood) -> None:
    assert empty_street.app.organiser_link is not None
    await empty_street.hurry(minutes=31)
    await empty_street.zed.presses_start(empty_street.app.organiser_link)
    assert empty_street.zed.last.text == SPENT


async def test_where_somebody_organises_there_is_no_link(street: Neighbourhood) -> None:
    assert street.app.organiser_link is None


async def test_any_other_link_is_only_a_start(street: Neighbourhood) -> None:
    await street.zed.presses_start("hello-there")
    assert street.zed.last.text.startswith("Step 1 of 4")


# My details


@pytest.mark.parametrize(
    ("button", "answer", "line"),
    [
        ("Change my name", "Rosa", "Name: Rosa\n"),
        ("Change my address", "3 Oak Road", "Address: 3 Oak Road\n"),
        ("Change my phone number", "020 7946 0000", "Phone: 020 7946 0000\n"),
    ],
)
async def test_each_detail_is_changed_by_one_question(
    street: Neighbourhood, button: str, answer: str, line: str
) -> None:
    await street.rosa.taps("More")
    await street.rosa.taps("My details")
    assert "Name: Rosa Bell\nAddress: not given\nPhone: not given\nArea: Elm Street" in street.rosa.last.text
    await street.rosa.taps(button)
    await street.rosa.types(answer)
    assert line in street.rosa.last.text


async def test_the_area_is_picked(street: Neighbourhood) -> None:
    oak = street.new_group("Oak Road", street.olga)
    await oak.add_bot()
    await street.olga.types("/setup", chat=oak)
    await street.rosa.types("/settings")
    await street.rosa.taps("Change my area")
    assert street.rosa.last.labels[:2] == ["Elm Street", "Oak Road"]
    await street.rosa.taps("Oak Road")
    assert "Area: Oak Road" in street.rosa.last.text


async def test_in_another_area_a_neighbour_is_approved_anew(street: Neighbourhood) -> None:
    oak = street.new_group("Oak Road", street.olga)
    await oak.add_bot()
    await street.olga.types("/setup", chat=oak)
    await street.ben.types("/settings")
    await street.ben.taps("Change my area")
    await street.ben.taps("Oak Road")
    assert street.olga.last.text.startswith("Ben Okoro would like to help in Oak Road.")
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    assert street.ben.alerts[-1].startswith("You are not on the list yet.")


async def test_a_phone_number_can_be_shared_and_has_digits(street: Neighbourhood) -> None:
    await street.rosa.types("/settings")
    await street.rosa.taps("Change my phone number")
    await street.rosa.types("it is in the book")
    assert "I can't read that." in street.rosa.last.text
    await street.rosa.shares_contact("+447700900123")
    assert "Phone: +447700900123" in street.rosa.last.text


async def test_who_stops_changes_nothing(street: Neighbourhood) -> None:
    await street.rosa.types("/settings")
    await street.rosa.taps("Change my name")
    await street.rosa.taps("Go back")
    assert street.rosa.last.text == "All right, I have stopped. Nothing has changed."
    await street.rosa.types("/settings")
    assert "Name: Rosa Bell" in street.rosa.last.text


async def test_the_address_is_asked_for_once_and_kept(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.rosa.types("/settings")
    assert "Address: 12 Elm Street, blue door" in street.rosa.last.text


# The commands


async def test_help_says_what_to_tap_and_whom_to_ring_in_danger(street: Neighbourhood) -> None:
    await street.rosa.types("/help")
    assert "Tap I need help" in street.rosa.last.text
    assert "ring 999 now. I am a computer and can't ring for you." in street.rosa.last.text


async def test_privacy_says_what_is_kept_who_sees_it_and_how_to_end_it(street: Neighbourhood) -> None:
    await street.rosa.types("/privacy")
    for words in ("What I keep:", "Who sees it:", "Your say:"):
        assert words in street.rosa.last.text


async def test_stop_says_what_there_is_to_stop(street: Neighbourhood) -> None:
    await street.ben.types("/stop")
    assert "To stop helping, tap More and then My details." in street.ben.last.text
    assert street.ben.last.labels == ["No more news", "My details", "Talk to a person"]


@pytest.mark.parametrize("command", ["/help", "/privacy", "/mine", "/settings", "/stop", "/start"])
async def test_a_command_may_carry_our_name(street: Neighbourhood, command: str) -> None:
    await street.rosa.types(command)
    plain = letter(street.rosa, "").text
    await street.rosa.types(f"{command}@GoodTurnBot")
    assert street.rosa.last.text == plain


async def test_a_command_we_do_not_know_is_answered_and_is_nobody_s_request(street: Neighbourhood) -> None:
    for command in ("/board", "/setup", "/forgive", "/start_again", "/help@SomeOtherBot"):
        await street.rosa.types(command)
        assert street.rosa.last.text.startswith("I do not know that one. Type /help")


async def test_more_holds_what_is_promised(street: Neighbourhood) -> None:
    await street.rosa.taps("More")
    assert street.rosa.last.labels == [
        "Ask for someone else",
        "A good morning call",
        "Regular company",
        "How I am",
        "Ring me",
        "My details",
        "I'm worried about someone",
    ]
    await street.rosa.taps("Ask for someone else")
    assert street.rosa.last.labels == ["For somebody new", "Go back"]
    await street.rosa.taps("Go back")
    await street.rosa.taps("I'm worried about someone")
    assert street.rosa.last.text.startswith("If someone may be in danger, ring 999 now.")
    assert street.rosa.last.labels == ["It can wait a little", "Talk to a person", "Go back", "Stop"]
