"""What lies behind every act on the street: the world, and waiting until the bot is done."""

from collections.abc import Awaitable, Callable

from bot.playground.emulator import Emulator
from bot.playground.world import World


async def _at_once() -> None:
    """Nobody to wait for."""


class Acts:
    """Shared by all phones and groups of a street."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.settled: Callable[[], Awaitable[None]] = _at_once

    @property
    def world(self) -> World:
        """Where it all happens."""
        return self.emulator.world

    async def done(self) -> None:
        """An act is over: wait for the bot, if somebody said how."""
        await self.settled()
