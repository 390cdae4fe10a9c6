"""What is due about a request, made from what is true of it."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aid.planning import Facts, Waits, plan
from storage.agenda import Entry, What
from storage.help_requests import HelpRequest, Kind, Part, Status

LONDON = ZoneInfo("Europe/London")
ROSA, BEN = 1, 2
DAY = date(2026, 3, 29)  # the night before has 23 hours
WAITS = Waits(
    visit=timedelta(hours=1), overdue=timedelta(minutes=15), still_asking=timedelta(hours=2),
    unknown=timedelta(hours=48), address=timedelta(hours=24),
)  # fmt: skip


def a_request(**facts: Any) -> HelpRequest:
    """A request that Ben has taken on."""
    usual = {
        "id": 1, "resident_id": ROSA, "asked_by": ROSA, "area_id": 1, "kind": Kind.SHOPPING, "wanted_on": DAY,
        "part": Part.MORNING, "status": Status.CLAIMED, "helper_id": BEN, "word": "robin", "silent": False,
        "asked_at": datetime(2026, 3, 27, 10, 0, tzinfo=UTC),
    }  # fmt: skip
    return HelpRequest(**{**{field.name: None for field in fields(HelpRequest)}, **usual, **facts})


def due(since: datetime, *entries: Entry, account: bool = True, **facts: Any) -> dict[What, datetime]:
    """What is due then, by what it is."""
    request = a_request(**facts)
    helpers = (request.helper_id,) if request.helper_id else ()
    found = plan(
        Facts(
            request=request, helpers=helpers, visits=[], entries=list(entries),
            posted_at=request.asked_at, reachable=account, since=since, zone=LONDON,
            waits=WAITS,
        )
    )  # fmt: skip
    return {entry.what: entry.due_at for entry in found}


def entry(what: What, person_id: int, due_at: datetime, done_at: datetime | None = None) -> Entry:
    return Entry(help_request_id=1, person_id=person_id, what=what, day=DAY, due_at=due_at, done_at=done_at)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def test_a_promise_brings_two_reminders_and_a_question_across_the_night_the_clocks_change() -> None:
    assert due(utc(27, 12)) == {
        What.TOMORROW: utc(28, 18),
        What.WHO_COMES: utc(28, 18),
        What.SOON: utc(29, 6),
        What.HAPPENED: utc(29, 12),
    }


def test_what_was_due_before_it_was_taken_on_is_not_planned_but_what_slept_is() -> None:
    assert What.TOMORROW not in due(utc(28, 19))
    slept = entry(What.TOMORROW, BEN, utc(28, 18))
    assert due(utc(28, 19), slept)[What.TOMORROW] == utc(28, 18)


def test_what_is_done_is_not_planned_again() -> None:
    done = [entry(what, who, utc(28, 18), utc(28, 18)) for what, who in
            ((What.TOMORROW, BEN), (What.WHO_COMES, ROSA), (What.SOON, BEN))]  # fmt: skip
    assert due(utc(28, 19), *done) == {What.HAPPENED: utc(29, 12)}
    assert What.SOON in due(utc(28, 19), *done, helper_id=3), "another helper is reminded too"


def test_after_a_question_nobody_answers_comes_the_resident_and_then_the_organisers() -> None:
    asked = entry(What.HAPPENED, BEN, utc(29, 12), utc(29, 12, 1))
    assert due(utc(29, 13), asked) == {What.ASK_RESIDENT: utc(30, 9)}
    then = entry(What.ASK_RESIDENT, ROSA, utc(30, 9), utc(30, 9, 5))
    assert due(utc(30, 10), asked, then) == {What.UNKNOWN: utc(30, 9, 5) + timedelta(hours=48)}
    assert due(utc(29, 13), asked, account=False) == {What.UNKNOWN: utc(30, 9)}


def test_who_takes_it_on_when_the_day_is_over_is_given_the_usual_time() -> None:
    assert due(utc(29, 16), claimed_at=utc(29, 16))[What.HAPPENED] == utc(29, 18)
    assert due(utc(29, 19), claimed_at=utc(29, 19))[What.HAPPENED] == utc(30, 7), "not at night"


def test_what_is_over_has_nothing_due_but_the_address() -> None:
    for status in (Status.CLOSED, Status.WITHDRAWN):
        ended = {"status": status, "ended_at": utc(29, 11)}
        assert due(utc(29, 11), **ended) == {What.FORGET_ADDRESS: utc(30, 11)}
    assert due(utc(29, 11), status=Status.REPORTED) == {}
