"""Helper and resident talk through the bot, without each other's account or number, while it lasts."""

import pytest

from storage import blocks
from tests.conftest import Neighbourhood
from tests.many import asks_for, neighbours
from tests.reading import letter, told

GONE = "I cannot find that. It may be finished, or with somebody else."


@pytest.fixture
async def claimed(street: Neighbourhood) -> Neighbourhood:
    """Ben does Rosa's shopping."""
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    return street


async def kept(street):
    rows = await street.app.db.all("SELECT text, voice, photo, withdrawn_at FROM messages ORDER BY id")
    return [tuple(row) for row in rows]


async def ids(street):
    rows = await street.app.db.all("SELECT name, id FROM people")
    return {row["name"].split()[0]: row["id"] for row in rows}


async def test_the_helper_writes_and_the_resident_answers(claimed):
    await claimed.ben.taps("Send a message")
    assert claimed.ben.last.text == (
        "What shall I tell Rosa Bell?\nWrite it, or send a voice note or a picture."
    )
    await claimed.ben.types("I come at 10am. Is that all right?")
    assert claimed.ben.last.text == "I have passed it on."
    passed = claimed.rosa.last
    assert passed.text.startswith("A message from Ben Okoro\nShopping: ")
    assert passed.text.endswith("\n\nI come at 10am. Is that all right?")
    assert passed.protected and passed.labels == ["Answer", "Block or report"]
    await claimed.rosa.taps("Answer")
    await claimed.rosa.types("Yes <b>& thank</b> you")
    assert claimed.rosa.last.text == "I have passed it on."
    assert claimed.ben.last.text.endswith("Yes <b>& thank</b> you")
    assert await kept(claimed) == [
        ("I come at 10am. Is that all right?", None, None, None),
        ("Yes <b>& thank</b> you", None, None, None),
    ]


async def test_the_resident_writes_from_the_good_news_and_from_the_request(claimed):
    await claimed.rosa.taps("Send a message")
    await claimed.rosa.types("The bell is broken")
    assert "The bell is broken" in claimed.ben.last.text
    await claimed.rosa.types("My requests")
    await claimed.rosa.taps(claimed.rosa.last.labels[0])
    await claimed.rosa.taps("Send a message")
    await claimed.rosa.types("Knock twice")
    assert "Knock twice" in claimed.ben.last.text
    await claimed.rosa.taps("Send another message")
    await claimed.rosa.types("Loudly")
    assert "Loudly" in claimed.ben.last.text


@pytest.mark.parametrize("kind", ["voice", "photo"])
async def test_a_voice_note_or_a_picture_is_passed_on_protected(claimed, kind):
    await claimed.ben.taps("Send a message")
    await (claimed.ben.sends_voice() if kind == "voice" else claimed.ben.sends_photo("This one?"))
    sent = next(shown for shown in reversed(claimed.ben.chat()) if not shown.by_bot)
    assert claimed.ben.last.text == "I have passed it on."
    passed = claimed.rosa.last
    assert (passed.kind, passed.file_id, passed.protected) == (kind, sent.file_id, True)
    assert passed.text.startswith("A message from Ben Okoro")
    assert ("This one?" in passed.text) is (kind == "photo")


async def test_a_picture_needs_no_words_that_can_be_read(claimed):
    await claimed.ben.taps("Send a message")
    await claimed.ben.sends_photo("🌷")
    assert claimed.ben.last.text == "I have passed it on."
    assert claimed.rosa.last.kind == "photo"


async def test_what_is_no_message_is_asked_again_and_stop_sends_nothing(claimed):
    await claimed.ben.taps("Send a message")
    await claimed.ben.types("x" * 701)
    assert claimed.ben.last.text.startswith("That is too long for me.")
    await claimed.ben.sends_sticker()
    assert "What shall I tell Rosa Bell?" in claimed.ben.last.text
    await claimed.ben.taps("Stop")
    assert claimed.ben.last.text == "All right, I have stopped. Nothing was sent."
    assert await kept(claimed) == []


async def test_nobody_else_can_write_and_nobody_learns_anything(claimed):
    for phone in (claimed.ayo, claimed.olga):
        for data in ("write:1", "write_anew:1", "write:99"):
            await phone.taps_data(data)
            assert phone.alerts[-1] == GONE
    await claimed.zed.taps_data("write:1")
    assert claimed.zed.alerts[-1].startswith("This is for neighbours who have joined.")
    assert await kept(claimed) == []


async def test_before_somebody_has_it_there_is_nobody_to_write_to(street):
    await street.rosa_asks()
    await street.rosa.taps_data("write:1")
    assert street.rosa.alerts[-1] == "Nobody has taken this yet. I am still asking."


async def test_whoever_gave_it_back_is_out_of_the_talk(claimed):
    await claimed.ben.taps("Send a message")
    await claimed.ben.taps("I can't after all")
    await claimed.ben.taps("Yes, find somebody else")
    await claimed.ayo.taps("I can help", chat=claimed.group)
    await claimed.ben.types("Still me?")
    assert claimed.ben.last.text == GONE
    assert "Still me?" not in str(told(claimed.rosa)) + str(told(claimed.ayo))


async def test_they_talk_until_it_is_closed_and_not_after(claimed):
    await claimed.rosa.taps("Send a message")
    await claimed.rosa.types("See you")
    await claimed.ben.taps("Done")
    await claimed.ben.taps("45 minutes")
    await claimed.ben.taps_data("write:1")
    await claimed.ben.types("The change is on the table")
    assert "The change is on the table" in claimed.rosa.last.text
    await claimed.ben.taps_data("write:1")
    await claimed.rosa.taps("Yes, it came")
    await claimed.ben.types("Are you there?")
    assert claimed.ben.last.text == "That is over. Tap Talk to a person."
    await claimed.rosa.taps("Answer")
    assert claimed.rosa.alerts[-1] == "That is over. Tap Talk to a person."
    await claimed.ben.types("Hello?")
    assert "Is this something you need help with?" in claimed.ben.last.text, "the question is put away"
    assert len(await kept(claimed)) == 2


async def test_what_was_said_is_forgotten_a_day_after_it_is_over(claimed):
    await claimed.ben.taps("Send a message")
    await claimed.ben.types("Under the blue pot")
    await claimed.ben.taps("Send another message")
    await claimed.ben.sends_voice()
    await claimed.ben.taps("Done")
    await claimed.ben.taps("45 minutes")
    await claimed.rosa.taps("Yes, it came")
    await claimed.hurry(hours=23)
    assert [row[3] for row in await kept(claimed)] == [None, None]
    await claimed.hurry(hours=2)
    assert [row[:3] for row in await kept(claimed)] == [(None, None, None)] * 2
    assert "blue pot" not in str(told(claimed.rosa))
    assert letter(claimed.rosa, "A message from Ben Okoro. I do not keep it any longer.")


async def test_two_who_are_kept_apart_cannot_write(claimed):
    known = await ids(claimed)
    await claimed.ben.taps("Send a message")
    await claimed.app.db.transaction(
        lambda tx: blocks.add(tx, known["Rosa"], known["Ben"], claimed.clock.now())
    )
    await claimed.ben.types("Hello?")
    assert claimed.ben.last.text == GONE
    assert "Hello?" not in str(told(claimed.rosa))


async def test_twenty_in_an_hour_and_no_more(claimed):
    for number in range(20):
        await claimed.ben.taps_data("write:1")
        await claimed.ben.types(f"Message {number}")
        await claimed.hurry(seconds=1)
    await claimed.ben.taps_data("write:1")
    await claimed.ben.types("And another")
    assert claimed.ben.last.text.startswith("I pass on 20 messages an hour at most.")
    assert len(await kept(claimed)) == 20
    await claimed.rosa.taps("Answer")
    await claimed.rosa.types("So many")
    assert "So many" in str(told(claimed.ben))
    await claimed.hurry(hours=1)
    await claimed.ben.types("And another")
    assert "And another" in claimed.rosa.last.text


async def test_a_restart_in_between_loses_nothing_and_repeats_nothing(claimed):
    await claimed.ben.taps("Send a message")
    await claimed.restarts()
    await claimed.ben.types("I come at 10am")
    await claimed.restarts()
    assert sum("I come at 10am" in text for text in told(claimed.rosa)) == 1
    assert len(await kept(claimed)) == 1


async def test_with_two_helpers_all_three_see_it(street):
    phones = await neighbours(street, 3)
    await asks_for(street, "Something heavy to move")
    for phone in phones[:2]:
        await phone.taps("I can help", chat=street.group)
    await street.rosa.taps("Send a message")
    assert "Ben Okoro and Ayo Mensah" in street.rosa.last.text
    await street.rosa.types("The sofa is blue")
    for phone in phones[:2]:
        assert "The sofa is blue" in phone.last.text
    await street.ayo.taps("Answer")
    await street.ayo.types("I bring straps")
    assert "I bring straps" in street.rosa.last.text and "I bring straps" in street.ben.last.text
    assert "sofa" not in str(told(phones[2]))


async def test_a_half_finished_request_is_offered_first(claimed):
    await claimed.rosa.taps("I need help")
    await claimed.rosa.taps("Gardening")
    await claimed.rosa.taps("Send a message")
    assert claimed.rosa.last.text == "You were asking for gardening. Carry on?"
    await claimed.rosa.taps("No, leave it")
    assert "What shall I tell Ben Okoro?" in claimed.rosa.last.text
    await claimed.rosa.types("Hello")
    assert "Hello" in claimed.ben.last.text


async def test_at_night_a_message_makes_no_sound(claimed):
    await claimed.hurry(hours=12)
    await claimed.ben.taps_data("write:1")
    await claimed.ben.types("Good night")
    assert "Good night" in claimed.rosa.last.text and claimed.rosa.last.silent
