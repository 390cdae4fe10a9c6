"""The engine under every conversation: back, stop, a break, other words than a tap, and old screens."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from aid.refusals import Refusal
from handlers.flows import FLOWS
from handlers.steps import Flow, Heard, Step, Talk
from handlers.views import step_screen
from storage.areas import Area
from storage.drafts import Draft
from storage.people import Person
from tests.conftest import Neighbourhood
from tests.reading import card, cards, letter, told

SPOKEN = Heard(text="tomorrow", phone="020 7946 0000", photo="file", message_id=1)
LISTS = (  # one a row, up to 20
    "task", "day", "until", "area", "list", "door", "weekdays", "first", "last", "who", "areas", "kinds",
    "languages", "satisfied", "worthwhile", "happy", "anxious",
)  # fmt: skip
WAYS_OUT = ["Talk to a person", "Go back", "Stop"]


async def to_the_check(street: Neighbourhood, kind: str = "Shopping") -> None:
    """Rosa has answered everything, and looks at it once more."""
    for label in ("I need help", kind, "Tomorrow morning"):
        await street.rosa.taps(label)
    if "Where do you live?" in street.rosa.last.text:
        await street.rosa.types("12 Elm Street")
    assert "Is this right?" in street.rosa.last.text


# From one question to the next


async def test_each_question_says_which_step_it_is_and_how_to_get_out(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.taps("I need help")
    assert rosa.last.text == "Step 1 of 4\n\nWhat do you need?"
    assert rosa.last.labels == ["Shopping", "Gardening", "A check-in", "Something else", *WAYS_OUT]
    await rosa.taps("Shopping")
    assert rosa.last.text.startswith("Step 2 of 4\n\nWhen?")
    assert rosa.last.labels == [
        "Today", "Tomorrow morning", "Tomorrow afternoon", "Another day", *WAYS_OUT,
    ]  # fmt: skip
    await rosa.taps("Tomorrow afternoon")
    assert rosa.last.text.startswith("Step 3 of 4\n\nWhere do you live?")
    await rosa.types("12 Elm Street")
    assert rosa.last.text.startswith("Step 4 of 4\n\nIs this right?\n\nShopping\nTomorrow, ")
    assert "Address: 12 Elm Street" in rosa.last.text
    assert rosa.last.labels == ["Send", "Add details", "Change", *WAYS_OUT]


async def test_what_is_known_is_not_asked_again(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.rosa.taps("I need help")
    assert street.rosa.last.text.startswith("Step 1 of 3")
    await street.rosa.taps("Gardening")
    await street.rosa.taps("Today")
    assert street.rosa.last.text.startswith("Step 3 of 3\n\nIs this right?")
    assert "Address: 12 Elm Street, blue door" in street.rosa.last.text


async def test_taps_change_one_message_in_place(street: Neighbourhood) -> None:
    await street.rosa_asks()
    before = len(street.rosa.chat())
    for label in ("I need help", "Shopping", "Another day"):
        await street.rosa.taps(label)
    assert len(street.rosa.chat()) == before + 2, "what she tapped at home, and one question"


async def test_another_day_is_picked_from_a_list_or_written(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.taps("Another day")
    *days, written = street.rosa.last.labels[:-3]
    assert written == "A date that I write"
    assert "Step 3 of 5\n\nWhich day?" in street.rosa.last.text
    assert len(days) == 14
    await street.rosa.taps(days[3])
    await street.rosa.types("12 Elm Street")
    assert f"{days[3]}, any time" in street.rosa.last.text


async def test_something_else_is_said_in_words_and_counted_as_a_step(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Something else")
    assert street.rosa.last.text.startswith("Step 2 of 5\n\nWhat can somebody do for you?")
    await street.rosa.types("Change a light bulb")
    assert street.rosa.last.text.startswith("Step 3 of 5\n\nWhen?")
    await street.rosa.taps("Today")
    await street.rosa.types("12 Elm Street")
    assert "Something else\nToday, " in street.rosa.last.text
    assert "You wrote: Change a light bulb" in street.rosa.last.text


async def test_something_else_may_be_spoken(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Something else")
    await street.rosa.sends_voice()
    assert street.rosa.last.text.startswith("Step 3 of 5\n\nWhen?")
    await street.rosa.taps("Today")
    await street.rosa.types("12 Elm Street")
    assert "With your voice note." in street.rosa.last.text


# Back, stop, change


async def test_back_leads_through_every_question_to_the_first_and_out(street: Neighbourhood) -> None:
    await to_the_check(street)
    for words in ("Where do you live?", "When?", "What do you need?"):
        await street.rosa.taps("Go back")
        assert words in street.rosa.last.text
    await street.rosa.taps("Go back")
    assert street.rosa.last.text == "All right, I have stopped. Nothing was sent."


async def test_an_answer_after_going_back_leads_on_to_what_is_not_answered(street: Neighbourhood) -> None:
    await to_the_check(street)
    await street.rosa.taps("Go back")
    await street.rosa.taps("Go back")
    await street.rosa.taps("Today")
    assert "Shopping\nToday, " in street.rosa.last.text


async def test_stop_ends_it_and_nothing_is_sent(street: Neighbourhood) -> None:
    await to_the_check(street)
    await street.rosa.taps("Stop")
    assert street.rosa.last.text == "All right, I have stopped. Nothing was sent."
    await street.hurry(minutes=5)
    assert len(cards(street)) == 1
    await street.rosa.taps("I need help")
    assert street.rosa.last.text.startswith("Step 1 of 4")


@pytest.mark.parametrize("words", ["Stop", "stop.", "/stop"])
async def test_stop_may_be_written(street: Neighbourhood, words: str) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.types(words)
    assert street.rosa.last.text == "All right, I have stopped. Nothing was sent."


async def test_back_may_be_written_and_is_no_address(street: Neighbourhood) -> None:
    for label in ("I need help", "Shopping", "Today"):
        await street.rosa.taps(label)
    await street.rosa.types("go back")
    assert "When?" in street.rosa.last.text
    await street.rosa.types("/stop")
    await street.rosa.types("Go back")
    assert street.rosa.last.text.startswith("Hello Rosa Bell.")


async def test_change_leads_to_one_question_and_back_to_the_check(street: Neighbourhood) -> None:
    rosa = street.rosa
    await to_the_check(street)
    for what, answer, line in (
        ("What I need", "Gardening", "Gardening\n"),
        ("When", "Today", "\nToday, "),
    ):
        await rosa.taps("Change")
        money = ["Money"] if what == "What I need" else []
        ways = ["What I need", "When", "Details", "My address", "For the door", *money]
        assert rosa.last.labels == [*ways, *WAYS_OUT]
        await rosa.taps(what)
        await rosa.taps(answer)
        assert "Is this right?" in rosa.last.text and line in rosa.last.text
    for what, answer, line in (
        ("Details", "Only the front", "You wrote: Only the front"),
        ("My address", "14 Elm Street", "Address: 14 Elm Street"),
    ):
        await rosa.taps("Change")
        await rosa.taps(what)
        await rosa.types(answer)
        assert "Is this right?" in rosa.last.text and line in rosa.last.text


async def test_back_from_a_change_leads_to_where_one_came_from(street: Neighbourhood) -> None:
    await to_the_check(street)
    for what in ("What I need", "When", "Details", "My address"):
        await street.rosa.taps("Change")
        await street.rosa.taps(what)
        await street.rosa.taps("Go back")
        assert street.rosa.last.text == "What do you want to change?"
        await street.rosa.taps("Go back")
        assert "Is this right?" in street.rosa.last.text
    await street.rosa.taps("Add details")
    await street.rosa.taps("Go back")
    assert "Is this right?" in street.rosa.last.text


async def test_changing_to_another_day_asks_for_the_day_anew(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.types("in the year dot")
    await street.rosa.taps("Another day")
    await street.rosa.taps(street.rosa.last.labels[0])
    await street.rosa.types("12 Elm Street")
    for label in ("Change", "When", "Another day"):
        await street.rosa.taps(label)
    assert "Which day?" in street.rosa.last.text
    await street.rosa.taps(street.rosa.last.labels[5])
    assert "Is this right?" in street.rosa.last.text


# A break


async def test_a_restart_of_ours_forgets_no_conversation(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.restarts()
    await street.rosa.taps("Tomorrow morning")
    await street.restarts()
    await street.rosa.types("12 Elm Street")
    assert "Shopping\nTomorrow, " in street.rosa.last.text
    await street.restarts()
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    assert card(street).labels == ["I can help"]


async def test_who_begins_again_may_carry_on(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.restarts()
    await street.rosa.types("I need help")
    assert street.rosa.last.text == "You were asking for shopping. Carry on?"
    assert street.rosa.last.labels == ["Carry on", "Start again", "Stop"]
    await street.rosa.taps("Carry on")
    assert street.rosa.last.text.startswith("Step 2 of 4\n\nWhen?")


async def test_who_was_asking_and_wants_something_else_may_leave_it(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Gardening")
    await street.rosa.types("/settings")
    await street.rosa.taps("Change my name")
    assert street.rosa.last.text == "You were asking for gardening. Carry on?"
    await street.rosa.taps("No, leave it")
    assert "What shall I call you?" in street.rosa.last.text


async def test_half_a_conversation_is_kept_for_two_weeks(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.hurry(days=13, hours=23)
    await street.rosa.types("I need help")
    assert "Carry on?" in street.rosa.last.text
    await street.hurry(days=14, hours=1)
    await street.rosa.taps("Carry on")
    assert street.rosa.alerts[-1] == "That question is over. Tap what you need below."
    await street.rosa.types("I need help")
    assert street.rosa.last.text.startswith("Step 1 of 4")


# Words instead of taps


async def test_a_label_may_be_typed_instead_of_tapped(street: Neighbourhood) -> None:
    for words in ("i need help", "SHOPPING.", "tomorrow morning"):
        await street.rosa.types(words)
    await street.rosa.types("12 Elm Street")
    await street.rosa.types("send")
    assert "Sent: Shopping." in street.rosa.last.text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("tomorrow", "any time"),
        ("Tomorrow afternoon", "in the afternoon"),
        ("this morning", "in the morning"),
    ],
)
async def test_a_day_may_be_typed_where_it_is_asked(street: Neighbourhood, words: str, shown: str) -> None:
    await street.rosa_asks()
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.types(words)
    assert "Is this right?" in street.rosa.last.text
    assert shown in street.rosa.last.text


async def test_a_day_that_is_over_or_unclear_is_said_so_and_asked_again(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.types("1 January 2020")
    assert street.rosa.last.text.startswith("That day is over.")
    assert street.rosa.last.labels[0] == "Today"
    await street.rosa.types("in 2 years")
    await street.rosa.types("Today")
    assert "Where do you live?" in street.rosa.last.text


async def test_a_voice_note_is_taken_as_details(street: Neighbourhood) -> None:
    await to_the_check(street)
    await street.rosa.taps("Add details")
    await street.rosa.sends_voice()
    assert "With your voice note." in street.rosa.last.text
    await street.rosa.taps("Add details")
    await street.rosa.types("Milk")
    await street.rosa.taps("Done")
    assert "With your voice note." in street.rosa.last.text
    assert "Your list: Milk" in street.rosa.last.text


async def test_three_misunderstandings_each_get_another_answer(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.taps("I need help")
    await rosa.types("hrmpf")
    assert rosa.last.text.startswith("I did not understand that. Tap one of these.\n\nStep 1 of 4")
    assert rosa.last.labels[0] == "Shopping"
    await rosa.sends_sticker()
    assert rosa.last.text.startswith("Let us try it another way. For example: Shopping")
    await rosa.types("hrmpf")
    assert rosa.last.text.startswith("Shall a person help you? Tap Talk to a person")
    assert "Talk to a person" in rosa.last.labels
    await rosa.types("hrmpf")
    assert rosa.last.text.startswith("Shall a person help you?")
    await rosa.taps("Shopping")
    await rosa.types("hrmpf")
    assert rosa.last.text.startswith("I cannot read that date.")
    await rosa.types("hrmpf")
    assert rosa.last.text.startswith("Let us try it another way. For example: Tuesday")
    await rosa.types("hrmpf")
    assert rosa.last.text.startswith("Shall a person help you?")


async def test_what_cannot_be_read_where_words_are_wanted_is_said_so(street: Neighbourhood) -> None:
    for label in ("I need help", "Shopping", "Today"):
        await street.rosa.taps(label)
    for send in (street.rosa.sends_photo, street.rosa.sends_sticker, street.rosa.sends_voice):
        await send()
        assert "Where do you live?" in street.rosa.last.text
    assert street.rosa.last.text.startswith("Shall a person help you?")
    await street.rosa.types("\U0001f3e0")
    assert "Where do you live?" in street.rosa.last.text
    await street.rosa.types("12 Elm Street")
    assert "Is this right?" in street.rosa.last.text


async def test_a_text_that_is_too_long_is_said_so_and_the_place_is_kept(street: Neighbourhood) -> None:
    await to_the_check(street)
    await street.rosa.taps("Add details")
    await street.rosa.types("milk " * 250)
    assert street.rosa.last.text.startswith("That is too long for me. Use at most 1000 letters")
    await street.rosa.types("milk")
    assert "Your shopping list\nMilk" in street.rosa.last.text


async def test_words_out_of_the_blue_can_be_used_as_a_request(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.rosa.types("My tap <drips> & I can't stop it")
    assert street.rosa.last.text.startswith("I am a computer and know few words.")
    assert "My tap <drips> & I can't stop it" in street.rosa.last.text
    await street.rosa.taps("Use this as your request")
    await street.rosa.taps("Go back")
    assert "My tap <drips>" in street.rosa.last.text
    await street.rosa.taps("Use this as your request")
    await street.rosa.taps("Something else")
    assert "When?" in street.rosa.last.text, "what it is has been said"
    await street.rosa.taps("Today")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    assert "drips" not in card(street).text
    await street.ben.taps("I can help", chat=street.group)
    assert "To know: My tap <drips> & I can't stop it" in letter(street.ben, "This one is yours.").text


async def test_so_can_a_voice_note(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.rosa.sends_voice()
    assert "Your voice note" in street.rosa.last.text
    for label in ("Use this as your request", "Something else", "Today", "Send"):
        await street.rosa.taps(label)
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    assert street.ben.last.kind == "voice"


async def test_what_is_nothing_we_can_take_gets_an_answer(street: Neighbourhood) -> None:
    rosa = street.rosa
    for send in (
        rosa.sends_sticker,
        rosa.sends_document,
        lambda: rosa.types("\U0001f44d"),
    ):
        before = len(told(rosa))
        await send()
        assert rosa.last.text.startswith("I can only take words, voice notes and pictures.")
        assert len(told(rosa)) == before + 1


async def test_forwards_and_other_bots_words_are_not_taken_for_one_s_own(street: Neighbourhood) -> None:
    for label in ("I need help", "Shopping", "Today"):
        await street.rosa.taps(label)
    await street.rosa.forwards("99 Elm Street", "Somebody")
    assert street.rosa.last.text.startswith("I only take your own words.")
    await street.rosa.via_bot("98 Elm Street")
    assert street.rosa.last.text.startswith("I only take your own words.")
    await street.rosa.types("12 Elm Street")
    assert "Address: 12 Elm Street" in street.rosa.last.text


async def test_changing_what_was_written_changes_nothing(street: Neighbourhood) -> None:
    for label in ("I need help", "Shopping", "Today"):
        await street.rosa.taps(label)
    message = await street.rosa.types("12 Elm Street")
    await street.rosa.edits(message, "13 Elm Street")
    assert "Address: 12 Elm Street" in street.rosa.last.text


# Old screens and hasty fingers


async def test_an_older_screen_shows_the_question_that_is_open_now(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    kinds = street.rosa.last
    await street.rosa.types("Shopping")
    assert "When?" in street.rosa.last.text
    await street.rosa.taps_data(kinds.buttons[1][0].data, kinds)
    (again,) = [message for message in street.rosa.chat() if message.id == kinds.id]
    assert "When?" in again.text
    await street.rosa.taps("Today")
    await street.rosa.types("12 Elm Street")
    assert "Shopping\nToday" in street.rosa.last.text


async def test_two_taps_on_one_answer_answer_once(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    kinds = street.rosa.last
    data = kinds.buttons[0][0].data
    await asyncio.gather(*(street.rosa.taps_data(data, kinds) for _ in range(3)))
    assert street.rosa.last.text.startswith("Step 2 of 4\n\nWhen?")
    assert street.rosa.waiting == 0


async def test_two_taps_on_send_send_once(street: Neighbourhood) -> None:
    await to_the_check(street)
    check = street.rosa.last
    data = check.buttons[0][0].data
    await asyncio.gather(*(street.rosa.taps_data(data, check) for _ in range(3)))
    assert "Sent: Shopping." in street.rosa.last.text
    assert street.rosa.alerts[-1].startswith("That was sent on ")
    await street.hurry(minutes=1)
    assert len(cards(street)) == 2


async def test_a_tap_means_what_its_button_said_whatever_is_offered_since(street: Neighbourhood) -> None:
    await street.zed.presses_start()
    await street.zed.taps("I agree")
    await street.zed.taps("Zed")
    areas = street.zed.last
    ash = street.new_group("Ash Lane", street.olga)
    await ash.add_bot()
    await street.olga.types("/setup", chat=ash)
    await street.zed.taps_data(areas.buttons[0][0].data, areas)
    await street.zed.taps("I need help")
    await street.zed.types("/settings")
    assert "Area: Elm Street" in street.zed.last.text


async def test_a_day_offered_yesterday_is_asked_again_and_not_mistaken(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.hurry(days=1)
    await street.rosa.taps("Tomorrow morning")
    assert "When?" in street.rosa.last.text
    await street.rosa.taps("Tomorrow morning")
    assert "Where do you live?" in street.rosa.last.text


async def test_what_was_left_until_its_day_is_over_is_not_sent(street: Neighbourhood) -> None:
    await to_the_check(street)
    await street.hurry(days=3)
    await street.rosa.taps("Send")
    assert street.rosa.alerts[-1] == "That day is over. Tap Change and choose another day."
    for label in ("Change", "When", "Today", "Send"):
        await street.rosa.taps(label)
    assert "Sent: Shopping." in street.rosa.last.text


async def test_a_button_of_an_older_conversation_does_nothing_to_the_new_one(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    old = street.rosa.last
    await street.rosa.types("/stop")
    await street.rosa.types("I need help")
    for row in old.buttons:
        for button in row:
            if button.label != "Talk to a person":
                await street.rosa.taps_data(button.data, old)
                assert street.rosa.alerts[-1] == "That question is over. Tap what you need below."
    await street.rosa.taps("Gardening")
    assert street.rosa.last.text.startswith("Step 2 of 4\n\nWhen?")


async def test_a_conversation_is_only_for_whoever_is_in_it(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    data = street.rosa.last.buttons[0][0].data
    draft = data.split(":")[1]
    for forged in (data, f"back:{draft}", f"stop:{draft}", f"carry:{draft}"):
        await street.ben.taps_data(forged)
        assert street.ben.alerts[-1] == "That question is over. Tap what you need below."
    await street.rosa.taps("Shopping")
    assert "When?" in street.rosa.last.text


GARBLED = """
    step step:1 step:x:kind:0 step:1:kind:zzzzzzzz claim: claim:-1 claim:1:2 claim:99999999999999999999
    claim:\u0661 \u202eclaim:1 Claim:1 came:1:wonderful detail:secret again: again:ask.nowhere again:ask.check
    again:join.purpose again:details link:1:5 <b>
"""


@pytest.mark.parametrize("data", ["", " claim:1", "claim:1\n", "\x00", *GARBLED.split()])
async def test_a_garbled_button_gets_a_true_answer_and_changes_nothing(
    street: Neighbourhood, data: str
) -> None:
    await street.rosa_asks()
    await street.ben.taps_data(data, street.ben.last)
    assert street.ben.waiting == 0
    assert street.ben.alerts[-1].startswith(("That button is from long ago.", "That question is over."))
    assert card(street).labels == ["I can help"]


async def test_a_screen_that_can_be_changed_no_more_is_shown_anew(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    kinds = street.rosa.last
    gone = street.rosa.private.messages[kinds.id]
    street.settled, settled = _at_once, street.settled
    await street.rosa.taps("Shopping")
    del street.rosa.private.messages[kinds.id]
    street.settled = settled
    await street.settled()
    assert gone.body["message_id"] == kinds.id
    assert street.rosa.last.text.startswith("Step 2 of 4\n\nWhen?")
    assert street.rosa.last.id > kinds.id


async def _at_once() -> None:
    """Nobody waits."""


# The step tables themselves


def everything() -> Iterator[tuple[Flow, Step, Talk]]:
    """Every step of every table, as somebody of whom most is known, and as a newcomer."""
    person = Person(id=1, name="Rosa", area_id=1, language="en", address="12 Elm Street", phone=None,
                    account_id=1, neighbour=None, organiser=False)  # fmt: skip
    answers = {
        "kind": "other", "when": "another", "day": "2026-03-05", "details": "milk", "voice": "file",
        "name": "Rosa", "area": "1", "same_as": "1",
    }  # fmt: skip
    for flow in FLOWS.values():
        for step in flow.steps:
            talk = Talk(draft=Draft(id=1, account_id=1, flow=flow.name, step=step.name, answers=answers),
                        person=person, areas=[Area(id=1, name="Elm Street", chat_id=None)], appointed=True,
                        first_name="Rosa", now=datetime(2026, 3, 3, 9, tzinfo=UTC), callers=[person],
                        zone=ZoneInfo("Europe/London"))  # fmt: skip
            yield flow, step, talk
            yield flow, step, replace(talk, person=replace(person, area_id=None, address=None), first_name="")


def test_no_step_is_a_dead_end_and_none_is_crowded() -> None:
    for flow, step, talk in everything():
        screen = step_screen(flow, talk)
        labels = [button.label for row in screen.buttons for button in row]
        assert labels[-3:] == WAYS_OUT, step.name
        choices = len(labels) - len(WAYS_OUT)
        assert choices or listens(step, talk), f"{step.name} takes no answer at all"
        assert len(labels) <= (20 if step.name in LISTS else 8), step.name
        for row in screen.buttons:
            most = {1: 28, 2: 14, 3: 8}[len(row)]
            assert all(len(button.label) <= most for button in row), step.name
            assert all(len((button.says or "").encode()) < 64 for button in row)


def listens(step: Step, talk: Talk) -> bool:
    """Are words an answer there, or at least looked at?"""
    try:
        return step.hears(talk, SPOKEN) is not None
    except Refusal:
        return True


def test_every_step_that_is_named_is_there() -> None:
    for flow, step, talk in everything():
        named = [choice.to for choice in step.choices(talk) if choice.to] + [step.back] * bool(step.back)
        assert set(named) <= set(flow.by_name)
        assert set(step.clears) <= set(flow.by_name)
        marks = [choice.mark for choice in step.choices(talk)]
        assert len(marks) == len(set(marks)), f"two buttons of {step.name} mean the same"


def test_the_last_question_of_each_table_ends_it() -> None:
    for flow, _step, talk in everything():
        asked = flow.asked(talk)
        ends = asked[-1].choices(talk) if asked else [c for step in flow.steps for c in step.choices(talk)]
        assert any(choice.ends for choice in ends) or any(step.ends for step in flow.steps)
