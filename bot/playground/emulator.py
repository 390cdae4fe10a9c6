"""The emulated Telegram: the Bot API over HTTP on loopback, in memory."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from aiohttp import web

from bot.playground.calls import Call
from bot.playground.door import Door
from bot.playground.faults import Faults
from bot.playground.flood import Limits
from bot.playground.shapes import User
from bot.playground.world import World

BODY_BYTES_MAX = 64 * 1024 * 1024
SECONDS_TO_FINISH = 1
GLANCE_SECONDS = 0.05
PATIENCE_SECONDS = 20.0  # a busy machine is slow; who doesn't wait in vain waits no longer for it


def the_present() -> datetime:
    """The real time."""
    return datetime.now(UTC)


class Emulator:
    """Telegram as far as a bot can see it."""

    def __init__(self, token: str = "1:test", clock: Callable[[], datetime] = the_present) -> None:
        self.token = token
        self.clock = clock
        self.world = World(_the_bot(token), clock)
        self.faults = Faults()
        self.refused: list[str] = []
        self.calls: list[Call] = []
        self.url = ""
        self.app = web.Application(client_max_size=BODY_BYTES_MAX)
        self.app.add_routes(Door(self).routes())
        self._runner: web.AppRunner | None = None

    @property
    def limits(self) -> Limits:
        """How fast the bot may write."""
        return self.world.flood.limits

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self.world.flood.limits = limits

    @property
    def pending(self) -> int:
        """How many updates the bot has not acknowledged."""
        return len(self.world.updates.queue)

    @property
    def version(self) -> int:
        """Counts everything that changes."""
        return self.world.version

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Open the door; a port of 0 takes any free one. It may be opened again after a stop."""
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=SECONDS_TO_FINISH)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self._runner.cleanup()
            raise
        taken = self._runner.addresses[0]
        self.url = f"http://{taken[0]}:{taken[1]}"

    async def stop(self) -> None:
        """Close the door; whoever waits for updates gets none, and all is remembered."""
        self.world.updates.end_poll("")
        if self.world.updates.webhook:
            await self.world.updates.webhook.stop()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def until(self, come_true: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until something is so, looking again at every change, and now and then anyway."""
        try:
            async with asyncio.timeout(seconds):
                while not come_true():
                    with suppress(TimeoutError):
                        async with asyncio.timeout(GLANCE_SECONDS):
                            await self.world.moved.wait()
        except TimeoutError:
            said = ", ".join(call.method for call in self.calls[-5:]) or "nothing"
            words = f"not so after {seconds} s; the bot last asked: {said}"
            raise TimeoutError(f"{words}; {self.pending} updates wait") from None


def _the_bot(token: str) -> User:
    # As with the real ones, the bot's id is the part of its token before the colon.
    number = int(token.partition(":")[0])
    return User(number, "Good Turn", username="GoodTurnBot", is_bot=True)
