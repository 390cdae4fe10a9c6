"""`python -m tests.bench.routing`: the simulation in every world, then one request among a million."""

import argparse
import asyncio
import sys
from pathlib import Path

from tests.bench.routing import million
from tests.bench.routing.shown import CLAIMS, checks
from tests.bench.routing.simulation import POLICIES, Months, mean, simulate
from tests.bench.routing.world import WORLDS, Plan, read

FIRST, MONTHS_OF_THE_FIRST, MONTHS_OF_OTHERS = "town", 8, 4
MEMBERS_IF_QUICK = 10_000
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
    parser.add_argument("--first", type=int, default=0, help="the number of the first month, for others")
    parser.add_argument(
        "--quick", action="store_true", help="a month of each world, and at most 10,000 members"
    )
    parser.add_argument("--million", action="store_true", help="only the million")
    parser.add_argument("--worlds", action="store_true", help="only the worlds")
    parser.add_argument("--members", type=int, default=1_000_000, help="the most members to measure among")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the crowds there")
    chosen = parser.parse_args()
    members = min(chosen.members, MEMBERS_IF_QUICK) if chosen.quick else chosen.members
    played: dict[str, Months] = {}
    for path in [] if chosen.million else [chosen.world] if chosen.world else worlds():
        usual = MONTHS_OF_THE_FIRST if path.stem == FIRST or chosen.world else MONTHS_OF_OTHERS
        plan = read(path)
        played[plan.title] = simulate(plan, chosen.months or (1 if chosen.quick else usual), chosen.first)
        _show(plan, played[plan.title])
    if len(played) > 1:
        print(f"\nGood Turn beside the nearest 5, month by month\n\n{summary(played)}\n", flush=True)
    met = [held for months in played.values() for _, held, _ in checks(months)]
    if not chosen.world and not chosen.worlds:
        met += asyncio.run(million.show(members, chosen.keep))
    return 0 if all(met) else 1


def worlds() -> list[Path]:
    """All worlds, the first one first."""
    return sorted(WORLDS.glob("*.toml"), key=lambda path: (path.stem != FIRST, path.stem))


def _show(plan: Plan, months: Months) -> None:
    print(f"\n{plan.title}: {len(months)} x {plan.days} days\n\n{table(months)}\n", flush=True)
    for says, met, figure in checks(months):
        print(f"- {'met' if met else 'NOT MET'}: {says} ({figure})", flush=True)


def table(months: Months) -> str:
    """The figures of each policy, on average."""
    heads = ["", *(head for head, _, _ in COLUMNS)]
    rows = [
        [policy, *(form.format(mean(months, policy, figure)) for _, figure, form in COLUMNS)]
        for policy in POLICIES
    ]
    return _lines(heads, rows)


def summary(played: dict[str, Months]) -> str:
    """Each claim in each world, on average, and in how many of the pairs of months it holds."""
    heads = ["", *(claim.short for claim in CLAIMS)]
    rows = [
        [title, *(f"{figure}{'' if met else ' NOT MET'}" for _, met, figure in checks(months))]
        for title, months in played.items()
    ]
    return _lines(heads, rows)


def _lines(heads: list[str], rows: list[list[str]]) -> str:
    rule = ["---", *("---:" for _ in heads[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, rule, *rows))


if __name__ == "__main__":
    sys.exit(main())
