"""Checks: attested by an organiser, with an end; without them nobody does more than a doorstep."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from aid import routing, vettings
from aid.neighbour_refusals import HoldsNumber, OwnCheck
from storage import help_requests
from storage.database import Database
from storage.help_requests import Kind
from storage.vettings import Sort
from tests.conftest import Neighbourhood
from tests.known import experienced
from tests.many import at, nudges
from tests.reading import letter, told
from tests.village import Village

ZONE = ZoneInfo("Europe/London")
HEAVY, PHONE = "Something heavy to move", "Help with a phone"


async def id_of(street, phone):
    row = await street.app.db.one("SELECT person_id AS id FROM accounts WHERE id = :id", id=phone.id)
    return row["id"]


async def is_checked(street, phone, sort=Sort.BASIC_CHECK, years=1):
    """Olga attests it, by the verb."""
    id, by = await id_of(street, phone), await id_of(street, street.olga)
    told = {"seen": "The papers", "years": years, "by": by, "draft_id": None, "now": street.clock.now()}
    return await vettings.attest(street.app.db, id, sort, **told)


async def has_done_jobs(street, phone):
    id = await id_of(street, phone)
    await street.app.db.transaction(lambda tx: experienced(tx, id))


async def asks_for(street, kind, when="Tomorrow morning"):
    for label in ("I need help", "Something else", kind, when):
        await street.rosa.taps(label)
    if "Where do you live?" in street.rosa.last.text:
        await street.rosa.types("12 Elm Street, blue door")
    await street.rosa.taps("Send")
    await street.hurry(minutes=1)


async def test_an_organiser_notes_a_check_does_it_anew_and_ends_it(street: Neighbourhood) -> None:
    olga = street.olga
    await olga.taps_data("neighbour:3")
    assert "No check is noted." in olga.last.text
    await olga.taps("Checks")
    await olga.taps("Note a check")
    await olga.taps("Basic check")
    await olga.types("Certificate 001234567890")
    assert "Leave out any number." in told(olga)[-1]
    await street.restarts()
    await olga.taps("The certificate itself")
    assert "3 years" in olga.last.labels
    await olga.taps("2 years")
    assert olga.last.text.startswith("Thank you. I have noted it for Ben Okoro.")
    assert "It counts until Thursday 2 March 2028." in olga.last.text
    await olga.taps("See Ben Okoro")
    await olga.taps("Checks")
    assert "Basic check: The certificate itself." in olga.last.text
    assert "Olga Novak saw it on Tuesday 3 March 2026." in olga.last.text
    await olga.taps("Anew: Basic check")
    await olga.taps("The certificate itself")
    await olga.taps("3 years")
    rows = await street.app.db.all("SELECT id, ended_at IS NULL AS stands FROM vettings ORDER BY id")
    assert [tuple(row) for row in rows] == [(1, 0), (2, 1)], "the earlier one is history"
    await olga.taps_data("checks:3")
    await olga.taps("End: Basic check")
    question = olga.last
    await olga.taps("Yes, end it")
    assert "It counted until" in olga.last.text and "End: Basic check" not in olga.last.labels
    await olga.taps_data("check_ended:2", question)
    assert olga.alerts[-1].startswith("That check has ended.")
    noted = "SELECT verb FROM history WHERE verb <> 'look_up' ORDER BY id"
    told_of = [row["verb"] for row in await street.app.db.all(noted)]
    assert told_of[-3:] == ["attest", "attest", "end_vetting"]
    assert not any("heck" in text for text in told(street.ben)), "it is between organisers"


async def test_organisers_hear_a_month_before_the_end_and_at_the_end(street: Neighbourhood) -> None:
    await is_checked(street, street.ben)
    await street.hurry(days=334)
    assert not any("A check of" in text for text in told(street.olga))
    await street.hurry(days=2)
    await at(street, 10)
    news = letter(street.olga, "A check of Ben Okoro ends on Wednesday 3 March 2027: Basic check.")
    assert news.labels == ["Anew: Basic check", "End: Basic check", "See Ben Okoro"]
    await street.olga.types("/organise")
    await street.olga.taps("Neighbours")
    assert "Checks that end: 1" in street.olga.last.labels
    await street.restarts()
    await street.hurry(days=30)
    await at(street, 10)
    assert letter(street.olga, "A check of Ben Okoro has ended: Basic check.")
    await street.hurry(days=3)
    assert sum("A check of Ben Okoro" in text for text in told(street.olga)) == 2, told(street.olga)[-5:]
    await street.olga.taps("Anew: Basic check")
    await street.olga.taps("The certificate itself")
    await street.olga.taps("3 years")
    assert not any("A check of Ben Okoro" in text for text in told(street.olga)), "both say that it is done"


async def test_without_a_check_nobody_is_asked_inside_and_the_reason_is_said(street: Neighbourhood) -> None:
    await at(street, 10)
    await asks_for(street, PHONE)
    assert nudges(street.ben) == nudges(street.ayo) == []
    await street.ben.taps("I can help", chat=street.group)
    assert street.ben.alerts[-1] == (
        "This one is inside the home. An organiser has to do a check with you first. Tap Talk to a person."
    )
    await street.olga.taps_data("whom:1")
    assert "2 have no check for this yet." in street.olga.last.text
    await street.olga.taps_data("suggest:1:3")
    assert street.olga.alerts[-1] == (
        "This one takes a check, and 3 jobs before it. Ben Okoro has not got that far."
    )
    await is_checked(street, street.ben)
    await street.ben.taps("I can help", chat=street.group)
    assert street.ben.alerts[-1].startswith("This one is for later. Do 3 jobs at the door first.")
    await has_done_jobs(street, street.ben)
    await street.ben.taps("I can help", chat=street.group)
    assert "Go inside only if they ask you." in letter(street.ben, "This one is yours.").text


async def test_a_check_that_ends_between_the_nudge_and_the_tap_counts_no_longer(
    street: Neighbourhood,
) -> None:
    await has_done_jobs(street, street.ben)
    await is_checked(street, street.ben)
    await street.hurry(days=364)
    await at(street, 8)
    await asks_for(street, PHONE)
    assert len(nudges(street.ben)) == 1
    await street.hurry(hours=3)
    await street.restarts()
    await street.ben.taps("I can help")
    assert street.ben.alerts[-1].startswith("This one is inside the home.")
    assert not any("This one is yours" in text for text in told(street.ben))


async def test_a_lift_takes_the_papers_of_the_car(street: Neighbourhood) -> None:
    await has_done_jobs(street, street.ben)
    await is_checked(street, street.ben)
    await asks_for(street, "A lift")
    await street.ben.taps("I can help", chat=street.group)
    assert street.ben.alerts[-1].startswith("This one is by car.")
    await is_checked(street, street.ben, Sort.DRIVING)
    await street.ben.taps("I can help", chat=street.group)
    assert letter(street.ben, "This one is yours.")


async def test_a_new_one_helps_inside_beside_somebody_experienced(resting_street: Neighbourhood) -> None:
    street = resting_street
    await has_done_jobs(street, street.ben)
    await is_checked(street, street.ben)
    await asks_for(street, HEAVY)
    await street.ayo.taps("I can help", chat=street.group)
    assert street.ayo.alerts[-1].startswith("This one is inside the home.")
    await street.ben.taps("I can help", chat=street.group)
    await street.ayo.taps("I can help", chat=street.group)
    assert "Stay at the door this time." in letter(street.ayo, "This one is yours.").text
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    row = await street.app.db.one("SELECT helper_id, second_id FROM help_requests")
    assert tuple(row) == (await id_of(street, street.ayo), None)


@pytest.mark.parametrize("kind", ["Shopping", "Gardening", "A check-in", "Something else"])
async def test_the_usual_kinds_are_for_new_ones_too_at_the_door(street: Neighbourhood, kind: str) -> None:
    labels = ("I need help", kind, "Tomorrow morning", "Send")
    for label in labels:
        await street.rosa.taps(label)
        if "Somebody can" in street.rosa.last.text or "What can somebody do" in street.rosa.last.text:
            await street.rosa.types("Change a light bulb outside")
        if "Where do you live?" in street.rosa.last.text:
            await street.rosa.types("12 Elm Street")
    await street.hurry(minutes=1)
    await street.ben.taps("I can help", chat=street.group)
    assert "Stay at the door this time." in letter(street.ben, "This one is yours.").text


# On a database, where the door adds nothing


@pytest.fixture
async def village(tmp_path):
    db = await Database.open(tmp_path / "data" / "goodturn.db", tmp_path / "key")
    village = Village(db)
    await village.settle()
    yield village
    await db.close()


async def test_two_checks_together_clear_for_inside_until_the_earlier_one_ends(village: Village) -> None:
    id, by = await village.id("out of group"), await village.id("organiser")
    told = {"seen": "A passport", "by": by, "draft_id": None, "now": village.now}
    request = await help_requests.find(village.db, await village.asked(kind=Kind.PHONE))
    await village.db.transaction(lambda tx: experienced(tx, id))

    async def fits(days: int) -> bool:
        now = village.now + timedelta(days=days)
        await village.db.transaction(
            lambda tx: tx.run("UPDATE roles SET standing = 'approved' WHERE person_id = :id", id=id)
        )
        matches = await routing.match(village.db, request, now, ZONE)
        return id in {match.person_id for match in matches}

    await vettings.attest(village.db, id, Sort.IDENTITY, years=1, **told)
    assert not await fits(1)
    references = await vettings.attest(village.db, id, Sort.REFERENCES, years=3, **told)
    assert await fits(1) and await fits(364) and not await fits(366)
    await vettings.end_vetting(village.db, references.id, by=by, now=village.now)
    assert not await fits(1)


@pytest.mark.parametrize(
    ("seen", "kept"),
    [
        ("A passport", True),
        ("2 letters from 2024 and 2025", True),
        ("Certificate 001234567890", False),
        ("Number AB 12 34 56 C", False),
    ],
)
def test_no_number_of_a_certificate_is_kept(seen: str, kept: bool) -> None:
    if kept:
        assert vettings.seen_words(seen) == seen
    else:
        with pytest.raises(HoldsNumber):
            vettings.seen_words(seen)


async def test_nobody_attests_themselves(village: Village) -> None:
    by = await village.id("organiser")
    with pytest.raises(OwnCheck):
        await vettings.attest(
            village.db, by, Sort.IDENTITY, seen="Me", years=1, by=by, draft_id=None, now=village.now
        )
