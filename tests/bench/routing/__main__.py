"""`python -m tests.bench.routing`: the simulation in every world, then one request among a million."""

import argparse
import asyncio
import sys
from pathlib import Path

from tests.bench.routing import million
from tests.bench.routing.shown import checks
from tests.bench.routing.simulation import POLICIES, Months, mean, simulate
from tests.bench.routing.world import WORLDS, Plan, read

FIRST, MONTHS_OF_THE_FIRST, MONTHS_OF_OTHERS = "town", 8, 3
COLUMNS = (
    ("30 min", "half_hour", "{:.0%}"),
    ("1 h", "hour", "{:.0%}"),
    ("24 h", "day", "{:.1%}"),
    ("In time", "in_time", "{:.1%}"),
    ("Urgent in time", "urgent_in_time", "{:.1%}"),
    ("Not urgent in 30 min", "patient_half_hour", "{:.0%}"),
    ("Nudges per acceptance", "nudges_each", "{:.1f}"),
    ("Wasted yeses", "wasted", "{:.2f}"),
    ("Gini of nudges", "gini_nudges", "{:.2f}"),
    ("Gini of load", "gini_load", "{:.2f}"),
    ("Never asked", "never_asked", "{:.1%}"),
    ("Muted", "muted", "{:.1%}"),
)


def main() -> int:
    """0 if all is shown, 1 if something isn't."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.routing", description=__doc__)
    parser.add_argument("--world", type=Path, metavar="FILE", help="only this world, and no million")
    parser.add_argument("--months", type=int, help="how many months of each world")
    parser.add_argument("--million", action="store_true", help="only the million")
    parser.add_argument("--members", type=int, default=1_000_000, help="the most members to measure among")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the crowds there")
    chosen = parser.parse_args()
    met = [True]
    for path in [] if chosen.million else [chosen.world] if chosen.world else worlds():
        months = MONTHS_OF_THE_FIRST if path.stem == FIRST or chosen.world else MONTHS_OF_OTHERS
        met += _show(read(path), chosen.months or months)
    if not chosen.world:
        met += asyncio.run(million.show(chosen.members, chosen.keep))
    return 0 if all(met) else 1


def worlds() -> list[Path]:
    """All worlds, the first one first."""
    return sorted(WORLDS.glob("*.toml"), key=lambda path: (path.stem != FIRST, path.stem))


def _show(plan: Plan, count: int) -> list[bool]:
    months = simulate(plan, count)
    print(f"\n{plan.title}: {count} months of {plan.days} days\n\n{table(months)}\n", flush=True)
    found = checks(months)
    for says, met, figure in found:
        print(f"- {'met' if met else 'NOT MET'}: {says} ({figure})", flush=True)
    return [met for _, met, _ in found]


def table(months: Months) -> str:
    """The figures of each policy, on average."""
    heads = ["", *(head for head, _, _ in COLUMNS)]
    rows = [
        [policy, *(form.format(mean(months, policy, figure)) for _, figure, form in COLUMNS)]
        for policy in POLICIES
    ]
    rule = ["---", *("---:" for _ in COLUMNS)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, rule, *rows))


if __name__ == "__main__":
    sys.exit(main())
