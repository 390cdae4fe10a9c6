"""Every state and every action: where the tables say so it goes there, and nowhere else."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

import storage.help_requests
from aid import finishing, help_requests, overseeing, people
from aid.help_requests import TRANSITIONS
from aid.refusals import Refusal
from aid.standings import STANDINGS
from storage import agenda
from storage.agenda import Entry, What
from storage.connection import Transaction
from storage.database import Database
from storage.help_requests import Outcome, Status
from storage.people import Standing
from tests.rows import remembered
from tests.village import ACCOUNTS, Village

REQUESTS = """
                claim    hand_back  report_done  confirm  withdraw  close_silently lapse          tell_outcome
open            claimed  -          -            -        withdrawn -              could_not_fill -
claimed         -        open       reported     -        withdrawn -              -              closed
reported        -        -          -            closed   withdrawn closed         -              closed
closed          -        -          -            -        -         -              -              -
signposted      -        -          -            -        -         -              -              -
withdrawn       -        -          -            -        -         -              -              -
could_not_fill  -        -          -            -        -         -              -              -
"""

# By organisers; by two who help together, or by somebody who was suggested: test_pairs, test_introducing.
FURTHER = """
                signpost    remove  introduce  join     step_out  reopen
open            signposted  -       claimed    -        -         -
claimed         -           open    -          claimed  claimed   -
reported        -           -       -          -        -         -
closed          -           -       -          -        -         -
signposted      -           -       -          -        -         open
withdrawn       -           -       -          -        -         open
could_not_fill  signposted  -       -          -        -         open
"""

NEIGHBOURS = """
             opt_in approve  decline opt_out leave_group  enter_group change_area take_off_list think_again
never        asked  -        -       -       -            -           -           -             -
asked        -      approved not_now left    -            -           asked       -             -
approved     -      -        -       left    out_of_group -           asked       not_now       asked
not_now      asked  approved -       -       -            -           -           -             asked
out_of_group -      -        -       left    -            approved    asked       not_now       -
left         asked  -        -       -       -            -           -           -             -
"""

# Who is in which standing, in the village.
WHO = {
    "never": "resident", "asked": "asked", "approved": "neighbour", "not_now": "not now",
    "out_of_group": "out of group", "left": "left",
}  # fmt: skip


def read(table: str) -> dict[tuple[str, str], str | None]:
    """(state, action) → where it leads, None where it leads nowhere."""
    head, *lines = table.strip("\n").splitlines()
    actions = head.split()
    cells = {}
    for line in lines:
        state, *ways = line.split()
        cells |= {
            (state, action): None if way == "-" else way for action, way in zip(actions, ways, strict=True)
        }
    return cells


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    db = await Database.open(tmp_path / "data" / "goodturn.db", tmp_path / "key")
    village = Village(db)
    await village.settle()
    yield village
    await db.close()


def test_the_code_holds_the_very_same_tables() -> None:
    both = read(REQUESTS) | read(FURTHER)
    said = {(str(state), action): None for state in TRANSITIONS for (_, action) in both}
    for state, ways in TRANSITIONS.items():
        said |= {(str(state), action): str(to) for action, to in ways.items()}
    assert said == both
    said = dict.fromkeys(read(NEIGHBOURS))
    for standing, ways in STANDINGS.items():
        said |= {(str(standing or "never"), action): str(to) for action, to in ways.items()}
    assert said == read(NEIGHBOURS)


def test_every_state_is_in_the_tables() -> None:
    assert {state for state, _ in read(REQUESTS)} == set(Status) == set(TRANSITIONS)
    neighbours = set(Standing) - {Standing.FROZEN}  # that one is an organiser's
    assert {state for state, _ in read(NEIGHBOURS)} == {*neighbours, "never"}
    assert set(STANDINGS) == {*neighbours, None}


@pytest.mark.parametrize("status", Status)
async def test_a_request_goes_only_where_its_table_says(village: Village, status: Status) -> None:
    id = await village.request(status)
    before = await remembered(village.db)
    helper = await village.id("helper")
    actions = help_actions(village, helper)
    for action in actions:
        by = await village.id(WHOSE.get(action, "organiser"))
        end = await village.tries(lambda tx, action=action, by=by: actions[action](tx, id, by))
        expected = (read(REQUESTS) | read(FURTHER))[status, action]
        assert isinstance(end, Refusal) is (expected is None), (status, action, end)
        if not isinstance(end, Refusal):
            (row,) = [row for row in end["help_requests"] if row[0] == id]
            assert expected in row, (status, action)
            assert end["history"][-1][3] == action
        assert await remembered(village.db) == before


# Whoever may do it where it may be done; the others are in test_permissions.
WHOSE = {
    "claim": "neighbour", "hand_back": "helper", "report_done": "helper", "confirm": "resident",
    "withdraw": "resident", "tell_outcome": "resident", "signpost": "organiser", "remove": "organiser",
}  # fmt: skip


async def asked_and_told(village: Village, tx: Transaction, id: int, by: int) -> None:
    """The helper said nothing, so the resident was asked, and tells."""
    request = await storage.help_requests.find(tx, id)
    entry = Entry(
        help_request_id=id, person_id=by, what=What.ASK_RESIDENT, day=request.wanted_on, due_at=village.now
    )
    await agenda.plan(tx, id, [entry])
    await agenda.finish(tx, entry, village.now)
    await finishing.tell_outcome(tx, id, by=by, outcome=Outcome.PARTLY, now=village.now)


def help_actions(village: Village, helper: int) -> dict:
    """Each action on a request, as done by somebody."""
    now, later = village.now, village.now + timedelta(hours=48)
    verbs = help_requests
    return {
        "claim": lambda tx, id, by: verbs.claim(tx, id, by=by, now=now),
        "hand_back": lambda tx, id, by: verbs.hand_back(tx, id, by=by, now=now),
        "report_done": lambda tx, id, by: finishing.report_done(
            tx, id, by=by, minutes=30, confirm_by=later, now=now
        ),
        "confirm": lambda tx, id, by: finishing.confirm(tx, id, by=by, outcome=Outcome.PARTLY, now=now),
        "withdraw": lambda tx, id, by: verbs.withdraw(tx, id, by=by, now=now),
        "close_silently": lambda tx, id, by: finishing.close_silently(tx, id, now=now),
        "lapse": lambda tx, id, by: verbs.lapse(tx, id, now=now),
        "signpost": lambda tx, id, by: overseeing.signpost(
            tx, id, by=by, words="The lunch club", draft_id=None, now=now
        ),
        "remove": lambda tx, id, by: overseeing.remove(tx, id, helper, by=by, now=now),
        "tell_outcome": lambda tx, id, by: asked_and_told(village, tx, id, by),
    }


def standing_actions(village: Village, organiser: int) -> dict:
    """Each action on a neighbour's standing."""
    now = village.now
    return {
        "opt_in": lambda tx, id: people.opt_in(tx, id, now=now),
        "opt_out": lambda tx, id: people.opt_out(tx, id, now=now),
        "approve": lambda tx, id: people.approve(tx, id, by=organiser, now=now),
        "decline": lambda tx, id: people.decline(tx, id, by=organiser, now=now),
        "leave_group": lambda tx, id: people.leave_group(tx, id, now=now),
        "enter_group": lambda tx, id: people.enter_group(tx, id, now=now),
        "change_area": lambda tx, id: people.correct(tx, id, area_id=village.oak, now=now),
    }


# These are no wish of a person's that could be refused: where nothing follows, nothing is said.
QUIET = ("leave_group", "enter_group", "change_area")


@pytest.mark.parametrize("standing", WHO)
async def test_a_standing_changes_only_as_its_table_says(village: Village, standing: str) -> None:
    id, organiser = await village.id(WHO[standing]), await village.id("organiser")
    before = await remembered(village.db)
    was = role(before, id)
    for action, act in standing_actions(village, organiser).items():
        expected = read(NEIGHBOURS)[standing, action]
        end = await village.tries(lambda tx, act=act: act(tx, id))
        assert await remembered(village.db) == before
        if expected is None and action not in QUIET:
            assert isinstance(end, Refusal), (standing, action)
            continue
        assert not isinstance(end, Refusal), (standing, action, end)
        assert role(end, id) == (was if expected is None else expected), (standing, action)


def role(rows: dict, id: int) -> str | None:
    """Somebody's standing as a neighbour, in the rows."""
    return next((row[2] for row in rows["roles"] if row[:2] == (id, "neighbour")), None)


def test_everybody_in_the_tables_lives_in_the_village() -> None:
    assert {*WHO.values(), *WHOSE.values()} <= set(ACCOUNTS)
