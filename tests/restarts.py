"""The bot ended and started again with other settings, or with a part of it stuck."""

import asyncio
from pathlib import Path

from bot.app import GoodTurn
from bot.pace import Pace
from bot.playground.story import settled
from bot.settings import Settings
from tests.conftest import QUICK, Neighbourhood, settings


def changed(street: Neighbourhood, folder: Path, **more: object) -> Settings:
    """The street's settings, with its data in `folder`, but for these."""
    port = more.pop("web_port", 0)
    return settings(street.emulator, folder, **more).model_copy(update={"web_port": port})


async def begin(street: Neighbourhood, folder: Path, **more: object) -> GoodTurn:
    """A bot with these settings is at work on the street."""
    street.app = GoodTurn(changed(street, folder, **more), clock=street.clock, pace=Pace(QUICK))
    street.settled = lambda: settled(street.emulator, street.app)
    await street.app.start()
    return street.app


async def anew(street: Neighbourhood, folder: Path, **more: object) -> GoodTurn:
    """The same bot, ended and started again with these settings."""
    await street.app.stop()
    return await begin(street, folder, **more)


def stop_part(name: str) -> None:
    """A part of the bot is stuck."""
    next(task for task in asyncio.all_tasks() if task.get_name() == name).cancel()
