"""Where somebody lives is with the helper while it is needed, and a day after the end no longer."""

import pytest

from bot.playground.faults import Fault
from bot.playground.phone import Phone
from tests.conftest import Neighbourhood
from tests.many import at
from tests.promised import count, dies_and_comes_back, promises
from tests.reading import told

OVER = "Shopping for Rosa Bell: this is over. I have taken the address away."


async def asks_by_voice(street: Neighbourhood, when: str = "Tomorrow morning") -> None:
    """Rosa asks for shopping, and speaks."""
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.taps(when)
    await street.rosa.types("12 Elm Street, blue door")
    await street.rosa.taps("Add details")
    await street.rosa.sends_voice()
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    await street.hurry(seconds=10)


def knows(phone: Phone) -> bool:
    """Does any message in this chat still say where Rosa lives, or sound like her?"""
    return any("12 Elm" in text for text in told(phone)) or any(
        shown.kind == "voice" and shown.by_bot for shown in phone.chat()
    )


async def test_a_day_after_the_end_address_and_voice_are_gone(street: Neighbourhood) -> None:
    await asks_by_voice(street, "Today")
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.rosa.taps("Yes, it came")
    await street.hurry(hours=23)
    assert knows(street.ben)
    await dies_and_comes_back(street)
    await street.hurry(hours=2)
    assert not knows(street.ben)
    assert count(street.ben, OVER) == 1
    calls = len(street.emulator.calls)
    await street.hurry(hours=48)
    edits = [call for call in street.emulator.calls[calls:] if call.method.startswith(("edit", "delete"))]
    assert not [call for call in edits if call.fields["chat_id"] == street.ben.id]


async def test_a_voice_too_old_to_be_deleted_keeps_only_other_words(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Shopping")
    await street.rosa.taps("Another day")
    await street.rosa.taps("Saturday 7 March")
    await street.rosa.types("12 Elm Street, blue door")
    await street.rosa.taps("Add details")
    await street.rosa.sends_voice()
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    await street.hurry(hours=72)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.rosa.taps("Yes, it came")
    await street.hurry(hours=25)
    (voice,) = [shown for shown in street.ben.chat() if shown.kind == "voice" and shown.by_bot]
    assert voice.text == OVER
    assert not any("12 Elm" in text for text in told(street.ben))


async def test_the_reminder_with_the_address_loses_it_too(street: Neighbourhood) -> None:
    await promises(street)
    await at(street, 18)
    await at(street, 7)
    assert sum("12 Elm" in text for text in told(street.ben)) == 2
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.rosa.taps("Yes, it came")
    await street.hurry(hours=25)
    assert not knows(street.ben)


async def test_who_gives_it_back_loses_the_address_at_once_and_gets_it_again_with_the_next_yes(
    street: Neighbourhood,
) -> None:
    await asks_by_voice(street)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    assert not knows(street.ben)
    assert count(street.ben, OVER) == 1
    await street.ben.taps("I can help", chat=street.group)
    assert knows(street.ben)
    await street.hurry(hours=10)
    assert knows(street.ben), "it is not over yet"
    await street.rosa.taps_data("withdraw:1")
    await street.hurry(hours=23)
    assert knows(street.ben)
    await street.hurry(hours=2)
    assert not knows(street.ben)


@pytest.mark.parametrize("ending", ["withdrawn", "silence"])
async def test_however_it_ends(street: Neighbourhood, ending: str) -> None:
    await promises(street, "Today")
    if ending == "withdrawn":
        await street.rosa.taps_data("withdraw:1")
    else:
        await street.ben.taps("Done")
        await street.ben.taps("45 minutes")
        await street.hurry(hours=49)
    assert knows(street.ben)
    await street.hurry(hours=24, minutes=1)
    assert not knows(street.ben)


@pytest.mark.parametrize("empty_street", [{"wait_forget_address": "PT5M"}], indirect=True)
async def test_how_long_it_stays_is_a_setting(street: Neighbourhood) -> None:
    await promises(street, "Today")
    await street.rosa.taps_data("withdraw:1")
    await street.hurry(minutes=6)
    assert not knows(street.ben)


async def test_what_telegram_does_not_take_is_tried_again(street: Neighbourhood) -> None:
    await promises(street, "Today")
    await street.rosa.taps_data("withdraw:1")
    street.emulator.faults.add("editMessageText", Fault.server(), times=2)
    await street.hurry(hours=24, minutes=1)
    assert knows(street.ben)
    await street.hurry(minutes=2)
    await street.hurry(minutes=10)
    assert not knows(street.ben)
