"""On which days a series falls and when each is asked for: clock changes, leap days, week 53, new year."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aid.series_days import days, falls_on, reached

LONDON = ZoneInfo("Europe/London")
AHEAD = timedelta(days=5)
DAY = timedelta(days=1)

some_day = st.dates(date(2020, 1, 1), date(2034, 12, 31))
some_weekdays = st.sets(st.sampled_from("1234567"), min_size=1).map(lambda chosen: "".join(sorted(chosen)))


def falls(start: str, until: str, *, first: str, every: int = 1, weekdays: str) -> list[str]:
    """The days, written out."""
    first_on = date.fromisoformat(first)
    found = days(
        date.fromisoformat(start),
        date.fromisoformat(until),
        first_on=first_on,
        every=every,
        weekdays=weekdays,
    )
    return [str(day) for day in found]


@given(some_day, some_day, st.sampled_from([1, 2]), some_weekdays)
def test_every_chosen_weekday_comes_once_a_week_or_every_second(first, start, every, weekdays):
    found = list(days(start, start + 27 * DAY, first_on=first, every=every, weekdays=weekdays))
    assert found == sorted(set(found))
    assert all(str(day.isoweekday()) in weekdays for day in found)
    assert len(found) == len(weekdays) * 4 // every
    for weekday in weekdays:
        same = [day for day in found if str(day.isoweekday()) == weekday]
        assert all(later - day == every * 7 * DAY for day, later in pairwise(same))


@given(some_day, st.sampled_from([1, 2]))
def test_the_first_day_is_always_one_of_them(first, every):
    assert falls_on(first, first_on=first, every=every, weekdays=str(first.isoweekday()))
    assert falls_on(first + 14 * DAY, first_on=first, every=every, weekdays=str(first.isoweekday()))
    assert falls_on(first + 7 * DAY, first_on=first, every=2, weekdays=str(first.isoweekday())) is False


def test_every_second_week_goes_on_across_a_new_year_with_a_week_53():
    # 2026 has 53 weeks: by their numbers, 53 and 1 would both be odd.
    assert falls("2026-12-15", "2027-01-31", first="2026-12-15", every=2, weekdays="2") == [
        "2026-12-15", "2026-12-29", "2027-01-12", "2027-01-26",
    ]  # fmt: skip


def test_a_week_that_lies_in_two_years_is_one_week():
    assert falls("2026-12-28", "2027-01-17", first="2026-12-28", every=2, weekdays="15") == [
        "2026-12-28", "2027-01-01", "2027-01-11", "2027-01-15",
    ]  # fmt: skip


def test_a_leap_day_is_a_day():
    assert falls("2028-02-22", "2028-03-07", first="2028-02-22", weekdays="2") == [
        "2028-02-22", "2028-02-29", "2028-03-07",
    ]  # fmt: skip


@given(some_day, st.integers(0, 30), st.sampled_from(["Europe/London", "America/New_York", "Asia/Kathmandu"]))
def test_a_day_is_asked_for_from_8_in_the_morning_there_whatever_the_clocks_do(day, ahead, zone):
    there = ZoneInfo(zone)
    eight = datetime.combine(day - ahead * DAY, datetime.min.time(), there).replace(hour=8).astimezone(UTC)
    assert reached(eight, there, ahead * DAY) == day
    assert reached(eight - timedelta(seconds=1), there, ahead * DAY) == day - DAY


@pytest.mark.parametrize(
    ("day", "eight"),
    [
        ("2026-03-31", "2026-03-26T08:00+00:00"),  # the clocks go forward on Sunday 29 March
        ("2026-04-07", "2026-04-02T07:00+00:00"),
        ("2026-10-27", "2026-10-22T07:00+00:00"),  # they go back on Sunday 25 October
        ("2026-11-03", "2026-10-29T08:00+00:00"),
        ("2026-03-29", "2026-03-24T08:00+00:00"),
        ("2026-04-03", "2026-03-29T07:00+00:00"),
        ("2026-10-30", "2026-10-25T08:00+00:00"),
        ("2028-03-05", "2028-02-29T08:00+00:00"),
    ],
)
def test_around_both_clock_changes_and_a_leap_day(day, eight):
    moment = datetime.fromisoformat(eight)
    assert str(reached(moment, LONDON, AHEAD)) == day
    assert str(reached(moment - timedelta(minutes=1), LONDON, AHEAD)) < day
