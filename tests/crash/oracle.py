"""The oracle: everything that is not as it must be, said in words. No words: nothing was lost or doubled."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from aid.help_requests import TRANSITIONS
from aid.retention import NUMBERS_LAST
from handlers.help_requests import UNDO_FOR
from tests.crash.evidence import Evidence
from tests.crash.later import (
    dates_come_once,
    nudges_go_once,
    reminders_go_once,
    waves_go_once,
    words_are_passed_on_once,
)
from tests.crash.mornings import answered_alarm_nobody, mornings_come_once, silence_reaches_somebody
from tests.crash.post import cards_are_true, letters_arrived, letters_were_written
from tests.crash.record import Tap
from tests.crash.signs import THANKS_FOR_CLAIMING, YOURS

VERBS = {
    "claim": "claim",
    "hand_back": "hand_back",
    "spent": "report_done",
    "came": "confirm",
    "withdraw": "withdraw",
    "undo": "withdraw",
}
OF_TAPS = {"ask", *VERBS.values()}
COME_SECOND = "come_second"
Found = Iterator[str]


def file_is_whole(evidence: Evidence) -> Found:
    """SQLite finds nothing wrong with it."""
    yield from evidence.books.damage


def updates_are_dealt_with(evidence: Evidence) -> Found:
    """Whatever Telegram gave away is in the inbox, and was dealt with; after a week it is dropped."""
    states = {row["update_id"]: row["state"] for row in evidence.rows("inbox")}
    updates = evidence.record.updates
    may_be_gone = max(updates.values()) - NUMBERS_LAST
    for update_id, at in updates.items():
        if update_id not in states and at < may_be_gone:
            continue
        if states.get(update_id) not in ("done", "set_aside"):
            yield f"update {update_id} is {states.get(update_id, 'not stored')}"


def taps_had_their_effect(evidence: Evidence) -> Found:
    """Each tap did what it says or was refused: not nothing, and not both.

    An answer may be lost with the one who gives it, what was done may not: it was done exactly as often
    as somebody was told so or was told nothing. Whoever came second hears it by letter too, if not by alert.
    """
    done = Counter(
        (evidence.account_of[row["actor_id"]], row["verb"], row["subject_id"])
        for row in evidence.rows("history")
        if row["subject"] == "help_request" and row["actor_id"] is not None and row["verb"] in OF_TAPS
    )
    second = {
        (evidence.account_of[row["actor_id"]], row["subject_id"])
        for row in evidence.rows("history")
        if row["verb"] == COME_SECOND
    }
    wanted = Counter(
        (tap.account_id, *what)
        for tap in evidence.taps
        if (what := _asked_for(evidence, tap)) and not _was_refused(evidence, tap)
    )
    for who, verb, subject in done.keys() | wanted.keys():
        times, taps = done[who, verb, subject], wanted[who, verb, subject]
        told = verb == "claim" and (who, subject) in second
        if not times <= taps <= times + told:
            yield f"{who} was not refused {taps} taps to {verb} {subject}, and it was done {times} times"


def requests_are_there_once(evidence: Evidence) -> Found:
    """Whoever saw "Sent" has one request, and nobody has one that they did not send."""
    for message in evidence.messages:
        ids = [int(data.split(":")[1]) for data in message.data if data.startswith("undo:")]
        if ids and evidence.asked_by(ids[0]) != message.chat_id:
            yield f"{message.chat_id} saw that {ids[0]} is sent, but it is not there"
    sent = {int(tap.data.split(":")[1]) for tap in evidence.record.taps if tap.label == "Send"}
    drafts = Counter(row["draft_id"] for row in evidence.rows("help_requests") if row["draft_id"] is not None)
    yield from (f"draft {draft} became {number} requests" for draft, number in drafts.items() if number > 1)
    yield from (f"draft {draft} was never sent, but is a request" for draft in drafts.keys() - sent)


def one_helper_at_a_time(evidence: Evidence) -> Found:
    """Nobody else is told that it is theirs before whoever was told so has tapped to give it back."""
    given_back = [(tap.account_id, _id(tap), tap.at) for tap in evidence.taps if _verb(tap) == "hand_back"]
    holders: dict[int, tuple[int, datetime]] = {}
    for at, who, id in sorted((*_thanked(evidence), *_handed_over(evidence))):
        holder, since = holders.setdefault(id, (who, at))
        if holder != who:
            holders[id] = (who, at)
            if not any((holder, id) == giver[:2] and since <= giver[2] <= at for giver in given_back):
                yield f"{who} was told that {id} is theirs while it was {holder}'s"


def statuses_follow_from_history(evidence: Evidence) -> Found:
    """Every request stands where its history leads, by allowed steps only."""
    for request in evidence.rows("help_requests"):
        status, holder = None, None
        for row in evidence.history_of(request):
            if row["verb"] in ("ask", "ask_for_date") and status is None:
                status = "open"
            elif row["verb"] in MOVES:
                status = TRANSITIONS.get(status, {}).get(row["verb"], f"{row['verb']} after {status}")
            if row["verb"] in ("claim", "hand_back"):
                holder = row["actor_id"] if row["verb"] == "claim" else None
        if (status, holder) != (request["status"], request["helper_id"]):
            yield f"{request['id']} is {request['status']}, its history leads to {status} and helper {holder}"


MOVES = {verb for ways in TRANSITIONS.values() for verb in ways}  # the rest of history moves nothing
CHECKS: tuple[Callable[[Evidence], Found], ...] = (
    file_is_whole,
    updates_are_dealt_with,
    taps_had_their_effect,
    requests_are_there_once,
    one_helper_at_a_time,
    statuses_follow_from_history,
    letters_were_written,
    letters_arrived,
    cards_are_true,
    nudges_go_once,
    waves_go_once,
    reminders_go_once,
    words_are_passed_on_once,
    dates_come_once,
    mornings_come_once,
    silence_reaches_somebody,
    answered_alarm_nobody,
)


def faults(evidence: Evidence) -> list[str]:
    """All that is wrong, each with the name of the check that found it."""
    return [f"{check.__name__}: {words}" for check in CHECKS for words in check(evidence)]


def _asked_for(evidence: Evidence, tap: Tap) -> tuple[str, int] | None:
    if tap.label == "Send":
        draft = int(tap.data.split(":")[1])
        ids = [row["id"] for row in evidence.rows("help_requests") if row["draft_id"] == draft]
        return "ask", ids[0] if ids else -draft
    if _verb(tap) not in VERBS or (_verb(tap) == "undo" and _came_late(evidence, tap)):
        return None
    return VERBS[_verb(tap)], _id(tap)


def _came_late(evidence: Evidence, tap: Tap) -> bool:
    # Then "Undo" only asks whether it shall be taken back.
    asked_at = [row["asked_at"] for row in evidence.rows("help_requests") if row["id"] == _id(tap)]
    heard_at = min((answer.at for answer in evidence.answers(tap)), default=tap.at)
    return bool(asked_at) and heard_at - datetime.fromisoformat(asked_at[0]) > UNDO_FOR


def _was_refused(evidence: Evidence, tap: Tap) -> bool:
    words = {answer.words for answer in evidence.answers(tap)}
    return bool(words) and not words & {None, THANKS_FOR_CLAIMING}


def _thanked(evidence: Evidence) -> Iterator[tuple[datetime, int, int]]:
    for tap in evidence.taps:
        for answer in evidence.answers(tap):
            if answer.words == THANKS_FOR_CLAIMING:
                yield answer.at, tap.account_id, _id(tap)


def _handed_over(evidence: Evidence) -> Iterator[tuple[datetime, int, int]]:
    for message in evidence.messages:
        if message.is_new and YOURS in message.text:
            ids = [int(data.split(":")[1]) for data in message.data if data.startswith("done:")]
            yield message.at, message.chat_id, ids[0]


def _verb(tap: Tap) -> str:
    return tap.data.partition(":")[0]


def _id(tap: Tap) -> int:
    return int(tap.data.split(":")[1])
