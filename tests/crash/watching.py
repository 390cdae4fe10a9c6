"""Waiting until something has come true on the street."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress

from bot.playground.world import World

GLANCE_SECONDS = 0.1


async def glance(world: World) -> None:
    """Until something happens, or a moment has gone by."""
    with suppress(TimeoutError):
        async with asyncio.timeout(GLANCE_SECONDS):
            await world.moved.wait()


async def comes_true(world: World, what: Callable[[], object], seconds: float) -> bool:
    """Look again at whatever happens; False if it isn't so after that many seconds."""
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            return False
        await glance(world)
    return True
