"""What has ended goes round again, or is asked for anew where somebody helped; whoever asked hears so."""

from tests.conftest import Neighbourhood
from tests.many import at, nudges
from tests.reading import card, cards, letter
from tests.test_closing import status


async def opens_again(street, label="Open it again"):
    await street.olga.types("/organise")
    await street.olga.taps("Requests under way")
    await street.olga.taps("Ended lately")
    await street.olga.taps(street.olga.last.labels[0])
    await street.olga.taps(label)


async def test_what_was_taken_back_by_mistake_goes_round_again(street: Neighbourhood):
    await at(street, 10)
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.rosa.taps_data("withdraw:1")
    await opens_again(street)
    assert street.olga.last.text.endswith("I ask the neighbours, and tell Rosa Bell.")
    assert street.rosa.last.text.startswith("An organiser has opened your request again.\nShopping: ")
    assert card(street).labels == ["I can help"] and await status(street) == ["open"]
    row = await street.app.db.one("SELECT helper_id, ended_at, word FROM help_requests")
    assert (row["helper_id"], row["ended_at"]) == (None, None)
    await street.ayo.taps("I can help", chat=street.group)
    assert "This one is yours." in street.ayo.last.text
    await street.olga.taps_data("reopen:1")
    assert street.olga.alerts[-1] == "This one is not over. There is nothing to open again."


async def test_what_nobody_came_to_is_asked_for_the_next_day_and_all_are_asked_anew(
    street: Neighbourhood,
):
    await at(street, 10)
    await street.rosa_asks()
    await street.ben.taps("Not this time")
    await street.hurry(hours=48)
    await at(street, 10)
    assert await status(street) == ["could_not_fill"]
    await opens_again(street)
    await street.hurry(hours=3)
    assert nudges(street.ben) and await status(street) == ["open"]
    row = await street.app.db.one("SELECT wanted_on FROM help_requests")
    assert row["wanted_on"] >= street.clock.now().date().isoformat()


async def test_where_somebody_has_helped_the_same_is_asked_for_anew_but_once(street: Neighbourhood):
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.rosa.taps("Not all of it")
    before = len(cards(street))
    question = street.rosa.last
    await street.restarts()
    await opens_again(street)
    assert await status(street) == ["closed", "open"]
    assert letter(street.rosa, "An organiser has opened your request again.")
    for data in ("reopen:1", "see_ended:1"):
        await street.olga.taps_data(data)
        assert street.olga.alerts[-1].startswith("This one was asked for again already.")
    await street.rosa.taps_data(question.buttons[0][0].data)
    assert await status(street) == ["closed", "open"], "the resident can't ask for it a third time"
    await street.hurry(minutes=1)
    assert (len(cards(street)), card(street).labels) == (before + 1, ["I can help"])
    rows = await street.app.db.all("SELECT minutes, follows_id FROM help_requests ORDER BY id")
    first, second = rows
    assert (first["minutes"], second["minutes"], second["follows_id"]) == (45, None, 1)


async def test_what_ended_long_ago_or_was_of_somebody_who_left_stays_over(street: Neighbourhood):
    await street.rosa_asks()
    await street.rosa.taps_data("withdraw:1")
    await street.hurry(days=15)
    await street.olga.taps_data("reopen:1")
    assert street.olga.alerts[-1] == "That ended too long ago. Phone it in as a new one."
    await street.olga.taps_data("ended_lately")
    assert street.olga.last.text == "Nothing has ended lately."
    await street.rosa_asks()
    await street.rosa.taps_data("forget_me:now")
    await street.olga.taps_data("reopen:2")
    assert street.olga.alerts[-1].startswith("I cannot find that.")
    await street.olga.taps_data("ended_lately")
    assert street.olga.last.text == "Nothing has ended lately."
