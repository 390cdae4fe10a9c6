"""`python -m tests.checkin_years`: two years of mornings in 12 time zones, on all cores."""

import argparse
import asyncio
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

from tests.checkin_years.play import TIMES, ZONES
from tests.checkin_years.street import played


def main() -> int:
    """0 if nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.checkin_years", description=__doc__)
    parser.add_argument("--days", type=int, default=730)
    parser.add_argument("--people", type=int, default=len(TIMES), help="in each zone")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    faults, total = 0, Counter[str]()
    play = partial(one, days=chosen.days, people=chosen.people, seed=chosen.seed)
    with ProcessPoolExecutor(os.cpu_count()) as cores:
        for name, found, counts in cores.map(play, ZONES):
            print(f"{name}: {dict(counts)}, {len(found)} faults", *found[:5], sep="\n  ", flush=True)
            faults += len(found)
            total += counts
    print(f"All: {dict(total)}, {faults} faults")
    return 1 if faults else 0


def one(name: str, *, days: int, people: int, seed: int) -> tuple[str, list[str], Counter[str]]:
    """One zone."""
    begins = datetime(ZONES[name], 1, 1, 12, tzinfo=UTC)
    verdict = asyncio.run(played(name, begins, begins + timedelta(days=days), TIMES[:people], seed))
    counts = Counter({"check-ins": len(verdict.days), "outages": len(verdict.outages)})
    return name, verdict.faults(), counts + Counter(str(end) for end in verdict.ends.elements())


if __name__ == "__main__":
    sys.exit(main())
