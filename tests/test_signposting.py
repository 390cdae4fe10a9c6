"""Organisers see to a request: they ask somebody, say where it is met instead, or take it from a helper."""

import pytest

from tests.conftest import Neighbourhood
from tests.many import asks_for, at, nudges
from tests.reading import card, cards, letter, told

HALL = "The lunch club at the church hall does this. Ring 020 7946 0000 & ask for Jo."


@pytest.fixture
async def unmet(resting_street: Neighbourhood) -> Neighbourhood:
    """Nobody has taken Rosa's shopping, and the organisers know."""
    await at(resting_street, 10)
    await resting_street.rosa_asks()
    await resting_street.hurry(hours=2)
    assert letter(resting_street.olga, "Nobody has taken this yet")
    return resting_street


async def signpost(street, words=HALL):
    await street.olga.taps("It is met elsewhere")
    await street.olga.types(words)


async def status(street):
    row = await street.app.db.one("SELECT status, signpost FROM help_requests")
    return tuple(row)


async def test_an_organiser_says_where_it_is_met_and_the_resident_hears_it(unmet):
    await unmet.olga.taps("It is met elsewhere")
    assert unmet.olga.last.text.startswith("Who will see to it, and how?\nI send Rosa Bell what you write.")
    await unmet.olga.types(HALL)
    assert unmet.olga.last.text == "Thank you. I tell Rosa Bell so."
    news = unmet.rosa.last
    assert news.text.startswith("There is news about your request for shopping.")
    assert HALL in news.text and news.labels == ["Talk to a person"]
    assert await status(unmet) == ("signposted", HALL)
    assert (card(unmet).text, card(unmet).labels) == ("Shopping: this one is over.", [])
    await unmet.rosa.types("My requests")
    assert unmet.rosa.last.labels[0].endswith(": elsewhere")
    await unmet.rosa.taps(unmet.rosa.last.labels[0])
    assert f"An organiser told you who sees to it: {HALL}" in unmet.rosa.last.text


async def test_whoever_was_asked_needs_not_answer_any_more(street):
    await at(street, 10)
    await street.rosa_asks()
    assert nudges(street.ben)
    await street.olga.taps_data("elsewhere:1")
    await street.olga.types(HALL)
    assert nudges(street.ben) == []
    assert letter(street.ben, "Shopping: this one is over. Thank you.")
    await street.ben.taps_data("claim:1")
    assert street.ben.alerts[-1].startswith("That was finished on ")
    await street.hurry(hours=3)
    assert nudges(street.ayo) == []


async def test_the_second_time_it_is_over(unmet):
    await signpost(unmet)
    await unmet.olga.taps("It is met elsewhere")
    assert unmet.olga.alerts[-1].startswith("That was finished on ")


async def test_what_somebody_has_taken_meanwhile_is_not_signposted(unmet):
    await unmet.olga.taps("It is met elsewhere")
    await unmet.ben.taps("I can help", chat=unmet.group)
    await unmet.olga.types(HALL)
    assert unmet.olga.last.text == "Ben Okoro has taken this one meanwhile."
    assert await status(unmet) == ("claimed", None)


async def test_what_nobody_came_to_can_still_be_met_elsewhere(unmet):
    await unmet.hurry(hours=48)
    assert letter(unmet.olga, "Nobody could come to Rosa Bell.").labels == ["It is met elsewhere"]
    await signpost(unmet)
    assert HALL in unmet.rosa.last.text
    assert await status(unmet) == ("signposted", HALL)


async def test_company_can_be_met_elsewhere(street):
    await at(street, 10)
    await asks_for(street, "Company")
    await signpost(street)
    assert HALL in street.rosa.last.text
    assert len(cards(street)) == 1


async def test_nobody_but_an_organiser(unmet):
    for phone in (unmet.rosa, unmet.ben):
        for data in ("elsewhere:1", "elsewhere_anew:1", "oversee:1", "remove:1:3"):
            await phone.taps_data(data)
            assert phone.alerts[-1].startswith("Only an organiser can do that.")
    assert await status(unmet) == ("open", None)


async def test_a_half_finished_question_is_stopped_and_nothing_changes(unmet):
    await unmet.olga.taps("It is met elsewhere")
    await unmet.restarts()
    await unmet.olga.taps("Stop")
    assert unmet.olga.last.text == "All right, I have stopped. Nothing has changed."
    assert await status(unmet) == ("open", None)


async def test_an_organiser_asks_somebody_for_what_nobody_has_taken(unmet):
    await unmet.ben.taps("Ask me again now")
    await unmet.olga.taps("Ask somebody")
    assert "Ben Okoro: lives in the area" in unmet.olga.last.text
    await unmet.olga.taps("Ask Ben Okoro")
    assert "I ask you because an organiser thought of you." in nudges(unmet.ben)[0]
    await unmet.ben.taps("I can help")
    assert "This one is yours." in unmet.ben.last.text


async def test_it_says_why_nobody_is_left_to_ask(unmet):
    await unmet.olga.taps("Ask somebody")
    assert unmet.olga.last.text == "I know nobody to ask. 2 take a rest."


async def test_organisers_see_all_that_is_under_way_and_what_they_can_do(unmet):
    await unmet.olga.types("/organise")
    await unmet.olga.taps("Requests under way")
    label, ended = unmet.olga.last.labels
    assert ended == "Ended lately"
    assert label.startswith("Shopping, ") and label.endswith(": Rosa Bell")
    await unmet.olga.taps(label)
    assert "Nobody has taken this yet." in unmet.olga.last.text
    assert unmet.olga.last.labels == [
        "Ask somebody", "It is met elsewhere", "Give it to somebody", "Close it", "Write to Rosa Bell",
        "How to reach them",
    ]  # fmt: skip
    await unmet.ben.taps("I can help", chat=unmet.group)
    await unmet.olga.taps_data("oversee:1")
    assert "Ben Okoro does this." in unmet.olga.last.text
    assert unmet.olga.last.labels == [
        "Take it from Ben Okoro", "Close it", "Write to Rosa Bell", "Write to Ben Okoro",
        "How to reach them",
    ]  # fmt: skip


async def test_taken_from_a_helper_it_is_open_again_and_they_hear_kindly(unmet):
    await unmet.ben.taps("I can help", chat=unmet.group)
    await unmet.olga.taps_data("oversee:1")
    await unmet.olga.taps("Take it from Ben Okoro")
    assert unmet.olga.last.text == "Shall I take it from Ben Okoro, and look for somebody else?"
    await unmet.olga.taps("Yes, find somebody else")
    assert unmet.olga.last.text == "All right. I tell Ben Okoro, and look for somebody else."
    assert "You need not do the shopping any more. An organiser sees to it." in unmet.ben.last.text
    assert "Your helper can't come after all." in letter(unmet.rosa, "I am sorry.").text
    assert card(unmet).labels == ["I can help"]
    await unmet.ben.taps("I can help", chat=unmet.group)
    assert unmet.ben.alerts[-1].startswith("An organiser looks for somebody else for this one.")
    await unmet.ben.taps_data("done:1")
    assert unmet.ben.alerts[-1].startswith("I cannot find that.")
    row = await unmet.app.db.one("SELECT state FROM offers")
    assert row["state"] == "removed"
    await unmet.ayo.taps("I can help", chat=unmet.group)
    assert "This one is yours." in unmet.ayo.last.text


async def test_it_is_not_taken_from_whoever_has_done_it_or_does_not_have_it(unmet):
    await unmet.ben.taps("I can help", chat=unmet.group)
    await unmet.olga.taps_data("oversee:1")
    take = unmet.olga.last.buttons[0][0].data.replace("take_from", "remove")
    await unmet.olga.taps_data(take.rpartition(":")[0] + ":1")
    assert unmet.olga.alerts[-1].startswith("Nobody has taken this yet.")
    await unmet.ben.taps("Done")
    await unmet.ben.taps("45 minutes")
    await unmet.olga.taps_data(take)
    assert unmet.olga.alerts[-1] == "Ben Okoro has said that it is done."
    await unmet.rosa.taps("Yes, it came")
    await unmet.olga.taps_data(take)
    assert unmet.olga.alerts[-1].startswith("That was finished on ")


async def test_one_of_two_is_taken_off_and_the_other_stays(resting_street):
    street = resting_street
    await asks_for(street, "Something heavy to move")
    for phone in (street.ben, street.ayo):
        await phone.taps("I can help", chat=street.group)
    await street.olga.taps_data("oversee:1")
    assert "Ben Okoro and Ayo Mensah do this." in street.olga.last.text
    await street.olga.taps("Take it from Ben Okoro")
    await street.olga.taps("Yes, find somebody else")
    assert letter(street.ayo, "can't come after all.")
    assert letter(street.rosa, "Ayo Mensah still comes.")
    assert "one more is needed" in card(street).text
    assert "You need not do the moving any more." in street.ben.last.text
    assert len([text for text in told(street.ben) if "can't come after all" in text]) == 0
