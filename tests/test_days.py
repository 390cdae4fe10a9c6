"""Days as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from aid.refusals import DayPassed, DayTooFar, DayUnclear, Refusal
from handlers.days import AHEAD_MAX, offered, read_day, read_when
from storage.help_requests import Part

TODAY = date(2026, 3, 3)  # a Tuesday


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2026, 3, 4)),
        (" TOMORROW. ", date(2026, 3, 4)),
        ("wednesday", date(2026, 3, 4)),
        ("on Wednesday", date(2026, 3, 4)),
        ("Mon", date(2026, 3, 9)),
        ("tuesday", date(2026, 3, 10)),
        ("3 March", TODAY),
        ("5 March", date(2026, 3, 5)),
        ("5 mar", date(2026, 3, 5)),
        ("5th March", date(2026, 3, 5)),
        ("the 5th", date(2026, 3, 5)),
        ("The 3rd", TODAY),
        ("2nd", date(2026, 4, 2)),
        ("the 31st", date(2026, 3, 31)),
        ("Thursday the 5th", date(2026, 3, 5)),
        ("March the 5th", date(2026, 3, 5)),
        ("3/3", TODAY),
        ("day after tomorrow", date(2026, 3, 5)),
        ("the day after tomorrow", date(2026, 3, 5)),
        ("this Friday", date(2026, 3, 6)),
        ("next Tuesday", date(2026, 3, 10)),
        ("next Friday", date(2026, 3, 13)),
        ("next mon", date(2026, 3, 9)),
        ("Friday next week", date(2026, 3, 13)),
        ("Friday week", date(2026, 3, 13)),
        ("Tuesday week", date(2026, 3, 17)),
        ("a week on Thursday", date(2026, 3, 12)),
        ("a week today", date(2026, 3, 10)),
        ("tomorrow week", date(2026, 3, 11)),
        ("in 3 days", date(2026, 3, 6)),
        ("in three days", date(2026, 3, 6)),
        ("in a week", date(2026, 3, 10)),
        ("In 2 weeks.", date(2026, 3, 17)),
        ("in a fortnight", date(2026, 3, 17)),
        ("5th of March", date(2026, 3, 5)),
        ("5. March", date(2026, 3, 5)),
        ("March 5", date(2026, 3, 5)),
        ("March 5th, 2026", date(2026, 3, 5)),
        ("Thursday 5 March", date(2026, 3, 5)),
        ("Thursday, 5th of March 2026", date(2026, 3, 5)),
        ("05/03", date(2026, 3, 5)),
        ("5.3.", date(2026, 3, 5)),
        ("5-3-26", date(2026, 3, 5)),
        ("5 3 2026", date(2026, 3, 5)),
        ("31 May", date(2026, 5, 31)),
        ("3 June", date(2026, 6, 3)),
    ],
)
def test_a_day_is_read_however_it_is_written(said: str, day: date) -> None:
    assert read_day(said, TODAY) == day


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 3, 2), date(2026, 3, 13)),  # a Monday: not this week's
        (date(2026, 3, 7), date(2026, 3, 13)),  # a Saturday
        (date(2026, 3, 8), date(2026, 3, 13)),  # a Sunday
    ],
)
def test_next_friday_is_the_one_of_next_week(today: date, day: date) -> None:
    assert read_day("next Friday", today) == day


def test_the_31st_is_looked_for_where_there_is_one() -> None:
    assert read_day("the 31st", date(2026, 4, 1)) == date(2026, 5, 31)
    assert read_day("the 30th", date(2026, 1, 31)) == date(2026, 3, 30)
    assert read_day("the 1st", date(2026, 12, 30)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("2 March", DayPassed),
        ("2/3", DayPassed),
        ("1 January 2026", DayPassed),
        ("3/3/1999", DayPassed),
        ("4 June", DayTooFar),
        ("31 December", DayTooFar),
        ("3 March 2027", DayTooFar),
        ("30 February", DayUnclear),
        ("31/4", DayUnclear),
        ("32 March", DayUnclear),
        ("0/0", DayUnclear),
        ("5/13", DayUnclear),
        ("5 3 0000", DayUnclear),
        ("soon", DayUnclear),
        ("tu", DayUnclear),
        ("3", DayUnclear),
        ("March", DayUnclear),
        ("next week", DayUnclear),
        ("next", DayUnclear),
        ("week", DayUnclear),
        ("a week", DayUnclear),
        ("in 3", DayUnclear),
        ("in some days", DayUnclear),
        ("in 0 moons", DayUnclear),
        ("in 99 weeks", DayTooFar),
        ("the 32nd", DayUnclear),
        ("the 0th", DayUnclear),
        ("Smarch the 5th", DayUnclear),
        ("3pm", DayUnclear),
        ("5 Smarch", DayUnclear),
        ("", DayUnclear),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_reason(said: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read_day(said, TODAY)


@pytest.mark.parametrize(
    ("said", "today", "day"),
    [
        ("5 January", date(2026, 12, 28), date(2027, 1, 5)),
        ("5/1", date(2026, 12, 28), date(2027, 1, 5)),
        ("29 February", date(2027, 12, 20), date(2028, 2, 29)),
        ("31 December", date(2026, 12, 31), date(2026, 12, 31)),
        ("friday", date(2026, 12, 30), date(2027, 1, 1)),
    ],
)
def test_around_the_new_year_the_coming_one_is_meant(said: str, today: date, day: date) -> None:
    assert read_day(said, today) == day


@pytest.mark.parametrize(
    ("said", "day", "part"),
    [
        ("tomorrow", date(2026, 3, 4), Part.DAY),
        ("tomorrow morning", date(2026, 3, 4), Part.MORNING),
        ("Friday afternoon", date(2026, 3, 6), Part.AFTERNOON),
        ("Friday, in the afternoon", date(2026, 3, 6), Part.AFTERNOON),
        ("5 March in the morning", date(2026, 3, 5), Part.MORNING),
        ("this afternoon", TODAY, Part.AFTERNOON),
        ("next Friday afternoon", date(2026, 3, 13), Part.AFTERNOON),
        ("the 5th in the morning", date(2026, 3, 5), Part.MORNING),
        ("in 3 days, in the morning", date(2026, 3, 6), Part.MORNING),
        ("Friday am", date(2026, 3, 6), Part.MORNING),
        ("tomorrow at 3pm", date(2026, 3, 4), Part.AFTERNOON),
        ("Friday, 10.30 am", date(2026, 3, 6), Part.MORNING),
        ("Afternoon!", TODAY, Part.AFTERNOON),
    ],
)
def test_a_part_of_the_day_may_be_said_with_it(said: str, day: date, part: Part) -> None:
    assert read_when(said, TODAY) == (day, part)


@given(any_.text(max_size=30))
def test_any_words_give_a_day_ahead_or_a_refusal(said: str) -> None:
    try:
        day, _part = read_when(said, TODAY)
    except Refusal:
        return
    assert timedelta() <= day - TODAY <= AHEAD_MAX


@given(any_.dates(date(2024, 1, 1), date(2032, 12, 31)), any_.integers(0, 92))
def test_every_day_of_the_next_three_months_can_be_written(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    for said in (f"{day.day}/{day.month}", f"{day:%d %B}", f"{day:%A} {day.day} {day:%B}", f"{day:%d.%m.%Y}"):
        assert read_day(said, today) == day


def test_two_weeks_are_offered_from_the_day_after_tomorrow() -> None:
    assert offered(TODAY)[0] == date(2026, 3, 5)
    assert offered(TODAY)[-1] == date(2026, 3, 18)
