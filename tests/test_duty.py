"""The duty rota and the morning message: who gets what needs a person, until it is dealt with."""

from datetime import timedelta

import pytest

from aid.organiser_roles import freeze
from aid.people import appoint
from storage import duty
from tests.checkin_street import person_of
from tests.conftest import Neighbourhood
from tests.many import at
from tests.reading import letter, told

EVERY_DAY = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.fixture
async def two(street: Neighbourhood) -> Neighbourhood:
    """Olga and Ayo organise; it is 7am."""
    await appoint(street.app.db, street.ayo.user.id, now=street.clock.now())
    await at(street, 7)
    return street


async def takes(street, phone, *days):
    await phone.types("/organise")
    await phone.taps("Who is on duty")
    for day in days:
        await phone.taps(day)


def mornings(phone):
    return [words for words in told(phone) if words.startswith("Good morning. This needs a person:")]


async def needs_now(street, phone):
    await phone.types("/organise")
    await phone.taps("What needs me now")
    return phone.last.text


async def calls(street):
    """Rosa would like to talk to a person."""
    await street.rosa.types("Ring me")
    if "What is your phone number?" in street.rosa.last.text:
        await street.rosa.types("020 7946 0002")
    await street.hurry()


async def test_without_a_rota_everybody_hears_and_the_screen_says_so(two):
    await two.olga.types("/organise")
    await two.olga.taps("Who is on duty")
    assert "Monday: nobody" in two.olga.last.text
    assert "There is no rota yet. Everybody hears of everything." in two.olga.last.text
    await calls(two)
    assert letter(two.olga, "Rosa Bell") and letter(two.ayo, "Rosa Bell")
    await at(two, 9)
    assert mornings(two.olga) == [] == mornings(two.ayo)


async def test_whoever_is_on_duty_hears_and_nobody_else(two):
    await takes(two, two.olga, *EVERY_DAY)
    assert "✓ Monday" in two.olga.last.labels and "Sunday: Olga Novak" in two.olga.last.text
    before = len(told(two.ayo))
    await calls(two)
    assert letter(two.olga, "Rosa Bell")
    assert len(told(two.ayo)) == before


async def test_a_day_is_handed_on_and_taken_once(two):
    await takes(two, two.olga, *EVERY_DAY)
    label = next(each for each in two.olga.last.labels if each.startswith("I can't on"))
    await two.olga.taps(label)
    assert "Until one of them takes it, it is yours." in two.olga.last.text
    await two.hurry()
    await at(two, 8)
    assert "Olga Novak can't be on duty on " in letter(two.ayo, "Could you?").text
    await two.ayo.taps("I'll take it")
    assert "Thank you. You are on duty on " in two.ayo.last.text
    await two.hurry()
    assert letter(two.olga, "Ayo Mensah is on duty on ")
    ayo = await person_of(two, two.ayo)
    assert await duty.noted(two.app.db) == [ayo]
    await two.ayo.taps_data("take_duty:1")
    assert "You are on duty on " in two.ayo.last.text
    await two.olga.taps_data("take_duty:1")
    assert two.olga.alerts[-1] == "Ayo Mensah has taken that day. Thank you."
    two.clock.hurry(timedelta(days=1))
    await at(two, 9)
    assert await duty.noted(two.app.db) == [await person_of(two, two.olga)], "only that day"


async def test_nobody_on_duty_is_everybody_and_the_message_says_so(two):
    today = two.clock.now().astimezone(two.app.settings.time_zone)
    other = EVERY_DAY[(today.weekday() + 3) % 7]
    await takes(two, two.olga, other)
    await calls(two)
    await at(two, 8)
    for phone in (two.olga, two.ayo):
        (message,) = mornings(phone)
        assert "Rosa Bell would like to be rung." in message
        assert "Nobody is on duty today, so all of you get this." in message


async def test_an_organiser_who_is_frozen_is_on_duty_no_more(two):
    await takes(two, two.ayo, *EVERY_DAY)
    ayo, olga = await person_of(two, two.ayo), await person_of(two, two.olga)
    await freeze(two.app.db, ayo, by=olga, now=two.clock.now())
    await calls(two)
    await at(two, 8)
    assert len(mornings(two.olga)) == 1 and mornings(two.ayo) == []


async def test_an_organiser_who_is_gone_is_on_duty_no_more(two):
    await takes(two, two.ayo, *EVERY_DAY)
    await two.ayo.blocks_bot()
    await calls(two)
    assert letter(two.olga, "Rosa Bell"), "letters don't reach who is on duty"


async def test_each_morning_once_at_the_hour_one_chose_and_never_without_need(two):
    await takes(two, two.olga, *EVERY_DAY)
    await two.olga.taps("My morning message")
    await two.olga.taps("9am")
    assert "✓ 9am" in two.olga.last.labels
    await at(two, 9)
    assert mornings(two.olga) == []
    await calls(two)
    await at(two, 8)
    assert mornings(two.olga) == []
    await at(two, 9)
    await at(two, 10)
    assert len(mornings(two.olga)) == 1
    await takes(two, two.olga)
    await two.olga.taps("My morning message")
    await two.olga.taps("Not at all")
    await at(two, 9)
    assert len(mornings(two.olga)) == 1
