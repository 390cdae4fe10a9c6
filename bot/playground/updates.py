"""The updates that wait for the bot, kept until it has acknowledged them."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.playground.problems import TERMINATED, WEBHOOK_ACTIVE, conflict
from bot.playground.shapes import Json
from bot.playground.webhook import Webhook

KEPT_FOR = timedelta(hours=24)
BATCH_MAX = 100
ON_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
WAIT_SECONDS_MAX = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update and when it came."""

    body: Json
    at: datetime

    @property
    def id(self) -> int:
        """Its update_id."""
        number: int = self.body["update_id"]
        return number


class Updates:
    """What happened and was not yet acknowledged, by offset or by the webhook's 200."""

    def __init__(self, clock: Callable[[], datetime], changed: Callable[[], None]) -> None:
        self.queue: deque[Waiting] = deque()
        self.allowed: frozenset[str] = frozenset()
        self.webhook: Webhook | None = None
        self._clock = clock
        self._changed = changed
        self._next_id = 700_000_001
        self._poll: asyncio.Future[str] | None = None

    def add(self, kind: str, body: Json) -> int | None:
        """Something happened; kept only if the bot asked for this kind. Returns its id."""
        wanted = kind in self.allowed if self.allowed else kind not in ON_REQUEST_ONLY
        if not wanted:
            return None
        update = {"update_id": self._next_id, kind: body}
        self.queue.append(Waiting(update, self._clock()))
        self._next_id += 1
        self._wake()
        return self._next_id - 1

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Which kinds are kept from now on; None leaves it, an empty list means the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds)

    async def get(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Acknowledge what lies before the offset and give the next ones, waiting if none."""
        if self.webhook:
            raise conflict(WEBHOOK_ACTIVE)
        self.end_poll(TERMINATED)
        self.acknowledge(offset)
        if not self.queue and seconds > 0:
            await self._wait(min(seconds, WAIT_SECONDS_MAX))
        self._let_go_of_old_ones()
        return [one.body for one in islice(self.queue, limit)]

    def acknowledge(self, offset: int) -> None:
        """Forget all before the offset; a negative one counts from the end."""
        self._let_go_of_old_ones()
        if offset < 0:
            while len(self.queue) > -offset:
                self.queue.popleft()
        while offset > 0 and self.queue and self.queue[0].id < offset:
            self.queue.popleft()
        self._changed()

    def end_poll(self, words: str) -> None:
        """Somebody else listens now: the one who waits gets a conflict."""
        if self._poll and not self._poll.done():
            self._poll.set_result(words)

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            words = await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if words:
            raise conflict(words)

    def _wake(self) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result("")
        if self.webhook:
            self.webhook.wake()
        self._changed()

    def _let_go_of_old_ones(self) -> None:
        oldest = self._clock() - KEPT_FOR
        while self.queue and self.queue[0].at < oldest:
            self.queue.popleft()
