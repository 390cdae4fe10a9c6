"""Lanes: one person's updates in order, different people's side by side, a bounded number at once."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import nullcontext

from storage.inbox import Arrival

AT_ONCE_MAX = 200
WAITING_MAX = 2000
SECONDS_TO_FINISH = 3.0


class Lanes:
    """Hands each arrival to `take`, which doesn't raise."""

    def __init__(self, take: Callable[[Arrival], Awaitable[None]]) -> None:
        self._take = take
        self._lanes: dict[tuple[int, bool], deque[Arrival]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE_MAX)
        self._moved = asyncio.Event()
        self._stopping = False
        self.waiting = 0

    def add(self, arrival: Arrival, *, at_once: bool = False) -> None:
        """Put an arrival at the end of its person's lane, or of their other one, for what can't wait."""
        self.waiting += 1
        # An update with nobody behind it has a lane of its own.
        whose = arrival.account_id if arrival.account_id is not None else -arrival.update_id - 1
        lane = self._lanes.get((whose, at_once))
        if lane is not None:
            lane.append(arrival)
            return
        self._lanes[whose, at_once] = deque((arrival,))
        task = asyncio.create_task(self._drive(whose, at_once))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def at_most(self, number: int) -> None:
        """Wait until at most `number` arrivals are unfinished."""
        while self.waiting > number:
            self._moved.clear()
            await self._moved.wait()

    async def stop(self) -> None:
        """Finish what is being dealt with, if that is soon; let go of the rest, it is in the inbox."""
        self._stopping = True
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=SECONDS_TO_FINISH)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)

    async def _drive(self, whose: int, at_once: bool) -> None:
        lane = self._lanes[whose, at_once]
        try:
            while lane and not self._stopping:
                async with nullcontext() if at_once else self._places:
                    await self._take(lane[0])
                lane.popleft()
                self.waiting -= 1
                self._moved.set()
        finally:
            self.waiting -= len(lane)
            del self._lanes[whose, at_once]
            self._moved.set()
