"""The life of a request, from "I need help" to "Yes, it came", and every other way it can end."""

import asyncio
from datetime import timedelta

from bot.playground.faults import Fault
from tests.conftest import Neighbourhood
from tests.reading import card, cards, letter, told


def taps_of(phone) -> int:
    """How often somebody has tapped or typed a label."""
    return len(phone.world.queries.of(phone.id)) + sum(not m.by_bot for m in phone.chat())


def word_told(street: Neighbourhood) -> str:
    """The word of the day, as Rosa was told it."""
    return letter(street.rosa, "will say the word").text.partition("the word ")[2].split(".")[0]


async def done_by_ben(street: Neighbourhood, kind: str = "Shopping") -> None:
    """Ben has done what Rosa asked for, and she has not answered yet."""
    await street.rosa_asks(kind)
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")


async def test_the_whole_story(street: Neighbourhood) -> None:
    rosa, ben = street.rosa, street.ben
    await street.rosa_asks("Shopping", "Tomorrow morning")
    await ben.taps("I can help", chat=street.group)
    await ben.taps("Done")
    await ben.taps("45 minutes")
    await rosa.taps("Yes, it came")
    assert rosa.last.text == "I am glad. I will pass on your thanks."
    assert ben.last.text == "Rosa Bell says that all is well with the shopping, and thanks you for your help."
    assert card(street).text == "Shopping: done. Thank you."
    assert card(street).labels == []


async def test_asking_takes_four_taps_once_the_address_is_known(street: Neighbourhood) -> None:
    await street.rosa_asks()
    before = taps_of(street.rosa)
    for label in ("I need help", "Gardening", "Tomorrow afternoon", "Send"):
        await street.rosa.taps(label)
    assert taps_of(street.rosa) - before == 4
    assert "Sent: Gardening." in street.rosa.last.text


async def test_accepting_takes_one_tap_and_done_one_and_then_the_time(street: Neighbourhood) -> None:
    await street.rosa_asks()
    before = taps_of(street.ben)
    await street.ben.taps("I can help", chat=street.group)
    assert taps_of(street.ben) - before == 1
    assert "This one is yours." in street.ben.last.text
    await street.ben.taps("Done")
    await street.ben.taps("1 hour 15 minutes")
    assert taps_of(street.ben) - before == 3
    assert "I have noted 1 hour 15 minutes." in street.ben.last.text


async def test_giving_it_back_takes_two_taps(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    before = taps_of(street.ben)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    assert taps_of(street.ben) - before == 2
    assert "I am looking for somebody else now." in street.ben.last.text


async def test_the_card_says_what_and_when_silently_and_never_who_or_where(street: Neighbourhood) -> None:
    await street.rosa_asks()
    shown = card(street)
    assert shown.silent
    assert shown.labels == ["I can help"]
    assert shown.text.startswith("A neighbour needs help: Shopping\n")
    assert "in the morning" in shown.text
    assert "Rosa" not in shown.text and "Elm Street" not in shown.text
    assert "Tomorrow" not in shown.text, "it is read on other days too"


async def test_the_helper_gets_address_notes_voice_and_word_in_protected_letters(
    street: Neighbourhood,
) -> None:
    rosa, ben = street.rosa, street.ben
    await rosa.taps("I need help")
    await rosa.taps("Shopping")
    await rosa.taps("Tomorrow morning")
    await rosa.types("12 Elm Street, blue door")
    await rosa.taps("Add details")
    await rosa.types("Milk & bread <2>. I am hard of hearing.")
    await rosa.taps("Add details")
    await rosa.sends_voice()
    spoken = rosa.chat()[-1] if not rosa.chat()[-1].by_bot else rosa.chat()[-2]
    await rosa.taps("Send")
    await street.hurry(minutes=1)
    assert "Milk" not in card(street).text
    await ben.taps("I can help", chat=street.group)
    handed = letter(ben, "This one is yours.")
    assert handed.protected
    for line in (
        "Shopping for Rosa Bell",
        "Address: 12 Elm Street, blue door",
        "To know: Milk & bread <2>. I am hard of hearing.",
        f"At the door say the word {word_told(street)}. Stay at the door this time.",
        "Keep the receipt",
    ):
        assert line in handed.text
    assert handed.labels == ["Done", "I can't after all", "Send a message", "Block or report"]
    voice = letter(ben, "A voice note from Rosa Bell.")
    assert (voice.kind, voice.protected, voice.file_id) == ("voice", True, spoken.file_id)


async def test_only_shopping_comes_with_the_rules_about_money(street: Neighbourhood) -> None:
    await street.rosa_asks("Gardening")
    await street.ben.taps("I can help", chat=street.group)
    assert "Money" not in letter(street.ben, "This one is yours.").text


async def test_the_helper_gets_the_phone_number_if_there_is_one(street: Neighbourhood) -> None:
    await street.rosa.taps("More")
    await street.rosa.taps("My details")
    await street.rosa.taps("Change my phone number")
    await street.rosa.types("020 7946 0000")
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    assert "Phone: 020 7946 0000" in letter(street.ben, "This one is yours.").text


async def test_the_resident_hears_who_comes_when_and_the_word_and_what_if_not(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    news = street.rosa.last
    assert news.protected and not news.silent
    assert news.text.startswith("Good news. Ben Okoro is coming.\nShopping: ")
    assert f"Ben Okoro will say the word {word_told(street)}." in news.text
    assert "If nobody comes, tap Talk to a person." in news.text
    assert "Talk to a person" in news.labels


async def test_two_tap_at_once_and_one_has_it_and_the_other_hears_so(street: Neighbourhood) -> None:
    await street.rosa_asks()
    both = (street.ben, street.ayo)
    await asyncio.gather(*(phone.taps("I can help", chat=street.group) for phone in both))
    has_it = [phone for phone in both if any("This one is yours." in text for text in told(phone))]
    assert len(has_it) == 1
    (first,), (second,) = has_it, [phone for phone in both if phone not in has_it]
    assert first.alerts[-1] == "Thank you. I have sent you the details privately."
    assert second.alerts[-1] == f"{first.name} was just before you. Thank you for offering."
    assert [text for text in told(street.rosa) if "is coming" in text] == [
        text for text in told(street.rosa) if f"{first.name} is coming" in text
    ]


async def test_a_second_tap_of_the_one_who_has_it_changes_nothing(street: Neighbourhood) -> None:
    await street.rosa_asks()
    offered = card(street)
    await asyncio.gather(*(street.ben.taps("I can help", chat=street.group) for _ in range(2)))
    data = offered.buttons[0][0].data
    await street.ben.taps_data(data, offered)
    assert street.ben.alerts[-1] == "You have this one already. The details are in our private chat."
    assert sum("This one is yours." in text for text in told(street.ben)) == 1
    assert sum("is coming" in text for text in told(street.rosa)) == 1


async def test_the_card_tells_at_each_stage_where_it_stands(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    assert (card(street).text, card(street).labels) == (
        "Shopping: a neighbour is doing this. Thank you.",
        [],
    )
    await street.ben.taps("Done")
    await street.ben.taps("15 minutes")
    assert card(street).text == "Shopping: a neighbour has done this. Thank you."
    await street.rosa.taps("Yes, it came")
    assert card(street).text == "Shopping: done. Thank you."
    assert len(cards(street)) == 2, "the welcome and one message a request"


async def test_given_back_it_is_open_again_and_the_next_neighbour_takes_it(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    assert street.rosa.last.text.startswith("I am sorry. Your helper can't come after all.\nShopping: ")
    assert "I will tell you who comes." in street.rosa.last.text
    assert card(street).labels == ["I can help"]
    await street.ayo.taps("I can help", chat=street.group)
    assert "Good news. Ayo Mensah is coming." in street.rosa.last.text
    assert "This one is yours." in street.ayo.last.text
    await street.ben.taps_data("done:1")
    assert street.ben.alerts[-1] == "I cannot find that. It may be finished, or with somebody else."


async def test_whoever_gave_it_back_may_take_it_again(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    await street.ben.taps("I can help", chat=street.group)
    assert "This one is yours." in street.ben.last.text


async def test_who_thinks_twice_keeps_it(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("I can't after all")
    await street.ben.taps("No, I will do it")
    assert "You are doing this for Rosa Bell." in street.ben.last.text
    assert street.ben.last.labels == [
        "Done", "I can't after all", "Send a message", "Block or report", "My requests",
    ]  # fmt: skip
    assert "taken" in card(street).text or "is doing this" in card(street).text


async def test_undone_before_it_is_posted_nothing_ever_appears(street: Neighbourhood) -> None:
    for label in ("I need help", "Shopping", "Today"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    assert len(cards(street)) == 1
    await street.rosa.taps("Undo")
    assert street.rosa.last.text == "All right, I have taken it back. Nobody will come."
    await street.hurry(minutes=10)
    assert len(cards(street)) == 1


async def test_an_old_undo_that_is_touched_by_mistake_asks_first(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.hurry(minutes=10)
    await street.rosa.taps("Undo")
    assert letter(street.rosa, "Shall I take back your request for shopping?")
    await street.rosa.taps("No, keep it")
    assert letter(street.rosa, "Ben Okoro is coming and will say the word")
    assert card(street).text == "Shopping: a neighbour is doing this. Thank you."


async def test_the_card_waits_until_the_time_to_undo_is_over(street: Neighbourhood) -> None:
    for label in ("I need help", "Shopping", "Today"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    await street.hurry(seconds=50)
    assert len(cards(street)) == 1
    await street.hurry(seconds=11)
    assert card(street).labels == ["I can help"]


async def test_taken_back_while_open_the_card_becomes_a_line(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.rosa.types("My requests")
    await street.rosa.taps(street.rosa.last.labels[0])
    await street.rosa.taps("I don't need it now")
    assert street.rosa.last.text == "Shall I take back your request for shopping?"
    await street.rosa.taps("Yes, take it back")
    assert street.rosa.last.text == "All right, I have taken it back. Nobody will come."
    assert (card(street).text, card(street).labels) == ("Shopping: not needed any more.", [])


async def test_taken_back_once_somebody_has_it_they_hear_so(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.rosa.types("My requests")
    await street.rosa.taps(street.rosa.last.labels[0])
    await street.rosa.taps("I don't need it now")
    await street.rosa.taps("Yes, take it back")
    assert street.rosa.last.text == "All right, I have taken it back. I am telling Ben Okoro now."
    assert street.ben.last.text.startswith("Rosa Bell does not need the shopping any more.")
    assert card(street).text == "Shopping: not needed any more."


async def test_taken_back_after_it_was_done_by_an_old_button_the_helper_hears_so(
    street: Neighbourhood,
) -> None:
    await done_by_ben(street)
    await street.rosa.taps("Undo")
    assert street.ben.last.text.startswith("Rosa Bell does not need the shopping any more.")
    await street.rosa.taps("Yes, it came")
    assert street.rosa.alerts[-1].startswith("That was finished on ")


async def test_who_keeps_it_after_all_sees_it_unchanged(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.rosa.types("My requests")
    await street.rosa.taps(street.rosa.last.labels[0])
    await street.rosa.taps("I don't need it now")
    await street.rosa.taps("No, keep it")
    assert "I am asking your neighbours." in street.rosa.last.text
    assert card(street).labels == ["I can help"]


async def test_not_all_of_it_came_and_an_organiser_has_it(street: Neighbourhood) -> None:
    await done_by_ben(street)
    await street.rosa.taps("Not all of it")
    assert "An organiser knows now" in street.rosa.last.text
    assert street.olga.last.text.startswith("Rosa Bell says that not all of it came.\nShopping: ")
    assert "Address: 12 Elm Street, blue door" in street.olga.last.text
    assert street.olga.last.protected
    assert "thanks you" not in street.ben.last.text
    assert card(street).text == "Shopping: done. Thank you."


async def test_it_did_not_come_and_an_organiser_has_it(street: Neighbourhood) -> None:
    await done_by_ben(street)
    await street.rosa.taps("No, it didn't")
    assert street.olga.last.text.startswith("Rosa Bell says that it did not come.")
    await street.rosa.types("My requests")
    await street.rosa.taps(street.rosa.last.labels[0])
    assert "You told me that it did not come. An organiser knows." in street.rosa.last.text


async def test_the_second_answer_changes_nothing(street: Neighbourhood) -> None:
    await done_by_ben(street)
    question = street.rosa.last
    await street.rosa.taps("Yes, it came")
    await street.rosa.taps_data(question.buttons[2][0].data, question)
    assert street.rosa.alerts[-1].startswith("That was finished on ")
    assert "did not come" not in street.olga.last.text


async def test_silence_closes_it_after_two_days_with_a_note(street: Neighbourhood) -> None:
    await done_by_ben(street)
    until = letter(street.rosa, "Did it come?").text
    assert "If I hear nothing by " in until
    await street.hurry(hours=47, minutes=50)
    assert card(street).text == "Shopping: a neighbour has done this. Thank you."
    await street.hurry(minutes=20)
    assert street.rosa.last.text.startswith("I heard no more about your request for shopping")
    assert "Talk to a person" in street.rosa.last.labels
    assert letter(street.ben, "I have closed the shopping for Rosa Bell.")
    assert card(street).text == "Shopping: done. Thank you."
    await street.rosa.types("My requests")
    await street.rosa.taps(street.rosa.last.labels[0])
    assert "Ben Okoro said it was done. I heard no more, so I closed it." in street.rosa.last.text


async def test_nothing_closes_while_something_the_resident_said_is_not_dealt_with(
    street: Neighbourhood,
) -> None:
    await done_by_ben(street)
    street.emulator.faults.add("answerCallbackQuery", Fault.slow(1.5))
    question = letter(street.rosa, "Did it come?")
    street.settled, settled = _at_once, street.settled
    await street.rosa.taps_data("see:1", question)
    await street.emulator.until(lambda: len(street.emulator.faults.struck) == 1)
    street.clock.hurry(timedelta(hours=49))
    await street.app.hurry()
    await street.app.postman.quiet()
    assert card(street).text == "Shopping: a neighbour has done this. Thank you."
    street.settled = settled
    await street.settled()
    await street.hurry(seconds=1)
    assert card(street).text == "Shopping: done. Thank you."


async def test_nothing_closes_before_we_have_listened_after_the_deadline(street: Neighbourhood) -> None:
    await done_by_ben(street)
    await street.hurry(hours=47, minutes=55)
    street.emulator.faults.add("getUpdates", Fault.server(502), times=None)
    street.settled, settled = _at_once, street.settled
    await street.zed.types("This ends the call for updates that has begun already.")
    await street.emulator.until(lambda: len(street.emulator.faults.struck) > 0)
    await street.rosa.taps_data("came:1:met", letter(street.rosa, "Did it come?"))
    street.clock.hurry(timedelta(minutes=10))
    await street.app.rounds.run_all()
    await street.app.postman.quiet()
    assert card(street).text == "Shopping: a neighbour has done this. Thank you."
    street.emulator.faults.clear()
    street.settled = settled
    await street.settled()
    await street.hurry(seconds=1)
    assert letter(street.rosa, "I am glad.")
    assert not any("I heard no more" in text for text in told(street.rosa))


async def test_nobody_came_and_the_resident_is_told_and_the_organisers_have_it(
    street: Neighbourhood,
) -> None:
    await street.rosa_asks("A check-in", "Today")
    await street.hurry(hours=24)
    sorry = letter(street.rosa, "I am sorry. Nobody could come.\nA check-in: ")
    assert "One of them will be in touch with you." in sorry.text
    assert sorry.labels == ["Talk to a person"]
    theirs = letter(street.olga, "Nobody could come to Rosa Bell.")
    assert "I have no phone number. Address: 12 Elm Street, blue door" in theirs.text
    assert (card(street).text, card(street).labels) == ("A check-in: this one is over.", [])
    await street.rosa.types("My requests")
    assert street.rosa.last.labels[0].endswith(": nobody")


async def test_what_somebody_has_taken_does_not_lapse_with_the_day(street: Neighbourhood) -> None:
    await street.rosa_asks("Shopping", "Today")
    await street.ben.taps("I can help", chat=street.group)
    await street.hurry(hours=24)
    assert card(street).text == "Shopping: a neighbour is doing this. Thank you."
    await street.ben.taps("Done")
    await street.ben.taps("30 minutes")
    assert "Did it come?" in street.rosa.last.text


async def test_my_requests_tell_what_when_and_where_each_stands(street: Neighbourhood) -> None:
    await street.rosa_asks("Shopping")
    await street.rosa_asks("Gardening")
    await street.ben.taps("I can help", chat=street.group)
    await street.rosa.types("My requests")
    first, second = street.rosa.last.labels
    assert first.startswith("Gardening, ") and first.endswith(": taken")
    assert second.startswith("Shopping, ") and second.endswith(": asking")
    await street.rosa.taps(first)
    assert "Ben Okoro is coming and will say the word " in street.rosa.last.text
    assert street.rosa.last.labels == [
        "Send a message", "Change", "I don't need it now", "Every week", "Talk to a person",
        "Block or report", "My requests",
    ]  # fmt: skip
    await street.ben.types("/mine")
    assert street.ben.last.labels[0].startswith("Gardening, ")
    assert street.ben.last.labels[0].endswith(": I help")


async def test_whoever_has_no_requests_hears_how_to_ask(street: Neighbourhood) -> None:
    await street.rosa.types("My requests")
    assert street.rosa.last.text == "You have no requests. Tap I need help whenever you do."
    await street.rosa.taps("I need help")
    assert "What do you need?" in street.rosa.last.text


async def test_open_requests_can_be_taken_on_from_the_private_list(street: Neighbourhood) -> None:
    await street.rosa_asks("Gardening")
    await street.ayo.types("I can help")
    assert "Your neighbours need help" in street.ayo.last.text
    (label,) = street.ayo.last.labels
    assert label.startswith("Gardening, ")
    await street.ayo.taps(label)
    assert "This one is yours." in street.ayo.last.text
    await street.ben.taps("I can help")
    assert street.ben.last.text == "Nobody needs help just now. New requests appear in your group."


async def test_nobody_is_offered_their_own_request(street: Neighbourhood) -> None:
    for label in ("I need help", "Gardening", "Today"):
        await street.ben.taps(label)
    await street.ben.types("14 Elm Street")
    await street.ben.taps("Send")
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    assert street.ben.alerts[-1] == "You asked for this yourself. See My requests."
    await street.ben.types("I can help")
    assert street.ben.last.text.startswith("Nobody needs help just now.")


async def test_every_quarter_hour_up_to_eight_can_be_said(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    offered, pages = [], 0
    while True:
        lengths = street.ben.last.labels
        offered += [label for label in lengths if label not in ("Longer", "Go back")]
        pages += 1
        assert len(lengths) <= (8 if pages == 1 else 20)
        if "Longer" not in lengths:
            break
        await street.ben.taps("Longer")
    assert len(offered) == len(set(offered)) == 32
    assert (offered[0], offered[-1]) == ("15 minutes", "8 hours")
    await street.ben.taps("8 hours")
    assert "I have noted 8 hours." in street.ben.last.text


async def test_a_forged_length_is_refused(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    for minutes in (0, 20, 495, 9999):
        await street.ben.taps_data(f"spent:1:{minutes}")
        assert street.ben.alerts[-1].startswith("Tell me the time in steps of 15 minutes")
    assert card(street).text == "Shopping: a neighbour is doing this. Thank you."


async def test_done_is_said_once(street: Neighbourhood) -> None:
    await done_by_ben(street)
    await street.ben.taps("Done")
    assert street.ben.alerts[-1] == "You told me it is done. Thank you."
    await street.ben.taps("I can't after all")
    assert street.ben.alerts[-1] == "You told me it is done. Thank you."
    assert sum("Did it come?" in text for text in told(street.rosa)) == 1
    await street.rosa.taps("Yes, it came")
    await street.ben.taps("Done")
    assert street.ben.alerts[-1].startswith("That was finished on ")


async def test_an_outsider_learns_nothing_anywhere(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    heard_by_others = [len(told(phone)) for phone in (street.rosa, street.ben, street.olga)]
    await street.zed.presses_start()
    before = len(street.zed.chat())
    verbs = (
        "claim:1 done:1 longer:1:1 spent:1:15 cant:1 hand_back:1 came:1:met drop:1 withdraw:1 see:1"
        " requests details detail:name again:ask optin optout approve:1 consider:1 ring:1 rung:1 more"
    )
    for data in verbs.split():
        await street.zed.taps_data(data)
        assert street.zed.alerts[-1].startswith("This is for neighbours who have joined."), data
    assert len(street.zed.chat()) == before
    assert street.zed.chat(street.group) == []
    assert [len(told(phone)) for phone in (street.rosa, street.ben, street.olga)] == heard_by_others


async def test_somebody_who_only_joined_is_told_no_more(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.zed.presses_start()
    for label in ("I agree", "Zed", "Elm Street", "I need help"):
        await street.zed.taps(label)
    for data in (
        "done:1",
        "spent:1:15",
        "cant:1",
        "hand_back:1",
        "came:1:met",
        "drop:1",
        "withdraw:1",
        "see:1",
    ):
        await street.zed.taps_data(data)
        assert street.zed.alerts[-1] == "I cannot find that. It may be finished, or with somebody else.", data
        await street.zed.taps_data(data.replace("1", "999", 1))
        assert street.zed.alerts[-1] == "I cannot find that. It may be finished, or with somebody else.", data
    await street.zed.taps_data("claim:1")
    assert street.zed.alerts[-1].startswith("This is for neighbours on our list.")
    assert card(street).labels == ["I can help"]


async def _at_once() -> None:
    """Nobody waits."""
