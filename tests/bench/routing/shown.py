"""What the simulation must show, month by month against the nearest 5."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.routing.figures import Figures
from tests.bench.routing.simulation import OURS, Months, average

NEAREST = "Nearest 5 every 10 min"
POINTS_FASTER = 0.05
FEWER_NUDGES = 0.10
GINI_MAX = 0.30


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Something to be shown: a figure of a pair of months, and from where on it is met."""

    short: str
    says: str
    figure: Callable[[Figures, Figures], float]
    met: Callable[[float], bool]
    form: str = "{:+.1%}"


CLAIMS = (
    Claim(
        short="Accepted",
        says="accepted not below the nearest 5",
        figure=lambda ours, nearest: ours.in_time - nearest.in_time,
        met=lambda more: more >= 0,
    ),
    Claim(
        short="Urgent in time",
        says="urgent in time 5 points above the nearest 5",
        figure=lambda ours, nearest: ours.urgent_in_time - nearest.urgent_in_time,
        met=lambda more: more >= POINTS_FASTER,
    ),
    Claim(
        short="Nudges per acceptance",
        says="10% fewer nudges per acceptance than the nearest 5",
        figure=lambda ours, nearest: ours.nudges_each / nearest.nudges_each - 1,
        met=lambda more: more <= -FEWER_NUDGES,
    ),
    Claim(
        short="Gini of nudges",
        says="Gini of nudges at most 0.30",
        figure=lambda ours, _: ours.gini_nudges,
        met=lambda gini: gini <= GINI_MAX,
        form="{:.3f}",
    ),
    Claim(
        short="Muted",
        says="nobody muted by us",
        figure=lambda ours, _: ours.muted,
        met=lambda muted: muted == 0,
        form="{:.2%}",
    ),
    Claim(
        short="Most in 7 days",
        says="nobody nudged more than 3 times in 7 days",
        figure=lambda ours, _: ours.most_a_week,
        met=lambda most: most <= 3,
        form="{:.0f}",
    ),
    Claim(
        short="After a claim, at night",
        says="no nudge after a claim, none at night",
        figure=lambda ours, _: ours.after_a_claim + ours.at_night,
        met=lambda count: count == 0,
        form="{:.0f}",
    ),
)


def checks(months: Months) -> list[tuple[str, bool, str]]:
    """Each claim, whether it holds on average, and its figure with in how many of the months it holds."""
    found = []
    for claim in CLAIMS:
        values = [claim.figure(month[OURS], month[NEAREST]) for month in months]
        held = sum(claim.met(value) for value in values)
        shown = f"{claim.form.format(average(values))}, {held} of {len(values)}"
        found.append((claim.says, claim.met(average(values)), shown))
    return found
