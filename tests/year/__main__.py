"""`python -m tests.year`: 10,000 requests over a year, on the real bot and the emulated Telegram."""

import argparse
import asyncio
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from bot.playground.story import move_in
from tests.conftest import a_street
from tests.year.play import Year
from tests.year.verdict import Verdict, judge

MEMORY = Path("/dev/shm")


def main() -> int:
    """0 if every request ended well or in a person's hands, 1 if not."""
    parser = argparse.ArgumentParser(prog="python -m tests.year", description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--residents", type=int, default=80)
    parser.add_argument("--neighbours", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    began = time.monotonic()
    verdict = asyncio.run(play(chosen))
    print(f"{time.monotonic() - began:.0f} s; {verdict.nudges} nudges, {verdict.letters} letters")
    for end, number in verdict.ends.most_common():
        print(f"- {end}: {number}")
    print(*Counter(re.sub("[0-9]+", "N", fault) for fault in verdict.faults).most_common(20), sep="\n")
    print(*verdict.faults[:50], f"{len(verdict.faults)} faults", sep="\n")
    return 1 if verdict.faults else 0


async def play(chosen: argparse.Namespace) -> Verdict:
    """One year, from the moving in to the end of the last request."""
    memory = MEMORY if MEMORY.exists() else None  # a year has many commits, and none of them is to last
    with tempfile.TemporaryDirectory(prefix="goodturn-year-", dir=memory) as folder:
        # The verdict is read from letters that would be forgotten after 90 days.
        street = await a_street(Path(folder), wait_forget_letters="P800D")
        await street.app.start()
        try:
            await move_in(street, street.emulator, street.app)
            year = Year(street, Random(chosen.seed), residents=chosen.residents, neighbours=chosen.neighbours)
            await year.move_in()
            await year.go_by(chosen.requests, chosen.days)
            return await judge(street.app.db, year.nudges, street.app.settings.time_zone, street.clock.now())
        finally:
            await street.app.stop()
            await street.emulator.stop()


if __name__ == "__main__":
    sys.exit(main())
