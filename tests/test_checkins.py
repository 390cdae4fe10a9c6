"""Check-ins: the question each morning, its answers, and the ladder that climbs until somebody has it."""

from tests.checkin_street import agrees, passes, todays
from tests.many import at
from tests.reading import letter, told


async def test_rosa_is_asked_at_9_and_says_that_she_is_fine(street):
    await agrees(street, street.ben)
    await at(street, 9)
    question = letter(street.rosa, "Are you all right?")
    assert question.text.startswith("Good morning, Rosa Bell.")
    assert question.labels == ["I'm fine", "Please ring me", "I need help now"]
    await street.rosa.taps("I'm fine")
    assert "You told me that you are fine." in letter(street.rosa, "You told me").text
    await passes(street, 180)
    assert not any("has not answered" in words for words in told(street.ben))


async def test_who_does_not_answer_is_asked_again_then_one_after_the_other_hears(street):
    await agrees(street, street.ben, street.ayo)
    await at(street, 9)
    await passes(street, 30)
    assert "I have not heard from you yet." in street.rosa.last.text
    await passes(street, 15)
    assert "has not answered" in street.ben.last.text
    assert street.ben.last.labels == ["I'll check on her", "I can't just now"]
    assert not any("has not answered" in words for words in told(street.ayo))
    await passes(street, 15)
    assert "has not answered" in street.ayo.last.text
    await passes(street, 15)
    assert "has not answered" in street.olga.last.text
    await street.ayo.taps("I'll check on her")
    assert "You are checking on Rosa Bell." in letter(street.ayo, "You are checking").text
    assert "Ayo" in letter(street.ben, "is checking").text
    await street.ayo.taps("She is fine")
    assert "has told me that Rosa Bell is fine" in letter(street.ben, "is fine").text
    assert "has told me that Rosa Bell is fine" in letter(street.olga, "is fine").text
    assert (await todays(street)).ending == "found_fine"
