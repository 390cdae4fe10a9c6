"""The report: what was asked for and met, month by month, by kind and by area; nobody's name is in it.

All of a request counts in the month in which it was asked for, by the calendar of the neighbourhood.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from math import ceil
from statistics import median
from zoneinfo import ZoneInfo

from aid.moments import MONTHS, length
from aid.wellbeing_figures import Pair, pairs
from aid.words import _
from storage import figures, wellbeing
from storage.figures import Approved, Asked
from storage.help_requests import Outcome
from storage.rows import Source

MONTHS_TOLD = 12
MINUTES_IN_A_DAY = 1440
FEW = 5  # fewer than this are "a few" for all but organisers
CARRIERS_LEAST = 10  # with fewer, the busiest tenth would not even be one person


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What came of some requests. `minutes`: given by all who helped; `wait`: minutes to the first yes."""

    asked: int
    met: int
    partly: int
    unconfirmed: int
    minutes: int
    wait: int | None


@dataclass(frozen=True, kw_only=True)
class Report:
    """A year of it: `months` from the first to the present one, each by its first day.

    `pairs`: how people said they were, of those who did so twice, without their names.
    """

    asked: tuple[Asked, ...]
    approved: tuple[Approved, ...]
    months: tuple[date, ...]
    zone: ZoneInfo
    pairs: tuple[Pair, ...] = ()

    @property
    def areas(self) -> list[str]:
        """Every area something was asked for in, or somebody joined, by name."""
        return sorted({each.area for each in self.asked} | {each.area or "" for each in self.approved})

    def in_month(self, month: date) -> list[Asked]:
        """What was asked for in it."""
        return [each for each in self.asked if self.month_of(each.asked_at) == month]

    def new_in(self, month: date) -> list[Approved]:
        """Who came onto the list in it."""
        return [each for each in self.approved if self.month_of(each.at) == month]

    def month_of(self, moment: datetime) -> date:
        """The month a moment lies in, by the calendar there."""
        return moment.astimezone(self.zone).date().replace(day=1)


async def report(source: Source, now: datetime, zone: ZoneInfo) -> Report:
    """The last twelve months, the present one included."""
    months = _months(now.astimezone(zone).date())
    since = datetime.combine(months[0], time(), zone)
    return Report(
        asked=tuple(await figures.asked(source, since)),
        approved=tuple(await figures.approved(source, since)),
        months=months,
        zone=zone,
        pairs=pairs(await wellbeing.all_answers(source), since),
    )


def count(asked: Iterable[Asked]) -> Figures:
    """The figures of these requests."""
    every = list(asked)
    met = [each for each in every if each.outcome is Outcome.MET]
    waits = [(each.yes_at - each.asked_at).total_seconds() / 60 for each in every if each.yes_at]
    return Figures(
        asked=len(every),
        met=len(met),
        partly=sum(each.outcome is Outcome.PARTLY for each in every),
        unconfirmed=sum(each.unconfirmed for each in met),
        minutes=sum((each.minutes or 0) * len(_helpers(each)) for each in every),
        wait=round(median(waits)) if waits else None,
    )


def busiest_tenth(asked: Iterable[Asked]) -> int | None:
    """The share of all that was met, in percent, which the busiest tenth carried; None where few helped."""
    jobs = Counter(id for each in asked if each.outcome is Outcome.MET for id in _helpers(each))
    if len(jobs) < CARRIERS_LEAST:
        return None
    most = sorted(jobs.values(), reverse=True)[: ceil(len(jobs) / 10)]
    return round(100 * sum(most) / jobs.total())


def month_name(month: date) -> str:
    """ "March 2026"."""
    return _("{month} {year}").format(month=MONTHS[month.month - 1], year=month.year)


def few(number: int) -> str:
    """A count as others than organisers read it; to the nearest 5, or sums would tell what "a few" was."""
    return _("a few") if 0 < number < FEW else str(FEW * round(number / FEW))


def wait_words(minutes: int) -> str:
    """How long it took until somebody said yes."""
    if minutes < 2 * MINUTES_IN_A_DAY:
        return length(minutes)
    return _("{count} days").format(count=round(minutes / MINUTES_IN_A_DAY))


def _helpers(asked: Asked) -> list[int]:
    return [id for id in (asked.helper_id, asked.second_id) if id is not None]


def _months(today: date) -> tuple[date, ...]:
    last = today.year * 12 + today.month - 1
    return tuple(date(each // 12, each % 12 + 1, 1) for each in range(last - MONTHS_TOLD + 1, last + 1))
