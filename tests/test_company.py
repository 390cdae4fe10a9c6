"""Regular company: two are asked, both agree, they meet, one can't, it is asked how it goes, and it ends."""

from datetime import timedelta

import pytest

from aid.blocking import part_company
from aid.forgetting import forget_person
from aid.people import opt_out
from bot.playground.story import joins
from storage import company, company_wishes
from storage.company import CompanyState
from tests.checkin_street import person_of
from tests.conftest import Neighbourhood
from tests.known import all_well_known
from tests.many import at
from tests.reading import letter, told


@pytest.fixture
async def known(street: Neighbourhood) -> Neighbourhood:
    """Ben and Ayo have done their first jobs and are checked; Rosa's address is known. It is 10am."""
    await all_well_known(street)
    await street.rosa_asks()
    await street.rosa.taps("Undo")
    await at(street, 10)
    return street


async def proposes(street, visitor="Ben Okoro", rhythm="Every week"):
    """Rosa says that she would like company, and Olga finds somebody."""
    await street.rosa.taps("More")
    await street.rosa.taps("Regular company")
    await street.rosa.taps("I would like company")
    await street.hurry()
    await street.olga.taps("Find somebody")
    for label in (visitor, rhythm):
        await street.olga.taps(label)
    await street.olga.taps(street.olga.last.labels[0])
    await street.olga.taps("In the afternoon")
    check = street.olga.last.text
    await street.olga.taps("Ask them both")
    await street.hurry()
    return check


async def together(street):
    """Both have said yes."""
    await proposes(street)
    await street.rosa.taps("Yes, I would like that")
    await street.ben.taps("Yes, I would like that")
    await street.hurry()
    return (await company.live(street.app.db))[0]


async def days_pass(street, days, hour=19):
    for _ in range(days):
        await at(street, hour)


async def test_two_are_brought_together_and_nobody_reads_more_than_needed(known):
    check = await proposes(known)
    assert "Ben Okoro visits Rosa Bell, for company. Every week." in check
    assert "You come along the first time." in check
    to_rosa, to_ben = letter(known.rosa, "thinks of you").text, letter(known.ben, "thinks of you").text
    assert "Ben Okoro could visit you, for company. Every week. The first time is " in to_rosa
    assert "A neighbour would like a regular visitor." in to_ben and "Rosa" not in to_ben
    await known.ben.taps("Yes, I would like that")
    assert known.ben.last.text == "Thank you. I tell you when both have said yes."
    assert not any("Elm Street" in text and "Rosa" in text for text in told(known.ben))
    await known.rosa.taps("Yes, I would like that")
    await known.hurry()
    begins = letter(known.ben, "Good news. You visit Rosa Bell, for company.")
    assert "Olga Novak comes along that day. Rosa Bell lives at 12 Elm Street" in begins.text
    assert begins.protected
    assert letter(known.rosa, "Good news. Ben Okoro visits you, for company.")
    assert "You come along that day." in letter(known.olga, "have both said yes").text


async def test_the_evening_before_they_are_reminded_and_the_first_time_olga_too(known):
    await together(known)
    await at(known, 19)
    assert "Tomorrow, " in letter(known.rosa, "Ben Okoro visits you.\n").text
    assert "Olga Novak comes along this time." in letter(known.ben, "You visit Rosa Bell.").text
    assert "You come along." in letter(known.olga, "meets Rosa Bell for the first time.").text
    await days_pass(known, 6)
    reminders = [text for text in told(known.ben) if text.startswith("You visit Rosa Bell.\n")]
    assert len(reminders) == 1, "not before the evening before the next time"
    await at(known, 19)
    reminders = [text for text in told(known.ben) if text.startswith("You visit Rosa Bell.\n")]
    assert len(reminders) == 2 and "comes along" not in reminders[-1]
    assert sum("for the first time" in text for text in told(known.olga)) == 1


async def test_ben_cannot_once_and_an_organiser_finds_somebody_else(known):
    await together(known)
    await days_pass(known, 8)
    await known.ben.taps("I can't this time")
    assert "All right. I tell Rosa Bell that you can't. The next time is " in known.ben.last.text
    await known.hurry()
    missed = letter(known.rosa, "Ben Okoro can't on ")
    assert "The next time is " in missed.text and "Would you like somebody else" in missed.text
    await known.rosa.taps("Look for somebody else")
    assert "An organiser looks for somebody for " in known.rosa.last.text
    await known.hurry()
    assert "Rosa Bell would like company. Who could it be?" in letter(known.olga, "Who could it be?").text
    await known.rosa.taps_data("cover_meeting:1")
    assert known.rosa.alerts[-1] == "I look for somebody for that day already."


async def test_the_first_time_moves_when_one_of_them_cannot_and_olga_hears_so(known):
    pair = await together(known)
    await at(known, 19)
    await known.rosa.taps("I can't this time")
    await known.hurry()
    assert "Rosa Bell can't on " in letter(known.olga, "Rosa Bell can't on ").text
    assert "Look for somebody else" not in letter(known.ben, "Rosa Bell can't on ").labels
    moved = (await company.live(known.app.db))[0]
    assert moved.first_on == pair.first_on + timedelta(weeks=1)
    await days_pass(known, 7)
    assert sum("for the first time" in text for text in told(known.olga)) == 2
    await known.rosa.taps_data(f"miss_meeting:1:{pair.first_on:%Y%m%d}")
    assert known.rosa.alerts[-1].startswith("That day is off already")


async def test_both_are_asked_how_it_goes_after_1_3_and_6_weeks_and_only_organisers_hear(known):
    pair = await together(known)
    for days, asked in ((6, 0), (7, 1), (20, 1), (21, 2), (41, 2), (42, 3), (69, 3), (75, 4)):
        left = pair.first_on + timedelta(days=days) - known.clock.now().date()
        known.clock.hurry(left - timedelta(hours=12))
        await at(known, 12)
        questions = sum("how is it going?" in text for text in told(known.rosa))
        assert questions == asked, f"{days} days after they first met"
    await known.rosa.taps("Not so well")
    assert "The organisers hear it, and nobody else." in known.rosa.last.text
    await known.rosa.taps_data("goes:1:not_well")
    await known.hurry()
    news = letter(known.olga, "goes not so well")
    assert "Rosa Bell says that the company with Ben Okoro goes not so well." in news.text
    assert not any("not so well" in text for text in told(known.ben))
    await known.ben.taps("It goes well")
    await known.olga.taps("See the two")
    assert "Ben Okoro: it goes well" in known.olga.last.text
    assert "They met " in known.olga.last.text


async def test_it_ends_and_its_end_is_marked_for_both(known):
    await together(known)
    await days_pass(known, 9)
    await known.rosa.taps("More")
    await known.rosa.taps("Regular company")
    await known.rosa.taps("Ben Okoro")
    assert "Every week. The next time is " in known.rosa.last.text
    await known.rosa.taps("End it")
    await known.rosa.taps("Yes, end it")
    await known.hurry()
    await at(known, 10)
    for phone, other in ((known.rosa, "Ben Okoro"), (known.ben, "Rosa Bell")):
        end = letter(phone, f"Your regular company with {other} has come to an end.").text
        assert "You met 2 times since " in end and "Thank you for the time you gave each other." in end
    assert letter(known.olga, "has come to an end")
    before = len(told(known.ben))
    await days_pass(known, 8)
    assert len(told(known.ben)) == before
    await known.ben.taps_data("end_company:1")
    assert known.ben.alerts[-1].startswith("That has ended.")


async def test_one_says_no_and_the_other_is_let_down_gently(known):
    await proposes(known)
    await known.rosa.taps("Yes, I would like that")
    await known.ben.taps("No, thank you")
    await known.hurry()
    assert letter(known.rosa, "The company you said yes to does not come about.")
    assert "not both would like company" in letter(known.olga, "Nobody is let down.").text
    assert not any("does not come about" in text for text in told(known.ben))
    await known.ben.taps_data("company_yes:1")
    assert known.ben.alerts[-1].startswith("That has ended.")


async def test_somebody_without_the_app_agrees_by_phone(known):
    await known.olga.types("/organise")
    await known.olga.taps("Phone in")
    await known.olga.taps("Somebody new")
    for words in ("Percy Hall", "020 7946 0009", "3 Elm Street"):
        await known.olga.types(words)
    await known.olga.taps("Elm Street")
    await known.olga.taps("Yes, they agree")
    await known.olga.taps("Regular company")
    for label in ("Ben Okoro", "Every second week"):
        await known.olga.taps(label)
    await known.olga.taps(known.olga.last.labels[0])
    await known.olga.taps("Any time")
    assert "Read this aloud" in known.olga.last.text
    await known.olga.taps("Yes, they agree")
    await known.hurry()
    await known.ben.taps("Yes, I would like that")
    await known.hurry()
    begins = letter(known.olga, "Good news. Ben Okoro visits you, for company.").text
    assert begins.startswith("For Percy Hall, who has no phone app. Ring 020 7946 0009.")


@pytest.mark.parametrize("how", ["blocked", "forgotten", "left the list"])
async def test_it_ends_when_the_two_can_meet_no_more(known, how):
    pair, db = await together(known), known.app.db
    rosa, ben = await person_of(known, known.rosa), await person_of(known, known.ben)
    now = known.clock.now()
    if how == "blocked":
        await db.transaction(lambda tx: part_company(tx, rosa, ben, now))
    if how == "forgotten":
        await forget_person(db, ben, by=ben, today=now.date(), undo=timedelta(days=1), now=now)
    if how == "left the list":
        await opt_out(db, ben, now=now)
    await known.hurry()
    await at(known, 10)
    found = await company.find(db, pair.id)
    assert found and found.state is CompanyState.ENDED
    assert letter(known.rosa, "has come to an end")


async def test_company_is_suggested_only_to_who_said_so_and_sees_few_people(known):
    await known.rosa.taps("More")
    await known.rosa.taps("Regular company")
    await known.rosa.taps("You may suggest it")
    assert "✓ You may suggest it" in known.rosa.last.labels
    await known.hurry(hours=2)
    assert not any("Would you like regular company?" in text for text in told(known.rosa))
    for _ in range(2):
        for label in ("I need help", "Something else", "Company", "Tomorrow morning", "Send"):
            await known.rosa.taps(label)
        await known.rosa.taps("Undo")
    await at(known, 11)
    chance = letter(known.rosa, "Would you like regular company?")
    assert "You said that I may ask you this." in chance.text
    await known.rosa.taps("Not now")
    known.clock.hurry(timedelta(days=60))
    await at(known, 12)
    assert sum("Would you like regular company?" in text for text in told(known.rosa)) <= 1
    rosa = await company_wishes.find(known.app.db, await person_of(known, known.rosa))
    assert rosa.declined_at and rosa.may_suggest


async def test_nobody_else_reaches_any_of_it(known):
    await together(known)
    for data in ("company_yes:1", "company_no:1", "my_company:1", "end_company:1", "ask_end_company:1"):
        await known.ayo.taps_data(data)
        assert known.ayo.alerts[-1].startswith("I cannot find that.")
    for data in ("pairs", "pair:1", "company_for:1"):
        await known.ayo.taps_data(data)
        assert known.ayo.alerts[-1].startswith("Only an organiser can do that.")
    assert (await company.live(known.app.db))[0].state is CompanyState.AGREED


async def test_a_new_phone_joins_without_any_of_it(street):
    phone = street.zed
    await joins(phone, "Zed Young", "I need help")
    await phone.taps("More")
    await phone.taps("Regular company")
    assert phone.last.labels[:2] == ["I would like company", "You may suggest it"]
