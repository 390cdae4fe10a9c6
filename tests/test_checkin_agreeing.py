"""Good morning calls: agreed in chat, proposed, agreed by phone, changed, paused, stopped, and left."""

from datetime import timedelta

from storage import checkin_changes, checkin_contacts, checkin_plans
from tests.checkin_street import agrees, person_of, todays
from tests.many import at
from tests.reading import letter, told


async def agrees_in_chat(street, *contacts):
    await street.rosa.taps("More")
    await street.rosa.taps("A good morning call")
    await street.rosa.taps("Yes, I would like that")
    await street.rosa.taps("Every day")
    await street.rosa.types("half past 9")
    await street.rosa.taps("30 minutes")
    for name in contacts:
        await street.rosa.taps(name)
    await street.rosa.taps("Done")
    await street.rosa.taps("She, her")
    await street.rosa.types("Steep stairs. Mary has a key.")
    return street.rosa.last


async def plan_of(street):
    return await checkin_plans.find_of(street.app.db, await person_of(street, street.rosa))


async def helped(street):
    """Ben has helped Rosa, so she knows him here."""
    await street.rosa_asks()
    await street.ben.taps("I can help")
    await street.hurry()
    await street.ben.taps("Done")
    await street.ben.taps("30 minutes")
    await street.hurry()
    await street.rosa.taps("Yes, it came")
    await street.hurry()


async def test_rosa_agrees_in_chat_and_whoever_she_chose_says_yes(street):
    await helped(street)
    check = await agrees_in_chat(street, "Ben Okoro")
    assert "every day at 9:30am" in check.text and "Ben Okoro" in check.text
    assert "not an alarm service" in check.text and "ring 999" in check.text
    assert "I ring nobody" in check.text and len(check.text) <= 500
    await street.rosa.taps("I agree")
    assert "It is agreed" in street.rosa.last.text
    await at(street, 8)
    await street.ben.taps("Yes, tell me")
    await street.rosa.taps("More")
    await street.rosa.taps("A good morning call")
    assert "1. Ben Okoro: yes" in street.rosa.last.text
    await at(street, 9)
    await street.hurry(minutes=30)
    assert "Are you all right?" in letter(street.rosa, "Are you all right?").text
