"""How fast a bot may write: to a person, to a group and to everybody together."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.playground.problems import too_many
from bot.playground.shapes import Chat

MINUTE_SECONDS = 60.0


@dataclass(slots=True)
class Limits:
    """Telegram's limits; a person's chat takes a short burst before the second counts."""

    per_chat_per_second: float = 1
    per_group_per_minute: int = 20
    overall_per_second: int = 30
    burst: int = 5
    enforced: bool = True


class Flood:
    """Remembers when the bot wrote where, and says when it is too much."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.limits = Limits()
        self._clock = clock
        self._overall: deque[float] = deque()
        self._groups: dict[int, deque[float]] = defaultdict(deque)
        self._people: dict[int, tuple[float, float]] = {}

    def sends(self, chat: Chat) -> None:
        """The bot sends a new message there; raises 429 when it is one too many."""
        if not self.limits.enforced:
            return
        now = self._clock().timestamp()
        waits = self._wait(self._overall, self.limits.overall_per_second, 1.0, now)
        if chat.is_private:
            waits = max(waits, self._person_waits(chat.id, now))
        else:
            most = self.limits.per_group_per_minute
            waits = max(waits, self._wait(self._groups[chat.id], most, MINUTE_SECONDS, now))
        if waits > 0:
            raise too_many(max(1, math.ceil(waits)))
        self._overall.append(now)
        if chat.is_private:
            self._people[chat.id] = (self._tokens(chat.id, now) - 1, now)
        else:
            self._groups[chat.id].append(now)

    def edits(self) -> None:
        """The bot changes a message: only the overall limit counts."""
        if not self.limits.enforced:
            return
        now = self._clock().timestamp()
        waits = self._wait(self._overall, self.limits.overall_per_second, 1.0, now)
        if waits > 0:
            raise too_many(max(1, math.ceil(waits)))
        self._overall.append(now)

    def _wait(self, times: deque[float], most: int, seconds: float, now: float) -> float:
        while times and times[0] <= now - seconds:
            times.popleft()
        return times[0] + seconds - now if len(times) >= most else 0.0

    def _tokens(self, chat_id: int, now: float) -> float:
        burst = float(self.limits.burst)
        left, at = self._people.get(chat_id, (burst, now))
        return min(burst, left + (now - at) * self.limits.per_chat_per_second)

    def _person_waits(self, chat_id: int, now: float) -> float:
        missing = 1 - self._tokens(chat_id, now)
        return missing / self.limits.per_chat_per_second if missing > 0 else 0.0
