"""What came back: when each tap was answered, and whether everybody heard answers in order."""

import json
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import parse_qs

from tests.bench.taps import HELP, Tap

NOTE = re.compile(r"note \d+")


@dataclass(slots=True)
class Tally:
    """The answers to one batch of taps. Times are seconds on the machine's monotonic clock."""

    expected: int
    began: float | None = None
    ended: float = 0.0
    answered: int = 0
    beyond: int = 0  # sends that no tap had asked for
    waiting: dict[int, deque[tuple[Tap, float]]] = field(default_factory=lambda: defaultdict(deque))
    answers: list[tuple[Tap, float, bytes]] = field(default_factory=list)

    def hand_out(self, tap: Tap, at: float) -> None:
        """The bot has been given this tap; `at` is when the person's waiting began."""
        if self.began is None:
            self.began = at
        self.waiting[tap.chat_id].append((tap, at))

    def hear(self, chat_id: int, at: float, body: bytes) -> None:
        """The bot has sent something to this chat."""
        queue = self.waiting.get(chat_id)
        if not queue:
            self.beyond += 1
            return
        tap, since = queue.popleft()
        self.answers.append((tap, at - since, body))
        self.answered += 1
        self.ended = at

    @property
    def complete(self) -> bool:
        return self.answered >= self.expected

    def report(self, help_said: str, notes_shown: bool) -> dict[str, object]:
        """The measures, ready for JSON: seconds, milliseconds and counts."""
        waits = [wait * 1000 for _, wait, _ in self.answers] or [0.0]
        return {
            "expected": self.expected,
            "answered": self.answered,
            "beyond": self.beyond,
            "seconds": self.ended - (self.began or self.ended),
            "ended": self.ended,
            "median_ms": median(waits),
            "p99_ms": quantiles(waits, n=100)[98] if len(waits) > 1 else waits[0],
            "out_of_order": self.out_of_order(help_said, notes_shown),
        }

    def out_of_order(self, help_said: str, notes_shown: bool) -> int:
        """How many answers were not the one due to that person at that moment."""
        return sum(not _is_due(tap, said(body), help_said, notes_shown) for tap, _, body in self.answers)


def said(body: bytes) -> str:
    """The text of a send, whether it came as JSON or as a form."""
    if body.startswith(b"{"):
        return str(json.loads(body).get("text", ""))
    return parse_qs(body.decode()).get("text", [""])[0]


def _is_due(tap: Tap, answer: str, help_said: str, notes_shown: bool) -> bool:
    if tap.text == HELP:
        return answer == help_said
    found = NOTE.search(tap.text)
    return answer != help_said and (not notes_shown or found is None or found[0] in answer)
