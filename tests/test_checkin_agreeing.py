"""Good morning calls: agreed in chat, proposed, agreed by phone, changed, paused, stopped, and left."""

from datetime import timedelta

from aid.blocking import part_in_calls
from aid.checkin_agreeing import agree_by_phone
from aid.checkin_callers import answer_caller
from aid.checkin_plans import Terms
from aid.consent_links import accept, invite_trusted
from aid.consents import agree_to
from aid.forgetting import forget_person
from aid.merging import merge
from aid.people import appoint
from bot.playground.story import joins
from storage import blocks, checkin_contacts, checkin_plans
from storage.checkin_plans import Pronoun
from storage.consents import Relation
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
    if "Where do you live?" in street.rosa.last.text:
        await street.rosa.types("12 Elm Street")
    assert "What is your phone number?" in street.rosa.last.text
    await street.rosa.types("020 7946 0002")
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
    await at(street, 20)
    await at(street, 9)
    await street.hurry(minutes=30)
    assert "Are you all right?" in letter(street.rosa, "Are you all right?").text


async def test_what_she_agreed_to_is_changed_paused_stopped_and_taken_up_again(street):
    await agrees(street, street.ben)
    before = await plan_of(street)
    await street.rosa.taps("More")
    await street.rosa.taps("A good morning call")
    await street.rosa.taps("Change it")
    await street.rosa.taps("Change when I ask")
    await street.rosa.taps("Every day")
    await street.rosa.types("10pm")
    assert "between 6am and 9pm" in street.rosa.last.text
    await street.rosa.types("quarter to 8")
    await street.rosa.taps("30 minutes")
    assert "at 7:45am" in street.rosa.last.text
    await street.rosa.taps("I agree")
    await street.hurry()
    plan = await plan_of(street)
    assert (plan.id, plan.asks_at) == (before.id, "07:45") and plan.next_on is not None
    await street.rosa.taps("My good morning call")
    assert "1. Ben Okoro: yes" in street.rosa.last.text
    await street.rosa.taps("Pause it")
    await street.rosa.taps("For 1 week")
    assert "Paused." in street.rosa.last.text
    await street.hurry()
    assert (await plan_of(street)).next_on == (await plan_of(street)).paused_until
    for _day in range(6):
        await at(street, 10)
    assert "is asked again from" in letter(street.olga, "is asked again from").text
    assert len([words for words in told(street.olga) if "is asked again from" in words]) == 1
    assert "on I ask you again" in letter(street.rosa, "on I ask you again").text
    assert not any("Are you all right?" in words for words in told(street.rosa))
    await at(street, 9)
    assert "Are you all right?" in letter(street.rosa, "Are you all right?").text
    await street.rosa.taps("More")
    await street.rosa.taps("A good morning call")
    await street.rosa.taps("Stop it")
    await street.rosa.taps("Yes, stop it")
    await street.hurry()
    assert await plan_of(street) is None and (await todays(street)).ending == "withdrawn"
    assert "no more part" in letter(street.ben, "no more part").text
    await street.rosa.taps("Undo")
    assert "1. Ben Okoro: yes" in street.rosa.last.text
    await street.hurry()
    assert "goes on" in letter(street.ben, "goes on").text
    assert (await plan_of(street)).next_on is not None


async def test_a_contact_steps_down_and_rosa_and_olga_hear_that_nobody_is_left(street):
    await agrees(street, street.ben)
    await street.ben.taps("More")
    await street.ben.taps("A good morning call")
    await street.ben.taps("For Rosa Bell")
    await street.ben.taps("I can't do it any more")
    await street.hurry()
    assert "1. Ben Okoro: no" in letter(street.rosa, "Who is told").text
    assert "Nobody but the organisers" in letter(street.rosa, "Who is told").text
    assert "Nobody is left but you" in letter(street.olga, "Who is told").text
    assert [each.state for each in await checkin_contacts.all(street.app.db, (await plan_of(street)).id)] == [
        "declined"
    ]


async def phones_in(street):
    """Olga has taken in Mary, who has no phone app. Her number."""
    await street.olga.types("/organise")
    await street.olga.taps("Phone in")
    await street.olga.taps("Somebody new")
    await street.olga.types("Mary Hill")
    await street.olga.types("020 7946 0001")
    await street.olga.types("3 Elm Street")
    if "Elm Street" in street.olga.last.labels:
        await street.olga.taps("Elm Street")
    await street.olga.taps("Yes, they agree")


async def test_by_phone_a_neighbour_says_yes_first_and_then_rings_each_morning(street):
    await phones_in(street)
    for label in ("A good morning call", "Every day", "10am", "30 minutes", "Ben Okoro", "Done", "She, her"):
        await street.olga.taps(label)
    await street.olga.taps("Nothing to add")
    assert "Ben Okoro rings Mary Hill, every day at 10am" in street.olga.last.text
    assert "Read this aloud" in street.olga.last.text
    await street.olga.taps("Yes, they agree")
    await street.olga.types("Yes, that would be lovely")
    assert "has not said yes to ringing" in street.olga.last.text
    await street.hurry()
    await at(street, 11)
    assert not any("It is time to ring" in words for words in told(street.ben))
    await street.ben.taps("Yes, I will ring")
    await street.hurry()
    assert "Ben Okoro rings them" in letter(street.olga, "rings them").text
    await at(street, 10)
    assert "It is time to ring Mary Hill" in street.ben.last.text
    await street.ben.taps("She is fine")
    await street.olga.types("/organise")
    await street.olga.taps("Check-ins")
    assert "Mary Hill: every day at 10am." in street.olga.last.text
    await street.olga.taps("Mary Hill")
    await street.olga.taps("Stop it")
    assert "It is done" in letter(street.olga, "It is done").text
    await street.hurry()
    assert "no more part" in letter(street.ben, "no more part").text


async def test_while_a_new_neighbour_has_not_said_yes_whoever_keeps_touch_rings(street):
    await phones_in(street)
    db, now = street.app.db, street.clock.now()
    mary = (await db.one("SELECT id FROM people WHERE name = 'Mary Hill'"))["id"]
    ben, olga = [await person_of(street, who) for who in (street.ben, street.olga)]
    days = {"weekdays": "1234567", "asks_at": "10:00", "wait_minutes": 30, "pronoun": Pronoun.HER}
    said = {"words": "Yes", "by": olga, "draft_id": 0, "now": now}
    plan = await agree_by_phone(db, mary, Terms(**days, caller_id=ben), **said)
    await answer_caller(db, plan.id, yes=True, by=ben, now=now)
    await at(street, 10)
    await street.ben.taps("She is fine")
    await street.olga.types("/organise")
    for label in ("Check-ins", "Mary Hill", "Change it", "Change who rings", "Ayo Mensah"):
        await street.olga.taps(label)
    await street.olga.taps("Ask for this change")
    await street.hurry()
    await at(street, 10)
    assert "It is time to ring Mary Hill" in letter(street.olga, "It is time to ring").text
    await street.olga.taps("She is fine")
    assert sum("It is time to ring" in words for words in told(street.ben)) == 0
    await street.ayo.taps("Yes, I will ring")
    await at(street, 10)
    assert "It is time to ring Mary Hill" in letter(street.ayo, "It is time to ring").text
    assert sum("It is time to ring" in words for words in told(street.olga)) == 0


async def test_where_two_organise_one_alone_changes_nothing(street):
    await agrees(street, street.ben)
    await second_organiser(street)
    await street.olga.types("/organise")
    for label in ("Check-ins", "Rosa Bell", "Pause it", "For 2 weeks"):
        await street.olga.taps(label)
    assert "A second organiser has to agree" in street.olga.last.text
    assert (await plan_of(street)).paused_until is None
    await at(street, 10)
    assert "would like to change your good morning call" in letter(street.rosa, "would like to change").text
    assert "Paused" in letter(street.ayo, "wants to change the good morning call").text
    await street.ayo.taps("Yes, I agree")
    await street.hurry()
    assert (await plan_of(street)).paused_until is not None
    assert "Paused" in letter(street.rosa, "as it was agreed for you").text
    assert "That has been answered" in letter(street.rosa, "That has been answered").text


async def second_organiser(street):
    await appoint(street.app.db, street.ayo.user.id, now=street.clock.now())


async def test_her_daughter_proposes_and_only_her_own_tap_agrees(street):
    await trusts(street)
    await street.pia.taps("More")
    await street.pia.taps("A good morning call")
    await street.pia.taps("Propose to Rosa Bell")
    for label in ("Every day", "9am", "1 hour", "Pia Bell", "Done", "She, her", "Nothing to add", "Ask them"):
        await street.pia.taps(label)
    await street.hurry()
    proposed = letter(street.rosa, "proposes a good morning call")
    assert "Pia Bell, your daughter" in proposed.text and "not an alarm service" in proposed.text
    assert await plan_of(street) is None
    await street.rosa.taps("No, I don't want it")
    await street.hurry()
    assert "does not want" in letter(street.pia, "does not want").text
    for label in (
        "More",
        "A good morning call",
        "Propose to Rosa Bell",
        "Every day",
        "9am",
        "1 hour",
        "Pia Bell",
    ):
        await street.pia.taps(label)
    for label in ("Done", "She, her", "Nothing to add", "Ask them"):
        await street.pia.taps(label)
    await street.hurry()
    await street.rosa.taps("Yes, I agree")
    await street.hurry()
    assert "has agreed" in letter(street.pia, "has agreed").text
    assert (await plan_of(street)).wait_minutes == 60
    await street.pia.taps("Yes, tell me")


async def trusts(street):
    """Rosa has agreed that Pia, her daughter, may ask for her."""
    db, now, rosa = street.app.db, street.clock.now(), await person_of(street, street.rosa)
    await joins(street.pia, "Pia Bell", "I ask for someone else")
    payload = await invite_trusted(db, by=rosa, now=now)
    trust = await accept(
        db, payload, street.pia.user.id, draft_id=0, relation=Relation.DAUGHTER, relation_words=None, now=now
    )
    await agree_to(db, trust.id, by=rosa, today=now.date(), post_at=now, now=now)
    await street.hurry()


async def test_whoever_is_blocked_or_forgotten_has_no_part_in_it_any_more(street):
    id, db, now = await agrees(street, street.ben, street.ayo), street.app.db, street.clock.now()
    rosa, ben, ayo = [await person_of(street, who) for who in (street.rosa, street.ben, street.ayo)]

    async def part(tx):
        await blocks.add(tx, ben, rosa, now)
        await part_in_calls(tx, ben, rosa, now)

    await db.transaction(part)
    await street.hurry()
    assert [each.person_id for each in await checkin_contacts.all(db, id)] == [ayo]
    assert "Ben" not in letter(street.rosa, "Who is told").text
    day = {"today": now.date(), "undo": timedelta(hours=24), "now": now}
    await forget_person(db, ayo, by=ayo, **day)
    await street.hurry()
    assert "Nobody but the organisers is told" in letter(street.rosa, "Who is told").text
    await forget_person(db, rosa, by=rosa, **day)
    assert await checkin_plans.find_of(db, rosa) is None


async def test_words_of_danger_in_answer_reach_those_she_chose_as_well(street):
    await agrees(street, street.ben)
    await at(street, 9)
    await street.rosa.types("I've fallen and can't get up")
    assert "the organisers now, and those who look after you." in street.rosa.last.text
    assert "999" in street.rosa.last.text
    await street.hurry()
    assert "I need help now" in letter(street.ben, "I need help now").text
    assert "I need help now" in letter(street.olga, "I need help now").text


async def test_two_records_made_one_leave_nobody_to_ring_themselves(street):
    await phones_in(street)
    db, now = street.app.db, street.clock.now()
    mary = (await db.one("SELECT id FROM people WHERE name = 'Mary Hill'"))["id"]
    ben, ayo, olga = [await person_of(street, who) for who in (street.ben, street.ayo, street.olga)]
    terms = Terms(
        weekdays="1234567",
        asks_at="10:00",
        wait_minutes=30,
        pronoun=Pronoun.HER,
        contacts=(ben, ayo),
        caller_id=ben,
    )
    plan = await agree_by_phone(db, mary, terms, words="Yes", by=olga, draft_id=0, now=now)
    await answer_caller(db, plan.id, yes=True, by=ben, now=now)
    await merge(db, ben, mary, by=olga, now=now)
    merged = await checkin_plans.find_of(db, ben)
    assert merged.id == plan.id and merged.caller_id is None
    assert [each.person_id for each in await checkin_contacts.all(db, plan.id)] == [ayo]
