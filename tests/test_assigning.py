"""An organiser gives a request to somebody who has said yes by word of mouth: as if they had tapped."""

from aid import neighbours
from storage import blocks
from tests.conftest import Neighbourhood
from tests.many import asks_for, at
from tests.reading import card, letter, told
from tests.test_organiser_messages import ids


async def gives(street, name="Ben Okoro", why="has been asked"):
    await street.olga.taps_data("oversee:1")
    await street.olga.taps("Give it to somebody")
    shown = street.olga.last
    assert shown.text.startswith("Who has said yes?") and f"{name}: {why}" in shown.text
    await street.olga.taps(name)


async def holder(street):
    row = await street.app.db.one("SELECT helper_id, status FROM help_requests")
    return tuple(row)


async def test_whoever_said_yes_on_the_street_has_it_and_everybody_hears(street: Neighbourhood):
    await at(street, 10)
    await street.rosa_asks()
    await gives(street)
    assert street.olga.last.text.startswith("Has Ben Okoro said yes?")
    assert await holder(street) == (None, "open")
    await street.restarts()
    question = street.olga.last
    await street.olga.taps("Yes, it is theirs")
    assert street.olga.last.text == ("It is with Ben Okoro now. They have the details, and I tell Rosa Bell.")
    assert letter(street.ben, "This one is yours.") and letter(street.rosa, "Good news. Ben Okoro is coming.")
    assert card(street).labels == []
    who = await ids(street)
    assert await holder(street) == (who["Ben"], "claimed")
    rows = await street.app.db.all("SELECT verb, actor_id, for_id FROM history ORDER BY id DESC LIMIT 2")
    assert [tuple(row) for row in rows][::-1] == [
        ("assign", who["Olga"], who["Ben"]), ("claim", who["Ben"], who["Rosa"]),
    ]  # fmt: skip
    await street.olga.taps_data(question.buttons[0][0].data, question)
    assert street.olga.alerts[-1] == "Ben Okoro has taken this one meanwhile."
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    assert await holder(street) == (None, "open")


async def test_who_took_it_meanwhile_keeps_it_and_what_is_over_is_nobodys(street: Neighbourhood):
    await at(street, 10)
    await street.rosa_asks()
    await gives(street)
    question = street.olga.last
    await street.ayo.taps("I can help", chat=street.group)
    await street.olga.taps("Yes, it is theirs")
    assert street.olga.alerts[-1] == "Ayo Mensah has taken this one meanwhile."
    await street.rosa.taps_data("withdraw:1")
    for data in (question.buttons[0][0].data, "give:1", "give_to:1:3"):
        await street.olga.taps_data(data)
        assert street.olga.alerts[-1].startswith("That was finished on ")


async def test_a_block_a_check_and_the_list_still_count(street: Neighbourhood):
    await at(street, 10)
    await street.rosa_asks()
    who, db, now = await ids(street), street.app.db, street.clock.now()
    for name in ("Rosa", "Olga"):
        await street.olga.taps_data(f"give_now:1:{who[name]}")
        assert "Choose somebody else." in street.olga.alerts[-1]
    await db.transaction(lambda tx: blocks.add(tx, who["Rosa"], who["Ben"], now))
    await street.olga.taps_data(f"give_now:1:{who['Ben']}")
    assert street.olga.alerts[-1] == "I can't ask Ben Okoro for this one. Choose somebody else."
    told_off = {"words": "Tired", "by": who["Olga"], "draft_id": None, "now": now}
    await neighbours.take_off_list(db, who["Ayo"], **told_off)
    await street.olga.taps_data(f"give_now:1:{who['Ayo']}")
    assert street.olga.alerts[-1] == "I can't ask Ayo Mensah for this one. Choose somebody else."
    await street.olga.taps_data("give:1")
    assert street.olga.last.text.startswith("I know nobody to give it to.")
    assert await holder(street) == (None, "open")
    assert not [text for text in told(street.rosa) if "is coming" in text]


async def test_company_is_given_too(street: Neighbourhood):
    await at(street, 10)
    await asks_for(street, "Company")
    await gives(street, why="lives in the area")
    await street.olga.taps("Yes, it is theirs")
    assert letter(street.rosa, "Good news. Ben Okoro is coming.")


async def test_nobody_but_an_organiser(street: Neighbourhood):
    await street.rosa_asks()
    for phone in (street.rosa, street.ben):
        for data in ("give:1", "give_to:1:3", "give_now:1:3"):
            await phone.taps_data(data)
            assert phone.alerts[-1].startswith("Only an organiser can do that."), data
    assert await holder(street) == (None, "open")
