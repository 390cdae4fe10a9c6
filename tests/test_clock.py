"""Later: what is due is found after whatever happened, and silence counts only where we have listened."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import clock as module
from bot.clock import JOBS, Clock, Rounds
from bot.playground.faults import Fault
from tests.conftest import Neighbourhood

quick_ticks = pytest.mark.parametrize(
    "empty_street",
    [{"wait_tick": "PT0.05S", "wait_listen_first": "PT0S", "wait_poll": "PT1S"}],
    indirect=True,
    ids=["quick ticks"],
)
heard_out_soon = pytest.mark.parametrize(
    "empty_street",
    [{"wait_listen_first": "PT1M", "wait_poll": "PT1S"}],
    indirect=True,
    ids=["heard out soon"],
)


async def status(street: Neighbourhood) -> str:
    return (await street.app.db.one("SELECT status FROM help_requests"))["status"]


async def done_but_not_confirmed(street: Neighbourhood) -> None:
    """Rosa has 48 hours to say whether it came."""
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")


def time_passes(street: Neighbourhood, **length: float) -> None:
    """As on a clock on the wall; only the playground's own jumps are taken as heard out."""
    street.clock.hurry(timedelta(**length))
    street.app.listener._hurried = street.clock.hurried


def test_the_clock_tells_the_time_in_utc_and_can_be_hurried_on():
    clock = Clock()
    before = datetime.now(UTC)
    assert clock.now() - before < timedelta(seconds=1)
    assert clock.now().utcoffset() == timedelta()
    clock.hurry(timedelta(hours=5))
    clock.hurry(timedelta(minutes=1))
    assert clock.now() - before >= timedelta(hours=5, minutes=1) == clock.hurried


@quick_ticks
async def test_what_is_due_is_done_by_itself(street):
    await done_but_not_confirmed(street)
    time_passes(street, hours=49)
    await street.rosa.types("/help")
    async with asyncio.timeout(20):
        while await status(street) != "closed":
            await asyncio.sleep(0.02)


@quick_ticks
async def test_a_sweep_that_fails_is_tried_again_and_stops_no_other(street, monkeypatch):
    failures = 0

    async def fails_twice(tick: Any) -> None:
        nonlocal failures
        failures += 1
        if failures < 3:
            raise RuntimeError

    ran = asyncio.Event()

    async def runs(tick: Any) -> None:
        ran.set()

    monkeypatch.setattr(module, "JOBS", (("fails", fails_twice, None), ("runs", runs, None)))
    rounds = Rounds(street.app._tick, street.app.settings)
    rounds.start()
    async with asyncio.timeout(20):
        await ran.wait()
        while failures < 4:
            await asyncio.sleep(0.02)
    rounds.stop()


@quick_ticks
async def test_a_slow_sweep_is_not_begun_twice_and_what_is_hourly_has_its_turn_soon(street, monkeypatch):
    at_once = most = hourly = 0

    async def slow(tick: Any) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.3)
        at_once -= 1

    async def now_and_then(tick: Any) -> None:
        nonlocal hourly
        hourly += 1

    monkeypatch.setattr(module, "JOBS", (("slow", slow, None), ("hourly", now_and_then, module.HOURLY)))
    rounds = Rounds(street.app._tick, street.app.settings)
    rounds.start()
    await asyncio.sleep(2.5)
    rounds.stop()
    assert (most, hourly) == (1, 1)


def test_every_job_has_a_name_of_its_own():
    assert len({name for name, _, _ in JOBS}) == len(JOBS)


async def test_silence_closes_a_request_when_its_time_is_over_and_not_before(street):
    await done_but_not_confirmed(street)
    await street.hurry(hours=47)
    assert await status(street) == "reported"
    await street.hurry(hours=2)
    assert await status(street) == "closed"


async def test_a_deadline_that_passed_while_we_were_deaf_waits_until_we_have_heard(street):
    await done_but_not_confirmed(street)
    street.emulator.faults.add("getUpdates", Fault.server(), times=None)
    street.emulator.world.updates.end_poll("dead")
    await street.emulator.until(lambda: street.emulator.faults.struck)
    time_passes(street, hours=49)
    await street.app.rounds.run_all()
    assert await status(street) == "reported"
    street.emulator.faults.clear()
    await street.rosa.types("/help")
    await street.app.rounds.run_all()
    assert await status(street) == "closed"


async def test_who_answered_while_we_were_deaf_was_not_silent(street):
    await done_but_not_confirmed(street)
    street.emulator.faults.add("getUpdates", Fault.server(), times=None)
    street.emulator.world.updates.end_poll("dead")
    settled, street.settled = street.settled, _at_once
    await street.rosa.taps("No, it didn't")
    time_passes(street, hours=20)
    await street.app.rounds.run_all()
    street.emulator.faults.clear()
    await settled()
    time_passes(street, hours=29)
    await street.app.rounds.run_all()
    row = await street.app.db.one("SELECT status, outcome, silent FROM help_requests")
    assert tuple(row) == ("closed", "not_met", 0)


async def _at_once() -> None:
    """Nobody waits."""


@heard_out_soon
async def test_after_a_start_people_are_heard_out_before_anybody_counts_as_silent(street):
    await done_but_not_confirmed(street)
    await street.app.stop()
    street.clock.hurry(timedelta(hours=49))
    await street.restarts()
    await street.app.listener.answered.wait()
    assert street.app.listener.heard_at is not None
    assert street.app.listener.heard_out_at is None
    await street.app.rounds.run_all()
    assert await status(street) == "reported"
    time_passes(street, minutes=1)
    await street.emulator.until(lambda: street.app.listener.heard_out_at)
    await street.app.rounds.run_all()
    assert await status(street) == "closed"


@heard_out_soon
async def test_an_answer_that_waited_at_telegram_while_we_were_gone_counts(street):
    await done_but_not_confirmed(street)
    await street.app.stop()
    street.settled = _at_once
    street.clock.hurry(timedelta(hours=40))
    await street.rosa.taps("No, it didn't")
    street.clock.hurry(timedelta(hours=9))
    await street.restarts()
    await street.settled()
    await street.hurry(hours=1)
    row = await street.app.db.one("SELECT outcome, silent FROM help_requests")
    assert tuple(row) == ("not_met", 0)


async def test_an_update_of_theirs_that_is_not_dealt_with_yet_counts_too(street):
    await done_but_not_confirmed(street)
    insert = (
        "INSERT INTO inbox (update_id, account_id, body, received_at)"
        " VALUES (5, :id, '{}', '2026-01-01T00:00:00+00:00')"
    )
    await street.app.db.transaction(lambda tx: tx.run(insert, id=street.rosa.id))
    await street.hurry(hours=49)
    assert await status(street) == "reported"
    await street.app.db.transaction(lambda tx: tx.run("DELETE FROM inbox WHERE update_id = 5"))
    await street.hurry(hours=1)
    assert await status(street) == "closed"


async def test_what_people_wrote_is_forgotten_after_a_day_and_the_row_after_a_week(street):
    await street.rosa.types("a secret between us")
    await street.hurry(hours=23)
    assert any("a secret" in row["body"] for row in await street.app.db.all("SELECT body FROM inbox"))
    await street.hurry(hours=2)
    bodies = [row["body"] for row in await street.app.db.all("SELECT body FROM inbox")]
    assert bodies and set(bodies) == {""}
    await street.hurry(days=7)
    assert await street.app.db.all("SELECT 1 FROM inbox") == []


async def test_what_waits_is_never_forgotten(street):
    insert = (
        "INSERT INTO inbox (update_id, account_id, body, received_at)"
        " VALUES (5, 7, '{}', '2020-01-01T00:00:00+00:00')"
    )
    await street.app.db.transaction(lambda tx: tx.run(insert))
    await street.hurry(days=30)
    assert (await street.app.db.one("SELECT body FROM inbox WHERE update_id = 5"))["body"] == "{}"


async def test_a_conversation_nobody_came_back_to_is_dropped_after_two_weeks(street):
    await street.rosa.taps("I need help")
    await street.hurry(days=13)
    assert await street.app.db.all("SELECT 1 FROM drafts")
    await street.hurry(days=2)
    assert await street.app.db.all("SELECT 1 FROM drafts") == []


@heard_out_soon
async def test_nor_is_it_dropped_before_they_are_heard_out_after_a_start(street):
    await street.rosa.taps("I need help")
    await street.app.stop()
    street.clock.hurry(timedelta(days=15))
    await street.restarts()
    await street.app.listener.answered.wait()
    await street.app.rounds.run_all()
    assert await street.app.db.all("SELECT 1 FROM drafts")
