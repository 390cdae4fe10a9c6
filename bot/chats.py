"""Chats: how long each is left alone, by Telegram's limits or because Telegram asks for it."""

import time
from collections import defaultdict, deque

MINUTE = 60.0


class Chats:
    """When each was last written to, and which want to rest."""

    def __init__(self, seconds_between: float, per_minute_to_a_group: int, minute: float) -> None:
        self._between = seconds_between
        self._per_minute = per_minute_to_a_group
        self._minute = minute
        self._last: dict[int, float] = {}
        self._lately: defaultdict[int, deque[float]] = defaultdict(deque)
        self._rests: dict[int, float] = {}

    def seconds_until(self, chat_id: int) -> float:
        """Until a letter may go there."""
        return max(self._after(chat_id) - time.monotonic(), 0.0)

    def spoke(self, chat_id: int) -> None:
        """Something leaves for this chat."""
        if chat_id < 0:
            self._lately[chat_id].append(time.monotonic())
        else:
            self._last[chat_id] = time.monotonic()

    def rest(self, chat_id: int, seconds: float) -> None:
        """It is to be left alone for so long."""
        self._rests[chat_id] = time.monotonic() + seconds

    def resting(self) -> list[int]:
        """Those to be left alone for now."""
        now = time.monotonic()
        self._rests = {chat: until for chat, until in self._rests.items() if until > now}
        return list(self._rests)

    def seconds_to_rest(self) -> float | None:
        """Until the first of them may be written to again; None when none is resting."""
        return max(min(self._rests.values()) - time.monotonic(), 0.0) if self._rests else None

    def forget_old(self) -> None:
        """Drop what no longer matters, so that memory doesn't grow with everybody ever written to."""
        before = time.monotonic() - MINUTE
        self._last = {chat: at for chat, at in self._last.items() if at > before}

    def __len__(self) -> int:
        return len(self._last)

    def _after(self, chat_id: int) -> float:
        if chat_id > 0:
            return self._last.get(chat_id, 0.0) + self._between
        lately = self._lately[chat_id]
        while lately and lately[0] < time.monotonic() - self._minute:
            lately.popleft()
        if len(lately) < self._per_minute:
            return 0.0
        return lately[-self._per_minute] + self._minute
