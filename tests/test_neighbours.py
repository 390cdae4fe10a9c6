"""Neighbours: the promise, being let in, away, tired or idle, and off the list."""

import pytest

from aid import pledges
from bot.playground.phone import Phone
from bot.playground.story import joins
from tests.conftest import Neighbourhood
from tests.known import all_well_known, well_known
from tests.many import at, nudges
from tests.reading import card, letter, told

PROMISE = "Our promise as neighbours"


async def offers_help(phone: Phone) -> None:
    """Zed joins to help, and hasn't read the promise yet."""
    await phone.presses_start()
    for label in ("I agree", "Zed", "Elm Street", "I can help"):
        await phone.taps(label)


async def row_of(street, phone):
    return await street.app.db.one(
        "SELECT roles.* FROM roles JOIN accounts USING (person_id) WHERE accounts.id = :id"
        " AND role = 'neighbour'",
        id=phone.id,
    )


async def verbs(street) -> list[str]:
    return [row["verb"] for row in await street.app.db.all("SELECT verb FROM history ORDER BY id")]


# The promise


async def test_six_lines_come_before_the_organiser_s_word(street: Neighbourhood) -> None:
    zed, olga = street.zed, street.olga
    await offers_help(zed)
    assert PROMISE in zed.last.text and "6. I never ask for money." in zed.last.text
    assert not any("Zed would like to help" in text for text in told(olga)), "not before the promise"
    await olga.types("/organise")
    await olga.taps("Zed")
    assert "They have not agreed to our promise yet." in olga.last.text
    await olga.taps("Approve")
    assert olga.alerts[-1] == "Zed has not agreed to our promise yet. I will tell you when they have."
    await zed.types("I can help")
    assert PROMISE in zed.last.text, "it is asked wherever they would go on"
    await street.restarts()
    await zed.taps("I promise")
    assert "An organiser will look at your offer" in zed.last.text
    assert "Zed would like to help in Elm Street." in olga.last.text
    await zed.taps_data("promise:1")
    assert zed.alerts[-1] == "You have agreed to our promise already. Thank you."
    row = await street.app.db.one("SELECT version, language FROM pledges ORDER BY id DESC")
    assert tuple(row) == (1, "en")
    await olga.taps("Approve")
    assert zed.last.text.startswith("You are on the list, Zed.")
    assert [verb for verb in await verbs(street) if verb in ("promise", "approve")][-2:] == [
        "promise", "approve",
    ]  # fmt: skip


async def test_lines_of_another_version_are_shown_anew(street: Neighbourhood) -> None:
    await offers_help(street.zed)
    await street.zed.taps_data("promise:99")
    assert PROMISE in street.zed.last.text
    assert not await street.app.db.all("SELECT 1 FROM pledges WHERE version = 99")


async def test_who_offered_no_help_has_nothing_to_promise(street: Neighbourhood) -> None:
    await street.rosa.taps_data("promise:1")
    assert street.rosa.alerts[-1] == "You are not on the list of neighbours."


async def test_after_a_year_it_is_asked_anew_and_silence_is_a_rest_that_loses_nothing(
    street: Neighbourhood,
) -> None:
    ben, ayo = street.ben, street.ayo
    await street.hurry(days=364)
    assert PROMISE not in ben.last.text
    await street.rosa_asks(when="Tomorrow morning")
    await ben.taps("I can help", chat=street.group)
    await street.hurry(days=2)
    await at(street, 10)
    assert "A year has passed. Read our promise once more." in letter(ben, PROMISE).text
    await ayo.taps("I promise")
    assert "You agreed to our promise on" in ayo.last.text
    held = (await street.app.db.one("SELECT helper_id, status FROM help_requests"))["status"]
    await street.restarts()
    await street.hurry(days=22)
    await at(street, 10)
    assert "You have not agreed to our promise anew." in letter(ben, PROMISE).text
    assert held == (await street.app.db.one("SELECT status FROM help_requests"))["status"]
    assert (await row_of(street, ben))["standing"] == "approved", "nobody is thrown out"
    await street.rosa_asks("Gardening")
    assert nudges(ben) == [] and len(nudges(ayo)) == 1
    await ben.taps_data("claim:2")
    assert ben.alerts[-1].startswith("You have not agreed to our promise as it is now.")
    await ben.types("I can help")
    await ben.taps("I promise")
    await ben.taps("I can help", chat=street.group)
    assert "This one is yours." in letter(ben, "This one is yours.").text


async def test_when_its_lines_change_everybody_is_asked_anew_and_once(
    street: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben, ayo = street.ben, street.ayo
    monkeypatch.setattr(pledges, "VERSION", 2)
    for _ in range(2):  # people are heard out first
        await street.hurry(minutes=5)
    assert "Our promise has changed. Read it once more." in letter(ben, PROMISE).text
    await ayo.taps("I promise")
    assert (await row_of(street, ayo))["promise_lapsed_at"] is None
    await street.hurry(days=1)
    assert sum("has changed" in text for text in told(ben)) == 1
    await ben.taps_data("promise:1")
    assert PROMISE in ben.last.text, "the old lines can't be agreed to any more"
    await street.hurry(days=21)
    await at(street, 10)
    assert "You have not agreed to our promise anew." in letter(ben, PROMISE).text
    await street.hurry(days=30)
    assert sum("anew" in text for text in told(ayo)) == 0
    await ben.taps("I promise")
    assert (await row_of(street, ben))["promise_lapsed_at"] is None


# What organisers see before they say yes


async def test_an_organiser_notes_who_vouches_and_reads_it_with_the_offer(street: Neighbourhood) -> None:
    zed, olga = street.zed, street.olga
    await joins(zed, "Zed", "I can help")
    asked = letter(olga, "Zed would like to help in Elm Street.")
    assert "Wants to help since Tuesday 3 March 2026." in asked.text
    assert "Nobody has noted who vouches for them." in asked.text and asked.protected
    await olga.taps("Note who vouches")
    await olga.types("Mary from the church, for 10 years")
    assert olga.last.text == "Thank you. I have noted it for Zed."
    words = "Olga Novak notes who vouches: Mary from the church, for 10 years"
    assert words in letter(olga, "Zed would like to help").text, "the offer itself shows it now"
    await olga.taps("Approve")
    await olga.taps_data("neighbour:5")
    assert words in olga.last.text and "On the list since" in olga.last.text
    assert not any("Mary" in text for text in told(zed))


@pytest.mark.parametrize(
    "data", ["neighbours", "neighbours:all", "neighbour:3", "checks:3", "vouch:3", "vet:3", "take_off:3"]
)
async def test_only_organisers_look_at_neighbours(street: Neighbourhood, data: str) -> None:
    await street.ben.taps_data(data)
    assert street.ben.alerts[-1].startswith("Only an organiser can do that.")


# Tired, idle, away


async def test_who_is_idle_and_who_may_be_tired_is_said_in_words_without_a_rank(
    street: Neighbourhood,
) -> None:
    olga = street.olga
    await olga.types("/organise")
    await olga.taps("Neighbours")
    assert olga.last.labels == ["All on the list: 2"]
    await street.ben.taps_data("pause:week")
    await street.hurry(days=6)
    await olga.taps_data("neighbours")
    assert olga.last.labels == ["May be tired: 1", "All on the list: 2"]
    await olga.taps("May be tired: 1")
    await olga.taps("Ben Okoro")
    assert "They take a rest until" in olga.last.text
    assert "Asked 0 times and helped 0 times in the last 4 weeks." in olga.last.text
    assert "Still new: at the door only." in olga.last.text
    await street.hurry(days=23)
    await olga.taps_data("neighbours")
    assert olga.last.labels == ["Not asked for long: 2", "All on the list: 2"]
    await olga.taps("Not asked for long: 2")
    assert olga.last.labels[:2] == ["Ayo Mensah", "Ben Okoro"], "by name"
    assert "4 weeks" in olga.last.text


async def test_away_from_one_day_to_another_and_asked_again_after_it(street: Neighbourhood) -> None:
    await at(street, 10)
    ben = street.ben
    await street.ayo.taps_data("pause:for_good")
    await ben.types("/settings")
    await ben.taps("When may I ask you")
    await ben.taps("Pause me")
    await ben.taps("I am away from")
    await ben.types("10 March")
    await ben.types("9 March")
    assert "That day is over." in ben.last.text or "That day is over." in told(ben)[-1]
    await ben.types("12 March")
    assert ben.last.text.startswith("All right. I do not ask you from Tuesday 10 March to Thursday 12 March.")
    await street.rosa_asks()
    assert len(nudges(ben)) == 1, "not away yet"
    await ben.taps("Not this time")
    await street.hurry(days=6, hours=1)
    await street.rosa_asks("Gardening")
    assert nudges(ben) == []
    await street.hurry(days=4)
    await street.rosa_asks("A check-in")
    await street.hurry(minutes=5)
    assert len(nudges(ben)) == 1


# Off the list


async def test_off_the_list_is_told_kindly_and_what_they_held_is_open_again(street: Neighbourhood) -> None:
    olga, ben = street.olga, street.ben
    await street.rosa_asks()
    await ben.taps("I can help", chat=street.group)
    await olga.types("/organise")
    for label in ("Neighbours", "All on the list: 2", "Ben Okoro", "Take off the list"):
        await olga.taps(label)
    assert "Only organisers see it." in olga.last.text
    await street.restarts()
    await olga.types("Came drunk, twice")
    assert olga.last.text.startswith("Ben Okoro is off the list for now.")
    assert "for now I do not ask you for help any more" in letter(ben, "took you off the list").text
    assert not any("drunk" in text for text in told(ben))
    assert card(street).labels == ["I can help"]
    assert letter(street.rosa, "can't come after all")
    await ben.taps_data("claim:1")
    assert ben.alerts[-1].startswith("This is for neighbours on our list.")
    await olga.taps("See Ben Okoro")
    assert "Olga Novak took them off the list: Came drunk, twice" in olga.last.text
    assert "Take off the list" not in olga.last.labels
    await olga.taps_data("take_off:3")
    assert olga.alerts[-1] == "Ben Okoro is not on the list."
    await street.ayo.taps("I can help", chat=street.group)
    assert "This one is yours." in letter(street.ayo, "This one is yours.").text
    assert (await verbs(street)).count("take_off_list") == 1


async def test_whoever_was_told_not_now_is_found_again_and_may_offer_again(street: Neighbourhood) -> None:
    zed, olga = street.zed, street.olga
    await joins(zed, "Zed", "I can help")
    await olga.taps("Not now")
    assert "You can offer again later. Tap I can help." in letter(zed, "Thank you for your offer").text
    await zed.types("I can help")
    await zed.taps("Yes, put me on the list")
    await olga.taps("Not now")
    await street.restarts()
    await olga.types("/organise")
    for label in ("Neighbours", "Not for now: 1", "Zed"):
        await olga.taps(label)
    assert "Not on the list since" in olga.last.text
    await olga.taps("Approve")
    assert zed.last.text.startswith("You are on the list, Zed.")
    await olga.taps_data("neighbours:not_now")
    assert olga.last.text == "Nobody just now."


async def test_a_new_one_whose_experienced_partner_leaves_is_not_left_alone_unseen(
    resting_street: Neighbourhood,
) -> None:
    street, ben, ayo = resting_street, resting_street.ben, resting_street.ayo
    db = street.app.db
    rows = {row["name"]: row["id"] for row in await db.all("SELECT id, name FROM people")}
    await well_known(db, rows["Ben Okoro"], by=rows["Olga Novak"], now=street.clock.now())
    for label in ("I need help", "Something else", "Something heavy to move", "Tomorrow morning"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    for phone in (ben, ayo):
        await phone.taps("I can help", chat=street.group)
    await ben.taps("I can't after all")
    await ben.taps("Yes, find somebody else")
    assert "Wait until I tell you who comes with you." in letter(ayo, "can't come after all").text
    news = letter(street.olga, "Ayo Mensah is alone with the moving for Rosa Bell.")
    assert "Ayo Mensah may not do this alone. Can you find one who has done it?" in news.text
    await joins(street.zed, "Zed", "I can help")
    await street.olga.taps("Approve")
    await street.zed.taps_data("claim:1")
    assert "This one is yours." not in " ".join(told(street.zed)), "two new ones don't go together"
    await ben.taps("I can help", chat=street.group)
    assert letter(ayo, "Ben does the moving with you.")


async def test_what_one_of_two_held_goes_back_and_the_other_stays(resting_street: Neighbourhood) -> None:
    street = resting_street
    await all_well_known(street)
    for label in ("I need help", "Something else", "Something heavy to move", "Tomorrow morning"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)
    for phone in (street.ben, street.ayo):
        await phone.taps("I can help", chat=street.group)
    await street.olga.taps_data("take_off:3")
    await street.olga.types("Is moving house")
    assert card(street).labels == ["I can help"]
    assert "can't come after all" in letter(street.ayo, "can't come after all").text
