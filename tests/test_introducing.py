"""Company isn't raced for: an organiser sees whom one could ask, asks, and two people are introduced."""

import pytest

from storage import offers
from tests.conftest import Neighbourhood
from tests.many import asks_for, at, neighbours, nudged
from tests.reading import cards, letter, told


@pytest.fixture
async def company(street: Neighbourhood) -> Neighbourhood:
    """Rosa would like company tomorrow."""
    await at(street, 10)
    await asks_for(street, "Company")
    return street


async def person_id(street, phone):
    row = await street.app.db.one("SELECT person_id AS id FROM accounts WHERE id = :id", id=phone.id)
    return row["id"]


def wanted(phone):
    return [shown for shown in phone.chat() if "Yes, I would like to" in shown.labels]


async def test_nobody_is_raced_and_the_resident_hears_who_sees_to_it(company):
    assert len(cards(company)) == 1, "only the welcome"
    assert nudged([company.ben, company.ayo]) == []
    sent = letter(company.rosa, "Sent: Company.").text
    assert "An organiser looks for somebody. I will tell you who comes." in sent
    assert "in a minute" not in sent
    await company.ben.types("I can help")
    assert company.ben.last.text.startswith("Nobody needs help just now.")
    await company.ben.taps_data("claim:1")
    assert company.ben.alerts[-1] == "An organiser asks somebody for this one. Thank you for offering."


async def test_organisers_see_whom_one_could_ask_and_why(company):
    news = letter(company.olga, "Rosa Bell would like company. Who could it be?")
    assert "Ben Okoro: lives in the area" in news.text
    assert news.labels == ["Ask Ben Okoro", "Ask Ayo Mensah", "It is met elsewhere"]
    assert news.protected


async def test_at_most_five_are_suggested(street):
    await at(street, 10)
    await neighbours(street, 9)
    await asks_for(street, "Company")
    labels = letter(street.olga, "Who could it be?").labels
    assert sum(label.startswith("Ask ") for label in labels) == 5


async def test_the_one_who_is_asked_says_yes_and_both_are_introduced(company):
    await company.olga.taps("Ask Ben Okoro")
    assert company.olga.alerts[-1] == "I am asking Ben Okoro."
    (question,) = wanted(company.ben)
    assert question.text.startswith("A neighbour would like company.\nTomorrow, ")
    assert "Rosa" not in question.text
    assert wanted(company.ayo) == []
    await company.ben.taps("Yes, I would like to")
    assert company.ben.alerts[-1] == "Thank you. I have sent you the details privately."
    handed = letter(company.ben, "This one is yours.")
    assert "Company for Rosa Bell" in handed.text and "12 Elm Street" in handed.text
    assert "Good news. Ben Okoro is coming." in letter(company.rosa, "is coming").text
    assert wanted(company.ben) == []
    await company.ben.taps("Done")
    await company.ben.taps("1 hour")
    await company.rosa.taps("Yes, it came")
    assert len(cards(company)) == 1


async def test_the_one_who_is_asked_says_no_and_organisers_see_so(company):
    await company.olga.taps("Ask Ben Okoro")
    await company.ben.taps("Not this time")
    assert letter(company.ben, "Company: not this time. Thank you for telling me.")
    news = letter(company.olga, "Who could it be?")
    assert "Ben Okoro can't this time." in news.text
    assert news.labels == ["Ask Ayo Mensah", "It is met elsewhere"]
    await company.ben.taps_data("introduce:1")
    assert "This one is yours." in company.ben.last.text, "they may still change their mind"


async def test_two_are_asked_and_the_first_yes_counts(company):
    await company.olga.taps("Ask Ben Okoro")
    await company.olga.taps("Ask Ayo Mensah")
    await company.ayo.taps("Yes, I would like to")
    assert letter(company.ben, "Company: Sorted, thank you.")
    await company.ben.taps_data("introduce:1")
    assert company.ben.alerts[-1] == "Ayo Mensah was just before you. Thank you for offering."


async def test_nobody_says_yes_who_was_not_asked(company):
    await company.olga.taps("Ask Ben Okoro")
    await company.ayo.taps_data("introduce:1")
    assert company.ayo.alerts[-1].startswith("I cannot find that.")
    await company.zed.taps_data("introduce:1")
    assert company.zed.alerts[-1].startswith("This is for neighbours who have joined.")


async def test_only_organisers_ask_and_nobody_twice(company):
    ben = await person_id(company, company.ben)
    for phone in (company.rosa, company.ayo):
        for data in (f"suggest:1:{ben}", "whom:1", "oversee:1", "under_way", f"take_from:1:{ben}"):
            await phone.taps_data(data)
            assert phone.alerts[-1].startswith("Only an organiser can do that.")
    await company.olga.taps("Ask Ben Okoro")
    await company.olga.taps_data(f"suggest:1:{ben}")
    assert company.olga.alerts[-1] == "Ben Okoro has been asked already."
    rosa = await person_id(company, company.rosa)
    await company.olga.taps_data(f"suggest:1:{rosa}")
    assert company.olga.alerts[-1] == "I can't ask Rosa Bell for this one. Choose somebody else."
    await company.ben.taps("Yes, I would like to")
    ayo = await person_id(company, company.ayo)
    await company.olga.taps_data(f"suggest:1:{ayo}")
    assert company.olga.alerts[-1] == "Ben Okoro has taken this one meanwhile."


async def test_who_has_heard_enough_since_the_organiser_looked_is_not_asked(company):
    ben = await person_id(company, company.ben)
    rosa, now = await person_id(company, company.rosa), company.clock.now()
    for other in (901, 902, 903):
        await company.app.db.transaction(lambda tx, other=other: asked_meanwhile(tx, other, rosa, ben, now))
    await company.olga.taps("Ask Ben Okoro")
    assert company.olga.alerts[-1] == "I can't ask Ben Okoro for this one. Choose somebody else."
    assert wanted(company.ben) == []


async def asked_meanwhile(tx, other, rosa, person, now):
    """Another of Rosa's requests for which this one is asked just now."""
    await tx.run(
        "INSERT INTO help_requests (id, resident_id, asked_by, area_id, kind, wanted_on, part, status, word,"
        " asked_at, ended_at) SELECT :other, :rosa, :rosa, area_id, 'shopping', '2026-03-04', 'day',"
        " 'withdrawn', 'robin', :now, :now FROM people WHERE id = :rosa",
        other=other,
        rosa=rosa,
        now=now,
    )
    await offers.ask(tx, other, person, 1, now)


async def test_where_nobody_could_be_asked_it_says_why(resting_street):
    await at(resting_street, 10)
    await asks_for(resting_street, "Company")
    news = letter(resting_street.olga, "Who could it be?")
    assert "I know nobody to ask. 2 take a rest." in news.text
    assert news.labels == ["It is met elsewhere"]


async def test_organisers_hear_of_it_again_every_day(street):
    await at(street, 10)
    await asks_for(street, "Company", "Tomorrow afternoon")
    assert sum("Who could it be?" in text for text in told(street.olga)) == 1
    await street.hurry(hours=25)
    assert sum("Who could it be?" in text for text in told(street.olga)) == 2


async def test_given_back_organisers_are_told_anew(company):
    await company.olga.taps("Ask Ben Okoro")
    await company.ben.taps("Yes, I would like to")
    await company.ben.taps("I can't after all")
    await company.ben.taps("Yes, find somebody else")
    assert "An organiser looks for somebody." in letter(company.rosa, "can't come after all").text
    await company.hurry(seconds=10)
    assert "Company: Sorted, thank you." in told(company.olga)
    assert letter(company.olga, "Who could it be?").labels[0] == "Ask Ayo Mensah"


async def test_undone_in_time_nobody_hears_of_it(street):
    await at(street, 10)
    for label in ("I need help", "Something else", "Company", "Tomorrow morning"):
        await street.rosa.taps(label)
    await street.rosa.types("12 Elm Street")
    await street.rosa.taps("Send")
    await street.rosa.taps("Undo")
    await street.hurry(minutes=5)
    assert "Who could it be?" not in str(told(street.olga))


async def test_a_restart_in_between_changes_nothing(company):
    await company.olga.taps("Ask Ben Okoro")
    await company.restarts()
    await company.ben.taps("Yes, I would like to")
    await company.restarts()
    assert sum("This one is yours." in text for text in told(company.ben)) == 1
