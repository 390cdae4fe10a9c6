"""What goes with a request: a picture, notes for the door, a day that is written, and likely doubles."""

from aid import doubles
from aid.door_notes import NOTE_LETTERS_MAX, NOTES_MAX
from aid.shopping_lists import ITEMS_MAX
from bot.playground.phone import Phone
from bot.playground.shapes import User
from bot.playground.shown import Shown
from storage import outbox
from storage.help_requests import Kind
from tests.conftest import Neighbourhood
from tests.many import nudged
from tests.reading import card, cards, letter, told


async def to_the_check(street: Neighbourhood, kind: str = "Gardening") -> None:
    """Rosa has answered everything, and looks at it once more."""
    for label in ("I need help", kind, "Tomorrow morning"):
        await street.rosa.taps(label)
    if "Where do you live?" in street.rosa.last.text:
        await street.rosa.types("12 Elm Street")
    assert "Is this right?" in street.rosa.last.text


async def sends(street: Neighbourhood) -> None:
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)


def sent_by(phone: Phone, kind: str) -> Shown:
    """The newest picture or voice note that somebody sent the bot."""
    return next(one for one in reversed(phone.chat()) if one.kind == kind and not one.by_bot)


# Pictures


async def test_a_picture_goes_to_the_helper_and_to_nobody_else(street: Neighbourhood) -> None:
    rosa, ben = street.rosa, street.ben
    await to_the_check(street)
    await rosa.taps("Add details")
    await rosa.sends_photo("Only this <hedge>")
    assert "You wrote: Only this <hedge>\nWith your picture." in rosa.last.text
    await sends(street)
    assert [one.kind for one in cards(street)] == ["text"] * len(cards(street))
    assert "hedge" not in card(street).text
    await ben.taps("I can help", chat=street.group)
    assert "To know: Only this <hedge>\nA picture follows." in letter(ben, "This one is yours.").text
    picture = letter(ben, "A picture from Rosa Bell.")
    assert (picture.kind, picture.protected, picture.labels) == ("photo", True, [])
    assert picture.file_id == sent_by(rosa, "photo").file_id
    assert not any("picture" in words for words in told(street.ayo))


async def test_of_a_picture_the_largest_size_is_kept(street: Neighbourhood) -> None:
    rosa, files = street.rosa, street.emulator.world.files
    small, large = files.keep("photo", b"small"), files.keep("photo", b"large")
    sizes = [
        {"file_id": file.id, "file_unique_id": file.unique_id, "width": side, "height": side}
        for file, side in ((small, 90), (large, 1280))
    ]
    await to_the_check(street)
    await rosa.taps("Add details")
    await rosa._says(rosa.private, {"photo": sizes})
    await sends(street)
    row = await street.app.db.one("SELECT photo FROM help_requests")
    assert row["photo"] == large.id


async def test_a_picture_out_of_the_blue_can_be_the_request(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.sends_photo()
    assert rosa.last.text.endswith("Is this something you need help with?\nYour picture")
    await rosa.taps("Use this as your request")
    await rosa.taps("Something else")
    assert "When?" in rosa.last.text, "what it is can be seen"
    await rosa.taps("Today")
    await street.restarts()
    await rosa.types("12 Elm Street")
    assert "With your picture." in rosa.last.text
    await sends(street)
    await street.ayo.taps("I can help", chat=street.group)
    assert letter(street.ayo, "A picture from Rosa Bell.").file_id == sent_by(rosa, "photo").file_id


async def test_what_is_to_be_done_may_be_a_picture(street: Neighbourhood) -> None:
    await street.rosa.taps("I need help")
    await street.rosa.taps("Something else")
    await street.rosa.sends_photo("\U0001f44d")
    assert "When?" in street.rosa.last.text
    assert "You wrote" not in street.rosa.last.text


async def test_a_picture_where_a_name_is_asked_is_no_answer(street: Neighbourhood) -> None:
    await street.rosa.taps_data("detail:name")
    await street.rosa.sends_photo()
    assert "What shall I call you?" in street.rosa.last.text


async def test_a_picture_from_somebody_who_has_not_joined_is_not_kept(street: Neighbourhood) -> None:
    zed = street.new_phone(User(7999, "Stranger"))
    await zed.sends_photo("hello")
    assert zed.last.labels == ["Join"]
    assert await street.app.db.all("SELECT 1 FROM drafts") == []


# The door


async def test_notes_for_the_door_are_kept_and_told_to_the_helper_only(street: Neighbourhood) -> None:
    rosa = street.rosa
    await to_the_check(street)
    await rosa.taps("Change")
    await rosa.taps("For the door")
    assert rosa.last.labels[0] == "Hard of hearing"
    await rosa.taps("Hard of hearing")
    assert rosa.last.labels[0] == "✓ Hard of hearing"
    assert "At the door: hard of hearing" in rosa.last.text
    await rosa.types("The bell is <broken>")
    assert "At the door: hard of hearing, The bell is <broken>" in rosa.last.text
    await rosa.taps("Done")
    assert "At the door: hard of hearing, The bell is <broken>" in rosa.last.text
    assert "Is this right?" in rosa.last.text
    await sends(street)
    assert "hearing" not in card(street).text and "bell" not in card(street).text
    await street.ben.taps("I can help", chat=street.group)
    handed = letter(street.ben, "This one is yours.")
    assert "At the door: hard of hearing, The bell is <broken>" in handed.text and handed.protected
    await to_the_check(street, "A check-in")
    assert "At the door: hard of hearing, The bell is <broken>" in rosa.last.text, "never asked twice"


async def test_a_usual_note_that_is_written_is_the_usual_one(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.taps_data("detail:door")
    for words in ("Knock loudly", "knock loudly.", "give me time to come to the door"):
        await rosa.types(words)
    assert rosa.last.labels[1:3] == ["✓ Knock loudly", "✓ Slow to the door"]
    assert "At the door: knock loudly, give me time to come to the door\n" in rosa.last.text


async def test_the_door_can_be_changed_in_my_details(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.types("/settings")
    assert "At the door: nothing noted" in rosa.last.text
    await rosa.taps("For the door")
    for label in ("There is a dog", "Knock loudly", "✓ There is a dog"):
        await rosa.taps(label)
        await street.restarts()
    await rosa.taps("Done")
    assert "My details" in rosa.last.text
    assert "At the door: knock loudly" in rosa.last.text
    await rosa.taps("For the door")
    await rosa.taps("✓ Knock loudly")
    await rosa.taps("Done")
    assert "At the door: nothing noted" in rosa.last.text


async def test_a_note_for_the_door_that_is_stopped_is_not_kept(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.taps_data("detail:door")
    await rosa.taps("There are stairs")
    await rosa.taps("Stop")
    await rosa.types("/settings")
    assert "At the door: nothing noted" in rosa.last.text


async def test_a_shaky_second_tap_on_the_same_screen_changes_nothing(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.taps_data("detail:door")
    shown = rosa.last
    data = shown.buttons[0][0].data or ""
    await rosa.taps_data(data, shown)
    await rosa.taps_data(data, shown)
    assert rosa.last.labels[0] == "✓ Hard of hearing"


async def test_more_notes_than_anybody_reads_are_refused(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.taps_data("detail:door")
    for number in range(9):
        await rosa.types(f"note {number}")
    assert rosa.last.text.startswith("That is more than I can keep. Use at most 8 things.")
    assert "There is a dog" not in rosa.last.labels and len(rosa.last.labels) == 8 + 4
    await rosa.taps("Done")
    assert "note 7" in rosa.last.text and "note 8" not in rosa.last.text


async def test_even_the_fullest_request_reaches_its_helper(street: Neighbourhood) -> None:
    rosa = street.rosa
    await rosa.taps_data("detail:name")
    await rosa.types("R" * 60)
    await rosa.taps_data("detail:door")
    for number in range(NOTES_MAX):
        await rosa.types(str(number) * NOTE_LETTERS_MAX)
    await rosa.taps("Done")
    for label in ("I need help", "Shopping", "Tomorrow morning"):
        await rosa.taps(label)
    await rosa.types("&" * 299 + "1")
    await rosa.taps("Add details")
    await rosa.types("\n".join(f"{number:040}" for number in range(ITEMS_MAX)))
    await rosa.types("m " * 499)
    await sends(street)
    await street.ben.taps("I can help", chat=street.group)
    handed = letter(street.ben, "This one is yours.").text
    assert f"{ITEMS_MAX - 1:040}" in handed and "m m m" in handed and len(handed) > 3000


# A day that is written


async def test_a_date_may_be_written_and_is_read_back(street: Neighbourhood) -> None:
    rosa = street.rosa
    for label in ("I need help", "Gardening", "Another day", "A date that I write"):
        await rosa.taps(label)
    assert "Write it as you like. For example: 3 March, next Friday, or in 10 days." in rosa.last.text
    await rosa.types("the day of the flood")
    assert rosa.last.text.startswith("I cannot read that date.")
    await rosa.types("next Friday afternoon")
    await rosa.types("12 Elm Street")
    assert "Friday 13 March, in the afternoon" in rosa.last.text
    await rosa.taps("Send")
    assert "Friday 13 March, in the afternoon" in rosa.last.text


async def test_back_from_a_written_date_leads_to_the_days(street: Neighbourhood) -> None:
    rosa = street.rosa
    for label in ("I need help", "Gardening", "Another day", "A date that I write", "Go back"):
        await rosa.taps(label)
    assert len(rosa.last.labels) == 14 + 1 + 3


# Doubles


async def test_a_likely_double_is_pointed_out_and_may_be_sent_all_the_same(street: Neighbourhood) -> None:
    rosa = street.rosa
    await street.rosa_asks("Shopping")
    await to_the_check(street, "Shopping")
    assert "You already have an open request for shopping, for Wednesday 4 March." in rosa.last.text
    await rosa.taps("See the other one")
    assert "I am asking your neighbours." in rosa.last.text
    await rosa.taps("Carry on")
    assert "Is this right?" in rosa.last.text
    await sends(street)
    rows = await street.app.db.all("SELECT status FROM help_requests")
    assert [row["status"] for row in rows] == ["open", "open"]


async def test_one_that_is_taken_is_a_double_and_another_kind_or_one_that_is_over_is_none(
    street: Neighbourhood,
) -> None:
    rosa, ben = street.rosa, street.ben
    await street.rosa_asks("Shopping")
    await ben.taps("I can help", chat=street.group)
    await to_the_check(street, "Shopping")
    assert "A neighbour already has your request for shopping, for Wednesday 4 March." in rosa.last.text
    await rosa.taps("Change")
    await rosa.taps("What I need")
    await rosa.taps("Gardening")
    assert "already" not in rosa.last.text and "See the other one" not in rosa.last.labels
    await rosa.taps("Stop")
    await ben.taps_data("spent:1:45")
    await rosa.taps("Yes, it came")
    await to_the_check(street, "Shopping")
    assert "already" not in rosa.last.text


async def test_whoever_asks_for_somebody_can_look_for_doubles(street: Neighbourhood) -> None:
    db, row = street.app.db, await street.app.db.one("SELECT id FROM people WHERE name = 'Rosa Bell'")
    await street.rosa_asks("Gardening")
    found = await doubles.find(db, row["id"], Kind.GARDENING)
    assert found is not None and found.id == 1
    assert await doubles.find(db, row["id"], Kind.SHOPPING) is None
    await street.rosa.taps_data("withdraw:1")
    assert await doubles.find(db, row["id"], Kind.GARDENING) is None


async def test_somebody_elses_request_is_no_double_of_mine(street: Neighbourhood) -> None:
    await street.rosa_asks("Shopping")
    for label in ("I need help", "Shopping", "Today"):
        await street.ben.taps(label)
    await street.ben.types("14 Elm Street")
    assert "already" not in street.ben.last.text


# Undo


async def test_what_is_undone_within_the_minute_never_reaches_anybody(street: Neighbourhood) -> None:
    rosa, before = street.rosa, len(cards(street))
    await to_the_check(street)
    await rosa.taps("Send")
    await street.hurry(seconds=50)
    assert len(cards(street)) == before
    await rosa.taps("Undo")
    await street.hurry(minutes=30)
    assert len(cards(street)) == before
    assert not any("Can you help" in words for phone in (street.ben, street.ayo) for words in told(phone))
    row = await street.app.db.one("SELECT due_at FROM searches")
    assert row["due_at"] is None


async def test_what_is_undone_later_is_said_where_it_was_asked(street: Neighbourhood) -> None:
    rosa = street.rosa
    await to_the_check(street)
    await rosa.taps("Send")
    await street.hurry(minutes=1)
    assert nudged([street.ben, street.ayo]) == [street.ben, street.ayo]
    await street.hurry(minutes=8)
    await rosa.taps("Undo")
    assert rosa.last.text == "All right, I have taken it back. Nobody will come."
    assert card(street).text == "Gardening: not needed any more." and card(street).labels == []
    assert nudged([street.ben, street.ayo]) == []
    assert letter(street.ben, "Gardening: not needed any more. Thank you.").labels == []
    heard = len(told(street.ben)), len(cards(street))
    await street.hurry(hours=3)
    assert (len(told(street.ben)), len(cards(street))) == heard


async def test_what_stands_under_a_picture_can_be_put_right(street: Neighbourhood) -> None:
    rosa, ben = street.rosa, street.ben
    await to_the_check(street)
    await rosa.taps("Add details")
    await rosa.sends_photo()
    await sends(street)
    await ben.taps("I can help", chat=street.group)
    await rosa.taps_data("detail:name")
    await rosa.types("Rose Bell")
    now = street.clock.now()
    await street.app.db.transaction(lambda tx: outbox.redraw(tx, "hand_over_photo", about=1, now=now))
    await street.hurry(seconds=1)
    picture = letter(ben, "A picture from Rose Bell.")
    assert picture.kind == "photo" and picture.file_id == sent_by(rosa, "photo").file_id
