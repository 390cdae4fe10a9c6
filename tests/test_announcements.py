"""Announcements: written as any message, sent to whom they are for, answered, put right and taken back."""

from datetime import timedelta

from bot.playground.faults import Fault
from storage import announcement_letters, retention
from tests.announced import WORDS, begins, copies, has_written, progress, sends, to_everyone, writes
from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import card, cards, letter, told


async def test_everyone_gets_it_as_it_was_written_and_the_organiser_sees_how_far_it_is(street: Neighbourhood):
    await writes(street, "Tea on **Saturday**")
    await to_everyone(street)
    assert "For: everyone who has joined.\n3 people get it." in street.olga.last.text
    await street.olga.taps("Send me a test")
    assert street.olga.last.text == "Tea on **Saturday**"
    assert street.olga.last.labels == ["No more news"]
    assert not copies(street.rosa, "Tea on **Saturday**")
    await street.olga.taps("Send to 3 people")
    for phone in (street.rosa, street.ben, street.ayo):
        assert len(copies(phone, "Tea on **Saturday**")) == 1
    await street.hurry(seconds=20)
    assert "It has gone out.\nSent to: 3" in progress(street.olga).text


async def test_an_answer_is_one_a_person_can_be_changed_and_is_counted(street: Neighbourhood):
    await sends(street, answers="I can drive\nNot this time")
    await street.ben.taps("I can drive")
    assert street.ben.alerts[-1] == "I have noted: I can drive"
    assert copies(street.ben)[0].labels == ["✓ I can drive", "Not this time", "No more news"]
    await street.ayo.taps("Not this time")
    await street.ben.taps("Not this time")
    await street.hurry(seconds=20)
    assert "I can drive: 0\nNot this time: 2" in progress(street.olga).text
    await street.olga.taps("See the answers")
    assert "Not this time: 2\nAyo Mensah, Ben Okoro (before: I can drive)" in street.olga.last.text
    assert "No answer yet: 1\nRosa Bell" in street.olga.last.text
    await street.olga.taps("Write to: Not this time")
    await street.olga.types("Another time then!")
    await street.olga.taps("No answers")
    await street.olga.taps("Now")
    assert "For: who answered Not this time." in street.olga.last.text
    await street.olga.taps("Send to 2 people")
    assert [len(copies(phone, "Another time then!")) for phone in (street.ben, street.ayo, street.rosa)] == [
        1,
        1,
        0,
    ]


async def test_whoever_is_silent_can_be_written_to(street: Neighbourhood):
    await sends(street, answers="I can drive")
    await street.ben.taps("I can drive")
    await street.hurry(seconds=20)
    await street.olga.taps("See the answers")
    await street.olga.taps("Write to the others")
    await street.olga.types("We still look for drivers")
    await street.olga.taps("No answers")
    await street.olga.taps("Now")
    await street.olga.taps("Send to 2 people")
    said = "We still look for drivers"
    assert [len(copies(phone, said)) for phone in (street.ben, street.ayo, street.rosa)] == [0, 1, 1]


async def test_one_tap_ends_all_news_but_not_what_one_asked_for(street: Neighbourhood):
    await sends(street)
    await street.rosa.taps("No more news")
    assert "You get no more announcements." in street.rosa.alerts[-1]
    assert copies(street.rosa)[0].labels == ["I want news again"]
    await writes(street, "Second")
    await to_everyone(street)
    assert "2 people get it.\n1 wants no news." in street.olga.last.text
    await street.olga.taps("Send to 2 people")
    assert not copies(street.rosa, "Second")
    await street.rosa_asks()
    await street.ben.taps("I can help")
    assert letter(street.rosa, "Ben")
    await street.rosa.types("/stop")
    await street.rosa.taps("I want news again")
    await writes(street, "Third")
    await to_everyone(street)
    await street.olga.taps("Send to 3 people")
    assert copies(street.rosa, "Third")


async def test_other_words_stand_in_the_place_of_what_went_out(street: Neighbourhood):
    await sends(street, answers="I can drive")
    await street.ben.taps("I can drive")
    await street.hurry(seconds=20)
    await street.olga.taps("Change the words")
    await street.olga.types("Tea at <b>4pm & later")
    assert not copies(street.rosa)
    (anew,) = copies(street.ben, "Tea at <b>4pm & later")
    assert anew.labels == ["✓ I can drive", "No more news"]
    assert "Tea at <b>4pm & later" in progress(street.olga).text


async def test_what_is_taken_back_goes_from_every_chat_and_nobody_can_answer(street: Neighbourhood):
    await writes(street, answers="I can drive")
    for label in ("Both", "Everyone", "Now", "Send to 3 people"):
        await street.olga.taps(label)
    assert (card(street).text, card(street).labels) == (WORDS, ["I can drive"])
    await street.ayo.taps("I can drive", chat=street.group)
    assert street.ayo.alerts[-1] == "I have noted: I can drive"
    await street.hurry(seconds=20)
    assert "I can drive: 1" in progress(street.olga).text
    old = copies(street.ben)[0]
    await street.olga.taps("Take it back")
    await street.olga.taps("Yes, take it back")
    for phone in (street.rosa, street.ben, street.ayo):
        assert "An organiser took this back." in told(phone)
        assert not copies(phone)
    assert (card(street).text, card(street).labels) == ("An organiser took this back.", [])
    await street.ben.taps_data("reply:1:0", old)
    assert "taken back" in street.ben.alerts[-1]


async def test_a_picture_goes_with_its_words_and_gets_other_words(street: Neighbourhood):
    await begins(street)
    await street.olga.sends_photo("The hall")
    await has_written(street)
    await to_everyone(street)
    await street.olga.taps("Send to 3 people")
    (photo,) = [shown for shown in street.rosa.chat() if shown.by_bot and shown.kind == "photo"]
    assert photo.text == "The hall"
    await street.hurry(seconds=20)
    await street.olga.taps("Change the words")
    await street.olga.types("The other hall")
    (photo,) = [shown for shown in street.rosa.chat() if shown.by_bot and shown.kind == "photo"]
    assert photo.text == "The other hall"
    await street.olga.taps("Take it back")
    await street.olga.taps("Yes, take it back")
    assert not [shown for shown in street.rosa.chat() if shown.by_bot and shown.kind == "photo"]


async def test_a_voice_note_or_anything_else_goes_as_it_is(street: Neighbourhood):
    for kind in ("voice", "sticker", "document"):
        await begins(street)
        await getattr(street.olga, f"sends_{kind}")()
        await has_written(street)
        await to_everyone(street)
        await street.olga.taps("Send to 3 people")
        assert [shown.kind for shown in street.rosa.chat()][-1] == kind
        await street.hurry(seconds=20)


async def test_a_poll_goes_to_everybody_and_each_votes_in_their_own(street: Neighbourhood):
    await begins(street)
    await street.olga.sends_poll("Which day for the clean-up?", ["Saturday", "Sunday"])
    await has_written(street)
    await to_everyone(street)
    await street.olga.taps("Send to 3 people")
    for phone in (street.rosa, street.ben, street.ayo):
        assert [shown.kind for shown in phone.chat()][-1] == "poll"
        poll = phone.private.messages[phone.chat()[-1].id].body["poll"]
        assert [option["text"] for option in poll["options"]] == ["Saturday", "Sunday"]


async def test_at_night_it_waits_and_paused_it_waits_until_it_goes_on_even_over_a_restart(
    street: Neighbourhood,
):
    await at(street, 23)
    await sends(street)
    assert "0 of 3\nAt night it waits until 8am." in progress(street.olga).text
    await street.olga.taps("Pause")
    await street.restarts()
    await at(street, 10)
    assert not copies(street.rosa)
    assert "It is paused." in progress(street.olga).text
    await street.olga.taps("Send the rest")
    assert [len(copies(phone)) for phone in (street.rosa, street.ben, street.ayo)] == [1, 1, 1]
    await street.hurry(seconds=20)
    assert "It has gone out.\nSent to: 3" in progress(street.olga).text


async def test_once_it_is_stopped_nobody_else_gets_it(street: Neighbourhood):
    await at(street, 23)
    await sends(street)
    await street.olga.taps("Stop it")
    await at(street, 10)
    assert not copies(street.rosa)
    assert "It was stopped. Nobody else gets it.\nNot sent after all: 3" in progress(street.olga).text


async def test_it_goes_out_at_its_time_and_never_at_night(street: Neighbourhood):
    await writes(street)
    for label in ("To each person", "Everyone", "At a time", "Tuesday 3 March"):
        await street.olga.taps(label)
    await street.olga.types("11pm")
    assert "It goes out on Tuesday 3 March at 11pm." in street.olga.last.text
    await street.olga.taps("Send to 3 people")
    assert "It goes out on Tuesday 3 March at 11pm." in street.olga.last.text
    await street.hurry(hours=13, minutes=5)
    assert not copies(street.rosa)
    await street.hurry(hours=9)
    assert len(copies(street.rosa)) == 1


async def test_a_second_tap_on_send_sends_nothing_more(street: Neighbourhood):
    await writes(street)
    await to_everyone(street)
    send = next(
        button.data
        for row in street.olga.last.buttons
        for button in row
        if button.label == "Send to 3 people"
    )
    screen = street.olga.last
    await street.olga.taps("Send to 3 people")
    await street.olga.taps_data(send, screen)
    assert len(copies(street.rosa)) == 1
    rows = await street.app.db.all("SELECT COUNT(*) AS count FROM announcements")
    assert rows[0]["count"] == 1


async def test_who_has_blocked_the_bot_or_is_gone_is_listed_for_ringing(street: Neighbourhood):
    await street.rosa.blocks_bot()
    await writes(street)
    await to_everyone(street)
    assert "2 people get it.\nI can't reach 1 person." in street.olga.last.text
    await street.olga.taps("Who to ring instead")
    assert "Who to ring instead" in street.olga.last.text and "Rosa" in street.olga.last.text
    street.emulator.faults.add("copyMessage", Fault.refusal(403, "Forbidden: user is deactivated"))
    await street.olga.taps("Send to 2 people")
    await street.hurry(seconds=20)
    assert "Sent to: 1\nCould not be sent to: 1" in progress(street.olga).text


async def test_a_message_that_telegram_refuses_is_stopped_and_said_so(street: Neighbourhood):
    await begins(street)
    await street.olga.sends_photo("The hall")
    await has_written(street)
    await to_everyone(street)
    refusal = Fault.refusal(400, "Bad Request: wrong file identifier specified")
    street.emulator.faults.add("copyMessage", refusal, times=3)
    await street.olga.taps("Send to 3 people")
    await street.hurry(seconds=20)
    assert "Telegram does not take this message. Write it anew." in progress(street.olga).text


async def test_a_group_that_becomes_a_supergroup_gets_it_all_the_same(street: Neighbourhood):
    await writes(street)
    await street.olga.taps("Into the groups")
    await street.olga.taps("Now")
    await street.group.migrates()
    await street.olga.taps("Send it")
    assert [shown.text for shown in cards(street)].count(WORDS) == 1


async def test_whoever_turns_news_off_before_it_goes_out_gets_none(street: Neighbourhood):
    await writes(street)
    for label in ("To each person", "Everyone", "At a time", "Wednesday 4 March"):
        await street.olga.taps(label)
    await street.olga.taps("9am")
    await street.olga.taps("Send to 3 people")
    await street.ben.types("/stop")
    await street.ben.taps("No more news")
    await street.hurry(hours=24)
    assert [len(copies(phone)) for phone in (street.rosa, street.ben, street.ayo)] == [1, 0, 1]


async def test_what_is_counted_stays_as_long_as_the_announcement_and_goes_with_it(street: Neighbourhood):
    await sends(street, answers="I can drive")
    await street.ben.taps("I can drive")
    db, later = street.app.db, street.clock.now() + timedelta(days=1)
    await db.transaction(lambda tx: retention.letters(tx, later, later))
    assert (await announcement_letters.progress(db, 1)).sent == 3
    await street.hurry(seconds=20)
    later = street.clock.now() + timedelta(days=1)
    await db.transaction(lambda tx: retention.letters(tx, later, later))
    assert (await announcement_letters.progress(db, 1)).total == 0
    left = "SELECT (SELECT COUNT(*) FROM announcements) + (SELECT COUNT(*) FROM announcement_answers) AS left"
    assert (await db.one(left))["left"] == 0
    await street.ben.taps("✓ I can drive")
    assert "I cannot find that." in street.ben.alerts[-1]


async def test_whoever_leaves_the_audience_while_it_waits_gets_none_and_is_counted(street: Neighbourhood):
    await at(street, 23)
    await sends(street)
    await street.ben.types("/stop")
    await street.ben.taps("No more news")
    await at(street, 10)
    assert [len(copies(phone)) for phone in (street.rosa, street.ben, street.ayo)] == [1, 0, 1]
    await street.hurry(seconds=20)
    assert "Sent to: 2\nNot sent after all: 1" in progress(street.olga).text
