"""When we were away: whoever spoke meanwhile is heard first, and nobody is alarmed in a burst."""

import asyncio
import signal
from datetime import date, timedelta

import pytest

from aid import deafness
from aid.checkins_unheard import tell_unheard
from bot.app import GoodTurn
from bot.pace import Pace
from bot.playground.emulator import Emulator
from bot.playground.faults import Fault
from bot.playground.flood import Limits
from handlers import LETTERS
from handlers.letters import View
from storage import checkins, outbox
from tests.checkin_street import agrees, passes, person_of, todays
from tests.conftest import QUICK, Neighbourhood
from tests.many import at
from tests.processes import TOKEN, running
from tests.promised import at_once, count, goes_deaf, unheard
from tests.reading import letter, told

ALARM = "has not answered"
MISSED = "I could not ask these people"


async def telegram_is_down(street: Neighbourhood) -> None:
    """Nothing leaves, and nothing is heard."""
    await goes_deaf(street)
    street.emulator.faults.add("*", Fault.server(), times=None)


async def back(street: Neighbourhood) -> None:
    """Telegram is there again, and we have listened."""
    street.emulator.faults.clear()
    before = street.app.listener.heard_at
    await street.emulator.until(lambda: street.app.listener.heard_at != before)
    await street.app.settled()


async def test_telegram_down_for_3_hours_alarms_nobody_when_she_had_answered(street: Neighbourhood) -> None:
    await agrees(street, street.ben, street.ayo)
    await at(street, 9)
    await passes(street, 30)  # asked again
    await telegram_is_down(street)
    street.settled = at_once
    await street.rosa.taps("I'm fine")
    for _ in range(36):
        await unheard(street, minutes=5)
    assert (await todays(street)).state == "contact"
    await back(street)
    await unheard(street, minutes=1)
    assert (await todays(street)).ending == "fine"
    assert [
        words for phone in (street.ben, street.ayo, street.olga) for words in told(phone) if ALARM in words
    ] == []
    assert count(street.ben, "may not have heard") == 0


async def test_telegram_down_for_3_hours_one_contact_is_alarmed_once_and_then_the_next_in_his_time(
    street: Neighbourhood,
) -> None:
    await agrees(street, street.ben, street.ayo)
    await at(street, 9)
    await passes(street, 30)
    await telegram_is_down(street)
    for _ in range(36):
        await unheard(street, minutes=5)
    await back(street)
    await street.hurry(seconds=5)  # what could not leave is tried again at once
    await street.hurry(seconds=5)  # and leaves once people were heard out
    assert count(street.ben, "may not have heard the answer") == 1
    assert count(street.ayo, "may not have heard") == count(street.olga, "I'll check") == 0
    assert MISSED in letter(street.olga, MISSED).text and "Rosa Bell" in letter(street.olga, MISSED).text
    await passes(street, 20)
    assert count(street.ayo, "may not have heard the answer") == 1


async def test_after_a_start_hours_later_what_she_said_is_heard_before_anybody_is_alarmed(
    street: Neighbourhood,
) -> None:
    await agrees(street, street.ben)
    await at(street, 9)
    await passes(street, 30)
    await street.app.stop()
    street.settled = at_once
    await street.rosa.taps("I'm fine")
    street.clock.hurry(timedelta(hours=3))
    street.emulator.faults.add("getUpdates", Fault.server(), times=None)
    street.app = GoodTurn(street.app.settings, clock=street.clock, pace=Pace(QUICK))
    await street.app.start()
    await street.app.rounds.run_all()  # the first tick comes before the first answer
    assert (await todays(street)).state == "asked_again"
    await back(street)
    await unheard(street, minutes=2)
    assert (await todays(street)).ending == "fine"
    assert count(street.ben, ALARM) == 0


async def test_blocked_by_her_it_climbs_at_once_and_says_so(street: Neighbourhood) -> None:
    await agrees(street, street.ben)
    await at(street, 8)
    await street.rosa.blocks_bot()
    await at(street, 9)
    await street.hurry(seconds=10)
    assert count(street.ben, "I could not reach Rosa Bell to ask if all is well") == 1


async def test_away_for_10_days_organisers_get_one_letter_and_she_one_question(street: Neighbourhood) -> None:
    await agrees(street, street.ben)
    await at(street, 8)
    before = len(told(street.olga))
    await street.hurry(days=10, hours=2)
    found = [words for words in told(street.olga)[before:] if MISSED in words]
    assert len(found) == 1
    assert "Rosa Bell, 10 times from Wednesday 4 March to Friday 13 March." in found[0]
    assert count(street.rosa, "Are you all right?") == 1
    assert count(street.ben, ALARM) == 0


async def test_many_with_long_names_stand_in_letters_that_telegram_takes(street: Neighbourhood) -> None:
    plan = await agrees(street, street.ben)
    rosa, now = await person_of(street, street.rosa), street.clock.now()

    async def work(tx):
        await tx.run("UPDATE people SET name = :name WHERE id = :id", name="R" * 60, id=rosa)
        for days in range(45):
            id = await checkins.add(
                tx, plan, rosa, date(2026, 4, 1) + timedelta(days=days), due_at=now, now=now
            )
            found = await checkins.find(tx, id)
            facts = {"state": "over", "ending": "unheard", "ended_at": now}
            await checkins.correct(tx, id, **facts)
            await tell_unheard(tx, found, now)

    await street.app.db.transaction(work)
    await street.settled()
    rows = await street.app.db.all("SELECT about FROM outbox WHERE kind = 'checkins_unheard'")
    assert [row["about"] for row in rows] == [1, 2, 3]
    view = View(db=street.app.db, now=now, zone=street.app.settings.time_zone)
    for number in range(1, 4):
        words = outbox.Letter(
            id=1, person_id=1, account_id=1, language="en", kind="checkins_unheard", about=number, urgency=0,
            attempts=0, message_id=None,
        )  # fmt: skip
        assert len((await LETTERS["checkins_unheard"].draw(view, words)).text) < 3_500


async def test_most_are_silent_and_nobody_was_heard_then_organisers_doubt_us_once(
    street: Neighbourhood,
) -> None:
    now = street.clock.now() + timedelta(hours=1)
    db = street.app.db
    ids = [await person_of(street, phone) for phone in (street.rosa, street.ben, street.ayo)]

    async def plant(tx):
        for id in ids:
            plan = await tx.add(
                "INSERT INTO checkin_plans (person_id, state, weekdays, asks_at, wait_minutes, proposed_by,"
                " proposed_at, agreed_at) VALUES (:id, 'agreed', '1', '09:00', 30, :id, :now, :now)",
                id=id, now=now,
            )  # fmt: skip
            day = await checkins.add(tx, plan, id, date(2026, 3, 3), due_at=now, now=now)
            await tx.run("UPDATE checkins SET state = 'asked_again' WHERE id = :id", id=day)
            await tx.run(
                "INSERT INTO outbox (person_id, kind, about, urgency, state, due_at, posted_at, settled_at)"
                " VALUES (:id, 'checkin', :day, 1, 'sent', :now, :now, :now)",
                id=id, day=day, now=now,
            )  # fmt: skip

    await db.transaction(plant)
    await street.hurry(hours=2)
    await street.hurry(minutes=1)
    assert count(street.olga, "I may be deaf") == 1
    assert "3 of 3 people" in letter(street.olga, "I may be deaf").text
    await street.zed.types("hello")
    assert not await deafness.doubt(db, now=street.clock.now())


@pytest.mark.parametrize("hours", [1, 24], ids=["an hour", "a day"])
async def test_the_clock_jumps_on_and_it_climbs_one_rung(street: Neighbourhood, hours: int) -> None:
    await agrees(street, street.ben, street.ayo)
    await at(street, 9)
    await street.hurry(hours=hours)
    for _ in range(3):
        await street.hurry()
    assert (await _rungs(street))[0]["state"] == "asked_again"
    assert count(street.ben, ALARM) == 0


@pytest.mark.parametrize("hours", [1, 24], ids=["an hour", "a day"])
async def test_the_clock_goes_back_and_it_climbs_by_the_time_that_passes(
    street: Neighbourhood, hours: int
) -> None:
    await agrees(street, street.ben)
    await at(street, 9)
    street.clock.hurry(-timedelta(hours=hours))
    await street.zed.types("hello")
    await passes(street, 5)
    await passes(street, 30)
    assert "I have not heard from you yet." in street.rosa.last.text
    await passes(street, 15)
    assert count(street.ben, ALARM) == 1


async def _rungs(street: Neighbourhood):
    return await street.app.db.all("SELECT state FROM checkins ORDER BY day")


async def test_a_token_that_is_revoked_climbs_nothing_and_goes_on_once_it_is_back(
    street: Neighbourhood,
) -> None:
    await agrees(street, street.ben)
    await at(street, 9)
    await goes_deaf(street)
    street.emulator.faults.clear()
    street.emulator.faults.add("*", Fault.unauthorized(), times=None)
    for _ in range(24):
        await unheard(street, minutes=5)
    assert (await todays(street)).state == "asked_again"
    assert count(street.ben, ALARM) == 0
    await back(street)
    await street.hurry(minutes=6)  # what could not leave is tried again within 5 minutes
    await passes(street, 15)
    assert count(street.ben, ALARM) == 1


async def test_a_process_that_was_frozen_goes_on_where_it_stood(tmp_path) -> None:
    emulator = Emulator(token=TOKEN)
    emulator.limits = Limits(enforced=False)
    await emulator.start()
    try:
        async with running(tmp_path, emulator.url, WAIT_TICK="PT0.1S", WAIT_POLL="PT1S") as bot:
            await emulator.until(lambda: _asked(emulator) > 1)
            bot.told(signal.SIGSTOP)
            await asyncio.sleep(2)
            bot.told(signal.SIGCONT)
            before = _asked(emulator)
            await emulator.until(lambda: _asked(emulator) > before + 1)
            ended = await bot.ends(signal.SIGTERM)
            assert ended.status == 0
            assert "sweep_failed" not in ended.err
    finally:
        await emulator.stop()


def _asked(emulator: Emulator) -> int:
    return sum(call.method == "getUpdates" for call in emulator.calls)
