"""Once it is done: a word to the organisers, thanks, and what now if not all of it came."""

import asyncio

import pytest

from bot.playground.phone import Phone
from tests.conftest import Neighbourhood
from tests.many import nudges
from tests.promised import count, dies_and_comes_back, promises
from tests.reading import letter


async def done(street: Neighbourhood, outcome: str | None = None) -> None:
    """Ben has been, and Rosa says what came of it."""
    await promises(street, "Today")
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    if outcome:
        await street.rosa.taps(outcome)


async def requests(street: Neighbourhood) -> list[tuple[object, ...]]:
    rows = await street.app.db.all(
        "SELECT status, outcome, follows_id, what_now FROM help_requests ORDER BY id"
    )
    return [tuple(row) for row in rows]


async def test_the_helper_tells_an_organiser_something_in_words(street: Neighbourhood) -> None:
    await done(street)
    await street.ben.taps("Tell an organiser")
    assert "Only organisers see it." in street.ben.last.text
    await dies_and_comes_back(street)
    await street.ben.types("The bulb in the hall is <broken> & dark")
    assert "I have passed it on to the organisers." in street.ben.last.text
    told = letter(street.olga, "Ben Okoro helped Rosa Bell with shopping, and tells you:")
    assert "The bulb in the hall is <broken> & dark" in told.text and told.protected
    assert count(street.rosa, "bulb") == count(street.ayo, "bulb") == 0
    await street.ben.taps_data("note:1")
    assert street.ben.alerts[-1].startswith("I have passed your words on already.")


async def test_the_helper_tells_an_organiser_something_by_voice(street: Neighbourhood) -> None:
    await done(street)
    await street.ben.taps("Tell an organiser")
    await street.ben.sends_voice()
    told = letter(street.olga, "Ben Okoro helped Rosa Bell with shopping, and tells you:")
    assert (told.kind, told.protected) == ("voice", True)


@pytest.mark.parametrize("spoken", [False, True])
async def test_thanks_reach_the_helper_in_the_residents_own_words_or_voice(
    street: Neighbourhood, spoken: bool
) -> None:
    await done(street, "Yes, it came")
    await street.rosa.taps("Say thank you")
    await (street.rosa.sends_voice() if spoken else street.rosa.types("You are a star, Ben!"))
    assert "I am passing it on just as you said it." in street.rosa.last.text
    thanks = letter(street.ben, "Rosa Bell thanks you for the shopping:")
    assert thanks.protected and thanks.kind == ("voice" if spoken else "text")
    assert spoken or "You are a star, Ben!" in thanks.text
    await street.rosa.taps_data("thanks:1")
    assert street.rosa.alerts[-1].startswith("I have passed your words on already.")
    assert count(street.olga, "star") == 0


async def test_nothing_half_finished_is_lost_by_saying_thanks(street: Neighbourhood) -> None:
    await done(street, "Yes, it came")
    glad = street.rosa.last
    await street.rosa.taps("I need help")
    await street.rosa.taps("Gardening")
    await street.rosa.taps_data("thanks:1", glad)
    assert "You were asking for gardening. Carry on?" in street.rosa.last.text or count(
        street.rosa, "You were asking for gardening. Carry on?"
    )
    await street.rosa.taps("No, leave it")
    await street.rosa.types("Thank you so much")
    assert count(street.ben, "Thank you so much") == 1


async def test_nobody_says_thanks_or_a_word_before_it_is_done_or_for_another(street: Neighbourhood) -> None:
    await promises(street)
    for phone, data in ((street.ben, "note:1"), (street.rosa, "thanks:1")):
        await phone.taps_data(data)
        assert phone.alerts[-1] == "You can do that once it is done."
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.rosa.taps("Yes, it came")
    for phone, data in ((street.ayo, "note:1"), (street.ayo, "thanks:1"), (street.ben, "thanks:1"),
                        (street.olga, "note:1")):  # fmt: skip
        await phone.taps_data(data)
        assert phone.alerts[-1].startswith("I cannot find that.")
    await street.rosa.taps_data("again:thanks")
    assert street.rosa.alerts[-1].startswith("That question is over.")


WHAT_NOW = ["Ask again for the rest", "An organiser rings me", "Tell an organiser", "Leave it"]


async def test_asking_again_makes_a_new_request_that_organisers_know_of(street: Neighbourhood) -> None:
    await done(street, "Not all of it")
    assert street.rosa.last.labels == WHAT_NOW
    assert count(street.olga, "Get in touch and see what they need.") == 1
    await street.rosa.taps("Ask again for the rest")
    assert street.rosa.last.text.startswith("Sent once more: Shopping.\nToday, Tuesday 3 March, any time")
    await street.hurry(minutes=1)
    assert await requests(street) == [("closed", "partly", None, "asked_again"), ("open", None, 1, None)]
    assert count(street.olga, "Rosa Bell asks again for what did not come.") == 1
    assert count(street.olga, "Rosa Bell has asked again. I am asking the neighbours for the rest.") == 1
    assert count(street.olga, "Get in touch") == 0
    assert nudges(street.ayo) or nudges(street.ben)
    await street.ayo.taps("I can help", chat=street.group)
    assert "12 Elm Street" in letter(street.ayo, "This one is yours.").text


async def test_an_organiser_rings_whoever_wants_it(street: Neighbourhood) -> None:
    await done(street, "No, it didn't")
    await street.rosa.taps("An organiser rings me")
    assert "An organiser will ring you." in street.rosa.last.text
    assert "I'll ring" in street.olga.last.labels
    assert count(street.olga, "Rosa Bell wants to talk about it. Ring them.") == 1
    assert (await requests(street))[0][3] == "call"


async def test_who_waits_for_a_call_already_is_rung_once(street: Neighbourhood) -> None:
    await done(street, "No, it didn't")
    await street.rosa.taps_data("call")
    await street.rosa.taps("An organiser rings me")
    rows = await street.app.db.all("SELECT 1 FROM calls")
    assert len(rows) == 1 and (await requests(street))[0][3] == "call"


async def test_the_resident_says_in_their_own_words_what_was_wrong(street: Neighbourhood) -> None:
    await done(street, "Not all of it")
    await street.rosa.taps("Tell an organiser")
    await street.rosa.types("The milk is missing")
    told = letter(street.olga, "Rosa Bell asked for shopping, and tells you:")
    assert "The milk is missing" in told.text and "12 Elm Street" in told.text and told.protected
    assert count(street.ben, "milk") == 0
    await street.rosa.taps_data("leave_it:1")
    assert (await requests(street))[0][3] == "left"


async def test_what_is_left_is_left(street: Neighbourhood) -> None:
    await done(street, "Not all of it")
    await street.rosa.taps("Leave it")
    assert "I leave it at that." in street.rosa.last.text
    assert count(street.olga, "Rosa Bell leaves it at that. There is nothing for you to do.") == 1
    assert await requests(street) == [("closed", "partly", None, "left")]


@pytest.mark.parametrize(("first", "words"), [
    ("ask_again", "You have asked for it again."),
    ("ring_about", "An organiser knows that you want a call."),
    ("leave_it", "You told me to leave it."),
])  # fmt: skip
async def test_the_first_answer_counts_and_later_ones_hear_so(
    street: Neighbourhood, first: str, words: str
) -> None:
    await done(street, "Not all of it")
    await street.rosa.taps_data(f"{first}:1")
    before = await requests(street)
    for later in ("ask_again", "ring_about", "leave_it"):
        await street.rosa.taps_data(f"{later}:1")
        assert street.rosa.alerts[-1].startswith(words)
    assert await requests(street) == before


async def test_where_all_was_well_there_is_no_what_now(street: Neighbourhood) -> None:
    await done(street, "Yes, it came")
    for phone in (street.rosa, street.ben, street.zed):
        await phone.taps_data("ask_again:1")
    assert street.rosa.alerts[-1].startswith("You told me that all is well.")
    assert street.ben.alerts[-1].startswith("I cannot find that.")
    assert len(await requests(street)) == 1


async def test_two_taps_at_once_ask_once(street: Neighbourhood) -> None:
    await done(street, "Not all of it")

    async def again(phone: Phone) -> None:
        await phone.taps_data("ask_again:1")

    await asyncio.gather(again(street.rosa), again(street.rosa))
    assert len(await requests(street)) == 2
