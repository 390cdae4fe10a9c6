"""Dates, times and lengths are said as people say them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from aid.moments import clock_time, length, weekday_date

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 3), "Tuesday 3 March"),
        (date(2026, 3, 1), "Sunday 1 March"),
        (date(2024, 2, 29), "Thursday 29 February"),
        (date(2026, 12, 28), "Monday 28 December"),
    ],
)
def test_a_date_comes_with_its_weekday(day, said):
    assert weekday_date(day) == said


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "midnight"),
        (0, 5, "12:05am"),
        (9, 30, "9:30am"),
        (11, 59, "11:59am"),
        (12, 0, "midday"),
        (12, 30, "12:30pm"),
        (14, 0, "2pm"),
        (17, 30, "5:30pm"),
        (23, 59, "11:59pm"),
    ],
)
def test_a_time_is_said_as_on_the_clock_on_the_wall(hour, minute, said):
    assert clock_time(datetime(2026, 1, 6, hour, minute, 40, 123, UTC), LONDON) == said


def test_a_time_is_the_neighbourhood_s_own_in_summer_and_winter():
    assert clock_time(datetime(2026, 7, 1, 11, 0, tzinfo=UTC), LONDON) == "midday"
    assert clock_time(datetime(2026, 1, 1, 11, 0, tzinfo=UTC), LONDON) == "11am"
    assert clock_time(datetime(2026, 1, 1, 11, 0, tzinfo=UTC), ZoneInfo("Asia/Kolkata")) == "4:30pm"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (75, "1 hour 15 minutes"),
        (120, "2 hours"),
        (181, "3 hours 1 minute"),
    ],
)
def test_a_length_is_said_in_hours_and_minutes(minutes, said):
    assert length(minutes) == said
