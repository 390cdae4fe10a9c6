"""What the oracle asks about what happens by itself, later: each nudge, reminder and question once."""

from collections import Counter
from collections.abc import Iterator

from tests.crash.evidence import Evidence

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
        (row["person_id"], row["about"]) for row in evidence.rows("outbox") if row["kind"] == "nudge"
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
