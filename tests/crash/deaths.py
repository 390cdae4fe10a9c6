"""The deaths of one bot in one town, and the calm after them, from which the oracle reads."""

import math
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.playground.street import CAST
from tests.crash import weather
from tests.crash.agreed import agree
from tests.crash.books import Eyes, opened
from tests.crash.child import Plan
from tests.crash.evidence import Evidence
from tests.crash.lives import Lives
from tests.crash.town import Size, Town, a_town
from tests.crash.watching import comes_true, glance

WAITS = {
    "WAIT_BEFORE_POSTING": "PT0.1S", "WAIT_CONFIRM": "PT4S", "WAIT_TICK": "PT0.3S", "WAIT_POLL": "PT2S",
    "WAIT_RETRY": "PT0.05S", "WAIT_BACKOFF": "PT0.05S", "WAIT_LISTEN_FIRST": "PT0.5S",
    "WAIT_WAVE_2": "PT1S", "WAIT_WAVE_3": "PT1S", "WAIT_DUTY_ORGANISER": "PT2S",
    "WAIT_CHECKIN_AGAIN": "PT1S", "WAIT_CHECKIN_CONTACT": "PT1S", "WAIT_CHECKIN_REPEAT": "PT2S",
    "WAIT_CHECKIN_CHECK": "PT3S",
    # However many days go by, what the oracle asks about is still there.
    "WAIT_FORGET_LETTERS": "P3650D", "WAIT_FORGET_WORDS": "P3650D", "WAIT_FORGET_QUIET": "P3650D",
    "WAIT_SERIES_AHEAD": "P30D", "WAIT_SAME_HELPER": "PT10S", "WAIT_STAND_BY": "PT1S",
}  # fmt: skip
WHILE_AT_WORK = 0.7
SECONDS_TO_START = 20
SECONDS_TO_REACH_A_POINT = 3
SECONDS_TO_SETTLE = 400
MORE_TRIES = (1, 1, 1)


class Deaths:
    """Storms come over a town one after the other, always over the same data."""

    def __init__(self, folder: Path, town: Town, naive: str | None) -> None:
        self.town = town
        self.died_at: Counter[str] = Counter()
        self._data, self._key = folder / "data", folder / "secrets" / "database.key"
        size = town.size
        plan = Plan(settings=self._settings(), hurried=size.hurried, per_second=size.per_second, naive=naive)
        self.begun: list[datetime] = []
        self.lives = Lives(folder, plan)
        self._world = town.emulator.world

    async def while_joining(self, times: int) -> None:
        """It dies so many times while people join, and once more when all have."""
        self._weather(stormy=True)
        for _ in range(times):
            await self._at_any_moment()
        self.lives.begin(hours=self.town.wait())
        assert await comes_true(self._world, self.town.all_joined, SECONDS_TO_SETTLE), self.lives.last_words
        await self.lives.dies(within=0)
        if self.town.size.checkins:
            await agree(self._data, self._key, self.town)

    async def in_a_storm(self, points: list[str], at_random: int) -> None:
        """Under fire it dies at each of these points, and so many times at any moment."""
        self._weather(stormy=True)
        for point in self.town.dice.sample([*points, *[None] * at_random], len(points) + at_random):
            if point:
                await self._at(point)
            else:
                await self._at_any_moment()

    async def settled(self) -> Evidence:
        """Calm, until neither the people nor the bot have anything left to do; then it is told to stop."""
        self._weather(stormy=False)
        if self.lives.ended:
            hours = self.town.wait_for_midday()
            self.begun.append(self.town.daylight.now())
            self.lives.begin(hours=hours)
        async with opened(self._data, self._key) as eyes:
            await self._nothing_is_left(eyes)
        await self.lives.stop()
        async with opened(self._data, self._key) as eyes:
            return Evidence(await eyes.read(), self.town.record)

    async def _at(self, point: str) -> None:
        for nth in (self.town.dice.randint(1, 5), *MORE_TRIES):
            await self._begin(point, 1 if point.startswith("starting") else nth)
            if await self.lives.dies(within=SECONDS_TO_REACH_A_POINT):
                self.died_at[point] += 1
                return

    async def _at_any_moment(self) -> None:
        if self.town.dice.random() < WHILE_AT_WORK:
            await self._begin()
        else:
            hours = self.town.wait()
            self.begun.append(self.town.daylight.now())
            self.lives.begin(hours=hours)
        await self.lives.dies(within=self.town.dice.uniform(0, self.town.size.lives))

    async def _begin(self, point: str | None = None, nth: int = 0) -> None:
        """Until it listens."""
        calls = self.town.emulator.calls
        before = len(calls)
        hours = self.town.wait()
        self.begun.append(self.town.daylight.now())
        self.lives.begin(point, nth, hours=hours)
        await comes_true(
            self._world,
            lambda: self.lives.ended or any(call.method == "getUpdates" for call in calls[before:]),
            SECONDS_TO_START,
        )

    async def _nothing_is_left(self, eyes: Eyes) -> None:
        fewest, until = math.inf, 0.0
        while left := await eyes.undone() or self.town.undone():
            assert not self.lives.ended, f"it died in the calm: {self.lives.last_words}"
            number = sum(left.values())
            if number < fewest:  # on a slow machine it may take long, as long as it gets on
                fewest, until = number, time.monotonic() + SECONDS_TO_SETTLE
            assert time.monotonic() < until, f"never settled, {left}: {self.lives.last_words}"
            await glance(self._world)

    def _weather(self, *, stormy: bool) -> None:
        self.town.ask(stormy)
        self.town.emulator.faults.clear()
        if stormy:
            weather.storm(self.town.emulator.faults)

    def _settings(self) -> dict[str, str]:
        emulator = self.town.emulator
        return WAITS | {
            "BOT_TOKEN": emulator.token,
            "TELEGRAM_API_URL": emulator.url,
            "DATA_DIR": str(self._data),
            "DATABASE_KEY_FILE": str(self._key),
            "ORGANISER_IDS": str(CAST["olga"].id),
            "WEB_PORT": "0",
            "TIME_ZONE": self.town.zone,
        }


@asynccontextmanager
async def deaths(folder: Path, size: Size, seed: float, naive: str | None = None) -> AsyncIterator[Deaths]:
    """A town of this size, with a bot whose data are in this new folder."""
    folder.mkdir()
    async with a_town(size, seed) as town:
        of_one_bot = Deaths(folder, town, naive)
        try:
            yield of_one_bot
        finally:
            await of_one_bot.lives.let_go()
