"""Places in a second: how many messages Telegram takes in all, whoever they are for."""

import heapq
import itertools
import time
from collections import deque

MARGIN_SECONDS = 0.005
SPREAD_SECONDS = 0.01  # by so much an answer may come back sooner than the quickest there and back
UNANSWERED_SECONDS_MAX = 2.0  # a call that hangs doesn't hold its place for ever
ANSWERS_LATELY = 100
SOON = 10


class Places:
    """A place is taken when a message leaves; it is free again a second after Telegram has counted it.

    When that was isn't told: not after the answer came, less what the quickest of the answers need (and
    a little spread). So however long the ways are, no second of Telegram's sees more than `most`.
    """

    def __init__(self, most: int, second: float) -> None:
        self._most = most
        self._second = second + MARGIN_SECONDS * second
        self._leaving: dict[int, tuple[float, bool]] = {}
        self._until: list[tuple[float, bool]] = []
        self._took: deque[float] = deque(maxlen=ANSWERS_LATELY)
        self._numbers = itertools.count()
        self.of_the_post = 0

    def opens(self, ahead: int = 0) -> float:
        """When one more may leave, if `ahead` others do first: 0 if now, and a guess if far off."""
        now = time.monotonic()
        self._clear(now)
        missing = len(self._leaving) + len(self._until) + ahead + 1 - self._most
        if missing <= 0:
            return 0.0
        if missing > min(SOON, len(self._until)):
            return now + self._second
        return heapq.nsmallest(missing, self._until)[-1][0]

    def take(self, *, post: bool) -> int:
        """A message leaves. Gives its number."""
        number = next(self._numbers)
        self._leaving[number] = time.monotonic(), post
        self.of_the_post += post
        return number

    def answered(self, number: int) -> None:
        """Telegram has answered it, or never will."""
        if number not in self._leaving:
            return
        now = time.monotonic()
        since, post = self._leaving.pop(number)
        self._took.append(now - since)
        on_its_way = max(min(self._took) - SPREAD_SECONDS, 0.0)
        heapq.heappush(self._until, (now + self._second - on_its_way, post))

    def _clear(self, now: float) -> None:
        while self._until and self._until[0][0] <= now:
            self.of_the_post -= heapq.heappop(self._until)[1]
        for number, (since, post) in [*itertools.islice(self._leaving.items(), 1)]:
            if since < now - UNANSWERED_SECONDS_MAX:
                del self._leaving[number]
                self.of_the_post -= post
