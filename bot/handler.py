"""Handling one update: tried, tried again, and at last set aside, so that the others are served on."""

import asyncio
import json
from functools import partial
from typing import Any

import structlog
from telegram import Update
from telegram.ext import Application

from aid.organisers import tell_organisers
from aid.words import speaking
from bot.clock import Clock
from bot.keeping import keep
from bot.settings import Settings
from handlers.context import Context, language_of
from handlers.errors import apologise, sorry
from storage import inbox
from storage.connection import Transaction
from storage.database import Database, Handling, handling
from storage.inbox import Arrival

log = structlog.get_logger(__name__)

ATTEMPTS_MAX = 3
STARTS_MAX = 10  # an update that was left over so often may be what ends us


class Handler:
    """Gives arrivals to PTB's application and sees to it that each is dealt with."""

    def __init__(
        self,
        application: Application[Any, Context, Any, Any, Any, Any],
        db: Database,
        clock: Clock,
        settings: Settings,
    ) -> None:
        self._application = application
        self._db = db
        self._clock = clock
        self._settings = settings

    async def take(self, arrival: Arrival) -> None:
        """Deal with one update. Raises nothing; what can't be noted now is noted later."""
        try:
            error = await self._try_and_try_again(arrival)
            if error is not None:
                await self._set_aside(arrival, error)
        except Exception:
            log.exception("update_left_waiting", update=arrival.update_id)

    async def _try_and_try_again(self, arrival: Arrival) -> BaseException | None:
        error: BaseException | None = None
        pause = self._settings.wait_retry.total_seconds()
        for attempt in range(1, ATTEMPTS_MAX + 1):
            if arrival.attempts > STARTS_MAX:
                return error or RuntimeError("left over too often")
            error = await self._try(arrival)
            if error is None:
                return None
            log.error("update_failed", update=arrival.update_id, attempt=attempt, exc_info=error)
            if attempt < ATTEMPTS_MAX:
                await asyncio.sleep(pause)
                pause *= 2
        return error

    async def _try(self, arrival: Arrival) -> BaseException | None:
        mark = Handling(arrival.update_id, self._clock.now())
        handling.set(mark)
        error: BaseException | None = None
        try:
            update = self._update(arrival)
            async with asyncio.timeout(self._settings.wait_handler.total_seconds()):
                with speaking(language_of(update)):
                    await self._application.process_update(update)
            error = mark.error
        except asyncio.CancelledError as cancelled:
            task = asyncio.current_task()
            if task and task.cancelling():
                raise
            error = cancelled
        except Exception as fault:
            error = fault
        if mark.holds_secret:
            # Not to keep it comes before the reply, which may be lost.
            if error is not None:
                log.error("reply_failed", update=arrival.update_id, exc_info=error)
            await keep(self._db, partial(inbox.empty, update_id=arrival.update_id))
            return None
        if mark.done:
            # Its verb is on the disk; to do it again would only be refused. Only the reply was lost.
            if error is not None:
                log.error("reply_failed", update=arrival.update_id, exc_info=error)
            return None
        if error is None:
            await keep(self._db, _nothing_more)
        return error

    def _update(self, arrival: Arrival) -> Update:
        update = Update.de_json(json.loads(arrival.body), self._application.bot)
        if not isinstance(update, Update):
            raise ValueError("not an update")
        return update

    def _context(self, update: Update) -> Context:
        return Context.from_update(update, self._application)

    async def _set_aside(self, arrival: Arrival, error: BaseException) -> None:
        now = self._clock.now()

        async def note(tx: Transaction) -> None:
            await inbox.set_aside(tx, arrival.update_id, type(error).__name__, now)
            await tell_organisers(tx, "set_aside", about=arrival.update_id, now=now)

        handling.set(None)
        await keep(self._db, note)
        log.error("update_set_aside", update=arrival.update_id, error=type(error).__name__)
        if arrival.account_id is not None:
            try:
                await self._apologise(arrival, arrival.account_id)
            except Exception as fault:
                log.info("apology_failed", update=arrival.update_id, error=type(fault).__name__)

    async def _apologise(self, arrival: Arrival, account_id: int) -> None:
        try:
            update = self._update(arrival)
        except Exception:  # whatever PTB can't read, there is somebody who wrote it
            screen = sorry()
            await self._application.bot_data["desk"].call(
                screen.method, chat_id=account_id, **screen.fields()
            )
        else:
            with speaking(language_of(update)):
                await apologise(self._context(update))


async def _nothing_more(_tx: Transaction) -> None:
    """No verb was called; the transaction by itself marks the update as dealt with."""
