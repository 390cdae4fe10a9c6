"""Somebody looks at the playground's page; no bot runs, but the test may speak for it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp

from bot.playground.emulator import Emulator
from bot.playground.page import add_page
from bot.playground.street import Street
from tests.emulated import Moments


@dataclass
class Visit:
    """The page, what stands behind it, and the way to both."""

    emulator: Emulator
    street: Street
    moments: Moments
    web: aiohttp.ClientSession

    async def state(self) -> dict[str, Any]:
        """All that the page shows."""
        async with self.web.get("/playground/state") as answer:
            return await answer.json()

    async def post(self, path: str, wish: Any) -> tuple[int, dict[str, Any]]:
        """Ask for something as the page does."""
        async with self.web.post(f"/playground/{path}", json=wish) as answer:
            return answer.status, await answer.json()

    async def acts(self, who: str, act: str, **more: Any) -> dict[str, Any]:
        """Something that must work."""
        status, answer = await self.post("act", {"who": who, "act": act, **more})
        assert (status, answer["ok"]) == (200, True), answer
        return answer

    async def cannot(self, who: str, act: str, **more: Any) -> str:
        """The words for something that can't be done."""
        status, answer = await self.post("act", {"who": who, "act": act, **more})
        assert status in (400, 404, 409)
        assert answer["ok"] is False
        return answer["words"]

    async def bot(self, method: str, **fields: Any) -> Any:
        """The bot does something."""
        async with self.web.post(f"/bot{self.emulator.token}/{method}", json=fields) as answer:
            return (await answer.json())["result"]

    async def said(self, who: str) -> list[dict[str, Any]]:
        """The messages on a phone."""
        return (await self.state())["phones"][who]["messages"]


@asynccontextmanager
async def a_visit() -> AsyncIterator[Visit]:
    """Open the playground, and shut it again."""
    moments = Moments()
    emulator = Emulator(clock=moments)
    street = Street(emulator)

    async def hurry(by: timedelta) -> None:
        moments.now += by

    add_page(emulator, street, hurry, moments)
    await emulator.start()
    async with aiohttp.ClientSession(emulator.url) as web:
        yield Visit(emulator, street, moments, web)
        await emulator.stop()
    assert emulator.refused == []


def keys(*labels: str) -> dict[str, Any]:
    """Buttons one under the other; their data is what they say."""
    return {"inline_keyboard": [[{"text": label, "callback_data": f"say:{label}"}] for label in labels]}
