"""Whatever dies in between, nothing is lost and nobody is promised twice: a bot killed again and again.

GOODTURN_KILLS=400 kills it more often, and GOODTURN_SEED throws the same dice once more.
"""

import asyncio
import math
import os
from collections import Counter
from pathlib import Path
from random import Random
from statistics import median, quantiles

import pytest

from bot.playground.faults import Fault
from storage import inbox
from tests.crash.deaths import Deaths, deaths
from tests.crash.evidence import Evidence
from tests.crash.mornings import alarm_delays, alarm_repeats
from tests.crash.naive import NAIVE
from tests.crash.oracle import faults
from tests.crash.points import POINTS
from tests.crash.post import letters, repeats
from tests.crash.town import Size
from tests.crash.watching import comes_true

KILLS = int(os.environ.get("GOODTURN_KILLS", "40"))
SEED = int(os.environ.get("GOODTURN_SEED", Random().randrange(1_000_000)))

KILLS_A_ROUND = 40
SMALL = Size(residents=1, neighbours=2)
AS_DAYS_GO_BY = Size(residents=4, neighbours=5, hours=(0.5, 6.0), checkins=True, lives=2.0)
DEATHS_A_WEEK = 40
# In the long run: 40 people who are asked each day, as fast as Telegram allows a bot to speak.
A_DISTRICT = Size(
    residents=40,
    neighbours=6,
    pause=(300.0, 600.0),
    per_second=30,
    hours=(0.5, 6.0),
    checkins=True,
    lives=10.0,
)
DEATHS_OF_A_DISTRICT = 300
AS_TELEGRAM_ALLOWS = Size(residents=4, neighbours=3, pause=(4.0, 12.0), hurried=False)


@pytest.mark.parametrize("round", range(1, math.ceil(KILLS / KILLS_A_ROUND) + 1))
async def test_whatever_kills_the_bot_nothing_is_lost_and_nobody_is_promised_twice(round, tmp_path):
    print(f"GOODTURN_SEED={SEED}")
    dice = Random(SEED + round)
    async with asyncio.TaskGroup() as towns:
        one = towns.create_task(hurried(tmp_path / "hurried", dice.random()))
        other = towns.create_task(as_telegram_allows(tmp_path / "allowed", dice.random()))
    seen = one.result() + other.result()
    print({what: number for what, number in seen.items() if what not in POINTS})
    assert seen["kills"] >= KILLS_A_ROUND
    assert POINTS.keys() <= seen.keys()
    assert seen["repeats"] <= 0.05 * seen["letters"] + seen["kills"]
    assert seen["set aside"] <= 0.01 * seen["updates"]


async def hurried(folder: Path, seed: float) -> Counter:
    """No flood limits, much at once, and every point of the way."""
    async with deaths(folder, Size(), seed) as bot:
        await bot.while_joining(times=3)
        await bot.in_a_storm([*POINTS], at_random=4)
        no_faults(bot, await bot.settled())
        await bot.in_a_storm([], at_random=4)
        return no_faults(bot, await bot.settled())


async def as_telegram_allows(folder: Path, seed: float) -> Counter:
    """Telegram's flood limits, and ours a little under them."""
    async with deaths(folder, AS_TELEGRAM_ALLOWS, seed) as bot:
        await bot.while_joining(times=2)
        await bot.in_a_storm([], at_random=10)
        return no_faults(bot, await bot.settled())


async def test_whatever_kills_the_bot_as_the_days_go_by_what_is_due_happens_once(tmp_path):
    print(f"GOODTURN_SEED={SEED}")
    size = A_DISTRICT if KILLS >= DEATHS_OF_A_DISTRICT else AS_DAYS_GO_BY
    async with deaths(tmp_path / "days", size, Random(SEED).random()) as bot:
        await bot.while_joining(times=1)
        await bot.in_a_storm([], at_random=max(DEATHS_A_WEEK, KILLS))
        evidence = await bot.settled()
        print(no_faults(bot, evidence))
        delays = alarm_delays(evidence, bot.begun)
    written = {row["kind"] for row in evidence.rows("outbox")}
    assert {"nudge", "visit_tomorrow", "visit_soon", "message_passed"} <= written
    assert {"checkin", "checkin_alarm", "checkin_over"} <= written
    seen = alarm_repeats(evidence)
    ends = Counter(row["ending"] for row in evidence.rows("checkins"))
    print(f"{ends}, {seen}, {seen.by_deaths} repeated by deaths; {len(delays)} alarms after")
    print(f"a median of {median(delays):.2f} s and a p99 of {quantiles(delays, n=100)[98]:.2f} s")
    # A kill may repeat what it caught between the sending and the note of it.
    few = bot.lives.kills / 2 if size is AS_DAYS_GO_BY else 0
    assert seen.by_deaths <= 0.02 * seen.due + few
    assert len(evidence.rows("series_dates")) > len(evidence.rows("series")) > 0


def no_faults(bot: Deaths, evidence: Evidence) -> Counter:
    """The oracle is content. Gives how much of everything there was, and at which points the bot died."""
    assert "\n".join(faults(evidence)) == ""
    assert bot.town.emulator.refused == []
    return bot.died_at + Counter({
        "kills": bot.lives.kills,
        "requests": len(evidence.rows("help_requests")),
        "letters": letters(evidence),
        "repeats": repeats(evidence),
        "updates": len(evidence.record.updates),
        "set aside": len(evidence.set_aside),
    })  # fmt: skip


@pytest.mark.parametrize("naive", NAIVE)
async def test_the_oracle_sees_through_a_bot_that(naive, tmp_path):
    _, about, check = NAIVE[naive]
    async with deaths(tmp_path / "naive", SMALL, SEED, naive) as bot:
        bot.town.ask(True)
        bot.lives.begin(nth=1, about=about)
        assert await bot.lives.dies(within=30), bot.lives.last_words
        found = faults(await bot.settled())
    assert check in {words.partition(":")[0] for words in found}


async def test_a_bot_that_is_left_in_peace_has_no_faults_and_repeats_nothing(tmp_path):
    async with deaths(tmp_path / "peace", SMALL, SEED) as bot:
        bot.town.ask(True)
        bot.lives.begin()
        record = bot.town.record
        assert await comes_true(bot.town.emulator.world, lambda: len(record.taps) > 40, seconds=30)
        evidence = await bot.settled()
    assert "\n".join(faults(evidence)) == ""
    assert repeats(evidence) == 0


async def test_what_merely_waits_behind_another_is_not_blamed_for_our_deaths(empty_street):
    db, now = empty_street.app.db, empty_street.clock.now()
    waiting = [(1, 1001, "{}"), (2, 1001, "{}"), (3, 1002, "{}")]
    await db.transaction(lambda tx: inbox.store(tx, waiting, now))
    await db.transaction(inbox.count_left)
    assert {one.update_id: one.attempts for one in await inbox.waiting(db)} == {1: 1, 2: 0, 3: 1}


async def test_a_card_that_may_not_show_what_was_drawn_last_is_drawn_again(street):
    await street.rosa_asks()
    street.emulator.faults.add("editMessageText", Fault.closed_after())
    await street.ben.taps("I can help", street.group)
    await street.ben.taps("I can't after all")
    await street.ben.taps("Yes, find somebody else")
    await street.hurry(minutes=1)
    assert street.ayo.chat(street.group)[-1].labels == ["I can help"]
