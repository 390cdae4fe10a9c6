"""What letters and cards have in common: how a screen is put into a chat, and how a sending is finished."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.pace import Pace
from bot.troubles import Trouble, sort_out
from bot.wire import Caller
from handlers.letters import View
from handlers.screens import Screen
from storage.database import Database

log = structlog.get_logger(__name__)

SECONDS_TO_FINISH = 3.0
NO_WORDS = "there is no text in the message to edit"
GONE_ALREADY = "message to delete not found"
ONLY_WHEN_NEW = ("disable_notification", "protect_content", "voice", "photo")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What letters and cards are sent with."""

    bot: Caller
    db: Database
    clock: Clock
    zone: ZoneInfo
    pace: Pace
    country: str

    @property
    def view(self) -> View:
        """What is true now."""
        return View(
            db=self.db, now=self.clock.now(), zone=self.zone, bot=self.bot.username, country=self.country
        )

    async def call(self, method: str, **fields: Any) -> Any:
        """Ask it of Telegram as soon as this second has room for it. Gives the raw result."""
        async with self.pace.place(method):
            return await self.bot.call(method, **fields)

    async def post(self, chat_id: int, screen: Screen) -> int:
        """Send a screen. Gives the message's id."""
        sent = await self._legibly(screen.method, screen, chat_id=chat_id)
        id: int = sent["message_id"]
        return id

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Show a screen in the place of an earlier one."""
        await self._legibly(screen.edit_method, screen, chat_id=chat_id, message_id=message_id)

    async def take_away(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Delete a voice note or a picture; after 48 hours only the words under it can be changed."""
        try:
            await self.call("deleteMessage", chat_id=chat_id, message_id=message_id)
        except BadRequest as refusal:
            if GONE_ALREADY in refusal.message.lower():
                return
            await self._legibly("editMessageCaption", screen, chat_id=chat_id, message_id=message_id)

    async def blank(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Put a line in the place of whatever stood there; a voice note or a picture goes altogether."""
        try:
            await self.edit(chat_id, message_id, screen)
        except BadRequest as refusal:
            if NO_WORDS not in refusal.message.lower():
                raise
            await self.take_away(chat_id, message_id, screen)

    async def _legibly(self, method: str, screen: Screen, **where: int) -> Any:
        # An alarm may be ugly but never absent: what Telegram can't read goes once more as plain text.
        try:
            return await self.call(method, **where, **_for(method, screen.fields()))
        except TelegramError as error:
            if sort_out(error) is not Trouble.UNREADABLE:
                raise
        log.error("markup_unreadable", chat=where["chat_id"])
        return await self.call(method, **where, **_for(method, screen.plain_fields()))


class Sending:
    """Sendings under way. Whoever asked for one may be cancelled; it is finished all the same."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    async def finish(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it to its end."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.shield(task)

    async def stop(self) -> None:
        """Wait a little for those under way; what takes longer is found at the next start."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=SECONDS_TO_FINISH)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)


def _for(method: str, fields: dict[str, Any]) -> dict[str, Any]:
    if not method.startswith("edit"):
        return fields
    return {name: value for name, value in fields.items() if name not in ONLY_WHEN_NEW}
