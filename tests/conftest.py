"""The street: the real bot on the emulated Telegram, with its cast, for every test."""

import asyncio
import io
import logging
import os
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import log
from bot.app import GoodTurn
from bot.clock import Clock
from bot.pace import Limits as OurLimits
from bot.pace import Pace
from bot.playground.emulator import Emulator
from bot.playground.flood import Limits
from bot.playground.story import settled
from bot.playground.street import Street
from bot.settings import Settings
from tests.photograph import Photograph, take

STARTS_AT = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)  # a Tuesday by day, whenever the tests are run
TOKEN = "1:test-token-of-the-street-0123456789ab"
log.start("DEBUG", [TOKEN])

QUICK = OurLimits(per_second=10_000, seconds_between_to_a_person=0, per_minute_to_a_group=10_000)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: the tests often wait for the disk."""
    return (os.cpu_count() or 1) + 1


class Neighbourhood(Street):
    """The street with the bot in it; after each act of a phone everything is dealt with."""

    app: GoodTurn
    clock: Clock

    async def hurry(self, **time: float) -> None:
        """It is that much later, and the bot has noticed."""
        self.clock.hurry(timedelta(**time))
        await self.settled()
        await self.app.hurry()
        await self.settled()

    async def restarts(self, limits: OurLimits = QUICK) -> None:
        """The bot ends and is started again on what it has on the disk; it keeps these limits."""
        await self.app.stop()
        self.app = GoodTurn(self.app.settings, clock=self.clock, pace=Pace(limits))
        await self.app.start()
        self.settled = lambda: settled(self.emulator, self.app)

    async def rosa_asks(self, kind: str = "Shopping", when: str = "Tomorrow morning") -> None:
        """Rosa asks for help, and the card is in the group."""
        await self.rosa.taps("I need help")
        await self.rosa.taps(kind)
        await self.rosa.taps(when)
        if "Where do you live?" in self.rosa.last.text:
            await self.rosa.types("12 Elm Street, blue door")
        await self.rosa.taps("Send")
        await self.hurry(minutes=1)


def settings(emulator: Emulator, folder: Path, **more: object) -> Settings:
    """The settings of a bot on the emulated Telegram, with its data in `folder`."""
    return Settings(
        _env_file=None,
        bot_token=emulator.token,
        telegram_api_url=emulator.url,
        data_dir=folder / "data",
        database_key_file=folder / "secrets" / "database.key",
        web_port=0,
        **{
            "organiser_ids": "1005",
            "wait_retry": "PT0.01S",
            "wait_backoff": "PT0.01S",
            "wait_backoff_longest": "PT0.1S",
            "wait_poll": "PT5S",
            **more,
        },
    )


async def a_street(folder: Path, **more: object) -> Neighbourhood:
    """Elm Street before anybody has joined, its bot not started yet."""
    clock = Clock()
    clock.hurry(STARTS_AT - clock.now())
    emulator = Emulator(token=TOKEN, clock=clock.now)
    emulator.limits = Limits(enforced=False)
    await emulator.start()
    street = Neighbourhood(emulator)
    street.clock = clock
    street.app = GoodTurn(settings(emulator, folder, **more), clock=clock, pace=Pace(QUICK))
    return street


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Every line that is logged at DEBUG, as it is written."""
    handlers, paper = logging.root.handlers, io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", paper)
        log.start("DEBUG", [TOKEN])
    yield paper
    logging.root.handlers = handlers


@pytest.fixture(scope="session")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Photograph:
    """Elm Street as in the story: Olga organises, Rosa needs help, Ben and Ayo are approved."""
    folder = tmp_path_factory.mktemp("photograph")

    async def played() -> Photograph:
        street = await a_street(folder)
        await street.app.start()
        return await take(street, folder)

    return asyncio.run(played())


@pytest.fixture
async def empty_street(
    tmp_path: Path, request: pytest.FixtureRequest, photograph: Photograph
) -> AsyncIterator[Neighbourhood]:
    """The bot is running, and nobody has joined. A parameter holds settings of one's own."""
    street = await a_street(tmp_path, **getattr(request, "param", {}))
    if "street" in request.fixturenames:
        photograph.put_up(street, tmp_path)
    await street.app.start()
    street.settled = lambda: settled(street.emulator, street.app)
    yield street
    await street.app.stop()
    await street.emulator.stop()
    assert street.emulator.refused == []


@pytest.fixture
async def resting_street(street: Neighbourhood) -> Neighbourhood:
    """Elm Street, where Ben and Ayo want to be asked by the group's card alone."""
    for phone in (street.ben, street.ayo):
        await phone.taps_data("pause:for_good")
    return street


@pytest.fixture
async def street(empty_street: Neighbourhood) -> Neighbourhood:
    """Elm Street as in the photograph."""
    return empty_street
