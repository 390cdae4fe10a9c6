"""Whatever the clock on the wall does, everybody is asked once a day, and no silence is left alone.

In 12 time zones, over the nights on which their clocks change and a day that was skipped; with
GOODTURN_YEARS=2 all the days of two years, by more people.
"""

import os
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tests.checkin_years.play import Play
from tests.checkin_years.verdict import Verdict
from tests.mornings import mornings

YEARS = int(os.environ.get("GOODTURN_YEARS", "0"))
SEED = int(os.environ.get("GOODTURN_SEED", Random().randrange(1_000_000)))
ZONES = {
    "Europe/London": 2025, "Europe/Berlin": 2025, "Europe/Lisbon": 2025, "Africa/Cairo": 2025,
    "Australia/Lord_Howe": 2025, "Pacific/Apia": 2011, "America/New_York": 2025, "Asia/Kolkata": 2025,
    "Asia/Kathmandu": 2025, "America/St_Johns": 2025, "Pacific/Chatham": 2025, "Africa/Casablanca": 2025,
}  # fmt: skip
# Those in the middle are skipped, or come twice, in one zone or the other.
TIMES = ("09:00", "00:20", "02:10", "02:50", "01:40", "03:15", "23:30", "07:30")
A_FEW, AROUND = 5, timedelta(hours=36)
HOUR = timedelta(hours=1)


def changes(zone: ZoneInfo, since: datetime, until: datetime) -> list[datetime]:
    """The hours within which the clock there is put forward or back."""
    hours = [since + number * HOUR for number in range(int((until - since) / HOUR))]
    return [
        hour
        for hour in hours
        if hour.astimezone(zone).utcoffset() != (hour + HOUR).astimezone(zone).utcoffset()
    ]


def spans(zone: ZoneInfo, year: int) -> list[tuple[datetime, datetime]]:
    """From when to when it is played: all of it, or the days around the nights of two changes."""
    begins = datetime(year, 1, 1, 12, tzinfo=UTC)
    if YEARS:
        return [(begins, begins + timedelta(days=365 * YEARS))]
    nights = changes(zone, begins, begins + timedelta(days=366)) or [begins]
    return [(night - AROUND, night + AROUND) for night in [*nights[:1], *nights[1:][-2:]]]


@pytest.mark.parametrize("name", ZONES)
async def test_everybody_is_asked_once_a_day_and_every_silence_climbs(name: str) -> None:
    print(f"GOODTURN_SEED={SEED}")
    dice, zone, asked = Random(f"{SEED} {name}"), ZoneInfo(name), 0
    for since, until in spans(zone, ZONES[name]):
        with mornings(name) as street:
            play = Play(street, dice)
            await play.move_in(TIMES if YEARS else TIMES[:A_FEW], since)
            await play.go_by(until)
            verdict = Verdict(zone, until, play.outages)
            await verdict.read(street.db)
            assert verdict.faults() == []
            asked += len(verdict.days)
            print(f"{len(verdict.days)} check-ins, {len(play.outages)} outages, {dict(verdict.ends)}")
    assert asked >= (700 * YEARS if YEARS else A_FEW * 2)
