"""Whom one may tell of regular company."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from aid.company_chances import Chance, Sign, may_suggest

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
ALONE = Chance(may_be_told=True, in_pair=False, signs={Sign.CHECK_INS: 1})


def test_whoever_said_so_and_sees_few_people_is_told():
    assert may_suggest(ALONE, NOW)


def test_whoever_has_not_said_so_is_never_told():
    assert not may_suggest(replace(ALONE, may_be_told=False, signs=dict.fromkeys(Sign, 99)), NOW)


def test_whoever_has_company_is_not_told():
    assert not may_suggest(replace(ALONE, in_pair=True), NOW)


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        ({}, False),
        ({Sign.CHECK_IN_REQUESTS: 2, Sign.COMPANY_REQUESTS: 1}, False),
        ({Sign.CHECK_IN_REQUESTS: 3}, True),
        ({Sign.COMPANY_REQUESTS: 2}, True),
    ],
)
def test_requests_say_it_once_there_are_enough_of_one_sort(signs, told):
    assert may_suggest(replace(ALONE, signs=signs), NOW) is told


@pytest.mark.parametrize(("days", "told"), [(0, False), (30, False), (31, True)])
def test_it_is_suggested_once_a_month_at_most(days, told):
    assert may_suggest(replace(ALONE, suggested_at=NOW - timedelta(days=days)), NOW) is told


@pytest.mark.parametrize(("days", "told"), [(31, False), (182, False), (183, True)])
def test_whoever_declined_is_left_alone_for_half_a_year(days, told):
    ago = NOW - timedelta(days=days)
    assert may_suggest(replace(ALONE, suggested_at=ago, declined_at=ago), NOW) is told
