"""Listening by webhook: Telegram is told where to bring updates, and asked now and then whether any wait."""

import asyncio
from typing import Any

import structlog
from telegram.error import TelegramError

from bot.lanes import WAITING_MAX, Lanes
from bot.listener import ALLOWED_UPDATES, Listener
from bot.settings import Settings
from bot.wire import Bot

log = structlog.get_logger(__name__)

CALLS_AT_ONCE_MAX = 40


class Webhook:
    """The other way to listen; what is brought is stored like what is fetched."""

    def __init__(self, bot: Bot, lanes: Lanes, listener: Listener, settings: Settings) -> None:
        self._bot = bot
        self._lanes = lanes
        self._listener = listener
        self._settings = settings

    async def watch(self) -> None:
        """Have updates brought, and see to it for ever that they are. No answer of Telegram's ends it."""
        longest = self._settings.wait_poll.total_seconds()
        pause = self._settings.wait_backoff.total_seconds()
        is_ours = False
        while True:
            try:
                if not is_ours:
                    await self._call_for_updates()
                is_ours = await self._is_ours()
                wait = longest
            except Exception as trouble:
                # Telegram's own words say what it dislikes about the address; nobody else is in them.
                says = trouble.message if isinstance(trouble, TelegramError) else None
                log.warning("webhook_trouble", error=type(trouble).__name__, says=says)
                self._listener.in_trouble = True
                wait = min(pause, longest)
                pause = wait * 2
            await asyncio.sleep(wait)

    async def deliver(self, raws: list[Any]) -> None:
        """Updates that Telegram brings; once this returns they may be acknowledged."""
        await self._lanes.at_most(WAITING_MAX)
        await self._listener.store(raws)
        await self._listener.heard(all_of_it=False)

    async def _call_for_updates(self) -> None:
        url, secret = self._settings.webhook_url, self._settings.webhook_secret
        await self._bot.call(
            "setWebhook",
            url=url,
            secret_token=secret and secret.get_secret_value(),
            allowed_updates=ALLOWED_UPDATES,
            max_connections=CALLS_AT_ONCE_MAX,
        )
        log.info("webhook_set")

    async def _is_ours(self) -> bool:
        """Does Telegram still bring updates to us? Another copy of the bot may have called it off."""
        info = await self._bot.call("getWebhookInfo")
        if info["url"] != self._settings.webhook_url:
            return False
        if info["pending_update_count"] == 0:
            await self._listener.heard(all_of_it=True)
        return True
