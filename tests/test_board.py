"""The pinned board of a group: true, silent, one message, and a way into the private chat."""

import pytest

from bot.playground.faults import Fault
from bot.playground.members import ADMIN_RIGHTS
from bot.playground.shapes import Member
from bot.playground.shown import Shown
from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import cards, told
from tests.telephones import at_once
from tests.village import beyond_limits

EMPTY = "Nobody needs a hand just now."
PIN_MISSING = "I can't pin the board"


def boards(street: Neighbourhood, chat=None) -> list[Shown]:
    """The messages that are a board, pinned or not."""
    said = street.olga.chat(chat or street.group)
    return [one for one in said if one.by_bot and ("a hand just now" in one.text or ("need" in one.text
            and "a hand." in one.text))]  # fmt: skip


def board(street: Neighbourhood) -> Shown:
    [one] = boards(street)
    return one


def calls(street: Neighbourhood, method: str) -> list:
    ids = {one.id for one in boards(street)}
    return [
        call
        for call in street.emulator.calls
        if call.method == method and call.fields.get("message_id") in ids and not call.fault
    ]


def way_in(shown: Shown, number: int = 0) -> str:
    return (shown.buttons[number][0].url or "").partition("start=")[2]


async def gone(street: Neighbourhood) -> None:
    """Somebody deletes the board."""
    chat = street.group.chat
    id = board(street).id
    del chat.messages[id]
    if id in chat.pinned:
        chat.pinned.remove(id)


async def bot_becomes(street: Neighbourhood, *rights: str) -> None:
    await street.group.add_bot(rights=rights)


async def test_a_group_gets_its_board_pinned_without_a_sound_and_without_telegrams_note(street):
    assert board(street).text == EMPTY
    assert board(street).pinned and board(street).silent
    assert not [one for one in street.ben.chat(street.group) if "pinned a message" in one.text]
    oak = street.new_group("Oak Road", street.olga)
    await oak.add_bot()
    await street.olga.types("/setup", chat=oak)
    [theirs] = boards(street, oak)
    assert theirs.pinned
    pins = [call for call in street.emulator.calls if call.method == "pinChatMessage"]
    assert [call.fields["disable_notification"] for call in pins] == [True]


async def test_it_counts_and_shows_what_and_when_and_never_who_or_where_or_why(street):
    await street.rosa_asks()
    await street.rosa.taps("I need help")
    await street.rosa.taps("Gardening")
    await street.rosa.taps("Today")
    await street.rosa.taps("Add details")
    await street.rosa.types("My hedge at number 12")
    await street.rosa.taps("Send")
    await street.hurry(minutes=2)
    await street.hurry(seconds=10)
    shown = board(street)
    assert shown.text.startswith("2 neighbours need a hand.")
    assert shown.labels == ["Gardening, today", "Shopping, tomorrow"]
    for secret in ("Rosa", "Elm", "12", "hedge"):
        assert secret not in shown.text + "".join(shown.labels)
    await street.ben.taps("I can help", chat=street.group)
    await street.hurry(seconds=10)
    assert board(street).text.startswith("1 neighbour needs a hand. 1 is being helped.")
    assert len(board(street).labels) == 1


async def test_a_request_that_may_still_be_undone_is_not_on_it(street):
    for label in ("I need help", "Shopping", "Today"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    await street.hurry(seconds=40)
    assert board(street).text == EMPTY
    await street.hurry(seconds=21)
    assert board(street).labels == ["Shopping, today"]


async def test_changes_within_10_seconds_are_one_edit(resting_street):
    street = resting_street
    await street.rosa_asks()
    await street.hurry(seconds=10)
    before = len(calls(street, "editMessageText"))
    request = (await street.app.db.one("SELECT id FROM help_requests"))["id"]
    for _ in range(3):
        await street.ben.taps_data(f"claim:{request}")
        await street.ben.taps_data(f"hand_back:{request}")
    await street.ayo.taps_data(f"claim:{request}")
    assert len(calls(street, "editMessageText")) == before
    await street.hurry(seconds=10)
    assert board(street).text == f"{EMPTY} 1 is being helped."
    assert len(calls(street, "editMessageText")) == before + 1


async def test_what_looks_the_same_in_the_end_is_not_edited(resting_street):
    street = resting_street
    await street.rosa_asks()
    await street.hurry(seconds=10)
    before = len(calls(street, "editMessageText"))
    request = (await street.app.db.one("SELECT id FROM help_requests"))["id"]
    await street.ben.taps_data(f"claim:{request}")
    await street.ben.taps_data(f"hand_back:{request}")
    await street.hurry(seconds=10)
    assert len(calls(street, "editMessageText")) == before


async def test_at_midnight_tomorrow_becomes_today(street):
    await street.rosa_asks()
    await street.hurry(seconds=10)
    assert board(street).labels == ["Shopping, tomorrow"]
    await at(street, 23)
    assert board(street).labels == ["Shopping, tomorrow"]
    await street.hurry(minutes=59)
    await street.restarts()
    await street.hurry(minutes=2)
    assert board(street).labels == ["Shopping, today"]


async def test_at_most_10_are_shown_and_the_rest_is_counted(resting_street):
    street = resting_street
    with beyond_limits():
        for _ in range(12):
            await street.rosa_asks()
    await street.hurry(seconds=10)
    assert board(street).text.startswith("12 neighbours need a hand.")
    assert board(street).text.endswith("And 2 more.")
    assert len(board(street).labels) == 10


# The way in


async def test_a_button_leads_a_neighbour_to_the_question_and_one_tap_takes_it(resting_street):
    street = resting_street
    await street.rosa_asks()
    await street.hurry(seconds=10)
    await street.ben.taps("Shopping, tomorrow", chat=street.group)
    assert street.ben.opened == [f"https://t.me/GoodTurnBot?start={way_in(board(street))}"]
    assert street.ben.last.text.startswith("Can you help a neighbour? Shopping\nTomorrow, ")
    assert "Rosa" not in street.ben.last.text and "Elm" not in street.ben.last.text
    assert street.ben.last.labels == ["I can help"]
    await street.ben.taps("I can help")
    assert "12 Elm Street" in street.ben.last.text
    await street.ayo.presses_start("help-1")
    assert street.ayo.last.text == "Shopping: a neighbour is doing this. Thank you."
    assert street.ayo.last.labels == []


async def test_whoever_is_no_neighbour_of_the_area_learns_nothing(street):
    await street.rosa_asks()
    await street.rosa_asks("Gardening")
    await street.ben.taps_data("claim:2")
    for phone in (street.zed, street.olga):
        answers = set()
        for payload in ("help-1", "help-2", "help-999", "help-0", "help-" + "9" * 18):
            await phone.presses_start(payload)
            answers.add(phone.last.text)
        assert len(answers) == 1, answers
        assert "Shopping" not in answers.pop()
    await street.zed.presses_start("help-1")
    assert "Hello. I am Good Turn." in street.zed.last.text
    await street.rosa.presses_start("help-1")
    assert street.rosa.last.text.startswith("This is for neighbours on our list.")


@pytest.mark.parametrize("payload", ["help-", "help-x", "help-1x", "help--1", "help-1-2", "help-" + "1" * 40])
async def test_a_link_that_was_altered_gets_the_answer_of_one_to_another_area(street, payload):
    await street.ben.presses_start(payload)
    assert street.ben.last.text.startswith("This one is for neighbours of another area.")


async def test_somebody_approved_elsewhere_learns_no_more_than_about_what_is_not_there(street):
    oak = street.new_group("Oak Road", street.olga)
    await oak.add_bot()
    await street.olga.types("/setup", chat=oak)
    await street.ayo.taps_data("detail:area")
    await street.ayo.taps("Oak Road")
    await street.olga.taps("Approve")
    await street.rosa_asks()
    said = []
    for payload in ("help-1", "help-999"):
        await street.ayo.presses_start(payload)
        said.append(street.ayo.last.text)
    assert said[0] == said[1]


# Deleted, moved, and without the right to pin


async def test_deleted_by_somebody_it_is_made_anew_and_pinned_at_the_next_change(street):
    old = board(street).id
    await gone(street)
    await street.rosa_asks()
    await street.hurry(seconds=20)
    assert board(street).id != old
    assert board(street).pinned
    assert street.group.chat.pinned == [board(street).id]
    assert board(street).labels == ["Shopping, tomorrow"]


async def test_the_command_makes_it_anew_though_it_is_empty_and_pins_it(street):
    old = board(street).id
    await gone(street)
    await street.zed.joins(street.group)
    await street.zed.types("/board", chat=street.group)
    await street.hurry(seconds=10)
    assert board(street).id != old
    assert board(street).pinned and board(street).text == EMPTY
    assert told(street.zed) == []


async def test_unpinned_by_somebody_it_is_pinned_again_by_the_command(street):
    street.group.chat.pinned.clear()
    await street.ben.types("/board@GoodTurnBot", chat=street.group)
    await street.hurry(seconds=10)
    assert board(street).pinned


async def test_the_command_typed_often_costs_no_more_than_one_edit_in_10_seconds(street):
    await street.rosa_asks()
    await street.hurry(seconds=10)
    before = len(street.emulator.calls)
    async with at_once(street):
        for _ in range(30):
            await street.ben.types("/board", chat=street.group)
    await street.hurry(seconds=10)
    edits = [call for call in street.emulator.calls[before:] if call.method == "editMessageText"]
    pins = [call for call in street.emulator.calls[before:] if call.method == "pinChatMessage"]
    assert (len(edits), len(pins)) == (1, 1)
    assert len(boards(street)) == 1


async def test_the_command_in_a_group_of_no_area_is_passed_over(street):
    oak = street.new_group("Oak Road", street.olga)
    await oak.add_bot()
    before = told(street.olga)
    await street.olga.types("/board", chat=oak)
    await street.hurry(seconds=10)
    assert [one.text for one in street.olga.chat(oak) if one.by_bot] == []
    assert told(street.olga) == before


async def test_without_the_right_to_pin_it_stands_and_organisers_hear_it_once(street):
    oak = street.new_group("Oak Road", street.olga)
    rights = tuple(right for right in ADMIN_RIGHTS if right != "can_pin_messages")
    await oak.add_bot(rights=rights)
    await street.olga.types("/setup", chat=oak)
    [theirs] = boards(street, oak)
    assert not theirs.pinned
    for _ in range(3):
        await street.olga.types("/board", chat=oak)
        await street.hurry(seconds=10)
    assert sum(PIN_MISSING in text for text in told(street.olga)) == 1
    assert "Make me an admin with the right to pin messages." in "".join(told(street.olga))
    await oak.add_bot()
    await street.hurry(seconds=10)
    [theirs] = boards(street, oak)
    assert theirs.pinned
    assert sum(PIN_MISSING in text for text in told(street.olga)) == 1


async def test_a_plain_member_shows_its_board_unpinned(street):
    oak = street.new_group("Oak Road", street.olga)
    await oak.add_bot(admin=False)
    await street.olga.types("/setup", chat=oak)
    assert len(boards(street, oak)) == 1
    assert sum(PIN_MISSING in text for text in told(street.olga)) == 1


async def test_a_group_that_becomes_a_supergroup_gets_a_board_there(street):
    await street.rosa_asks()
    await street.group.migrates()
    await street.hurry(seconds=10)
    assert board(street).pinned
    assert board(street).labels == ["Shopping, tomorrow"]


async def test_thrown_out_and_let_in_again_there_is_one_pinned_board(street):
    await street.group.remove_bot()
    await street.group.add_bot()
    await street.olga.types("/setup", chat=street.group)
    await street.hurry(seconds=10)
    assert len([one for one in boards(street) if one.pinned]) == 1


@pytest.mark.parametrize("fault", [Fault.server(), Fault.conflict()])
async def test_a_pin_that_fails_in_passing_is_tried_again_and_nothing_is_posted_twice(street, fault):
    await gone(street)
    street.emulator.faults.add("pinChatMessage", fault, times=2)
    await street.ben.types("/board", chat=street.group)
    await street.hurry(seconds=11)
    await street.restarts()
    for _ in range(4):
        await street.hurry(seconds=30)
    assert board(street).pinned


async def test_somebody_elses_pin_is_left_alone(street):
    id = await street.olga.types("Bins go out on Monday", chat=street.group)
    street.group.chat.pinned.append(id)
    world = street.emulator.world
    world.say(street.group.chat, {"from": street.olga.user.body()}, {"pinned_message": {"message_id": id}})
    await street.settled()
    assert [one for one in street.ben.chat(street.group) if "pinned a message" in one.text]
    await street.rosa_asks()
    await street.hurry(seconds=10)
    assert id in street.group.chat.pinned


async def test_a_group_we_may_not_write_to_takes_its_board_with_it(street):
    street.group.chat.members[street.emulator.world.bot.id] = Member("kicked")
    await street.ben.types("/board", chat=street.group)
    await street.rosa_asks()
    await street.hurry(minutes=1)
    assert (await street.app.db.one("SELECT chat_id FROM areas"))["chat_id"] is None


# One message a request


async def test_over_a_busy_week_the_group_holds_one_message_a_request_the_board_and_the_welcome(street):
    await at(street, 9)
    whens = ("Today", "Tomorrow morning", "Tomorrow afternoon")
    kinds = ("Shopping", "Gardening", "A check-in")
    for number in range(16):
        await street.rosa_asks(kinds[number % 3], whens[number % 3])
        await _meets_its_fate(street, number)
        await street.hurry(hours=5, minutes=number)
    standing = street.olga.chat(street.group)
    requests = await street.app.db.all("SELECT id, status FROM help_requests")
    assert len(requests) == 16
    assert {row["status"] for row in requests} >= {"open", "closed", "withdrawn", "could_not_fill"}
    ours = [one for one in standing if one.by_bot]
    shown = await street.app.db.all("SELECT message_id FROM cards WHERE kind = 'request'")
    with_a_card = {row["message_id"] for row in shown if row["message_id"]}
    assert len(ours) == len(with_a_card) + 2
    assert len(with_a_card) == 16
    assert len(cards(street)) == 17, "with the welcome"
    assert len([one for one in ours if one.pinned]) == 1
    assert not [one for one in ours if one.kind == "service"]


async def _meets_its_fate(street: Neighbourhood, number: int) -> None:
    """Taken, given back, done, withdrawn, or nothing."""
    id = (await street.app.db.one("SELECT MAX(id) AS id FROM help_requests"))["id"]
    rosa, ben, ayo = street.rosa, street.ben, street.ayo
    fates = {
        0: (),
        1: ((ben, f"claim:{id}"),),
        2: ((rosa, f"withdraw:{id}"),),
        3: ((ben, f"claim:{id}"), (ben, f"hand_back:{id}")),
        4: ((ben, f"claim:{id}"), (ben, f"spent:{id}:30"), (rosa, f"came:{id}:met")),
        5: ((ben, f"claim:{id}"), (ben, f"hand_back:{id}"), (ayo, f"claim:{id}"), (ayo, f"spent:{id}:30")),
        6: ((ayo, f"claim:{id}"), (rosa, f"withdraw:{id}")),
    }
    for phone, data in fates[number % 7]:
        await phone.taps_data(data)
        await street.hurry(seconds=number)
