"""An emulated Telegram with its street and a plain bot, for the tests of the playground itself."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp

os.environ.setdefault("PTB_TIMEDELTA", "true")

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.playground.emulator import Emulator
from bot.playground.street import Street

NO_TLS = {"verify": False}  # reading the certificates takes longer than a test


@dataclass
class Moments:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **length: float) -> None:
        """Some time goes by."""
        self.now += timedelta(**length)


@dataclass
class Town:
    """All that a test of the emulated Telegram needs."""

    emulator: Emulator
    street: Street
    bot: Bot
    web: aiohttp.ClientSession
    moments: Moments
    offset: int = 0

    async def ask(self, method: str, **fields: Any) -> dict[str, Any]:
        """A raw request; the whole answer, checked to carry its HTTP status."""
        url = f"{self.emulator.url}/bot{self.emulator.token}/{method}"
        async with self.web.post(url, json=fields) as answer:
            body = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def result(self, method: str, **fields: Any) -> Any:
        """What a request that must succeed gives."""
        body = await self.ask(method, **fields)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **fields: Any) -> str:
        """The words of a request that must be refused."""
        body = await self.ask(method, **fields)
        assert not body["ok"], body
        return body["description"]

    async def news(self, **fields: Any) -> list[dict[str, Any]]:
        """The updates since the last time, acknowledged."""
        updates = await self.result("getUpdates", offset=self.offset, **fields)
        if updates:
            self.offset = updates[-1]["update_id"] + 1
        return updates


@asynccontextmanager
async def a_town() -> AsyncIterator[Town]:
    """Open it, and shut it again."""
    moments = Moments()
    emulator = Emulator(clock=moments)
    await emulator.start()
    bot = Bot(
        emulator.token,
        base_url=f"{emulator.url}/bot",
        base_file_url=f"{emulator.url}/file/bot",
        request=HTTPXRequest(httpx_kwargs=NO_TLS),
        get_updates_request=HTTPXRequest(httpx_kwargs=NO_TLS),
    )
    try:
        async with bot, aiohttp.ClientSession() as web:
            yield Town(emulator, Street(emulator), bot, web, moments)
    finally:
        await emulator.stop()
