"""Replies: what is said at once to whoever speaks, tried again when the way to Telegram fails."""

import asyncio
from typing import Any

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.pace import Pace
from bot.troubles import Trouble, sort_out
from bot.wire import Caller

log = structlog.get_logger(__name__)

PAUSES = (0.2, 1.0)
PASSING = (Trouble.UNSURE, Trouble.PAUSED)


class Replies:
    """Calls Telegram for the handlers. Said twice is better than never: nobody would know to ask again."""

    def __init__(self, bot: Caller, pace: Pace) -> None:
        self._bot = bot
        self._pace = pace

    async def call(self, method: str, **fields: Any) -> Any:
        """The raw result. Raises telegram.error's, RetryAfter without another try."""
        if "chat_id" in fields:
            self._pace.spoke(fields["chat_id"])
        for pause in PAUSES:
            try:
                return await self._call(method, **fields)
            except TelegramError as error:
                if isinstance(error, RetryAfter) or sort_out(error) not in PASSING:
                    raise
                log.warning("reply_tried_again", method=method, error=type(error).__name__)
            await asyncio.sleep(pause)
        return await self._call(method, **fields)

    async def _call(self, method: str, **fields: Any) -> Any:
        async with self._pace.place(method):
            return await self._bot.call(method, **fields)
