"""The tables: for the terminal and for BENCHMARKS.md, ratios first."""

import os
import platform
from collections.abc import Iterable
from pathlib import Path

from tests.bench.contestants import AIOGRAM, FLOOD, PTB, ROOT, Contestant
from tests.bench.measures import FULL
from tests.bench.shown import Shown

PAGE = ROOT / "BENCHMARKS.md"
FRAME = Path(__file__).with_name("page.md")

FIGURES = {
    "updates_per_second": ("Updates a second", "{:,.0f}"),
    "cpu_us": ("CPU an update, in microseconds", "{:,.0f}"),
    "steady_median_ms": ("Tap to reply at an even pace, median, in ms", "{:,.1f}"),
    "steady_p99_ms": ("Tap to reply at an even pace, p99, in ms", "{:,.1f}"),
    "flood_median_ms": ("Tap to reply in the flood, median, in ms", "{:,.0f}"),
    "flood_p99_ms": ("Tap to reply in the flood, p99, in ms", "{:,.0f}"),
    "peak_mib": ("Peak memory, in MiB", "{:,.0f}"),
    "start_seconds": ("Start to first reply, in seconds", "{:.2f}"),
    "idle_percent": ("Idle CPU, in %", "{:.2f}"),
    "out_of_order": ("Answers out of order", "{:,.0f}"),
}
ONLY_PLAIN = {"start_seconds", "idle_percent"}
COMPARED = (
    ("Updates a second", "updates_per_second", False),
    ("Updates a second, 50 ms a call", "updates_per_second", True),
    ("CPU an update", "cpu_us", False),
    ("CPU an update, 50 ms a call", "cpu_us", True),
    ("Tap to reply, median", "steady_median_ms", False),
    ("Tap to reply, p99", "steady_p99_ms", False),
    ("Tap to reply, median, 50 ms a call", "steady_median_ms", True),
    ("Peak memory", "peak_mib", False),
    ("Start to first reply", "start_seconds", False),
)


def figures_table(shown: Shown, contestants: list[Contestant], *, slow: bool) -> str:
    """Everything measured, a column a bot."""
    rounds = shown.slow if slow else shown.plain
    heads = ["", *(_head(c, slow) for c in contestants)]
    rows = (
        [name, *(draw.format(shown.value(rounds, c, figure)) for c in contestants)]
        for figure, (name, draw) in FIGURES.items()
        if not (slow and figure in ONLY_PLAIN)
    )
    return _table(heads, rows)


def ratios_table(shown: Shown) -> str:
    """Good Turn's figures as a multiple of the others'."""
    rows = (
        [name, *(f"{shown.ratio(rounds, figure, other):.2f}" for other in (PTB, AIOGRAM))]
        for name, figure, rounds in (
            (name, figure, shown.slow if slow else shown.plain) for name, figure, slow in COMPARED
        )
    )
    return _table(["Good Turn's, as a multiple of", PTB.title(), AIOGRAM.title()], rows)


def checks_list(shown: Shown) -> str:
    """What must be shown, met or not."""
    return "\n".join(
        f"- {'met' if met else 'NOT MET'}: {what} ({figure})" for what, met, figure in shown.checks()
    )


def rewrite_page(shown: Shown, contestants: list[Contestant]) -> None:
    """Writes BENCHMARKS.md anew."""
    PAGE.write_text(
        FRAME.read_text().format(
            checks=checks_list(shown),
            ratios=ratios_table(shown),
            plain=figures_table(shown, contestants, slow=False),
            slow=figures_table(shown, contestants, slow=True),
            machine=machine(),
            rounds=FULL.rounds,
            flood=FLOOD,
            pace=FULL.steady[1],
            slow_pace=FULL.slow_steady[1],
        )
    )


def machine() -> str:
    """What it ran on, in general terms."""
    python = f"Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, {python}"


def _head(contestant: Contestant, slow: bool) -> str:
    fewer = slow and contestant.slow_flood < FULL.slow_flood
    return contestant.title() + (f" ({contestant.slow_flood} updates)" if fewer else "")


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    all_rows = [heads, *rows]
    widths = [max(len(row[n]) for row in all_rows) for n in range(len(heads))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(_row(row, widths) for row in (heads, rule, *all_rows[1:]))


def _row(cells: list[str], widths: list[int]) -> str:
    first, *rest = (
        cell.ljust(width) if n == 0 else cell.rjust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "| " + " | ".join([first, *rest]) + " |"
