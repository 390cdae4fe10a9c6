"""What became of every request, and whether anybody was asked too often, at night or for nothing."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aid.kinds import RULES
from aid.nights import is_night
from storage.database import Database
from storage.help_requests import Kind
from tests.year.seen import Seen

WEEK = timedelta(days=7)
NUDGES_A_WEEK_MAX = 3
ON_ITS_WAY = timedelta(seconds=2)  # a nudge may leave at the moment of a claim, and is edited at once
TIME_TO_END = timedelta(days=6)  # what comes again every week never stops coming
ENDED_WELL = ("withdrawn", "signposted")
IN_A_PERSONS_HANDS = "in a person's hands"


@dataclass(kw_only=True)
class Verdict:
    """How the requests ended, and all that is not as it must be, in words."""

    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    nudges: int = 0
    letters: int = 0


async def judge(db: Database, nudges: list[Seen], zone: ZoneInfo, now: datetime) -> Verdict:
    """From what stood on the phones and in the database, and nothing else."""
    tables = {name: await db.all(f"SELECT * FROM {name}") for name in ("help_requests", "outbox", "history")}
    verdict = Verdict(nudges=len(nudges), letters=len(tables["outbox"]))
    sent = {(row["kind"], row["about"]) for row in tables["outbox"] if row["state"] == "sent"}
    to_organisers = await _told_to_organisers(db)
    for request in tables["help_requests"]:
        end = _end(request, to_organisers, now)
        verdict.ends[end] += 1
        if end.startswith("lost"):
            verdict.faults.append(f"request {request['id']} is {end}")
        if not _was_told(request, sent):
            verdict.faults.append(f"nobody told whoever asked for {request['id']} ({request['status']})")
    unasked = await _unasked(db, nudges)
    verdict.faults += _too_often(unasked)
    verdict.faults += [f"a nudge left at night: {seen.at}" for seen in nudges if is_night(seen.at, zone)]
    verdict.faults += after_a_claim(nudges, tables["history"], _for_two(tables["help_requests"]))
    waiting = [row["kind"] for row in tables["outbox"] if row["state"] in ("waiting", "sending", "failed")]
    verdict.faults += [f"{number} letters {kind} never left" for kind, number in Counter(waiting).items()]
    return verdict


def _end(request: Any, to_organisers: set[int], now: datetime) -> str:
    if request["ended_at"] is None and date.fromisoformat(request["wanted_on"]) > (now - TIME_TO_END).date():
        return "under way"
    if request["outcome"] == "met":
        return "met"
    if request["status"] in ENDED_WELL:
        return str(request["status"])
    return IN_A_PERSONS_HANDS if request["id"] in to_organisers else f"lost: {request['status']}"


async def _told_to_organisers(db: Database) -> set[int]:
    rows = await db.all(
        "SELECT about FROM outbox WHERE state = 'sent' AND kind IN (SELECT value FROM json_each(:kinds))"
        " AND person_id IN (SELECT person_id FROM roles WHERE role = 'organiser')",
        kinds='["nobody_came", "not_all_well", "visit_unknown", "to_introduce"]',
    )
    return {row["about"] for row in rows}


def _was_told(request: Any, sent: set[tuple[str, int]]) -> bool:
    """Whoever withdrew it or answered "Did it come?" knows; the others were written to."""
    id = request["id"]
    if request["status"] == "could_not_fill":
        return ("nobody_found", id) in sent
    if request["status"] == "signposted":
        return ("signposted", id) in sent
    return not request["silent"] or ("closed_silently", id) in sent


async def _unasked(db: Database, nudges: list[Seen]) -> list[Seen]:
    """The nudges but for those of people who had said that they stand by for just this request."""
    rows = await db.all(
        "SELECT accounts.id AS account, history.subject_id AS request FROM history"
        " JOIN accounts ON accounts.person_id = history.actor_id WHERE history.verb = 'stand_by'"
    )
    wished = {(row["account"], row["request"]) for row in rows}
    return [seen for seen in nudges if (seen.chat_id, seen.request) not in wished]


def _too_often(nudges: list[Seen]) -> Iterator[str]:
    by_person: defaultdict[int, list[datetime]] = defaultdict(list)
    for seen in nudges:
        by_person[seen.chat_id].append(seen.at)
    for person, moments in by_person.items():
        moments.sort()
        for number, at in enumerate(moments):
            if number + 1 - bisect_left(moments, at - WEEK) > NUDGES_A_WEEK_MAX:
                passed = at - moments[number - NUDGES_A_WEEK_MAX]
                yield f"{person} was nudged {NUDGES_A_WEEK_MAX + 1} times in {passed}, the last time {at}"


def _for_two(requests: list[Any]) -> set[int]:
    return {row["id"] for row in requests if RULES[Kind(row["kind"])].helpers > 1}


def after_a_claim(nudges: list[Seen], history: list[Any], for_two: set[int]) -> Iterator[str]:
    """The nudges that left when nobody was wanted any more, by what history says."""
    moves: defaultdict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for row in history:
        if row["subject"] == "help_request" and row["verb"] in STANDING:
            standing = STANDING[row["verb"]]
            if row["verb"] == "claim" and row["subject_id"] in for_two:
                standing = "open"  # for the second of two
            moves[row["subject_id"]].append((datetime.fromisoformat(row["at"]), standing))
    for seen in nudges:
        id = seen.request
        # What leaves as it is taken may be on its way; what was given back is open from that moment.
        before = [
            (at, standing)
            for at, standing in moves[id]
            if at + (timedelta() if standing == "open" else ON_ITS_WAY) < seen.at
        ]
        if before and max(before)[1] != "open":
            yield f"a nudge for {id} left {seen.at - max(before)[0]} after it was {max(before)[1]}"


STANDING = {
    "ask": "open",
    "claim": "taken",
    "join": "taken",
    "introduce": "taken",
    "hand_back": "open",
    "remove": "open",
    "step_out": "open",
    "withdraw": "withdrawn",
    "lapse": "over",
    "signpost": "signposted",
}
