"""People without an app: their details, who keeps touch, the app later, and two records made one."""

import re

import pytest

from bot.playground.phone import Phone
from tests.conftest import Neighbourhood
from tests.reading import card, letter, told
from tests.test_organisers import made_by_olga, opens
from tests.test_phone_in import id_of, phones_in, takes_in

SPENT = "That link does not work any more. Ask for a new one."


async def sees(phone: Phone, name: str, *labels: str) -> None:
    """The organiser looks at one of those with whom they keep touch."""
    await opens(phone, "People I keep touch with", name, *labels)


async def app_link(phone: Phone, name: str = "Percy Ash") -> str:
    """What follows /start in a link to the app for them."""
    await sees(phone, name, "They have the app now")
    found = re.search(r"start=(account-[\w-]+)", phone.last.text)
    assert found
    return found[1]


async def merges(phone: Phone, name: str, other: str, which: str = "Yes, keep the first one") -> None:
    """The organiser makes two records one."""
    await sees(phone, name, "Same as somebody else")
    await phone.types(other)
    for label in (other, which, "Yes, make them one"):
        await phone.taps(label)


async def verbs_done(street: Neighbourhood) -> list[str]:
    rows = await street.app.db.all("SELECT verb FROM history ORDER BY id")
    return [row["verb"] for row in rows]


# The record


async def test_an_organiser_changes_every_detail_and_history_says_who(street: Neighbourhood) -> None:
    olga = street.olga
    await takes_in(olga)
    await sees(olga, "Percy Ash", "See or change details")
    assert "At the door: nothing noted" in olga.last.text and olga.last.protected
    for label, words in (
        ("Change the name", "Percy Elm"),
        ("Change the phone number", "020 7946 0099"),
        ("Change the address", "5 Elm Street"),
    ):
        await olga.taps(label)
        await olga.types(words)
    await olga.taps("For their door")
    await olga.taps("There is a dog")
    await olga.types("The bell is broken")
    await olga.taps("Done")
    said = olga.last.text
    assert said.startswith(
        "Percy Elm\nPhone: 020 7946 0099\nAddress: 5 Elm Street\nArea: Elm Street\nAt the door"
    )
    assert "there is a dog, The bell is broken" in said
    percy, me = await id_of(street, "Percy Elm"), await id_of(street, "Olga Novak")
    rows = await street.app.db.all(
        "SELECT verb FROM history WHERE actor_id = :me AND subject = 'person' AND subject_id = :percy"
        " AND verb <> 'look_up'",
        me=me,
        percy=percy,
    )
    assert [row["verb"] for row in rows] == ["take_in", "correct", "correct", "correct", "note_door"]


async def test_handing_over_makes_letters_go_to_the_other_organiser(street: Neighbourhood) -> None:
    await made_by_olga(street, street.ayo)
    await takes_in(street.olga)
    await sees(street.olga, "Percy Ash", "Hand over to another", "Ayo Mensah")
    assert street.olga.last.text == "Ayo Mensah keeps touch with Percy Ash from now on. I have told them."
    assert letter(street.ayo, "You keep touch with Percy Ash now")
    percy = await id_of(street, "Percy Ash")
    await street.olga.taps_data(f"record:{percy}")
    assert street.olga.alerts[-1].startswith("I cannot find that.")
    await street.ayo.taps("See them")
    for label in ("Phone in a request", "Shopping", "Tomorrow morning"):
        await street.ayo.taps(label)
    await street.ayo.taps("Send")
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    assert letter(street.ayo, "For Percy Ash, who has no phone app.")
    assert not any("Good news" in text for text in told(street.olga))


@pytest.mark.parametrize(
    "data", ["record:{id}", "record:{id}:address", "keep:{id}", "keep:{id}:1", "app_link:{id}",
             "same_as:{id}", "merge:{id}:1", "merge_into:{id}:1", "merge_now:{id}:1", "merge_now:{id}:1:drop"]
)  # fmt: skip
async def test_nobody_but_an_organiser_touches_a_record(street: Neighbourhood, data: str) -> None:
    await takes_in(street.olga)
    said = data.format(id=await id_of(street, "Percy Ash"))
    before = await verbs_done(street)
    await street.ben.taps_data(said)
    assert street.ben.alerts[-1].startswith("Only an organiser can do that.")
    await street.zed.taps_data(said)
    assert street.zed.alerts[-1].startswith("This is for neighbours who have joined.")
    assert await verbs_done(street) == before


# The app of their own


async def test_somebody_joins_their_record_by_a_link_and_nothing_is_lost(street: Neighbourhood) -> None:
    await phones_in(street)
    payload = await app_link(street.olga)
    await street.zed.presses_start(payload)
    asked = street.zed.last.text
    assert "An organiser keeps the details of Percy Ash. Is that you?" in asked
    assert "3 Elm Street" not in asked
    await street.zed.taps("I agree")
    assert street.zed.last.text.startswith("Welcome, Percy Ash.")
    assert letter(street.olga, "Percy Ash has the app now.")
    await street.zed.types("My requests")
    assert any("Shopping" in label for label in street.zed.last.labels)
    await street.ben.taps("I can help", chat=street.group)
    assert "Ben Okoro is coming" in street.zed.last.text
    assert not any("Ben Okoro is coming" in text for text in told(street.olga))
    await street.pia.presses_start(payload)
    assert street.pia.last.text == SPENT


async def test_such_a_link_ends_with_a_week_a_newer_one_and_its_maker_s_rights(street: Neighbourhood) -> None:
    await takes_in(street.olga)
    first = await app_link(street.olga)
    second = await app_link(street.olga)
    await street.zed.presses_start(first)
    assert street.zed.last.text == SPENT
    await street.zed.presses_start(second)
    await street.hurry(days=8)
    await street.zed.taps("I agree")
    assert street.zed.alerts[-1] == SPENT
    third = await app_link(street.olga)
    await made_by_olga(street, street.ben)
    await opens(street.ben, "Organisers", "Olga Novak", "Freeze their rights", "Yes, freeze them")
    await street.zed.presses_start(third)
    assert street.zed.last.text == SPENT
    row = await street.app.db.one("SELECT 1 FROM accounts WHERE id = :id", id=street.zed.id)
    assert row is None


async def test_who_had_joined_before_has_two_records_and_an_organiser_makes_them_one(
    street: Neighbourhood,
) -> None:
    await phones_in(street)
    await street.rosa.presses_start(await app_link(street.olga))
    assert street.rosa.last.text.startswith("Thank you. You had joined before.")
    asked = letter(street.olga, "Rosa Bell has opened your link, and had joined before.")
    await street.olga.taps("Look at both")
    shown = street.olga.last.text
    assert "1: Rosa Bell\n" in shown and "2: Percy Ash\nPhone: 020 7946 0011" in shown
    await street.olga.taps("Yes, keep the first one")
    assert "Nobody can take them apart again." in street.olga.last.text
    await street.olga.taps("Yes, make them one")
    assert street.olga.last.text == "The two records of Rosa Bell are one now."
    await street.ben.taps("I can help", chat=street.group)
    assert "Ben Okoro is coming" in street.rosa.last.text
    row = await street.app.db.one("SELECT phone, address, keeper_id FROM people WHERE name = 'Rosa Bell'")
    assert (row["phone"], row["address"], row["keeper_id"]) == ("020 7946 0011", "3 Elm Street", None)
    assert "merge" in await verbs_done(street)
    await street.olga.taps_data(asked.buttons[0][0].data, asked)
    assert street.olga.alerts[-1].startswith("I cannot find that.")
    await opens(street.olga, "Organisers", "What was done")
    assert "Olga Novak made two records of Rosa Bell one." in street.olga.last.text
    assert "Olga Novak wrote down Rosa Bell, who has no app." in street.olga.last.text


# Two records


async def test_two_records_without_an_app_are_made_one(street: Neighbourhood) -> None:
    await phones_in(street)
    await takes_in(street.olga, "Percy A")
    await merges(street.olga, "Percy A", "Percy Ash", "Yes, keep the second one")
    assert street.olga.last.text == "The two records of Percy Ash are one now."
    await opens(street.olga, "People I keep touch with")
    assert [label for label in street.olga.last.labels if "Percy" in label] == ["Percy Ash"]
    await street.ben.taps("I can help", chat=street.group)
    assert letter(street.olga, "For Percy Ash, who has no phone app.")
    await takes_in(street.olga, "Una New")
    percy = await id_of(street, "Percy Ash")
    row = await street.app.db.one("SELECT gone_id, kept_id FROM merged")
    assert row["kept_id"] == percy and await id_of(street, "Una New") > row["gone_id"]


async def test_who_helps_the_other_is_not_the_same(street: Neighbourhood) -> None:
    await phones_in(street)
    await street.ben.taps("I can help", chat=street.group)
    await merges(street.olga, "Percy Ash", "Ben Okoro")
    assert street.olga.alerts[-1].startswith("One of them helps the other just now.")
    await merges(street.olga, "Percy Ash", "Olga Novak")
    assert street.olga.alerts[-1].startswith("The record of an organiser stays as it is.")
    assert "merge" not in await verbs_done(street)


async def test_of_two_accounts_one_goes_only_where_that_is_wished(street: Neighbourhood) -> None:
    rosa, ben = await id_of(street, "Rosa Bell"), await id_of(street, "Ben Okoro")
    await street.olga.taps_data(f"merge_now:{rosa}:{ben}")
    assert street.olga.alerts[-1].startswith("Both have Telegram.")
    await street.rosa_asks()
    await street.olga.taps_data(f"merge:{rosa}:{ben}")
    await street.olga.taps("Yes, keep the first one")
    assert "Both have Telegram. Only that of the record you chose stays with me." in street.olga.last.text
    await street.olga.taps("Yes, make them one")
    assert "There were two records of you." in letter(street.rosa, "two records").text
    await street.ben.types("I can help")
    assert "To join, tap Join" in street.ben.last.text
    await street.rosa.taps("My requests")
    assert "Shopping" in street.rosa.last.labels[0]
    assert card(street).labels == ["I can help"]
    await street.hurry(hours=72)
    assert street.emulator.refused == []
