"""The days of a pair."""

from datetime import UTC, date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from aid.company_days import Rhythm, meetings, next_question, questions, reminded_at

TUESDAY = date(2026, 3, 3)
DAYS = any_.dates(min_value=date(2026, 1, 1), max_value=date(2040, 1, 1))


def days(first_on, rhythm, until, start=None):
    return [f"{day:%d.%m.%y}" for day in meetings(start or first_on, until, first_on=first_on, rhythm=rhythm)]


@pytest.mark.parametrize(
    ("rhythm", "first"),
    [
        (Rhythm.WEEK, ["03.03.26", "10.03.26", "17.03.26"]),
        (Rhythm.SECOND_WEEK, ["03.03.26", "17.03.26", "31.03.26"]),
        (Rhythm.MONTH, ["03.03.26", "07.04.26", "05.05.26"]),
    ],
)
def test_two_meet_on_the_weekday_of_the_first_time(rhythm, first):
    assert days(TUESDAY, rhythm, date(2026, 6, 1))[:3] == first


def test_a_fifth_weekday_is_the_last_of_each_month():
    assert days(date(2026, 3, 31), Rhythm.MONTH, date(2026, 7, 1)) == [
        "31.03.26", "28.04.26", "26.05.26", "30.06.26",
    ]  # fmt: skip


def test_every_second_week_goes_on_over_a_year_of_53_weeks():
    first, start = date(2026, 12, 22), date(2027, 1, 1)
    assert days(first, Rhythm.SECOND_WEEK, date(2027, 1, 20), start) == ["05.01.27", "19.01.27"]


@pytest.mark.parametrize("rhythm", Rhythm)
def test_no_meeting_is_before_the_first(rhythm):
    assert days(TUESDAY, rhythm, TUESDAY, start=date(2026, 1, 1)) == ["03.03.26"]


@given(first_on=DAYS)
def test_every_month_has_exactly_one(first_on):
    until = date(first_on.year + 2, first_on.month, 1)
    months = [(day.year, day.month) for day in meetings(first_on, until, first_on=first_on, rhythm="month")]
    assert len(months) == len(set(months))
    assert 24 <= len(months) <= 25


def test_asked_after_the_first_third_and_sixth_week_and_every_month_after():
    assert list(islice(questions(TUESDAY), 5)) == [
        date(2026, 3, 10), date(2026, 3, 24), date(2026, 4, 14), date(2026, 5, 14), date(2026, 6, 14),
    ]  # fmt: skip


def test_a_short_february_moves_one_question_only():
    sixth_week = islice(questions(date(2026, 11, 19)), 2, 6)
    assert [day.isoformat() for day in sixth_week] == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]


def test_what_was_missed_while_we_were_away_is_not_asked_in_a_row():
    assert next_question(TUESDAY, after=date(2026, 5, 20)) == date(2026, 6, 14)


def test_nobody_is_asked_twice_on_one_day():
    assert next_question(TUESDAY, after=date(2026, 3, 10)) == date(2026, 3, 24)


@given(met_on=DAYS, after=DAYS)
def test_the_next_question_is_always_later(met_on, after):
    assert next_question(met_on, after) > after


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 3, 29), 18), (date(2026, 3, 30), 17)])
def test_the_reminder_comes_at_6pm_there_whatever_the_clocks_do(day, hour):
    evening = datetime(2026, 3, day.day - 1, hour, tzinfo=UTC)
    assert reminded_at(day, ZoneInfo("Europe/London")) == evening
