"""Floods: who writes faster than anybody can read hears so once; then no more is taken in until it is calm.

What has been taken in is dealt with all the same. What may be a cry for help is always taken in.
"""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from aid.dangers import danger_in
from aid.words import later_p
from handlers.plain import Says, as_label

AT_ONCE_MAX = 600  # as much as somebody may have said while we were away
A_MINUTE_MAX = 60
CALM = timedelta(minutes=1)
ACCOUNTS_MAX = 10_000

SAID = {"message", "edited_message", "callback_query"}  # what people do by the dozen
ALWAYS_HEARD_TAPS = ("call",)
FOR_A_PERSON = frozenset(
    label
    for says in (later_p("button", "Talk to a person"), later_p("button", "Ring me"))
    for label in Says(says).labels
)
# Each says of what somebody wrote whether it is a cry for help.
ALWAYS_HEARD: tuple[Callable[[str], bool], ...] = (
    lambda said: as_label(said) in FOR_A_PERSON,
    lambda said: danger_in(said) is not None,
)


class Verdict(Enum):
    """What becomes of an update. `TELL`: its sender hears that it was too much."""

    KEEP = "keep"
    TELL = "tell"
    DROP = "drop"


class Bucket:
    """How much one account may still say: it fills up by so many a minute."""

    def __init__(self, now: datetime) -> None:
        self.left = float(AT_ONCE_MAX)
        self.at = now
        self.silent = False

    def take(self, now: datetime) -> Verdict:
        """One more update."""
        passed, self.at = max(now - self.at, timedelta()), now
        if self.silent and passed < CALM:
            return Verdict.DROP
        if self.silent:
            self.silent, self.left = False, float(A_MINUTE_MAX)
        self.left = min(self.left + passed / timedelta(minutes=1) * A_MINUTE_MAX, AT_ONCE_MAX)
        if self.left < 1:
            self.silent = True
            return Verdict.TELL
        self.left -= 1
        return Verdict.KEEP

    def is_full(self, now: datetime) -> bool:
        """It would make no difference if it were forgotten."""
        return now - self.at > timedelta(minutes=math.ceil(AT_ONCE_MAX / A_MINUTE_MAX))


class Floods:
    """All who have written lately. Nothing of it is kept when we end: then everybody begins anew."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[int, bool], Bucket] = {}

    def judge(self, account_id: int, raw: dict[str, Any], now: datetime) -> Verdict:
        """What becomes of this update. A cry for help is taken in all the same."""
        if len(self._buckets) >= ACCOUNTS_MAX:
            self._buckets = {key: one for key, one in self._buckets.items() if not one.is_full(now)}
        bucket = self._bucket(account_id, False, now)
        verdict = bucket.take(now)
        if verdict is Verdict.KEEP or not always_heard(raw):
            return verdict
        if verdict is Verdict.TELL:
            bucket.silent = False  # they hear of it at the next that is too much
        kept = self._bucket(account_id, True, now).take(now) is Verdict.KEEP
        return Verdict.KEEP if kept else Verdict.DROP

    def _bucket(self, account_id: int, cries: bool, now: datetime) -> Bucket:
        return self._buckets.setdefault((account_id, cries), Bucket(now))


def always_heard(raw: dict[str, Any]) -> bool:
    """Does somebody want a person?"""
    tap = raw.get("callback_query")
    if isinstance(tap, dict):
        return tap.get("data") in ALWAYS_HEARD_TAPS
    message = raw.get("message") or raw.get("edited_message")
    said = (message.get("text") or message.get("caption")) if isinstance(message, dict) else None
    return isinstance(said, str) and any(is_heard(said) for is_heard in ALWAYS_HEARD)


def too_fast(raw: dict[str, Any], account_id: int) -> dict[str, Any]:
    """In place of the update that was one too many: the same person's `/too_fast`, in private."""
    part: dict[str, Any] = next((raw[kind] for kind in SAID if kind in raw), {})
    command = "/too_fast"
    return {
        "update_id": raw["update_id"],
        "message": {
            "message_id": 0,
            "date": part.get("date", 0),
            "chat": {"id": account_id, "type": "private"},
            "from": part.get("from"),
            "text": command,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}],
        },
    }
