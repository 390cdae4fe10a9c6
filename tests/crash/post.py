"""What the oracle asks about letters and cards: written, arrived, true at the end, and how often repeated."""

from collections import Counter
from collections.abc import Iterator

from handlers import LETTERS
from tests.crash import signs
from tests.crash.books import Row
from tests.crash.evidence import Evidence

TOLD = {
    "claim": (
        ("helper", "hand_over"),
        ("helper", "hand_over_voice"),
        ("helper", "hand_over_photo"),
        ("resident", "helper_found"),
    ),
    "hand_back": (("resident", "handed_back"),),
    "report_done": (("resident", "did_it_come"),),
    "confirm": (("helper", "thanked"),),
    "close_silently": (("resident", "closed_silently"), ("helper", "thanked")),
    "withdraw": (("helper", "not_needed"),),
    "change": (("helper", "request_changed"),),
}
FILES = {"hand_over_voice": "voice", "hand_over_photo": "photo"}

NEVER_SHOWN = ("withdrawn", "could_not_fill")  # what was over before its card could appear


def letters_were_written(evidence: Evidence) -> Iterator[str]:
    """One for everybody whom a change concerns: no more, and no less."""
    wanted = Counter(
        letter for request in evidence.rows("help_requests") for letter in _wanted(evidence, request)
    )
    found = Counter(
        (row["person_id"], row["kind"], row["about"])
        for row in evidence.rows("outbox")
        if row["kind"] in signs.LETTERS
    )
    for letter in wanted.keys() | found.keys():
        if wanted[letter] != found[letter]:
            yield f"{letter} was written {found[letter]} times instead of {wanted[letter]}"


def letters_arrived(evidence: Evidence) -> Iterator[str]:
    """All that mattered. One that was let go as stale had indeed nothing left to tell."""
    arrived = {
        (message.chat_id, message.id): message.signs for message in evidence.messages if message.is_new
    }
    for row in evidence.rows("outbox"):
        told = arrived.get((evidence.account_of[row["person_id"]], row["message_id"]), "")
        if row["state"] == "stale":
            if row["kind"] in signs.LETTERS and not _has_changed_since(evidence, row):
                yield f"letter {row['id']} ({row['kind']}) was let go though it was true"
        elif row["state"] == "sent" and row["message_id"] is None:
            if LETTERS[row["kind"]].again:
                yield f"letter {row['id']} ({row['kind']}) counts as sent, but nobody saw it leave"
        elif row["state"] != "sent":
            yield f"letter {row['id']} ({row['kind']}) is {row['state']}: {row['error']}"
        elif not told or signs.LETTERS.get(row["kind"], "") not in told:
            yield f"letter {row['id']} ({row['kind']}) is not what arrived: {told!r}"


def cards_are_true(evidence: Evidence) -> Iterator[str]:
    """One for each request, looking as the request stands; none only where it was over before it appeared."""
    looks = {(message.chat_id, message.id): message for message in evidence.messages}
    cards, sent = {row["about"]: row for row in _cards(evidence)}, _cards_sent(evidence)
    for request in evidence.rows("help_requests"):
        card = cards.get(request["id"])
        if card is None:
            yield f"request {request['id']} has no card"
        elif card["message_id"] is None:
            # A crash may have taken its number, and the first tap come before another: a stray.
            if request["status"] not in NEVER_SHOWN and not sent[request["id"]]:
                yield f"request {request['id']} is {request['status']}, and its card never appeared"
        else:
            shown = looks[card["chat_id"], card["message_id"]]
            if signs.CARDS[request["status"]] not in shown.text or bool(shown.data) != (
                request["status"] == "open"
            ):
                yield f"request {request['id']} is {request['status']}, but its card says {shown.text!r}"


def letters(evidence: Evidence) -> int:
    """How many were to be delivered."""
    return sum(row["kind"] in signs.LETTERS for row in evidence.rows("outbox"))


def repeats(evidence: Evidence) -> int:
    """How many letters and cards arrived beyond the one that the bot knows of."""
    arrived = Counter(
        (message.chat_id, kind)
        for message in evidence.messages
        for kind, sign in signs.LETTERS.items()
        if message.is_new and sign in message.signs and message.chat_id > 0
    )
    due = Counter(
        (evidence.account_of[row["person_id"]], row["kind"])
        for row in evidence.rows("outbox")
        if row["message_id"] or (row["state"] == "stale" and row["attempts"])
    )
    known = sum(card["message_id"] is not None for card in _cards(evidence))
    return (arrived - due).total() + _cards_sent(evidence).total() - known


def _cards(evidence: Evidence) -> list[Row]:
    return [row for row in evidence.rows("cards") if row["kind"] == "request"]


def _cards_sent(evidence: Evidence) -> Counter[int]:
    return Counter(
        int(data.split(":")[1])
        for message in evidence.messages
        for data in message.data
        if message.is_new and message.chat_id < 0 and data.startswith("claim:")
    )


def _wanted(evidence: Evidence, request: Row) -> Iterator[tuple[int, str, int]]:
    helper = None
    for row in evidence.history_of(request):
        if row["verb"] == "claim":
            helper = row["actor_id"]
        kinds = TOLD.get(row["verb"], ())
        if row["verb"] == "confirm" and request["outcome"] != "met":
            kinds = (("organiser", "not_all_well"),)
        who = {"helper": [helper], "resident": [request["resident_id"]], "organiser": evidence.organisers}
        for role, kind in kinds:
            if kind not in FILES or request[FILES[kind]]:
                yield from ((person, kind, request["id"]) for person in who[role] if person)
        if row["verb"] == "hand_back":
            helper = None


def _has_changed_since(evidence: Evidence, letter: Row) -> bool:
    return any(
        letter["posted_at"] < row["at"] <= letter["settled_at"]
        for row in evidence.rows("history")
        if (row["subject"], row["subject_id"]) == ("help_request", letter["about"])
    )
