"""One round with one bot: what is done to it, in which order, and the figures that come of it."""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.children import Bot, Failed, Stub
from tests.bench.contestants import FLOOD, HOME, Contestant

START_SECONDS = 60
FLOOD_SECONDS = 180


@dataclass(frozen=True, kw_only=True)
class Size:
    """How long a round is. The even pace of the slow round is one that the slowest bot can keep."""

    rounds: int
    flood: int
    slow_flood: int
    steady: tuple[int, int]  # taps, taps a second
    slow_steady: tuple[int, int]
    idle_seconds: float


FULL = Size(
    rounds=2, flood=FLOOD, slow_flood=FLOOD, steady=(500, 100), slow_steady=(120, 10),
    idle_seconds=10,
)  # fmt: skip
QUICK = Size(rounds=1, flood=1000, slow_flood=1000, steady=(200, 100), slow_steady=(30, 10), idle_seconds=3)
Figures = dict[str, float]


async def measure(contestant: Contestant, size: Size, latency: float = 0) -> Figures:
    """Starts the bot on an empty folder, plays a round with it and ends it."""
    HOME.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="round-", dir=HOME) as name:
        folder = Path(name)
        stub = await Stub.start(latency)
        try:
            return await _play(contestant, stub, folder, size, slow=latency > 0)
        except Failed as failed:
            log = (folder / "log").read_text(errors="replace")[-3000:]
            raise Failed(f"{contestant.name}: {failed}\n{log}") from None
        finally:
            await stub.stop()


async def _play(contestant: Contestant, stub: Stub, folder: Path, size: Size, *, slow: bool) -> Figures:
    greeting = asyncio.create_task(stub.ask("greet", START_SECONDS))
    started = time.monotonic()
    bot = await Bot.start(contestant, stub.url, folder)
    try:
        greeted = await _unless_it_ends(bot, greeting)
        figures = {
            "start_seconds": greeted["ended"] - started,
            "order_shows": float(greeted["order_shows"]),
        }
        count = min(contestant.slow_flood, size.slow_flood) if slow else size.flood
        figures |= await _flood(bot, stub, count)
        taps, rate = size.slow_steady if slow else size.steady
        steady = await stub.ask("steady", FLOOD_SECONDS, count=taps, rate=rate)
        figures |= {"steady_median_ms": steady["median_ms"], "steady_p99_ms": steady["p99_ms"]}
        figures["out_of_order"] += steady["out_of_order"]
        figures["beyond"] += steady["beyond"]
        figures["idle_percent"] = 0 if slow else await _idle(bot, size.idle_seconds)
        figures["peak_mib"] = bot.peak_mib()
        return figures
    finally:
        await bot.stop()


async def _unless_it_ends(bot: Bot, asked: asyncio.Task[dict[str, Any]]) -> dict[str, Any]:
    ended = asyncio.create_task(bot.child.wait())
    await asyncio.wait({asked, ended}, return_when=asyncio.FIRST_COMPLETED)
    if not asked.done():
        asked.cancel()
        raise Failed(f"ended with status {bot.child.returncode}")
    ended.cancel()
    return await asked


async def _flood(bot: Bot, stub: Stub, count: int) -> Figures:
    before = bot.cpu_seconds()
    report = await stub.ask("flood", FLOOD_SECONDS, count=count)
    return {
        "updates_per_second": count / report["seconds"],
        "cpu_us": (bot.cpu_seconds() - before) / count * 1_000_000,
        "flood_median_ms": report["median_ms"],
        "flood_p99_ms": report["p99_ms"],
        "out_of_order": float(report["out_of_order"]),
        "beyond": float(report["beyond"]),
    }


async def _idle(bot: Bot, seconds: float) -> float:
    await asyncio.sleep(1)
    before = bot.cpu_seconds()
    await asyncio.sleep(seconds)
    return (bot.cpu_seconds() - before) / seconds * 100
