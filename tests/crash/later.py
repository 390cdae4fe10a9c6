"""What the oracle asks about what happens by itself, later: each nudge, reminder and question once."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from tests.crash.evidence import Evidence

ASKING = ("nudge", "same_again")
REMINDERS = {
    "tomorrow": "visit_tomorrow",
    "who_comes": "who_comes_tomorrow",
    "soon": "visit_soon",
    "happened": "did_it_happen",
    "ask_resident": "did_they_come",
    "still_asking": "still_asking",
}


def nudges_go_once(evidence: Evidence) -> Iterator[str]:
    """Whoever was asked has one nudge, and another only for what was given back since."""
    asked = {(row["person_id"], row["help_request_id"]) for row in evidence.rows("offers") if row["asked_at"]}
    written = Counter(
        (row["person_id"], row["about"]) for row in evidence.rows("outbox") if row["kind"] in ASKING
    )
    given_back = Counter(row["subject_id"] for row in evidence.rows("history") if row["verb"] == "hand_back")
    for person, request in asked | written.keys():
        if not 1 <= written[person, request] <= 1 + given_back[request]:
            yield f"{person} was nudged {written[person, request]} times for {request}"


def waves_go_once(evidence: Evidence) -> Iterator[str]:
    """So many waves as the search has counted, or fewer where there was nobody to wait for."""
    sent = Counter(row["subject_id"] for row in evidence.rows("history") if row["verb"] == "ask_neighbours")
    for search in evidence.rows("searches"):
        request = search["help_request_id"]
        if sent[request] > search["wave"]:
            yield f"{request} had {sent[request]} waves, not {search['wave']}"


def words_are_passed_on_once(evidence: Evidence) -> Iterator[str]:
    """What was written is there once for each who reads it, and each has one letter of it."""
    said = Counter(
        (row["from_id"], row["to_id"], row["text"]) for row in evidence.rows("messages") if row["text"]
    )
    yield from (f"{words} was kept {number} times" for words, number in said.items() if number > 1)
    kept = Counter((row["to_id"], row["id"]) for row in evidence.rows("messages"))
    written = Counter(
        (row["person_id"], row["about"]) for row in evidence.rows("outbox") if row["kind"] == "message_passed"
    )
    for letter in kept.keys() | written.keys():
        if kept[letter] != written[letter]:
            yield f"message {letter} was written {written[letter]} times instead of {kept[letter]}"


def dates_come_once(evidence: Evidence) -> Iterator[str]:
    """A series has each of its weeks up to the last one made, and a request for each that nobody left out.

    Whoever wants it weekly long after they first asked has no weeks in between.
    """
    for series in evidence.rows("series"):
        dates = {
            date.fromisoformat(row["wanted_on"]): row["help_request_id"]
            for row in evidence.rows("series_dates")
            if row["series_id"] == series["id"]
        }
        begins_on = date.fromisoformat(series["begins_on"])
        asked = sorted(day for day in dates if day >= begins_on)
        weeks = [asked[0] + timedelta(weeks=number) for number in range(len(asked))]
        if weeks != asked or len(dates) - len(asked) > 1:
            yield f"series {series['id']} has the dates {sorted(map(str, dates))}"
        if len(set(dates.values())) < len(dates):
            yield f"series {series['id']} asks twice by one request"
    dated = Counter(row["help_request_id"] for row in evidence.rows("series_dates"))
    for request in evidence.rows("help_requests"):
        if request["draft_id"] is None and request["follows_id"] is None and dated[request["id"]] != 1:
            yield f"request {request['id']} came by itself and is no date of a series"


def reminders_go_once(evidence: Evidence) -> Iterator[str]:
    """What the agenda says was done was written, and nothing else."""
    done = Counter(
        (row["person_id"], REMINDERS[row["what"]], row["help_request_id"])
        for row in evidence.rows("agenda")
        if row["what"] in REMINDERS and row["done_at"]
    )
    written = Counter(
        (row["person_id"], row["kind"], row["about"])
        for row in evidence.rows("outbox")
        if row["kind"] in REMINDERS.values()
    )
    for letter in done.keys() | written.keys():
        if done[letter] != written[letter]:
            yield f"{letter} was written {written[letter]} times instead of {done[letter]}"
