"""Areas as organisers arrange them: made, named, given a group by a link, rights lost and back, knocks."""

import pytest

from bot.playground.faults import Fault
from bot.playground.group import Group
from bot.playground.phone import Phone
from bot.playground.shapes import User
from bot.playground.story import joins
from tests.conftest import Neighbourhood
from tests.many import at, nudges
from tests.reading import letter, told


async def opens(phone: Phone, *labels: str) -> None:
    """/organise, and on from there."""
    await phone.types("/organise")
    for label in labels:
        await phone.taps(label)


async def oak_road(street: Neighbourhood) -> None:
    """Olga makes a second area."""
    await opens(street.olga, "Areas", "A new area")
    await street.olga.types("Oak Road")
    assert street.olga.last.text == "The area is called Oak Road."


async def link_to_a_group(street: Neighbourhood) -> str:
    """What the button opens that puts the bot into Oak Road's group."""
    await street.olga.taps("See the area")
    await street.olga.taps("Add me to a group")
    await street.olga.taps("Choose the group")
    return street.olga.opened[-1]


async def has_group(street: Neighbourhood, group: Group) -> bool:
    row = await street.app.db.one("SELECT 1 FROM areas WHERE chat_id = :id", id=group.id)
    return row is not None


async def test_an_area_is_made_named_and_given_a_group_by_a_link(street: Neighbourhood) -> None:
    await oak_road(street)
    link = await link_to_a_group(street)
    assert "&admin=pin_messages+delete_messages+invite_users" in link
    oak = street.new_group("The Oaks", street.olga)
    await oak.adds_bot_by(link)
    assert street.olga.last.text.startswith("Your group is now the group of Oak Road.")
    assert "I am no admin" not in street.olga.last.text
    assert any(shown.text.startswith("This is the group of Oak Road.") for shown in street.olga.chat(oak))
    await opens(street.olga, "Areas", "Oak Road", "Another name")
    await street.olga.types("Oak Lane")
    assert street.olga.last.text == "The area is called Oak Lane."
    await street.olga.taps("See the area")
    assert street.olga.last.text.startswith("Oak Lane\n\nIt has a group.")


async def test_such_a_link_works_once_for_the_one_who_made_it_and_for_an_hour(street: Neighbourhood) -> None:
    await oak_road(street)
    link = await link_to_a_group(street)
    theirs = street.new_group("Ben's friends", street.ben)
    await theirs.adds_bot_by(link)
    assert not await has_group(street, theirs)
    assert street.ben.last.text.startswith("Only an organiser can do that.")
    oak, again = street.new_group("Oak", street.olga), street.new_group("Oak again", street.olga)
    await oak.adds_bot_by(link)
    await again.adds_bot_by(link)
    assert await has_group(street, oak) and not await has_group(street, again)
    assert street.olga.last.text == "That link does not work any more. Ask for a new one."
    await opens(street.olga, "Areas", "Oak Road", "Take the group away", "Yes, take it away")
    assert "It has no group yet." in street.olga.last.text
    await street.olga.taps("Add me to a group")
    await street.olga.taps("Choose the group")
    await street.hurry(hours=1, minutes=1)
    await oak.remove_bot()
    await oak.adds_bot_by(street.olga.opened[-1])
    assert not await has_group(street, oak)


async def test_other_starts_in_a_group_are_not_for_us(street: Neighbourhood) -> None:
    before = len(told(street.olga))
    for words in ("/start", "/start help-1", "/start@SomeOtherBot group-abc", "/start group-"):
        await street.olga.types(words, chat=street.group)
    assert len(told(street.olga)) == before


async def test_two_areas_never_have_the_same_name(street: Neighbourhood) -> None:
    await opens(street.olga, "Areas", "A new area")
    await street.olga.types("elm street")
    assert street.olga.last.text.startswith("There is an area called Elm Street already.")
    await street.olga.types("Oak Road")
    assert street.olga.last.text == "The area is called Oak Road."


async def test_a_right_that_is_lost_is_named_with_what_stops_working(street: Neighbourhood) -> None:
    await street.group.add_bot(rights=("can_manage_chat", "can_pin_messages", "can_delete_messages"))
    said = street.olga.last.text
    assert said.startswith("In the group of Elm Street I may not do all I need.")
    assert "Invite people: I can't let in who asks to join." in said
    assert "Pin messages" not in said
    await opens(street.olga, "Areas", "Elm Street")
    assert "Invite people: I can't let in who asks to join." in street.olga.last.text
    await street.group.add_bot()
    assert letter(street.olga, "In the group of Elm Street all works again.")
    before = len(told(street.olga))
    await street.group.add_bot()
    assert len(told(street.olga)) == before


async def test_the_rights_go_with_a_group_that_becomes_a_supergroup(street: Neighbourhood) -> None:
    await street.group.add_bot(rights=("can_manage_chat", "can_pin_messages"))
    await street.group.migrates()
    await opens(street.olga, "Areas", "Elm Street")
    assert "Delete messages: the note about each pin stays." in street.olga.last.text


async def test_areas_lie_side_by_side_and_neighbours_there_are_asked_when_nobody_else_is_left(
    street: Neighbourhood,
) -> None:
    await oak_road(street)
    una = street.new_phone(User(7009, "Una"))
    for label in ("", "I agree"):
        await (una.taps(label) if label else una.presses_start())
    await una.types("Una")
    await una.taps("Oak Road")
    await una.taps("I can help")
    await una.taps("I promise")
    await street.olga.taps("Approve")
    for phone in (street.ben, street.ayo):
        await phone.taps_data("pause:for_good")
    await at(street, 10)
    await street.rosa_asks()
    await street.hurry(hours=2)
    assert nudges(una) == []
    await opens(street.olga, "Areas", "Elm Street", "Areas beside it", "Oak Road")
    assert "✓ Oak Road" in street.olga.last.labels
    await street.rosa_asks("Gardening")
    assert len(nudges(una)) == 1
    await una.taps("I can help")
    assert "Una is coming" in street.rosa.last.text
    await street.olga.taps("✓ Oak Road")
    assert "Oak Road" in street.olga.last.labels


async def test_an_area_lies_beside_others_only_and_a_stranger_arranges_nothing(street: Neighbourhood) -> None:
    await street.olga.taps_data("beside:1:1:yes")
    assert street.olga.alerts[-1].startswith("That is the same area.")
    await street.olga.taps_data("beside:1:99:yes")
    assert street.olga.alerts[-1].startswith("I cannot find that.")
    for data in (
        "areas",
        "area:1",
        "name_area:0",
        "link_group:1",
        "part:1",
        "unlink:1",
        "beside:1",
        "beside:1:2:yes",
    ):
        await street.ben.taps_data(data)
        assert street.ben.alerts[-1].startswith("Only an organiser can do that."), data
    assert await has_group(street, street.group)


# Knocking at the door of a group


async def knocks(street: Neighbourhood) -> None:
    """Zed asks to be let into the group, and answers."""
    await street.zed.knocks(street.group)
    assert "You asked to come into a group." in street.zed.last.text
    await street.zed.taps("Zed")
    await street.zed.types("Ash Lane")
    await street.zed.types("Rosa told me")


async def test_who_asks_to_come_in_is_asked_three_things_and_let_in_by_one_tap(street: Neighbourhood) -> None:
    await knocks(street)
    assert street.zed.last.text.startswith("Thank you. An organiser will look at it.")
    asked = street.olga.last
    assert asked.text.startswith("Zed asks to come into the group of Elm Street.")
    assert "Who they are: Zed\nWhere they live: Ash Lane\nWhat brings them: Rosa told me" in asked.text
    assert asked.labels == ["Let in", "Not now"] and asked.protected
    await street.olga.taps("Let in")
    assert street.zed.id in street.group.members
    assert street.zed.last.text.startswith("You are in the group now.")
    assert "Olga Novak lets them in." in letter(street.olga, "Zed asks").text
    row = await street.app.db.one("SELECT * FROM knocks")
    assert (row["who"], row["street"], row["why"], row["carry_out_at"]) == (None,) * 4
    await street.olga.taps_data(asked.buttons[1][0].data, asked)
    assert street.olga.alerts[-1] == "That is settled. Zed does not wait any more."


async def test_not_now_is_said_kindly_and_they_may_knock_again(street: Neighbourhood) -> None:
    await knocks(street)
    await street.olga.taps("Not now")
    assert street.zed.id not in street.group.members
    assert street.zed.last.text.startswith("An organiser does not let you into the group for now.")
    await knocks(street)
    await street.olga.taps("Let in")
    assert street.zed.id in street.group.members


async def test_who_does_not_answer_is_told_of_all_the_same(street: Neighbourhood) -> None:
    await street.zed.knocks(street.group)
    assert "Zed asks" not in street.olga.last.text
    await street.hurry(minutes=31)
    assert "They have not answered my questions." in letter(street.olga, "Zed asks").text
    await street.zed.taps("Zed")
    await street.zed.types("Ash Lane")
    await street.zed.taps("I want to help")
    assert "What brings them: I want to help" in letter(street.olga, "Zed asks").text


async def test_whoever_has_joined_is_asked_nothing(street: Neighbourhood) -> None:
    await joins(street.zed, "Zed Ash", "I can help")
    await street.olga.taps("Approve")
    await street.zed.knocks(street.group)
    assert street.zed.last.text.startswith("An organiser knows that you want to come into the group.")
    assert "They are on the list of neighbours.\nArea: Elm Street" in street.olga.last.text


async def test_what_was_taken_back_or_decided_in_telegram_is_told_truly(street: Neighbourhood) -> None:
    await knocks(street)
    await street.zed.takes_back_knock(street.group)
    await street.olga.taps("Let in")
    assert "They do not wait any more." in letter(street.olga, "Zed asks").text
    await knocks(street)
    await street.zed.joins(street.group)
    assert "They are in. An admin let them in." in letter(street.olga, "Zed asks").text


async def test_without_the_right_it_waits_and_organisers_hear_which_one(street: Neighbourhood) -> None:
    await knocks(street)
    await street.group.add_bot(rights=("can_manage_chat", "can_pin_messages", "can_delete_messages"))
    await street.olga.taps("Let in")
    assert letter(street.olga, "I can't let Zed into the group of Elm Street.")
    assert "Where they live: Ash Lane" in letter(street.olga, "Zed asks").text
    await street.group.add_bot()
    await street.olga.taps("Let in")
    assert street.zed.id in street.group.members


@pytest.mark.parametrize("fault", [Fault.closed_before(), Fault.closed_after()])
async def test_a_restart_before_telegram_is_told_loses_nothing(street: Neighbourhood, fault: Fault) -> None:
    await knocks(street)
    street.emulator.faults.add("approveChatJoinRequest", fault)
    await street.olga.taps("Let in")
    await street.restarts()
    await street.hurry(minutes=1)
    assert street.zed.id in street.group.members
    assert (await street.app.db.one("SELECT state, carry_out_at FROM knocks"))["carry_out_at"] is None


async def test_nobody_but_an_organiser_lets_anybody_in(street: Neighbourhood) -> None:
    await knocks(street)
    for data in ("let_in:1", "turn_away:1"):
        for phone in (street.ben, street.rosa):
            await phone.taps_data(data)
            assert phone.alerts[-1].startswith("Only an organiser can do that.")
        await street.zed.taps_data(data)
        assert street.zed.alerts[-1].startswith("This is for neighbours who have joined.")
    await street.ben.taps_data("knock:1")
    assert street.ben.alerts[-1].startswith("That question is over.")
    assert street.zed.id not in street.group.members


async def test_who_waits_for_a_month_may_knock_anew_and_is_forgotten_later(
    street: Neighbourhood,
) -> None:
    await knocks(street)
    await street.hurry(days=30, minutes=1)
    assert "Nobody decided for 30 days." in letter(street.olga, "Zed asks").text
    await street.hurry(days=30, minutes=1)
    assert await street.app.db.all("SELECT 1 FROM knocks") == []


async def test_a_knock_at_a_group_of_no_area_is_met_with_silence(street: Neighbourhood) -> None:
    other = street.new_group("Elsewhere", street.olga)
    await other.add_bot()
    await street.zed.knocks(other)
    assert told(street.zed) == []
    assert await street.app.db.all("SELECT 1 FROM knocks") == []
