"""Before the first update: Telegram is greeted, and whoever is to organise is appointed."""

import asyncio
from typing import Any

import structlog
from telegram.error import TelegramError
from telegram.ext import Application

from aid import forgetting, people
from aid.links import make_organiser_link
from bot import watchdog
from bot.clock import Clock
from bot.settings import Settings
from storage.connection import Transaction
from storage.database import Database

log = structlog.get_logger(__name__)


async def greet(application: Application[Any, Any, Any, Any, Any, Any], settings: Settings) -> None:
    """Meet Telegram; while it can't be reached, try again. Raises InvalidToken."""
    pause, longest = settings.wait_backoff.total_seconds(), settings.wait_backoff_longest.total_seconds()
    while True:
        try:
            await application.initialize()
            return
        except TelegramError as trouble:
            if type(trouble).__name__ == "InvalidToken":
                raise
            log.warning("cannot_reach_telegram", error=type(trouble).__name__)
            watchdog.still_starting()
            await asyncio.sleep(pause)
            pause = min(pause * 2, longest)


async def appoint(db: Database, clock: Clock, settings: Settings, username: str) -> str | None:
    """Those of ORGANISER_IDS organise. Gives the link that makes the first one, where nobody does."""
    now = clock.now()

    async def appointing(tx: Transaction) -> str | None:
        for account_id in settings.organiser_ids:
            await people.appoint(tx, account_id, now=now)
        return await make_organiser_link(tx, now=now)

    link = await db.transaction(appointing)
    if link:
        print(
            "There is no organiser yet. Open this link in Telegram within 30 minutes to become one:\n"
            f"https://t.me/{username}?start={link}",
            flush=True,
        )
    return link


async def forget_again(db: Database, clock: Clock, settings: Settings) -> None:
    """Whoever was forgotten since this copy of the data was made is forgotten in it too."""
    now = clock.now()
    today = now.astimezone(settings.time_zone).date()
    again = await forgetting.forget_again(db, today=today, undo=settings.wait_undo_forgetting, now=now)
    if again:
        log.warning("forgotten_again", people=again)
