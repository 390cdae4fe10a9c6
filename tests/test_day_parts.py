"""A time of day is found on the clock there, also in the nights in which that clock jumps."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from aid.day_parts import moment


@pytest.mark.parametrize(
    ("zone", "day", "hour", "is_at"),
    [
        ("Europe/London", date(2026, 3, 29), time(0, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("Europe/London", date(2026, 3, 29), time(1, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("Europe/London", date(2026, 3, 29), time(1, 40), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("Europe/London", date(2026, 3, 29), time(2, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("Africa/Cairo", date(2026, 4, 24), time(0, 20), datetime(2026, 4, 23, 22, 0, tzinfo=UTC)),
        ("Australia/Lord_Howe", date(2025, 10, 5), time(2, 10), datetime(2025, 10, 4, 15, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_spring_skips_is_the_first_after_it(zone, day, hour, is_at):
    assert moment(day, hour, ZoneInfo(zone)) == is_at


def test_a_time_that_autumn_repeats_is_the_first_of_the_two():
    twice = moment(date(2026, 10, 25), time(1, 30), ZoneInfo("Europe/London"))
    assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
