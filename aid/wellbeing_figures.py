"""How people said they were, before and after: of those who answered both times, and never of one alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from statistics import mean

from aid.wellbeing import LONELINESS
from aid.words import Later, _, later
from storage.wellbeing import Answers

FEW = 5  # of fewer than this nothing is told but that they are a few
NEAR = 0.5  # an average so near to an end of its scale isn't told
APART = timedelta(days=60)  # the two times lie at least so far apart


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What one person, whoever it is, said first and last."""

    before: Answers
    after: Answers


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One thing that is measured: what it is called, and its scale."""

    name: Later
    least: int
    most: int
    value: Callable[[Answers], int | None]


@dataclass(frozen=True, kw_only=True)
class Change:
    """A measure before and after, on average; None where it would tell of somebody."""

    name: Later
    people: int
    before: float | None = None
    after: float | None = None

    @property
    def by(self) -> float | None:
        """How much more it is."""
        if self.before is None or self.after is None:
            return None
        return round(self.after - self.before, 1)


def _loneliness(said: Answers) -> int | None:
    three = [value for value in (getattr(said, each) for each in LONELINESS) if value is not None]
    return sum(three) if len(three) == len(LONELINESS) else None


MEASURES: tuple[Measure, ...] = (
    Measure(name=later("Loneliness, 3 to 9: less is better"), least=3, most=9, value=_loneliness),
    Measure(name=later("Satisfied with life, 0 to 10"), least=0, most=10, value=lambda said: said.satisfied),
    Measure(name=later("Life is worthwhile, 0 to 10"), least=0, most=10, value=lambda said: said.worthwhile),
    Measure(name=later("Happy yesterday, 0 to 10"), least=0, most=10, value=lambda said: said.happy),
    Measure(
        name=later("Anxious, 0 to 10: less is better"),
        least=0,
        most=10,
        value=lambda said: said.anxious,
    ),
)


def pairs(answers: Iterable[Answers], since: datetime) -> tuple[Pair, ...]:
    """Of everybody who answered since then, and long before that too, the first and the last.

    The answers come one person after the other, the oldest first.
    """
    found = []
    for _person, theirs in groupby(answers, lambda said: said.person_id):
        first, *rest = theirs
        if rest and rest[-1].answered_at >= since and rest[-1].answered_at - first.answered_at >= APART:
            found.append(Pair(before=first, after=rest[-1]))
    return tuple(found)


def changes(found: Iterable[Pair]) -> list[Change]:
    """Each measure that anybody answered both times."""
    every = list(found)
    return [change for change in (_change(measure, every) for measure in MEASURES) if change.people]


def signed(by: float) -> str:
    """ "0.4 more"."""
    if not by:
        return _("the same")
    return (_("{by} more") if by > 0 else _("{by} less")).format(by=abs(by))


def _change(measure: Measure, found: list[Pair]) -> Change:
    both = [(measure.value(pair.before), measure.value(pair.after)) for pair in found]
    told = [(before, after) for before, after in both if before is not None and after is not None]
    if len(told) < FEW:
        return Change(name=measure.name, people=len(told))
    before = round(float(mean(each[0] for each in told)), 1)
    after = round(float(mean(each[1] for each in told)), 1)
    if min(before, after) < measure.least + NEAR or max(before, after) > measure.most - NEAR:
        # Then nearly all said the same, and one would know of each what it was.
        return Change(name=measure.name, people=len(told))
    return Change(name=measure.name, people=len(told), before=before, after=after)
