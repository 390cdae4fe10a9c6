"""Every policy in the same months of a world, side by side."""

import asyncio
import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.bench.routing.baselines import Aloud, GoodSam, Nearest, Oracle
from tests.bench.routing.figures import Figures, figures
from tests.bench.routing.month import Month
from tests.bench.routing.ours import Ours
from tests.bench.routing.world import Plan, World

OURS = "Good Turn"
BASELINES = {
    "Everyone near, aloud": Aloud,
    "Nearest 5 every 10 min": Nearest,
    "Nearest 7, refusals replaced": GoodSam,
    "Oracle": Oracle,
}
POLICIES = (OURS, *BASELINES)
Months = list[dict[str, Figures]]


def simulate(plan: Plan, months: int, first: int = 0) -> Months:
    """So many months of a world from the `first` on, each under every policy; on all cores."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        tasks = [(plan, number, name) for number in range(first, first + months) for name in POLICIES]
        done = list(pool.map(_one, tasks))
    return [dict(done[at : at + len(POLICIES)]) for at in range(0, len(done), len(POLICIES))]


def mean(months: Months, policy: str, figure: str) -> float:
    """A figure of a policy, on average over the months."""
    return average(getattr(month[policy], figure) for month in months)


def average(values: Iterable[float]) -> float:
    """The mean of some numbers."""
    known = list(values)
    return sum(known) / len(known)


def _one(task: tuple[Plan, int, str]) -> tuple[str, Figures]:
    plan, number, name = task
    return name, asyncio.run(_play(World(plan, number), name))


async def _play(world: World, name: str) -> Figures:
    if name == OURS:
        return await _play_ours(world)
    policy = BASELINES[name](world)
    month = Month(world, policy)
    if isinstance(policy, Oracle):
        policy.month = month
    return figures(world, await month.play())


async def _play_ours(world: World) -> Figures:
    with tempfile.TemporaryDirectory(prefix="goodturn-routing-") as folder:
        policy = await Ours.open(world, Path(folder))
        try:
            return figures(world, await Month(world, policy).play())
        finally:
            await policy.close()
