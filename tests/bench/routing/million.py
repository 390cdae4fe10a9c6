"""Routing one request among a thousand to a million members, beside three usual ways of looking for them."""

import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from aid import help_requests, routing
from storage.connection import Reading, Transaction
from storage.database import Database
from storage.help_requests import HelpRequest
from tests.bench.routing.crowd import CITY, COUNTRY, Ground, move_in
from tests.bench.routing.searches import WAYS, add_tree, answer

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/London")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
REQUESTS = 120
SLOW_REQUESTS = 8  # a scan of a million takes seconds
FASTER_THAN_THE_TREE = 20
GROWTH_MAX = 2.0
Times = dict[str, list[float]]


async def show(members: int, keep: Path | None = None) -> list[bool]:
    """Measures and prints; whether what must be shown is. Crowds in `keep` are measured again."""
    met: list[bool] = []
    for ground in (CITY, COUNTRY):
        found = {}
        for count in [count for count in SIZES if count <= members]:
            found[count] = await measure(ground, count, keep)
            print(f"{ground.title}, {count:,} members: measured", flush=True)
        print(
            f"\n{ground.title}: one request routed, CPU median and p99 in ms\n\n{table(found)}\n", flush=True
        )
        met += _checks(ground, found)
    return met


async def measure(ground: Ground, members: int, keep: Path | None = None) -> Times:
    """How long each way takes among so many members, in ms."""
    with tempfile.TemporaryDirectory(prefix="goodturn-million-") as passing:
        folder = (keep or Path(passing)) / f"{ground.name}-{members}"
        folder.mkdir(parents=True, exist_ok=True)
        db = await Database.open(folder / "x.db", folder / "key")
        try:
            ids = await _open_requests(db) or await _built(db, ground, members)
            return await _times(db, ids)
        finally:
            await db.close()


async def _open_requests(db: Database) -> list[int]:
    rows = await db.all("SELECT id FROM help_requests WHERE status = 'open' ORDER BY id")
    return [row["id"] for row in rows]


async def _built(db: Database, ground: Ground, members: int) -> list[int]:
    async def build(tx: Transaction) -> list[int]:
        ids = await move_in(tx, ground, members, Random(members), NOW, REQUESTS)
        await add_tree(tx)
        return ids

    await db.transaction(_with_room)
    return await db.transaction(build)


async def _with_room(tx: Transaction) -> None:
    # Only the building gets more memory; the measuring reads with what the bot has.
    tx.connection.execute("PRAGMA cache_size = -1000000")


async def _times(db: Database, ids: list[int]) -> Times:
    requests = [await help_requests.get(db, id) for id in ids]
    times: Times = {"Good Turn": await _each(db, requests, _ours)}
    for name, way in WAYS.items():
        few = requests if name != "Scan with haversine" else requests[:SLOW_REQUESTS]
        times[name] = await _each(db, few, partial(answer, way=way))
    return times


async def _ours(reading: Reading, request: HelpRequest) -> None:
    await routing.match(reading, request, NOW + timedelta(days=1), ZONE)


async def _each(
    db: Database, requests: list[HelpRequest], way: Callable[[Reading, HelpRequest], Awaitable[object]]
) -> list[float]:
    times = []
    for request in [*requests[:3], *requests]:  # the first ones warm the cache

        async def timed(reading: Reading, request: HelpRequest = request) -> float:
            # CPU time of the reader's thread, so that a busy machine is no one's fault.
            began = time.thread_time()
            await way(reading, request)
            return (time.thread_time() - began) * 1000

        times.append(await db.read(timed))
    return times[3:]


def table(found: dict[int, Times]) -> str:
    """A row for each way, a column for each number of members."""
    heads = ["Members", *(f"{count:,}" for count in found)]
    rows = [
        [name, *(f"{median(times[name]):.2f} / {p99(times[name]):.2f}" for times in found.values())]
        for name in next(iter(found.values()))
    ]
    rule = ["---", *("---:" for _ in found)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, rule, *rows))


def p99(times: list[float]) -> float:
    """The time that one in a hundred takes longer than."""
    return quantiles(times, n=100)[-1] if len(times) > 1 else times[0]


def _checks(ground: Ground, found: dict[int, Times]) -> list[bool]:
    most = max(found)
    ours, tree = median(found[most]["Good Turn"]), median(found[most]["R*Tree"])
    growth = ours / median(found[10_000]["Good Turn"]) if 10_000 in found else 1.0
    claims = [(f"never more than twice its own time at 10,000 ({growth:.2f} times)", growth <= GROWTH_MAX)]
    if ground is CITY and most == SIZES[-1]:
        times = tree / ours
        claims.append(
            (f"{FASTER_THAN_THE_TREE} times faster than the R*Tree ({times:.1f} times)",
             times >= FASTER_THAN_THE_TREE)
        )  # fmt: skip
    for says, met in claims:
        print(f"- {'met' if met else 'NOT MET'}: among {most:,}, {says}", flush=True)
    return [met for _, met in claims]
