"""The first three jobs: both sides are asked how it was, and organisers hear what was not quite right."""

from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import letter, told

ASKS = "How was the shopping with"


async def a_job(street: Neighbourhood, outcome: str = "Yes, it came") -> None:
    """Rosa asks for shopping, Ben does it, and she says whether it came."""
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("30 minutes")
    await street.rosa.taps(outcome)


def asked(phone) -> int:
    return sum(ASKS in text for text in told(phone))


async def test_both_sides_are_asked_the_day_after_each_of_the_first_three_jobs(
    street: Neighbourhood,
) -> None:
    await at(street, 10)
    await a_job(street)
    await street.hurry(hours=2)
    assert asked(street.rosa) == asked(street.ben) == 0, "the thanks come first"
    await street.restarts()
    await at(street, 9)
    question = letter(street.rosa, "How was the shopping with Ben Okoro?")
    assert question.labels == ["Good", "Not quite", "Talk to a person"]
    assert letter(street.ben, "How was the shopping with Rosa Bell?")
    await street.rosa.taps("Good")
    assert street.rosa.last.text == "Thank you. I am glad that it went well."
    await street.rosa.taps_data(question.buttons[1][0].data, question)
    assert street.rosa.alerts[-1] == "You have told me already. Thank you."
    await street.ayo.taps_data(question.buttons[1][0].data)
    assert street.ayo.alerts[-1].startswith("I cannot find that.")
    for _ in range(3):
        await at(street, 10)
        await a_job(street)
        await at(street, 9)
    rows = await street.app.db.all("SELECT DISTINCT help_request_id AS id FROM first_jobs")
    assert [row["id"] for row in rows] == [1, 2, 3], "the fourth is nobody's first"
    assert not any("quite" in text for text in told(street.olga))


async def test_not_quite_reaches_an_organiser_with_a_way_on_and_not_the_other_side(
    street: Neighbourhood,
) -> None:
    await at(street, 10)
    await a_job(street)
    await at(street, 9)
    await street.rosa.taps("Not quite")
    news = letter(street.olga, "Rosa Bell says that the shopping with Ben Okoro was not quite right.")
    assert "Ring Rosa Bell and ask." in news.text and news.labels == ["See Ben Okoro"] and news.protected
    assert not any("not quite right" in text for text in told(street.ben))
    await street.ben.taps("Talk to a person")
    assert "An organiser will ring you." in street.ben.last.text
    assert letter(street.olga, "Ben Okoro would like")
    await street.olga.taps("See Ben Okoro")
    assert "0 good, 2 not quite or wanting a talk" in street.olga.last.text


async def test_what_did_not_come_is_no_job_done(street: Neighbourhood) -> None:
    await a_job(street, "No, it didn't")
    assert not await street.app.db.all("SELECT 1 FROM first_jobs")
    assert (await street.app.db.one("SELECT MAX(jobs) AS jobs FROM roles"))["jobs"] == 0
