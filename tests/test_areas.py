"""Areas and their groups: /setup, a group that is lost, one that moves, and an area that has none."""

import pytest

from bot.incoming import worth_keeping
from bot.playground.group import Group
from bot.playground.shapes import User
from tests.conftest import Neighbourhood
from tests.reading import card, cards, told

CHANNEL_BOT = User(136817688, "Channel", username="Channel_Bot", is_bot=True)
LINKED = "Your group is now the group of "


async def another_group(street: Neighbourhood, title: str = "Oak Road") -> Group:
    """A group of Olga's, with the bot as an admin; nothing is set up in it."""
    group = street.new_group(title, street.olga)
    await group.add_bot()
    return group


def shown_in(street: Neighbourhood, group: Group) -> list[str]:
    """What the bot says there."""
    return [message.text for message in street.olga.chat(group) if message.by_bot and not message.pinned]


async def rosa_asks_without_a_group(street: Neighbourhood) -> None:
    """The bot was thrown out of Elm Street's group, and Rosa asks."""
    await street.group.remove_bot()
    await street.rosa_asks()


# /setup


async def test_setup_makes_the_group_an_area_s_and_says_what_it_is_for(street: Neighbourhood) -> None:
    oak = await another_group(street)
    assert shown_in(street, oak) == []
    await street.olga.types("/setup", chat=oak)
    assert street.olga.last.text.startswith(f"{LINKED}Oak Road.")
    (welcome,) = [message for message in street.olga.chat(oak) if message.by_bot and not message.pinned]
    assert welcome.text.startswith("This is the group of Oak Road.")
    assert welcome.silent


@pytest.mark.parametrize("command", ["/setup@GoodTurnBot", "/setup@GoodTurnBot now", "/setup Oak Road"])
async def test_setup_may_carry_our_name_and_more_words(street: Neighbourhood, command: str) -> None:
    oak = await another_group(street)
    await street.olga.types(command, chat=oak)
    assert street.olga.last.text.startswith(f"{LINKED}Oak Road.")


@pytest.mark.parametrize(
    "words", ["/setup@SomeOtherBot", "/setups", "setup", "/start", "/help", "/mine", "hi"]
)
async def test_other_words_in_a_group_are_not_for_us(street: Neighbourhood, words: str) -> None:
    oak = await another_group(street)
    before = len(told(street.olga))
    await street.olga.types(words, chat=oak)
    assert shown_in(street, oak) == []
    assert len(told(street.olga)) == before


async def test_a_forwarded_or_edited_setup_sets_nothing_up(street: Neighbourhood) -> None:
    oak = await another_group(street)
    await street.olga.forwards("/setup", "Ben", chat=oak)
    await street.olga.via_bot("/setup", chat=oak)
    message = await street.olga.types("hello", chat=oak)
    await street.olga.edits(message, "/setup", chat=oak)
    assert shown_in(street, oak) == []


async def test_setup_twice_says_so_privately_and_shows_nothing_more(street: Neighbourhood) -> None:
    await street.olga.types("/setup", chat=street.group)
    assert street.olga.last.text == "This group belongs to Elm Street already."
    assert len(cards(street)) == 1


async def test_whoever_is_no_organiser_hears_so_in_private_and_the_group_hears_nothing(
    street: Neighbourhood,
) -> None:
    oak = await another_group(street)
    await street.ben.joins(oak)
    await street.ben.types("/setup", chat=oak)
    assert street.ben.last.text.startswith("Only an organiser can do that.")
    assert shown_in(street, oak) == []


async def test_a_stranger_s_setup_is_met_with_silence(street: Neighbourhood) -> None:
    oak = await another_group(street)
    await street.zed.joins(oak)
    await street.zed.types("/setup", chat=oak)
    assert shown_in(street, oak) == []
    assert told(street.zed) == []


async def test_a_group_admin_who_is_no_organiser_links_nothing(street: Neighbourhood) -> None:
    theirs = street.new_group("Ben's friends", street.ben)
    await theirs.add_bot()
    await street.ben.types("/setup", chat=theirs)
    assert [message.text for message in street.ben.chat(theirs) if message.by_bot] == []
    assert street.ben.last.text.startswith("Only an organiser can do that.")


async def test_a_hidden_admin_shows_by_a_tap_who_they_are(street: Neighbourhood) -> None:
    oak = await another_group(street)
    await street.olga.types("/setup", chat=oak, anonymously=True)
    asked = street.olga.chat(oak)[-1]
    assert asked.text.startswith("An organiser who is hidden wants to set up this group.")
    await street.ben.joins(oak)
    await street.ben.taps("It's me", chat=oak)
    assert street.ben.alerts[-1].startswith("Only an organiser can do that.")
    await street.zed.joins(oak)
    await street.zed.taps("It's me", chat=oak)
    assert street.zed.alerts[-1].startswith("This is for neighbours who have joined.")
    await street.olga.taps("It's me", chat=oak)
    assert street.olga.alerts[-1] == "Thank you. I have written to you privately."
    assert street.olga.last.text.startswith(f"{LINKED}Oak Road.")


async def test_once_it_is_set_up_the_question_to_the_hidden_admin_is_over(street: Neighbourhood) -> None:
    oak = await another_group(street)
    await street.olga.types("/setup", chat=oak, anonymously=True)
    await street.olga.taps("It's me", chat=oak)
    assert "Thank you. This group is set up." in shown_in(street, oak)
    assert [message.labels for message in street.olga.chat(oak) if message.labels] == []


async def test_a_hidden_admin_of_a_group_that_is_set_up_hears_nothing_in_it(street: Neighbourhood) -> None:
    await street.olga.types("/setup", chat=street.group, anonymously=True)
    assert len(cards(street)) == 1
    assert street.emulator.refused == []


async def test_a_channel_s_post_sets_nothing_up(street: Neighbourhood) -> None:
    oak = await another_group(street)
    await oak.posts_from_channel("/setup")
    channel = {"id": -1_001_000_000_888, "type": "channel", "title": "Elm Street news"}
    as_a_channel = {"from": CHANNEL_BOT.body(), "sender_chat": channel}
    command = [{"type": "bot_command", "offset": 0, "length": 6}]
    street.emulator.world.say(oak.chat, as_a_channel, {"text": "/setup", "entities": command})
    await street.settled()
    assert shown_in(street, oak) == []


async def test_a_group_whose_name_cannot_be_read_needs_another(street: Neighbourhood) -> None:
    trees = await another_group(street, "\U0001f333\U0001f333")
    await street.olga.types("/setup", chat=trees)
    assert street.olga.last.text.startswith("I cannot read the name of this group.")


async def test_a_second_group_of_the_same_name_is_refused(street: Neighbourhood) -> None:
    elm = await another_group(street, "ELM street")
    await street.olga.types("/setup", chat=elm)
    assert street.olga.last.text == "Elm Street has a group already. Choose another area."
    assert shown_in(street, elm) == []


# An area without a group


async def test_a_group_that_is_lost_is_told_to_the_organisers(street: Neighbourhood) -> None:
    await street.group.remove_bot()
    assert street.olga.last.text.startswith("I was removed from the group of Elm Street.")


async def test_without_a_group_the_organisers_hear_that_somebody_asks(street: Neighbourhood) -> None:
    await rosa_asks_without_a_group(street)
    assert street.rosa.last.text.endswith(
        "Your area has no group yet. An organiser knows, and will see to it."
    )
    assert street.olga.last.text.startswith("Somebody in Elm Street needs help, but I have no group there.")
    assert "Rosa" not in street.olga.last.text


async def test_a_group_linked_later_shows_what_is_open(street: Neighbourhood) -> None:
    await rosa_asks_without_a_group(street)
    await street.group.add_bot()
    await street.olga.types("/setup", chat=street.group)
    assert card(street).labels == ["I can help"]
    await street.ben.taps("I can help", chat=street.group)
    assert "Ben Okoro is coming" in street.rosa.last.text
    assert card(street).labels == []


async def test_when_another_area_waits_for_a_group_the_organiser_is_asked_which(
    street: Neighbourhood,
) -> None:
    await rosa_asks_without_a_group(street)
    oak = await another_group(street)
    await street.olga.types("/setup", chat=oak)
    assert "Which area is your group for?" in street.olga.last.text
    assert street.olga.last.labels == ["Elm Street", "A new area"]
    assert shown_in(street, oak) == []
    await street.olga.taps("Elm Street")
    assert street.olga.last.text.startswith(f"{LINKED}Elm Street.")
    assert any("A neighbour needs help: Shopping" in text for text in shown_in(street, oak))


async def test_or_it_becomes_a_new_area_of_the_group_s_name(street: Neighbourhood) -> None:
    await street.group.remove_bot()
    oak = await another_group(street)
    await street.olga.types("/setup", chat=oak)
    question = street.olga.last
    await street.olga.taps("A new area")
    assert street.olga.last.text.startswith(f"{LINKED}Oak Road.")
    await street.olga.taps_data(question.buttons[0][0].data, question)
    assert street.olga.alerts[-1] == "This group belongs to Oak Road already."


async def test_an_area_s_own_name_links_it_without_a_question(street: Neighbourhood) -> None:
    await street.group.remove_bot()
    again = await another_group(street, "Elm Street")
    await street.olga.types("/setup", chat=again)
    assert street.olga.last.text.startswith(f"{LINKED}Elm Street.")


async def test_a_group_that_is_gone_before_the_answer_is_not_linked(street: Neighbourhood) -> None:
    await street.group.remove_bot()
    oak = await another_group(street)
    await street.olga.types("/setup", chat=oak)
    await oak.remove_bot()
    await street.olga.taps("Elm Street")
    assert street.olga.alerts[-1] == "I cannot find that. It may be finished, or with somebody else."


async def test_only_an_organiser_s_tap_links_a_group(street: Neighbourhood) -> None:
    oak = await another_group(street)
    for phone in (street.ben, street.rosa):
        await phone.taps_data(f"link:0:{oak.id}")
        assert phone.alerts[-1].startswith("Only an organiser can do that.")
    await street.zed.taps_data(f"link:0:{oak.id}")
    assert street.zed.alerts[-1].startswith("This is for neighbours who have joined.")
    await street.olga.taps_data("link:0:-1009999999999")
    assert street.olga.alerts[-1].startswith("I cannot find that.")
    await street.olga.taps_data("itsme")
    assert street.olga.alerts[-1].startswith("I cannot find that.")
    assert shown_in(street, oak) == []


async def test_who_has_no_area_yet_picks_one_on_the_way_to_asking(empty_street: Neighbourhood) -> None:
    street = empty_street
    for phone, purpose in ((street.olga, "I organise"), (street.rosa, "I need help")):
        await phone.presses_start()
        await phone.taps("I agree")
        await phone.types(phone.user.first_name)
        await phone.taps(purpose)
    await street.rosa.taps("I need help")
    assert street.rosa.last.text.startswith("No area is set up here yet.")
    await street.olga.types("/setup", chat=street.group)
    for label in ("I need help", "Shopping", "Today", "Elm Street"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    assert card(street).labels == ["I can help"]


# A group that becomes a supergroup


async def test_cards_and_requests_go_on_in_the_new_group(street: Neighbourhood) -> None:
    await street.rosa_asks("Shopping")
    await street.rosa_asks("Gardening")
    await street.ben.taps("I can help", chat=street.group)
    await street.group.migrates()
    assert ["Shopping" in one.text for one in cards(street) if one.labels] == [True]
    await street.ayo.taps("I can help", chat=street.group)
    assert "Ayo Mensah is coming" in street.rosa.last.text
    assert card(street).labels == []
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    assert "Gardening" in card(street).text and card(street).labels == ["I can help"]
    await street.rosa_asks("A check-in")
    assert "A check-in" in card(street).text
    assert street.emulator.refused == []


async def test_who_leaves_the_new_group_takes_nothing_on(street: Neighbourhood) -> None:
    await street.group.migrates()
    await street.rosa_asks()
    data = card(street).buttons[0][0].data
    await street.ben.leaves(street.group)
    await street.ben.taps_data(data)
    assert street.ben.alerts[-1].startswith("You have left the group of your area.")


async def test_rights_that_are_lost_are_told_to_the_organisers(street: Neighbourhood) -> None:
    await street.group.demote_bot()
    assert street.olga.last.text.startswith("I am no admin in the group of Elm Street any more.")
    await street.group.add_bot()
    await street.group.demote_bot()
    assert sum("I am no admin in the group" in text for text in told(street.olga)) == 2


# What is dropped first of all


def group_message(**content: object) -> dict[str, object]:
    """A message in a group, as the Bot API writes it."""
    chat = {"id": -100, "type": "supergroup", "title": "Elm Street"}
    return {"update_id": 1, "message": {"message_id": 2, "chat": chat, "from": {"id": 3}, **content}}


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ({"text": "/setup"}, True),
        ({"text": "/setup@GoodTurnBot Elm Street"}, True),
        ({"migrate_to_chat_id": -200}, True),
        ({"text": "Has anybody seen my cat?"}, False),
        ({"text": "/setup@SomeOtherBot"}, False),
        ({"text": "/setups"}, False),
        ({"text": "type /setup here"}, False),
        ({"text": "/help"}, False),
        ({"caption": "/setup", "photo": []}, False),
        ({"voice": {"file_id": "x"}}, False),
        ({"migrate_from_chat_id": -100}, False),
        ({"new_chat_members": [{"id": 4}]}, False),
        ({"text": None}, False),
    ],
)
def test_of_a_group_only_setup_and_a_move_are_kept(content: dict[str, object], kept: bool) -> None:
    assert worth_keeping(group_message(**content), "GoodTurnBot") is kept


def test_all_that_is_private_is_kept() -> None:
    private = {"id": 5, "type": "private"}
    assert worth_keeping({"update_id": 1, "message": {"chat": private, "text": "hello"}}, "GoodTurnBot")
    assert worth_keeping({"update_id": 1, "callback_query": {"data": "claim:1"}}, "GoodTurnBot")


async def test_what_neighbours_say_in_the_group_is_nowhere_in_our_notes(street: Neighbourhood) -> None:
    await street.ben.types("Has anybody seen my cat Marmalade?", chat=street.group)
    kept = await street.app.db.all("SELECT COUNT(*) AS many FROM inbox WHERE body LIKE '%Marmalade%'")
    assert kept[0]["many"] == 0
    assert len(cards(street)) == 1
