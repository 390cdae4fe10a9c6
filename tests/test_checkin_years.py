"""Whatever the clock on the wall does, everybody is asked once a day, and no silence is left alone.

In 12 time zones, over the nights on which their clocks change and a day that was skipped. All the days of two
years are `python -m tests.checkin_years`.
"""

import os
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tests.checkin_years.play import TIMES, ZONES
from tests.checkin_years.street import played

SEED = int(os.environ.get("GOODTURN_SEED", Random().randrange(1_000_000)))
A_FEW, AROUND = 5, timedelta(hours=36)
HOUR = timedelta(hours=1)


def changes(zone: ZoneInfo, since: datetime) -> list[datetime]:
    """The hours of a year within which the clock there is put forward or back."""
    hours = (since + number * HOUR for number in range(366 * 24))
    return [
        hour
        for hour in hours
        if hour.astimezone(zone).utcoffset() != (hour + HOUR).astimezone(zone).utcoffset()
    ]


@pytest.mark.parametrize("name", ZONES)
async def test_everybody_is_asked_once_a_day_and_every_silence_climbs(name: str) -> None:
    print(f"GOODTURN_SEED={SEED}")
    begins = datetime(ZONES[name], 1, 1, 12, tzinfo=UTC)
    nights = changes(ZoneInfo(name), begins) or [begins]
    for night in {nights[0], *nights[-2:]}:
        verdict = await played(name, night - AROUND, night + AROUND, TIMES[:A_FEW], SEED)
        assert verdict.faults() == []
        assert len(verdict.days) >= A_FEW
