"""An organiser closes a request for a reason: whoever asked, and whoever had it, are told kindly."""

import pytest

from tests.conftest import Neighbourhood
from tests.many import asks_for, at, nudges
from tests.reading import card, letter, told

REASONS = {
    "It was met another way": ("signposted", "It is met in some other way."),
    "It is not needed any more": ("withdrawn", "It is not needed any more."),
    "Asked twice, or by mistake": ("withdrawn", "It was asked twice, or by mistake."),
    "It could not be met": ("could_not_fill", "I am sorry. Nobody could do it."),
}


async def status(street):
    return [row["status"] for row in await street.app.db.all("SELECT status FROM help_requests ORDER BY id")]


async def closes(street, reason, words=None):
    await street.olga.taps_data("oversee:1")
    await street.olga.taps("Close it")
    assert street.olga.last.text == "Why is it closed?\nI tell Rosa Bell so."
    await street.olga.taps(reason)
    await (street.olga.types(words) if words else street.olga.taps("No, close it now"))


async def test_taken_and_closed_in_the_organisers_own_words_and_opened_again(street: Neighbourhood):
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await closes(street, "Asked twice, or by mistake", "Your niece & <b>you</b> both asked.")
    assert street.olga.last.text == "It is closed. I tell Rosa Bell why. You can open it again."
    news = street.rosa.last
    assert news.text.startswith("There is news about your request for shopping.\nWednesday 4 March, ")
    assert (
        "Olga Novak, an organiser, has closed it. It was asked twice, or by mistake.\n"
        "Your niece & <b>you</b> both asked."
    ) in news.text
    assert news.labels == ["The same again", "Talk to a person"]
    assert not [text for text in told(street.rosa) if "can't come after all" in text]
    assert "You need not do the shopping any more. An organiser sees to it." in street.ben.last.text
    assert card(street).labels == []
    assert await status(street) == ["withdrawn"]
    await street.rosa.types("My requests")
    await street.rosa.taps(street.rosa.last.labels[0])
    assert "Olga Novak, an organiser, has closed it." in street.rosa.last.text
    assert "You took it back." not in street.rosa.last.text
    for data in ("close:1", "close:1:anew"):
        await street.olga.taps_data(data)
        assert street.olga.alerts[-1].startswith("That was finished on ")
    await street.ben.taps_data("done:1")
    assert street.ben.alerts[-1].startswith("I cannot find that.")
    await street.restarts()
    await street.olga.taps("Open it again")
    assert street.olga.last.text.startswith("It is open again, for ")
    assert letter(street.rosa, "An organiser has opened your request again.")
    assert await status(street) == ["open"] and card(street).labels == ["I can help"]
    await street.ben.taps("I can help", chat=street.group)
    assert "This one is yours." in street.ben.last.text
    assert await street.app.db.all("SELECT * FROM closings") == []


async def test_whoever_was_asked_needs_not_answer_any_more(street: Neighbourhood):
    await at(street, 10)
    await street.rosa_asks()
    assert nudges(street.ben)
    await closes(street, "It could not be met")
    assert nudges(street.ben) == []
    assert letter(street.ben, "Shopping: this one is over. Thank you.")
    await street.hurry(hours=3)
    assert nudges(street.ayo) == []
    assert not [text for text in told(street.olga) if "Nobody could come" in text]


@pytest.mark.parametrize("reason", REASONS)
async def test_each_reason_ends_it_as_what_it_is(street: Neighbourhood, reason):
    await street.rosa_asks()
    await closes(street, reason)
    state, words = REASONS[reason]
    assert await status(street) == [state]
    assert f"Olga Novak, an organiser, has closed it. {words}" in street.rosa.last.text


async def test_both_of_two_hear_it(resting_street: Neighbourhood):
    street = resting_street
    await asks_for(street, "Something heavy to move")
    for phone in (street.ben, street.ayo):
        await phone.taps("I can help", chat=street.group)
    await closes(street, "It was met another way")
    for phone in (street.ben, street.ayo):
        assert "You need not do the moving any more." in phone.last.text
    assert await status(street) == ["signposted"]
    assert not [text for phone in (street.ben, street.ayo) for text in told(phone) if "after all." in text]


async def test_what_is_done_or_ends_meanwhile_is_not_closed(street: Neighbourhood):
    await street.rosa_asks()
    await street.olga.taps_data("oversee:1")
    await street.olga.taps("Close it")
    await street.olga.taps("It could not be met")
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.olga.taps("No, close it now")
    assert street.olga.alerts[-1] == "Ben Okoro has said that it is done."
    await street.rosa.taps("Yes, it came")
    await street.olga.taps("No, close it now")
    assert street.olga.alerts[-1].startswith("That was finished on ")
    await street.olga.taps("Stop")
    assert street.olga.last.text == "All right, I have stopped. Nothing has changed."
    assert await status(street) == ["closed"]


async def test_nobody_but_an_organiser(street: Neighbourhood):
    await street.rosa_asks()
    for phone in (street.rosa, street.ben):
        for data in ("close:1", "close:1:anew", "ended_lately", "see_ended:1", "reopen:1"):
            await phone.taps_data(data)
            assert phone.alerts[-1].startswith("Only an organiser can do that."), data
    assert await status(street) == ["open"]
