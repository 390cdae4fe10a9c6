"""Telegram's limits, kept by us: overall, to one person and to a group; the urgent go first."""

import asyncio
import heapq
import itertools
import time
from collections import defaultdict, deque
from dataclasses import dataclass

MINUTE = 60.0
CHATS_THAT_MEAN_ALL = 3
LETTERS_TO_CATCH_UP = 2


@dataclass(frozen=True, kw_only=True)
class Limits:
    """A little under what Telegram allows (30 a second), so that there is room for those who talk to us."""

    letters_per_second: float = 25.0
    seconds_between_to_a_person: float = 1.0
    per_minute_to_a_group: int = 18
    minute: float = MINUTE


class Pace:
    """Says when the next message may leave. Pauses that Telegram asks for are kept as well."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._next = 0.0
        self._last: dict[int, float] = {}
        self._lately: defaultdict[int, deque[float]] = defaultdict(deque)
        self._rests: dict[int, float] = {}
        self._queue: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()
        self._timer: asyncio.TimerHandle | None = None

    async def turn(self, chat_id: int, urgency: int) -> None:
        """Wait until a letter or a card may leave for this chat; a lower `urgency` goes first."""
        until_then = self._after(chat_id) - time.monotonic()
        if until_then > 0:
            await asyncio.sleep(until_then)
        if self._queue or time.monotonic() < self._next:
            mine = asyncio.get_running_loop().create_future()
            heapq.heappush(self._queue, (urgency, next(self._numbers), mine))
            self._call_next()
            await mine
        else:
            self._next = time.monotonic()
            self._take_place()
        self.spoke(chat_id)

    def spoke(self, chat_id: int) -> None:
        """Something leaves for this chat: what comes next keeps its distance."""
        if chat_id < 0:
            self._lately[chat_id].append(time.monotonic())
        else:
            self._last[chat_id] = time.monotonic()

    def rest(self, chat_id: int, seconds: float) -> None:
        """Telegram asks for a pause there; asking in several chats at once, it means all of them."""
        self._rests[chat_id] = time.monotonic() + seconds
        if len(self.resting()) >= CHATS_THAT_MEAN_ALL:
            self._next = max(self._next, self._rests[chat_id])

    def resting(self) -> list[int]:
        """The chats that Telegram wants left alone for now."""
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

    def _after(self, chat_id: int) -> float:
        if chat_id > 0:
            return self._last.get(chat_id, 0.0) + self._limits.seconds_between_to_a_person
        lately = self._lately[chat_id]
        while lately and lately[0] < time.monotonic() - self._limits.minute:
            lately.popleft()
        if len(lately) < self._limits.per_minute_to_a_group:
            return 0.0
        return lately[-self._limits.per_minute_to_a_group] + self._limits.minute

    def _take_place(self) -> None:
        # A timer that came late is caught up with, but no long sleep of the machine's.
        step = 1 / self._limits.letters_per_second
        self._next = max(time.monotonic() - LETTERS_TO_CATCH_UP * step, self._next) + step

    def _call_next(self) -> None:
        if self._queue and self._timer is None:
            pause = max(self._next - time.monotonic(), 0.0)
            self._timer = asyncio.get_running_loop().call_later(pause, self._let_go)

    def _let_go(self) -> None:
        self._timer = None
        while self._queue and time.monotonic() >= self._next:
            _urgency, _number, waiting = heapq.heappop(self._queue)
            if not waiting.done():
                waiting.set_result(None)
                self._take_place()
        self._call_next()
