"""Updates brought to the bot's own address, again and again until it says 200."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import aiohttp

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
RETRY_SECONDS = 0.05
RETRY_SECONDS_MAX = 5.0
ANSWER_SECONDS_MAX = 60.0


@dataclass(slots=True)
class Webhook:
    """One address and how it has behaved."""

    url: str
    secret: str
    clock: Callable[[], datetime]
    changed: Callable[[], None]
    max_connections: int = 40
    last_error: str = ""
    last_error_at: int = 0
    tries: int = 0
    _awake: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    def start(self, queue: deque[Any]) -> None:
        """Begin to bring what waits, in order, one at a time."""
        self._task = asyncio.create_task(self._bring(queue))

    async def stop(self) -> None:
        """Bring nothing more."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def wake(self) -> None:
        """Something waits."""
        self._awake.set()

    async def _bring(self, queue: deque[Any]) -> None:
        waits = RETRY_SECONDS
        async with aiohttp.ClientSession() as session:
            while True:
                if not queue:
                    self._awake.clear()
                    await self._awake.wait()
                    continue
                update = queue[0]
                self.last_error = await self._fault(session, update.body)
                if not self.last_error:
                    if queue and queue[0] is update:
                        queue.popleft()
                    waits = RETRY_SECONDS
                    self.changed()
                    continue
                self.last_error_at = int(self.clock().timestamp())
                self.changed()
                await asyncio.sleep(waits)
                waits = min(waits * 2, RETRY_SECONDS_MAX)

    async def _fault(self, session: aiohttp.ClientSession, body: dict[str, Any]) -> str:
        self.tries += 1
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        within = aiohttp.ClientTimeout(total=ANSWER_SECONDS_MAX)
        try:
            async with session.post(self.url, json=body, headers=headers, timeout=within) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return ""
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientError:
            return "Connection refused"
