"""`make bench`: measures the bots side by side, prints the tables and rewrites BENCHMARKS.md."""

import argparse
import asyncio
import sys

from tests.bench.children import Failed
from tests.bench.contestants import CONTESTANTS, Contestant
from tests.bench.measures import FULL, QUICK, Size, measure
from tests.bench.report import checks_list, figures_table, machine, ratios_table, rewrite_page
from tests.bench.shown import Rounds, Shown

LATENCY_SECONDS = 0.05


def main() -> int:
    """0 if all is shown, 1 if something isn't, 2 if a bot failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run; the page stays as it is")
    parser.add_argument("--only", choices=CONTESTANTS, help="one bot; the page stays as it is")
    chosen = parser.parse_args()
    contestants = [c for c in CONTESTANTS.values() if chosen.only in (None, c.name)]
    try:
        shown = asyncio.run(run(contestants, QUICK if chosen.quick else FULL))
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 2
    _print_figures(shown, contestants)
    if chosen.only:
        return 0
    print(f"{ratios_table(shown)}\n\n{checks_list(shown)}")
    if not chosen.quick:
        rewrite_page(shown, contestants)
    return 0 if all(met for _, met, _ in shown.checks()) else 1


async def run(contestants: list[Contestant], size: Size) -> Shown:
    """All the rounds: the bots in turn, so that a busy moment of the machine meets them all."""
    for contestant in contestants:
        contestant.command()  # what it needs is set up before the clock runs
    plain: Rounds = {c.name: [] for c in contestants}
    slow: Rounds = {c.name: [] for c in contestants}
    for number in range(size.rounds):
        for rounds, latency in ((plain, 0.0), (slow, LATENCY_SECONDS)):
            for contestant in contestants:
                words = f"round {number + 1} of {size.rounds}, {latency * 1000:.0f} ms a call"
                print(f"{words}: {contestant.title()}", flush=True)
                rounds[contestant.name].append(await measure(contestant, size, latency))
    return Shown(plain=plain, slow=slow)


def _print_figures(shown: Shown, contestants: list[Contestant]) -> None:
    print(f"\nOn {machine()}\n\nCalls answered at once\n")
    print(figures_table(shown, contestants, slow=False))
    print("\n50 ms of latency on every call\n")
    print(figures_table(shown, contestants, slow=True), end="\n\n")


if __name__ == "__main__":
    sys.exit(main())
