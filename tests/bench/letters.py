"""`python -m tests.bench.letters`: 5,000 letters on an emulated Telegram with its limits, while people tap.

The real postman beside the plain ways, one after the other, and each beside itself with nothing to send.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bot.playground.calls import Call
from bot.playground.emulator import Emulator
from bot.playground.faults import Fault
from bot.playground.flood import Limits
from bot.playground.phone import Phone
from bot.playground.shapes import User
from bot.playground.street import Street
from tests.bench.announced import ANNOUNCEMENT, ORGANISER, announce, has_gone_out
from tests.bench.broadcasters import BROADCASTERS, Crowd, ask_to_write, join_all, limiter, post_all
from tests.bench.children import Bot
from tests.bench.contestants import GOOD_TURN, HOME, TOKEN, Contestant
from tests.bench.tapping import SECONDS_TO_ANSWER, tap, taps_until

FIRST, FIRST_TAPPER, TAPPERS = 50_000, 40_000, 20
IDLE_TAPS, SECONDS_BETWEEN_TAPS_IDLE = 40, 0.1
SECONDS_TO_START = 20
LETTERS = ("sendMessage", "copyMessage")
COUNTED = (*LETTERS, "editMessageText")
SHARE_MIN = 0.98
TOO_MANY = 429
OURS = (GOOD_TURN, ANNOUNCEMENT)
MEDIAN_MAX, P99_MAX = 0.1, 0.5


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one of them did. `share`: of what Telegram allows; times in seconds, memory in MiB."""

    arrived: int
    seconds: float
    share: float
    refused: int
    idle: list[float]
    busy: list[float]
    grown: float


def main() -> int:
    """0 if Good Turn does what it must."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.letters", description=__doc__)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--queued", type=int, help="so many letters wait; Good Turn alone, for --seconds")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds each call takes")
    parser.add_argument("--only", choices=[one.name for one in BROADCASTERS])
    chosen = parser.parse_args()
    if chosen.queued:
        one = ANNOUNCEMENT if chosen.only == ANNOUNCEMENT.name else GOOD_TURN
        crowd = Crowd(FIRST, chosen.queued if one is ANNOUNCEMENT else chosen.people)
        outcome = asyncio.run(_round(one, crowd, chosen.latency, chosen.queued, chosen.seconds))
        print(f"{chosen.queued:,} letters waiting: memory grew by {outcome.grown:.1f} MiB")
        print(_row(one.title(), outcome))
        return 0
    outcomes = {}
    print("| | Letters | Seconds | Of what is allowed | Answers 429 | Tap, idle | Tap, meanwhile |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for one in BROADCASTERS:
        if chosen.only in (None, one.name):
            outcomes[one.name] = asyncio.run(_round(one, Crowd(FIRST, chosen.people), chosen.latency))
            print(_row(one.title(), outcomes[one.name]), flush=True)
    ours = [outcomes[one.name] for one in OURS if one.name in outcomes]
    return 0 if all(map(_is_shown, ours)) else 1


async def _round(
    contestant: Contestant, crowd: Crowd, latency: float, queued: int = 0, seconds: float = 0
) -> Outcome:
    HOME.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="letters-", dir=HOME) as name:
        folder = Path(name)
        emulator = Emulator(token=TOKEN)
        emulator.limits = Limits()
        if latency:
            for method in (*COUNTED, "answerCallbackQuery"):
                emulator.faults.add(method, Fault.slow(latency), times=None)
        await emulator.start()
        try:
            return await _measured(contestant, folder, emulator, crowd, queued, seconds)
        finally:
            await emulator.stop()


async def _measured(
    contestant: Contestant, folder: Path, emulator: Emulator, crowd: Crowd, queued: int, seconds: float
) -> Outcome:
    street = Street(emulator)
    tappers = _moves_in(street, range(FIRST_TAPPER, FIRST_TAPPER + TAPPERS))
    phones = _moves_in(street, range(crowd.first, crowd.first + crowd.number))
    ours = contestant in OURS
    [organiser] = _moves_in(street, [ORGANISER])
    if ours:
        await join_all(folder, crowd, [organiser.id, *(phone.id for phone in tappers)])
    bot = await Bot.start(contestant, emulator.url, folder, limiter())
    try:
        for phone in tappers:
            await phone.types("I need help" if ours else "/start")
        await emulator.until(lambda: all(map(_has_heard, tappers)), SECONDS_TO_START)
        await asyncio.sleep(2)
        idle = []
        for number in range(IDLE_TAPS):
            idle.append(await tap(tappers[number % TAPPERS]))
            await asyncio.sleep(SECONDS_BETWEEN_TAPS_IDLE)
        await asyncio.sleep(1)
        before, memory = len(emulator.calls), bot.peak_mib()
        if contestant is ANNOUNCEMENT:
            await announce(emulator, organiser, phones)
        elif ours:
            await post_all(folder, crowd, queued or crowd.number)
        else:
            await ask_to_write(street.olga, crowd)
        until = time.monotonic() + seconds

        def is_over() -> bool:
            if queued:
                return time.monotonic() > until
            if contestant is ANNOUNCEMENT:
                return has_gone_out(organiser)
            return all(map(_has_heard, phones))

        busy = await taps_until(tappers, is_over)
        calls = [call for call in emulator.calls[before:] if call.method in COUNTED]
        grown = bot.peak_mib() - memory
    finally:
        await bot.stop()
    sent = [call.at.timestamp() for call in calls if call.ok]
    arrived = sum(len(phone.private.messages) for phone in phones)
    letters = [c.at.timestamp() for c in calls if c.ok and c.method in LETTERS]
    took = letters[-1] - letters[0]
    within = sum(letters[0] <= at < letters[-1] for at in sent)
    return Outcome(
        arrived=arrived, seconds=took, share=within / took / Limits().overall_per_second,
        refused=sum(_is_too_many(call) for call in calls), idle=idle, busy=busy, grown=grown,
    )  # fmt: skip


def _moves_in(street: Street, accounts: Iterable[int]) -> list[Phone]:
    phones = []
    for account_id in accounts:
        phone = street.new_phone(User(account_id, "Neighbour"))
        phone.private.started = True
        phones.append(phone)
    return phones


def _is_too_many(call: Call) -> bool:
    return call.answer is not None and call.answer.get("error_code") == TOO_MANY


def _has_heard(phone: Phone) -> bool:
    return any(shown.by_bot for shown in phone.chat())


def _row(title: str, outcome: Outcome) -> str:
    return (
        f"| {title} | {outcome.arrived:,} | {outcome.seconds:.1f} | {outcome.share:.1%} | {outcome.refused:,}"
        f" | {_times(outcome.idle)} | {_times(outcome.busy)} |"
    )


def _times(waits: list[float]) -> str:
    return f"{_ms(median(waits))} / {_ms(_p99(waits))} ms"


def _ms(wait: float) -> str:
    return f"{wait * 1000:,.0f}" if wait < SECONDS_TO_ANSWER else f"over {SECONDS_TO_ANSWER * 1000:,}"


def _p99(waits: list[float]) -> float:
    return quantiles(waits, n=100, method="inclusive")[98]


def _is_shown(ours: Outcome) -> bool:
    quick = median(ours.busy) < MEDIAN_MAX and _p99(ours.busy) < P99_MAX
    return ours.share >= SHARE_MIN and ours.refused == 0 and quick


if __name__ == "__main__":
    sys.exit(main())
