"""What came of a month, in the figures that are reported."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.routing.month import Tally
from tests.bench.routing.world import Need, World

WITHIN = {"half_hour": 30, "hour": 60, "day": 24 * 60}


@dataclass(frozen=True, kw_only=True)
class Figures:
    """One policy in one month. Shares are of 1."""

    half_hour: float
    hour: float
    day: float
    in_time: float
    urgent_in_time: float
    patient_half_hour: float
    nudges_each: float
    wasted: float
    gini_nudges: float
    gini_load: float
    never_asked: float
    muted: float
    most_a_week: float
    after_a_claim: float
    at_night: float


def figures(world: World, tally: Tally) -> Figures:
    """The figures of a month."""
    urgent = [need for need in world.needs if need.urgent]
    patient = [need for need in world.needs if not need.urgent]
    people, taken = world.neighbours, len(tally.taken)
    nudges = [len(tally.nudges[neighbour.id]) for neighbour in people]
    helpers = [helper for helper, _ in tally.taken.values()]
    return Figures(
        **{name: _accepted(tally, world.needs, minutes) for name, minutes in WITHIN.items()},
        in_time=_accepted(tally, world.needs, None),
        urgent_in_time=_accepted(tally, urgent, None),
        patient_half_hour=_accepted(tally, patient, 30),
        nudges_each=sum(nudges) / max(taken, 1),
        wasted=tally.wasted / max(taken, 1),
        gini_nudges=gini(nudges),
        gini_load=gini([helpers.count(neighbour.id) for neighbour in people]),
        never_asked=sum(not count for count in nudges) / len(people),
        muted=len(tally.muted) / len(people),
        most_a_week=tally.most_a_week,
        after_a_claim=tally.after_a_claim,
        at_night=tally.at_night,
    )


def gini(values: Sequence[float]) -> float:
    """0 when all have the same, near 1 when one has all."""
    ordered, total = sorted(values), sum(values)
    weighed = sum((2 * place - len(ordered) - 1) * value for place, value in enumerate(ordered, 1))
    return weighed / (len(ordered) * total) if total else 0.0


def _accepted(tally: Tally, needs: list[Need], minutes: float | None) -> float:
    soon = [
        need
        for need in needs
        if need.id in tally.taken and (minutes is None or tally.taken[need.id][1] <= minutes)
    ]
    return len(soon) / max(len(needs), 1)
