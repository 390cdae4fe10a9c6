"""Weeks of a busy street: whatever people do or forget, no request is lost and nobody is asked too often.

GOODTURN_REQUESTS=10000 with GOODTURN_DAYS=365 plays a whole year, and so does `python -m tests.year`.
"""

import os
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from tests.conftest import Neighbourhood
from tests.year.play import Year
from tests.year.seen import Seen
from tests.year.verdict import after_a_claim, judge

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
    # Of some 18 one is withdrawn: among few requests there may be none.
    assert ({"met", "withdrawn"} if REQUESTS >= 1000 else {"met"}) <= verdict.ends.keys()


MORNING = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moves", "minutes", "is_fault"),
    [
        (["claim"], 60, True),
        (["claim"], 0, False),  # it was on its way
        (["claim", "hand_back"], 60, False),
        (["claim", "hand_back", "claim"], 180, True),
        (["claim", "hand_back"], 30, True),
    ],
)
def test_a_nudge_after_a_claim_is_seen_and_one_as_it_is_given_back_is_none(moves, minutes, is_fault) -> None:
    history = [
        {"subject": "help_request", "subject_id": 1, "verb": verb, "at": (MORNING + after).isoformat()}
        for verb, after in zip(moves, (timedelta(), timedelta(hours=1), timedelta(hours=2)), strict=False)
    ]
    at = MORNING + timedelta(minutes=minutes, milliseconds=1)
    buttons = (("Not this time", "not_now:1"),)
    nudge = Seen(at=at, chat_id=1003, id=1, is_new=True, silent=False, text="", buttons=buttons)
    assert bool(list(after_a_claim([nudge], history, set()))) is is_fault
