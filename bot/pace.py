"""Telegram's limits, kept by us: overall, to one person and to a group; the urgent go first."""

import asyncio
import heapq
import itertools
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from bot.chats import MINUTE, Chats
from bot.places import Places

CHATS_THAT_MEAN_ALL = 3
LETTERS_TO_CATCH_UP = 2
LETTERS_AT_LEAST = 5  # a second, however much is said by others
REPLY_WAITS_MAX = 0.25  # of a second; beyond that it goes at once, and Telegram may well take it
READY_IN = 0.01  # how long a letter takes from its turn until it can leave, before we know
READY_IN_MAX = 0.25
COUNTED = ("send", "edit", "copy", "forward")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What Telegram allows, shared by the post and by replies: what replies leave, letters fill."""

    per_second: int = 30
    second: float = 1.0
    seconds_between_to_a_person: float = 1.0
    per_minute_to_a_group: int = 18
    minute: float = MINUTE


@dataclass(order=True)
class Turn:
    """A letter or card whose turn it is, or will be."""

    urgency: int
    number: int
    called: asyncio.Future[None] = field(compare=False)
    since: float = field(default=0.0, compare=False)


its_turn: ContextVar[Turn | None] = ContextVar("its_turn", default=None)


class Pace:
    """Says when the next message may leave. Pauses that Telegram asks for are kept as well."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._step = self._limits.second / self._limits.per_second
        self._places = Places(self._limits.per_second, self._limits.second)
        self._chats = Chats(
            self._limits.seconds_between_to_a_person, self._limits.per_minute_to_a_group, self._limits.minute
        )
        self._next = 0.0
        self._paused = 0.0
        self._numbers = itertools.count()
        self._turns: list[Turn] = []
        self._getting_ready: set[int] = set()
        self._ready_in = READY_IN
        self._ready: deque[asyncio.Future[int]] = deque()
        self._replies: deque[tuple[float, asyncio.Future[int]]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def turn(self, chat_id: int, urgency: int) -> AsyncIterator[None]:
        """Wait until it is time to get a letter or card ready for this chat; a lower `urgency` goes first."""
        await asyncio.sleep(self._chats.seconds_until(chat_id))
        mine = Turn(urgency, next(self._numbers), asyncio.get_running_loop().create_future())
        heapq.heappush(self._turns, mine)
        self._look()
        before = its_turn.set(mine)
        try:
            await mine.called
            self.spoke(chat_id)
            yield
        finally:
            its_turn.reset(before)
            self._getting_ready.discard(mine.number)
            mine.called.cancel()
            self._look()

    @asynccontextmanager
    async def place(self, method: str) -> AsyncIterator[None]:
        """Room in this second for a call. What is nobody's turn is a reply: it goes before all letters."""
        if not method.startswith(COUNTED):
            yield
            return
        turn = its_turn.get()
        number = await (self._reply_place() if turn is None else self._post_place(turn))
        try:
            yield
        finally:
            self._places.answered(number)
            self._look()

    def spoke(self, chat_id: int) -> None:
        """Something leaves for this chat: what comes next keeps its distance."""
        self._chats.spoke(chat_id)

    def rest(self, chat_id: int, seconds: float) -> None:
        """Telegram asks for a pause there; asking in several chats at once, it means all of them."""
        self._chats.rest(chat_id, seconds)
        if len(self.resting()) >= CHATS_THAT_MEAN_ALL:
            self._paused = max(self._paused, time.monotonic() + seconds)

    def resting(self) -> list[int]:
        """The chats that Telegram wants left alone for now."""
        return self._chats.resting()

    def seconds_to_rest(self) -> float | None:
        """Until the first of them may be written to again; None when none is resting."""
        return self._chats.seconds_to_rest()

    def forget_old(self) -> None:
        """Drop what no longer matters, so that memory doesn't grow with everybody ever written to."""
        self._chats.forget_old()

    async def _reply_place(self) -> int:
        now = time.monotonic()
        latest = now + REPLY_WAITS_MAX * self._limits.second
        opens = self._places.opens(len(self._replies))
        if opens <= now or opens > latest:
            return self._places.take(post=False)
        mine: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._replies.append((latest, mine))
        self._look()
        return await mine

    async def _post_place(self, turn: Turn) -> int:
        if turn.number in self._getting_ready:
            self._getting_ready.discard(turn.number)
            took = min(time.monotonic() - turn.since, READY_IN_MAX)
            self._ready_in += (took - self._ready_in) / 10
        mine: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._ready.append(mine)
        self._look()
        return await mine

    def _look(self) -> None:
        """Let go whoever may: replies first, then letters that are ready, then call the next to get ready."""
        now = time.monotonic()
        whens: list[float] = []
        while self._replies and not whens:
            when = min(self._replies[0][0], self._places.opens())
            if self._replies[0][1].done() or when <= now:
                self._give_place(self._replies.popleft()[1], post=False)
            else:
                whens.append(when)
        while self._ready and (when := self._post_opens(0)) <= now:
            if self._give_place(self._ready.popleft(), post=True):
                # A timer that came late is caught up with, but no long sleep of the machine's.
                self._next = max(now - LETTERS_TO_CATCH_UP * self._step, self._next) + self._step
        if self._ready:
            whens.append(when)
        while self._turns:
            when = self._post_opens(len(self._ready) + len(self._getting_ready)) - 1.5 * self._ready_in
            when = max(when, self._paused)
            if when > now and not self._turns[0].called.done():
                whens.append(when)
                break
            self._call(heapq.heappop(self._turns))
        self._look_again(min(whens, default=None))

    def _post_opens(self, ahead: int) -> float:
        few = self._places.of_the_post + ahead < LETTERS_AT_LEAST
        opens = 0.0 if few else self._places.opens(ahead + len(self._replies))
        # However long nothing left, they leave one by one: no more get ready than soon will. Whatever is
        # ready counts as on its way, and a crash would leave all of it in doubt.
        begun = max(self._next, time.monotonic() - LETTERS_TO_CATCH_UP * self._step)
        return max(opens, begun + ahead * self._step)

    def _give_place(self, waiting: asyncio.Future[int], *, post: bool) -> bool:
        if not waiting.done():
            waiting.set_result(self._places.take(post=post))
            return True
        return False

    def _call(self, turn: Turn) -> None:
        if not turn.called.done():
            turn.since = time.monotonic()
            self._getting_ready.add(turn.number)
            turn.called.set_result(None)

    def _look_again(self, when: float | None) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            self._timer = asyncio.get_running_loop().call_at(when, self._look)
