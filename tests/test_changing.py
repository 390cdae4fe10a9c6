"""A request is changed after it was sent: the card, the nudges and whoever has taken it follow."""

from tests.conftest import Neighbourhood
from tests.many import at, neighbours, nudged, nudges
from tests.reading import card, cards, letter, told
from tests.test_shopping_lists import bought


async def changes(street: Neighbourhood, what: str, *answers: str) -> None:
    """Rosa changes her newest request, up to the last look."""
    rosa = street.rosa
    await rosa.types("/mine")
    await rosa.taps(rosa.last.labels[0])
    await rosa.taps("Change")
    await rosa.taps(what)
    for answer in answers:
        await rosa.taps(answer)


async def search(street: Neighbourhood) -> dict:
    return dict(await street.app.db.one("SELECT * FROM searches"))


async def test_another_day_shows_on_the_card_and_in_the_nudges(street: Neighbourhood) -> None:
    rosa = street.rosa
    await street.rosa_asks("Gardening")
    assert nudged([street.ben, street.ayo]) == [street.ben, street.ayo]
    shown = len(cards(street))
    await changes(street, "When", "Tomorrow afternoon")
    assert "Is this right?\n\nGardening\nTomorrow, Wednesday 4 March, in the afternoon" in rosa.last.text
    assert "in the morning" in card(street).text, "nothing has changed yet"
    await rosa.taps("Yes, change it")
    assert rosa.last.text.startswith("Changed: Gardening.\nTomorrow, Wednesday 4 March, in the afternoon")
    assert "I go on asking your neighbours." in rosa.last.text
    assert "Wednesday 4 March, in the afternoon" in card(street).text and len(cards(street)) == shown
    assert all("in the afternoon" in nudges(phone)[-1] for phone in (street.ben, street.ayo))


async def test_whoever_has_taken_it_hears_what_it_is_now_and_may_give_it_back(street: Neighbourhood) -> None:
    rosa, ben = street.rosa, street.ben
    await bought(street, "Milk")
    await ben.taps("I can help", chat=street.group)
    await changes(street, "When", "Another day", "Thursday 5 March")
    await rosa.taps("Yes, change it")
    assert "I am telling Ben Okoro now." in rosa.last.text
    changed = ben.last
    assert changed.text.startswith(
        "Rosa Bell has changed the shopping. It is now:\nThursday 5 March, any time\nThe list:\nMilk\n"
    )
    assert changed.protected and "12 Elm" not in changed.text
    assert "Thursday 5 March" in letter(ben, "This one is yours.").text, "the first letter is true again"
    assert "Thursday 5 March" in letter(rosa, "is coming").text
    assert not any("changed" in words for words in told(street.ayo))
    await ben.taps("I can't after all")
    await ben.taps("Yes, find somebody else")
    assert "Thursday 5 March" in card(street).text and card(street).labels == ["I can help"]


async def test_afterwards_all_of_it_is_taken_away_from_the_helper(street: Neighbourhood) -> None:
    rosa, ben = street.rosa, street.ben
    await bought(street, "Milk")
    await ben.taps("I can help", chat=street.group)
    await changes(street, "Details")
    await rosa.sends_photo()
    await rosa.taps("Yes, change it")
    assert any(shown.kind == "photo" for shown in ben.chat())
    await ben.taps_data("spent:1:45")
    await rosa.taps("Yes, it came")
    await street.hurry(hours=25)
    await street.hurry(minutes=1)
    assert not any("Milk" in words for words in told(ben))
    assert not any(shown.kind == "photo" for shown in ben.chat())


async def test_a_helper_is_reminded_for_the_new_day_only(street: Neighbourhood) -> None:
    await at(street, 10)
    await street.rosa_asks("Gardening", "Tomorrow morning")
    await street.ben.taps("I can help", chat=street.group)
    await changes(street, "When", "Another day", "Friday 6 March")
    await street.rosa.taps("Yes, change it")
    await at(street, 20)
    assert not any("You promised to help." in words for words in told(street.ben))
    await at(street, 20)
    assert "Tomorrow, Friday 6 March" in letter(street.ben, "You promised to help.").text


async def test_the_list_and_the_details_can_be_changed(street: Neighbourhood) -> None:
    rosa, ben = street.rosa, street.ben
    await bought(street, "Milk, bread")
    await ben.taps("I can help", chat=street.group)
    await changes(street, "Details", "✓ Milk")
    await street.restarts()
    await rosa.types("Tea")
    await rosa.taps("Done")
    assert "Your list: Bread, Tea" in rosa.last.text
    await rosa.taps("Change more")
    await rosa.taps("Details")
    await rosa.sends_photo()
    await rosa.taps("Yes, change it")
    assert "The list:\nBread\nTea" in letter(ben, "It is now:").text
    assert letter(ben, "A picture from Rosa Bell.").kind == "photo"
    usual = await street.app.db.all("SELECT item, times FROM usual_items ORDER BY item")
    assert [tuple(row) for row in usual] == [("Bread", 1), ("Milk", 1), ("Tea", 1)]


async def test_a_change_that_changes_nothing_tells_nobody(street: Neighbourhood) -> None:
    await street.rosa_asks("Gardening")
    await street.ben.taps("I can help", chat=street.group)
    heard = len(told(street.ben))
    await changes(street, "When", "Tomorrow morning")
    await street.rosa.taps("Yes, change it")
    assert len(told(street.ben)) == heard


async def test_within_the_minute_the_card_comes_once_and_as_changed(street: Neighbourhood) -> None:
    rosa, before = street.rosa, len(cards(street))
    for label in ("I need help", "Gardening", "Tomorrow morning"):
        await rosa.taps(label)
    await rosa.types("12 Elm Street")
    await rosa.taps("Send")
    await street.hurry(seconds=20)
    await changes(street, "When", "Today")
    await rosa.taps("Yes, change it")
    await street.hurry(seconds=20)
    assert len(cards(street)) == before and nudged([street.ben, street.ayo]) == []
    await street.hurry(seconds=25)
    assert len(cards(street)) == before + 1
    assert "Tuesday 3 March, any time" in card(street).text
    assert "Today" in nudges(street.ben)[-1]


async def test_for_another_day_whoever_could_not_is_asked_again_and_organisers_hear_if_nobody_comes(
    street: Neighbourhood,
) -> None:
    await street.rosa_asks("Gardening")
    await street.ben.taps("Not this time")
    for _ in range(4):
        await street.hurry(minutes=45)
    before = await search(street)
    assert before["organisers_told_at"] is not None and before["wave"] >= 4
    nobody = sum("Nobody has taken this yet" in words for words in told(street.olga))
    await changes(street, "When", "Another day", "Friday 6 March")
    await street.rosa.taps("Yes, change it")
    await street.hurry(minutes=1)
    assert len(nudges(street.ben)) == 1, "who said no for the old day is asked for the new one"
    assert "Friday 6 March" in nudges(street.ayo)[-1]
    assert len(nudges(street.ayo)) == 1
    for _ in range(4):
        await street.hurry(minutes=45)
    assert sum("Nobody has taken this yet" in words for words in told(street.olga)) == nobody + 1


async def test_for_another_day_the_search_begins_anew_with_those_not_yet_asked(
    street: Neighbourhood,
) -> None:
    phones = await neighbours(street, 9)
    await street.rosa_asks("Gardening")
    await street.hurry(minutes=21)
    asked = nudged(phones)
    assert 3 < len(asked) < 9 and (await search(street))["wave"] == 2
    await changes(street, "When", "Another day", "Friday 6 March")
    await street.rosa.taps("Yes, change it")
    await street.hurry(minutes=30)
    assert (await search(street))["wave"] == 1, "begun anew"
    assert len(nudged(phones)) > len(asked)
    assert all(len(nudges(phone)) == 1 and "Friday 6 March" in nudges(phone)[0] for phone in nudged(phones))


async def test_details_alone_do_not_disturb_the_search(street: Neighbourhood) -> None:
    await street.rosa_asks("Gardening")
    before = await search(street)
    await changes(street, "Details")
    await street.rosa.types("Only the front")
    await street.rosa.taps("Yes, change it")
    assert await search(street) == before
    await street.ben.taps("I can help", chat=street.group)
    assert "To know: Only the front" in letter(street.ben, "This one is yours.").text


async def test_what_is_reported_or_over_is_not_changed(street: Neighbourhood) -> None:
    rosa = street.rosa
    await street.rosa_asks("Gardening")
    await street.ben.taps("I can help", chat=street.group)
    await changes(street, "When", "Tomorrow afternoon")
    await street.ben.taps_data("spent:1:45")
    await rosa.taps("Yes, change it")
    assert rosa.alerts[-1] == "Your helper says it is done. Tell me in My requests if it came."
    await rosa.taps_data("change:1")
    assert rosa.alerts[-1].startswith("Your helper says it is done.")
    await rosa.taps("Yes, it came")
    await rosa.taps_data("change:1")
    assert rosa.alerts[-1] == "That was finished on Tuesday 3 March."
    row = await street.app.db.one("SELECT part FROM help_requests")
    assert row["part"] == "morning"


async def test_a_day_that_is_over_is_not_chosen_by_an_old_screen(street: Neighbourhood) -> None:
    rosa = street.rosa
    await street.rosa_asks("Gardening", "Tomorrow afternoon")
    await street.ben.taps("I can help", chat=street.group)
    await changes(street, "When", "Today")
    await street.hurry(hours=20)
    await rosa.taps("Yes, change it")
    assert rosa.alerts[-1].startswith("That day is over.")


async def test_nobody_changes_what_is_somebody_elses(street: Neighbourhood) -> None:
    await street.rosa_asks("Gardening")
    await street.ben.taps("I can help", chat=street.group)
    for phone in (street.ben, street.ayo, street.olga, street.zed):
        await phone.taps_data("change:1")
        assert phone.alerts[-1].startswith(("I cannot find that.", "This is for neighbours who have joined."))
        await phone.taps_data("again:change")
        assert await street.app.db.all("SELECT 1 FROM drafts WHERE flow = 'change'") == []


async def test_back_leads_from_every_question_of_a_change_to_the_first(street: Neighbourhood) -> None:
    rosa = street.rosa
    await bought(street, "Milk")
    await changes(street, "When", "Another day", "A date that I write")
    await rosa.types("next Friday")
    assert "Friday 13 March" in rosa.last.text
    await rosa.taps("Go back")
    assert rosa.last.text.startswith("What do you want to change?")
    await rosa.taps("Details")
    await rosa.taps("Say it in my own words")
    for words in ("Your shopping list", "What do you want to change?"):
        await rosa.taps("Go back")
        assert words in rosa.last.text
    await rosa.taps("Go back")
    assert rosa.last.text == "All right, I have stopped. Nothing has changed."


async def test_what_was_half_finished_is_not_lost(street: Neighbourhood) -> None:
    rosa = street.rosa
    await street.rosa_asks("Gardening")
    await rosa.taps("I need help")
    await rosa.taps("A check-in")
    await rosa.taps_data("change:1")
    assert rosa.last.text == "You were asking for a check-in. Carry on?"
    await rosa.taps("No, leave it")
    assert rosa.last.text.startswith("What do you want to change?")
    await rosa.taps("When")
    await rosa.types("I need help")
    assert rosa.last.text == "You were changing your request for gardening. Carry on?"
