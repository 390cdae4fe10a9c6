"""Telegram's limits, kept by us: overall, to one person and to a group."""

import asyncio
import time
from collections import defaultdict, deque
from dataclasses import dataclass

MINUTE = 60.0


@dataclass(frozen=True, kw_only=True)
class Limits:
    """A little under what Telegram allows (30 a second), so that there is room for those who talk to us."""

    letters_per_second: float = 25.0
    seconds_between_to_a_person: float = 1.0
    per_minute_to_a_group: int = 18


class Pace:
    """Says when the next message may leave. Pauses that Telegram asks for are kept as well."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._next = 0.0
        self._last: dict[int, float] = {}
        self._lately: defaultdict[int, deque[float]] = defaultdict(deque)

    async def turn(self, chat_id: int) -> None:
        """Wait until a letter or a card may leave for this chat."""
        now = time.monotonic()
        at = max(now, self._next, self._after(chat_id))
        self._next = max(now, self._next) + 1 / self._limits.letters_per_second
        self.spoke(chat_id, at)
        if at > now:
            await asyncio.sleep(at - now)

    def spoke(self, chat_id: int, at: float | None = None) -> None:
        """Something leaves for this chat: what comes next keeps its distance."""
        at = time.monotonic() if at is None else at
        if chat_id < 0:
            self._lately[chat_id].append(at)
        else:
            self._last[chat_id] = at

    def forget_old(self) -> None:
        """Drop what no longer matters, so that memory doesn't grow with everybody ever written to."""
        before = time.monotonic() - MINUTE
        self._last = {chat: at for chat, at in self._last.items() if at > before}

    def _after(self, chat_id: int) -> float:
        if chat_id > 0:
            return self._last.get(chat_id, 0.0) + self._limits.seconds_between_to_a_person
        lately = self._lately[chat_id]
        while lately and lately[0] < time.monotonic() - MINUTE:
            lately.popleft()
        if len(lately) < self._limits.per_minute_to_a_group:
            return 0.0
        return lately[-self._limits.per_minute_to_a_group] + MINUTE
