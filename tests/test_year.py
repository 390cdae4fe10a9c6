"""Weeks of a busy street: whatever people do or forget, no request is lost and nobody is asked too often.

GOODTURN_REQUESTS=10000 with GOODTURN_DAYS=365 plays a whole year, and so does `python -m tests.year`.
"""

import os
from random import Random

import pytest

from tests.conftest import Neighbourhood
from tests.year.play import Year
from tests.year.verdict import judge

REQUESTS = int(os.environ.get("GOODTURN_REQUESTS", "30"))
DAYS = int(os.environ.get("GOODTURN_DAYS", "4"))
SEED = int(os.environ.get("GOODTURN_SEED", Random().randrange(1_000_000)))


# The verdict is read from letters that would be forgotten after 90 days.
@pytest.mark.parametrize("empty_street", [{"wait_forget_letters": "P800D"}], indirect=True)
async def test_no_request_is_lost_and_nobody_is_asked_too_often(street: Neighbourhood) -> None:
    print(f"GOODTURN_SEED={SEED}")
    size = {"residents": 8, "neighbours": 25} if REQUESTS < 1000 else {"residents": 80, "neighbours": 150}
    year = Year(street, Random(SEED), **size)
    await year.move_in()
    await year.go_by(REQUESTS, DAYS)
    verdict = await judge(street.app.db, year.nudges, street.app.settings.time_zone, street.clock.now())
    print(verdict.ends, f"{verdict.nudges} nudges, {verdict.letters} letters")
    assert verdict.faults == []
    assert verdict.ends.total() >= REQUESTS / 2
    assert verdict.nudges > REQUESTS / 2
    assert {"met", "withdrawn"} <= verdict.ends.keys()
