"""Where it takes two: both places are taken one by one, either may leave, and nobody is alone unseen."""

import asyncio

import pytest

from storage import audit, blocks
from tests.conftest import Neighbourhood
from tests.many import asks_for, at, neighbours, nudged, nudges
from tests.reading import card, letter, told

HEAVY = "Something heavy to move"
ONE_MORE = f"{HEAVY}: one neighbour is coming, one more is needed."


@pytest.fixture
async def heavy(resting_street: Neighbourhood) -> Neighbourhood:
    """Rosa has something heavy to move tomorrow, and only the card asks."""
    await asks_for(resting_street, HEAVY)
    return resting_street


async def takes(street, *phones):
    for phone in phones:
        await phone.taps("I can help", chat=street.group)


async def gives_back(phone):
    await phone.taps("I can't after all")
    await phone.taps("Yes, find somebody else")


async def yeses(street):
    assert not await audit.helpers_differ(street.app.db)
    rows = await street.app.db.all(
        "SELECT name, place FROM offers JOIN people ON people.id = person_id"
        " WHERE state = 'yes' ORDER BY place"
    )
    return [(row["name"].split()[0], row["place"]) for row in rows]


def word(text):
    return text.partition("word is ")[2].split(" ")[0]


async def test_the_card_says_how_many_it_takes_and_how_many_are_missing(heavy):
    assert "The first two to tap have it." in card(heavy).text
    await takes(heavy, heavy.ben)
    assert card(heavy).text.startswith(ONE_MORE)
    assert card(heavy).labels == ["I can help"]
    await takes(heavy, heavy.ayo)
    assert (card(heavy).text, card(heavy).labels) == (f"{HEAVY}: a neighbour is doing this. Thank you.", [])
    assert await yeses(heavy) == [("Ben", 1), ("Ayo", 2)]


async def test_both_get_all_they_need_with_each_others_first_name_and_the_resident_hears_of_each(heavy):
    await takes(heavy, heavy.ben)
    first = letter(heavy.rosa, "Ben Okoro is coming.")
    assert "I am still asking for one more neighbour." in first.text
    await takes(heavy, heavy.ayo)
    assert letter(heavy.rosa, "Good news. Ayo Mensah is coming too.")
    assert letter(heavy.ben, "Ayo does the moving with you.").labels == [
        "Done", "I can't after all", "Send a message",
    ]  # fmt: skip
    handed = letter(heavy.ayo, "This one is yours.")
    assert "With you: Ben" in handed.text and "12 Elm Street" in handed.text
    await heavy.rosa.types("My requests")
    await heavy.rosa.taps(heavy.rosa.last.labels[0])
    assert "Ben Okoro and Ayo Mensah are coming and will say the word" in heavy.rosa.last.text


async def test_the_third_is_too_late_and_a_second_tap_changes_nothing(heavy):
    third = (await neighbours(heavy, 3))[2]
    await takes(heavy, heavy.ben)
    await heavy.ben.taps_data("claim:1")
    assert heavy.ben.alerts[-1].startswith("You have this one already.")
    await takes(heavy, heavy.ayo)
    await third.taps_data("claim:1")
    assert third.alerts[-1] == "Ayo Mensah was just before you. Thank you for offering."
    await heavy.ayo.taps_data("claim:1")
    assert heavy.ayo.alerts[-1].startswith("You have this one already.")
    assert await yeses(heavy) == [("Ben", 1), ("Ayo", 2)]


async def test_three_tap_at_once_and_two_have_it(heavy):
    phones = await neighbours(heavy, 3)
    await asyncio.gather(*(phone.taps("I can help", chat=heavy.group) for phone in phones))
    have_it = [phone for phone in phones if any("This one is yours." in text for text in told(phone))]
    assert len(have_it) == 2 and len(await yeses(heavy)) == 2


async def test_two_tap_the_last_place_at_once_and_one_has_it(heavy):
    phones = await neighbours(heavy, 4)
    await takes(heavy, phones[0])
    await asyncio.gather(*(phone.taps("I can help", chat=heavy.group) for phone in phones[1:]))
    have_it = [phone for phone in phones[1:] if any("This one is yours." in text for text in told(phone))]
    assert len(have_it) == 1 and len(await yeses(heavy)) == 2


@pytest.mark.parametrize("leaves", ["ben", "ayo"])
async def test_one_gives_it_back_and_the_other_stays_with_a_new_word(heavy, leaves):
    third = (await neighbours(heavy, 3))[2]
    await takes(heavy, heavy.ben, heavy.ayo)
    goes, stays = (heavy.ben, heavy.ayo) if leaves == "ben" else (heavy.ayo, heavy.ben)
    await gives_back(goes)
    assert await yeses(heavy) == [(stays.name.split()[0], 1)]
    assert card(heavy).text.startswith(ONE_MORE) and card(heavy).labels == ["I can help"]
    told_rosa = letter(heavy.rosa, "One of your two helpers can't come.")
    assert f"{stays.name} still comes." in told_rosa.text
    told_stays = letter(stays, "can't come after all.")
    assert word(told_rosa.text) == word(told_stays.text)
    await takes(heavy, third)
    assert [name for name, _ in await yeses(heavy)] == [stays.name.split()[0], "Neighbour"]
    await goes.taps_data("done:1")
    assert goes.alerts[-1].startswith("I cannot find that.")


async def test_both_give_it_back_and_it_is_open_as_before(heavy):
    await takes(heavy, heavy.ben, heavy.ayo)
    await gives_back(heavy.ben)
    await gives_back(heavy.ayo)
    assert await yeses(heavy) == []
    assert "The first two to tap have it." in card(heavy).text
    assert letter(heavy.rosa, "Your helper can't come after all.")


@pytest.mark.parametrize("who", ["ben", "ayo"])
async def test_either_says_it_is_done_and_both_are_thanked(heavy, who):
    await takes(heavy, heavy.ben, heavy.ayo)
    phone = getattr(heavy, who)
    await phone.taps("Done")
    await phone.taps("45 minutes")
    assert "Ben Okoro and Ayo Mensah were there for the moving." in letter(heavy.rosa, "Did it come?").text
    await heavy.rosa.taps("Yes, it came")
    for helper in (heavy.ben, heavy.ayo):
        assert "thanks you for your help" in helper.last.text
    await heavy.ayo.types("My requests")
    assert heavy.ayo.last.labels[0].endswith(": I helped")


async def test_taken_back_both_hear_so(heavy):
    await takes(heavy, heavy.ben, heavy.ayo)
    await heavy.rosa.taps_data("withdraw:1")
    for helper in (heavy.ben, heavy.ayo):
        assert helper.last.text.startswith("Rosa Bell does not need the moving any more.")


async def test_nudges_go_on_until_both_are_found(street):
    await at(street, 10)
    phones = await neighbours(street, 12)
    await asks_for(street, HEAVY)
    first = nudged(phones)
    await first[0].taps("I can help")
    assert len(nudged(phones)) == len(first) - 1, "whoever was asked may still take the other place"
    await street.hurry(minutes=21)
    second = [phone for phone in nudged(phones) if phone not in first]
    assert "One neighbour is coming, one more is needed." in nudges(second[0])[0]
    await second[0].taps("I can help")
    assert nudged(phones) == []
    await street.hurry(minutes=90)
    assert nudged(phones) == []


async def test_the_other_place_is_offered_in_the_private_list(heavy):
    await takes(heavy, heavy.ben)
    await heavy.ben.types("I can help")
    assert heavy.ben.last.text.startswith("Nobody needs help just now.")
    await heavy.ayo.types("I can help")
    await heavy.ayo.taps(heavy.ayo.last.labels[0])
    assert "This one is yours." in heavy.ayo.last.text


async def test_organisers_hear_the_evening_before_that_one_is_alone_and_once(heavy):
    await takes(heavy, heavy.ben)
    await at(heavy, 17)
    assert not [text for text in told(heavy.olga) if "is alone with" in text]
    await at(heavy, 18)
    news = letter(heavy.olga, "Ben Okoro is alone with the moving for Rosa Bell.")
    assert "It takes two. Can you find one more?" in news.text
    assert "Ask somebody" in news.labels
    await heavy.hurry(minutes=30)
    assert sum("is alone with" in text for text in told(heavy.olga)) == 1


async def test_on_the_day_itself_they_hear_at_once(resting_street):
    await asks_for(resting_street, HEAVY, "Today")
    await takes(resting_street, resting_street.ben)
    await resting_street.hurry(seconds=10)
    assert letter(resting_street.olga, "Ben Okoro is alone with the moving")
    await takes(resting_street, resting_street.ayo)
    await resting_street.hurry(minutes=5)
    await gives_back(resting_street.ben)
    await resting_street.hurry(seconds=10)
    assert letter(resting_street.olga, "Ayo Mensah is alone with the moving")


async def test_where_two_have_come_organisers_hear_nothing(heavy):
    await takes(heavy, heavy.ben, heavy.ayo)
    await at(heavy, 19)
    assert not [text for text in told(heavy.olga) if "is alone with" in text]


async def test_the_database_knows_only_two_places(heavy):
    await takes(heavy, heavy.ben, heavy.ayo)
    third = (await neighbours(heavy, 3))[2]
    row = await heavy.app.db.one("SELECT person_id AS id FROM accounts WHERE id = :id", id=third.id)
    for place in (1, 2, 3):
        with pytest.raises(Exception, match=r"UNIQUE|CHECK"):
            await heavy.app.db.transaction(
                lambda tx, place=place: tx.run(
                    "INSERT INTO offers (help_request_id, person_id, state, since, place)"
                    " VALUES (1, :id, 'yes', '', :place)",
                    id=row["id"],
                    place=place,
                )
            )


@pytest.mark.parametrize(
    "planted",
    [
        "UPDATE offers SET state = 'released' WHERE place = 2",
        "UPDATE help_requests SET second_id = NULL",
        "UPDATE help_requests SET helper_id = second_id, second_id = helper_id",
    ],
)
async def test_the_auditor_sees_a_second_who_did_not_say_yes(heavy, planted):
    await takes(heavy, heavy.ben, heavy.ayo)
    await heavy.app.db.transaction(lambda tx: tx.run(planted))
    assert await audit.helpers_differ(heavy.app.db)


async def test_a_restart_in_between_changes_nothing(heavy):
    await takes(heavy, heavy.ben)
    await heavy.restarts()
    await takes(heavy, heavy.ayo)
    await heavy.restarts()
    assert await yeses(heavy) == [("Ben", 1), ("Ayo", 2)]
    assert sum("is coming too" in text for text in told(heavy.rosa)) == 1


async def test_two_who_are_kept_apart_do_not_help_together(heavy):
    rows = await heavy.app.db.all("SELECT name, id FROM people")
    known = {row["name"]: row["id"] for row in rows}
    await heavy.app.db.transaction(
        lambda tx: blocks.add(tx, known["Ben Okoro"], known["Ayo Mensah"], heavy.clock.now())
    )
    await takes(heavy, heavy.ben)
    await takes(heavy, heavy.ayo)
    assert heavy.ayo.alerts[-1].startswith("I cannot find that.")
    assert await yeses(heavy) == [("Ben", 1)]


async def test_once_its_day_is_over_nobody_is_asked_for_the_other_place(street):
    await at(street, 10)
    phones = await neighbours(street, 12)
    await asks_for(street, HEAVY, "Today")
    await phones[0].taps("I can help", chat=street.group)
    await at(street, 9)
    before = len(nudged(phones))
    for _ in range(3):
        await street.hurry(hours=1)
    assert len(nudged(phones)) == before
