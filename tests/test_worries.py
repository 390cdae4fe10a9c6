"""I'm worried about someone: for the safeguarding lead alone, looked into, and brought back."""

import pytest

import storage.people
from aid import people
from aid.organiser_roles import end_lead, freeze, leave_organising, make_lead
from bot.playground.phone import Phone
from bot.playground.shapes import User
from bot.playground.story import joins
from tests.conftest import Neighbourhood
from tests.reading import letter, told

SEEN = "Her curtains stay shut and she has bruises"


@pytest.fixture
async def dora(street: Neighbourhood) -> Phone:
    """A second organiser."""
    phone = street.new_phone(User(7100, "Dora"))
    await people.appoint(street.app.db, 7100, now=street.clock.now())
    await joins(phone, "Dora Quick", "I need help")
    return phone


async def tells(phone: Phone, about: str, *, by_tap: bool = False) -> None:
    """A worry, from More to Send."""
    for label in ("More", "I'm worried about someone"):
        await phone.taps(label)
    assert phone.last.text.startswith("If someone may be in danger, ring 999 now.")
    await phone.taps("It can wait a little")
    await (phone.taps if by_tap else phone.types)(about)
    await phone.types(SEEN)
    assert SEEN in phone.last.text
    await phone.taps("Send")


async def leads(street: Neighbourhood, name: str) -> None:
    """That organiser looks after worries; how they are named stands in test_organisers."""
    db, now = street.app.db, street.clock.now()
    ids = {each.name: each.id for each in await storage.people.organisers(db)}
    await db.transaction(lambda tx: make_lead(tx, ids[name], ids[street.olga.name], now))
    await street.settled()


def knows(phone: Phone) -> bool:
    """Has this phone shown what was seen?"""
    return SEEN in "".join(told(phone))


async def test_only_the_lead_reads_it_and_the_teller_hears_who_looks_after_it(
    street: Neighbourhood, dora: Phone
) -> None:
    await leads(street, "Dora Quick")
    await tells(street.ben, "My neighbour Rosa Bell")
    assert "Only Dora Quick can read it." in street.ben.last.text
    assert knows(dora) and dora.last.protected
    assert not any(knows(phone) for phone in (street.olga, street.rosa, street.ayo))
    assert SEEN not in "".join(said.text for said in street.olga.chat(street.group))
    await street.olga.taps_data("case:1")
    await street.olga.taps_data("look_into:1")
    assert "I cannot find that." in street.olga.alerts[-1] and not knows(street.olga)
    await dora.taps("I'll look into it")
    assert "Dora Quick has read what you told me" in street.ben.last.text
    await dora.taps("Add a note")
    await dora.types("I rang her")
    await dora.taps("See it")
    assert "I rang her" in dora.last.text
    await dora.taps("Look at it again later")
    await dora.taps("In a week")
    await street.hurry(days=7, hours=1)
    assert "look at something again today" in dora.last.text
    await dora.taps("See it")
    await dora.taps("Close it")
    await street.restarts()
    await dora.taps_data("look_into:1")
    assert "That is closed." in dora.alerts[-1]
    verbs = [
        row["verb"] for row in await street.app.db.all("SELECT verb FROM history WHERE subject = 'worry'")
    ]
    assert verbs == ["worry", "look_into", "note_case", "look_into", "close_case"]


async def test_where_nobody_leads_all_organisers_read_it_and_it_says_so(
    street: Neighbourhood, dora: Phone
) -> None:
    await tells(street.rosa, "A man at number 7")
    assert "Nobody has this task alone" in street.rosa.last.text
    assert knows(street.olga) and knows(dora)
    await dora.taps("I'll look into it")
    assert not knows(street.olga), "it is taken, and its words are gone from the other letter"
    await street.olga.taps_data("close_case:1")
    assert "Dora Quick is looking into this already." in street.olga.alerts[-1]


@pytest.mark.parametrize("by_tap", [True, False])
async def test_it_never_goes_to_the_one_it_is_about_even_if_they_lead(
    street: Neighbourhood, dora: Phone, by_tap: bool
) -> None:
    await leads(street, "Dora Quick")
    await tells(street.rosa, "Dora Quick" if by_tap else "dora, the organiser", by_tap=by_tap)
    assert knows(street.olga) and not knows(dora)
    await dora.types("/organise")
    await dora.taps("Reports and worries")
    assert dora.last.text == "There is none for you to see."


async def test_about_the_only_organiser_it_is_kept_from_everybody_and_says_whom_to_ring(
    street: Neighbourhood,
) -> None:
    await tells(street.rosa, "Olga Novak", by_tap=True)
    assert "Tell the police. If someone may be in danger, ring 999." in street.rosa.alerts[-1]
    assert not knows(street.olga)
    assert await street.app.db.one("SELECT 1 FROM cases") is None


async def test_a_cry_within_a_worry_goes_to_those_alone_who_may_read_it(
    street: Neighbourhood, dora: Phone
) -> None:
    for label in ("More", "I'm worried about someone", "It can wait a little", "Olga Novak"):
        await street.rosa.taps(label)
    await street.rosa.types("She hit me and I am bleeding")
    assert street.rosa.last.text.startswith("If someone may be in danger")
    assert "Rosa Bell may be in danger." in dora.last.text
    assert "danger" not in "".join(told(street.olga))
    await street.olga.taps_data("ring_them:1")
    await street.rosa.taps("It's not an emergency")
    await street.rosa.taps("Use what I wrote")
    assert (
        "She hit me and I am bleeding" in street.rosa.last.text
        and "Shall I pass this on?" in street.rosa.last.text
    )


async def test_a_new_lead_gets_what_is_open_but_for_what_is_about_them(
    street: Neighbourhood, dora: Phone
) -> None:
    await tells(street.rosa, "Dora Quick", by_tap=True)
    await leads(street, "Dora Quick")
    assert not knows(dora)


@pytest.mark.parametrize("ends", ["frozen", "stops", "leaves"])
async def test_when_the_only_lead_is_gone_what_is_open_goes_to_the_others_but_never_to_whom_it_is_about(
    street: Neighbourhood, dora: Phone, ends: str
) -> None:
    db, now = street.app.db, street.clock.now()
    await leads(street, "Dora Quick")
    ids = {each.name: each.id for each in await storage.people.organisers(db)}
    await tells(street.rosa, "My neighbour Ayo Mensah")
    await tells(street.ben, "Olga Novak", by_tap=True)
    await dora.taps_data("look_into:1")
    assert not knows(street.olga)
    if ends == "frozen":
        await freeze(db, ids["Dora Quick"], by=ids["Olga Novak"], now=now)
    elif ends == "stops":
        await end_lead(db, ids["Dora Quick"], by=ids["Olga Novak"], now=now)
    else:
        await leave_organising(db, by=ids["Dora Quick"], now=now)
    await street.restarts()
    await street.settled()
    assert letter(street.olga, "Nobody leads on safeguarding now.").labels == ["Organisers"]
    if ends == "stops":
        assert not knows(street.olga), "Dora still organises, and sees to what she was given"
        return
    assert knows(street.olga)
    await street.olga.taps_data("case:2")
    assert "I cannot find that." in street.olga.alerts[-1], "it is about her"
    await street.olga.taps_data("look_into:1")
    assert "already" not in street.olga.alerts[-1]
    row = await street.app.db.one("SELECT taken_by FROM cases WHERE id = 1")
    assert row["taken_by"] == ids["Olga Novak"]
    await tells(street.ayo, "Somebody at number 9")
    assert "These people read it: Olga Novak." in street.ayo.last.text


async def test_a_stranger_is_told_to_join_and_the_words_are_not_logged(
    street: Neighbourhood, caplog: pytest.LogCaptureFixture
) -> None:
    await street.zed.taps_data("worried")
    await tells(street.ben, "Rosa Bell")
    assert SEEN not in caplog.text and "case" not in "".join(told(street.zed))
