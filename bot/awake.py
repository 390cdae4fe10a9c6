"""Since when we have been awake: a process that was stopped, or whose clock jumped, begins anew."""

import time
from datetime import datetime, timedelta

from bot.clock import Clock

GAP = timedelta(minutes=2)


class Awake:
    """Looked at with every tick. Time that the playground's clock was hurried over is time awake."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._since = clock.now()
        self._seen = self._read()

    @property
    def since(self) -> datetime:
        """Since when no gap was longer than `GAP`."""
        before, self._seen = self._seen, self._read()
        if any(abs(now - then) > GAP for then, now in zip(before, self._seen, strict=True)):
            self._since = self._clock.now()
        return self._since

    def _read(self) -> tuple[timedelta, timedelta]:
        on_the_wall = self._clock.now() - self._clock.hurried
        return timedelta(seconds=time.monotonic()), timedelta(seconds=on_the_wall.timestamp())
