"""Listening to Telegram: every update is stored before it is acknowledged, whatever goes wrong."""

import asyncio
import json
import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram.error import Conflict, RetryAfter

from aid.listening import hear_again, try_again
from bot.clock import Clock
from bot.flood import SAID, Floods, Verdict, too_fast
from bot.incoming import KINDS, account_of, has_id, is_cry, without_chatter, worth_keeping
from bot.lanes import WAITING_MAX, Lanes
from bot.settings import Settings
from bot.wire import Bot
from storage import activity, inbox, listening
from storage.connection import Transaction
from storage.database import Database
from storage.inbox import Arrival

log = structlog.get_logger(__name__)

ALLOWED_UPDATES = list(KINDS)
BATCH = 100
NOTE_EVERY = timedelta(minutes=1)


class Unreadable(Exception):
    """What came is no list of updates."""


class Listener:
    """Fetches updates, or is given them by the webhook, and hands the stored ones to the lanes."""

    def __init__(self, bot: Bot, db: Database, lanes: Lanes, clock: Clock, settings: Settings) -> None:
        self._bot = bot
        self._db = db
        self._lanes = lanes
        self._clock = clock
        self._settings = settings
        self._floods = Floods()
        self._offset: int | None = None
        self._noted_at: datetime | None = None
        self._hurried = clock.hurried
        self._first_at: datetime | None = None
        self.answered = asyncio.Event()
        self.answered_at: datetime | None = None
        self.heard_at: datetime | None = None
        self.in_trouble = False

    @property
    def heard_out_at(self) -> datetime | None:
        """Until when we have heard all that was said; None while people are heard out after a start."""
        if self.heard_at is None or self._first_at is None:
            return None
        heard_out = self.heard_at - self._first_at >= self._settings.wait_listen_first
        return self.heard_at if heard_out else None

    async def resume(self) -> None:
        """Hand out first what was stored but not dealt with before we ended."""
        await self._db.transaction(inbox.count_left)
        for arrival in await inbox.waiting(self._db):
            self._lanes.add(arrival, at_once=is_cry(arrival.body))

    async def run(self) -> None:
        """Long polling, for ever. No answer of Telegram's, and no lack of one, ends it."""
        pause = self._settings.wait_backoff.total_seconds()
        longest = self._settings.wait_backoff_longest.total_seconds()
        poll = math.ceil(self._settings.wait_poll.total_seconds())
        backoff, seconds = pause, 0  # the first answer comes at once: then we know that we hear
        while True:
            try:
                await self._fetch(seconds)
                backoff, seconds = pause, poll
            except Exception as trouble:
                wait = await self._see_to(trouble, backoff)
                await asyncio.sleep(wait)
                backoff, seconds = min(backoff * 2, longest), 0

    async def store(self, raws: list[Any]) -> None:
        """Keep a batch of raw updates; once this returns they may be acknowledged."""
        arrivals = {arrival.update_id: arrival for arrival in self._arrivals(raws)}
        if not arrivals:
            return
        kept = [(a.update_id, a.account_id, a.body) for a in arrivals.values()]
        fresh = await self._db.transaction(lambda tx: _keep(tx, kept, self._clock.now()))
        for update_id in sorted(fresh):
            arrival = arrivals[update_id]
            self._lanes.add(arrival, at_once=is_cry(arrival.body))

    def hear_out(self) -> None:
        """The playground's clock was hurried on, and everything said until now has been heard."""
        self.heard_at = self._clock.now()

    async def heard(self, *, all_of_it: bool) -> None:
        """Telegram has answered; with `all_of_it` nothing that was said waits there."""
        self.answered.set()
        now = self.answered_at = self._clock.now()
        if self.in_trouble:
            await try_again(self._db, now=now)
        if all_of_it:
            self.heard_at, self.in_trouble = now, False
            self._first_at = min(self._first_at or now, now)  # the clock may have gone back
        if self._hurried != self._clock.hurried:
            # Time that the playground's clock has jumped over is no time in which we were deaf.
            self._hurried = self._clock.hurried
            await self._db.transaction(lambda tx: listening.note_heard(tx, now))
        if self._noted_at is None or now - self._noted_at >= NOTE_EVERY:
            await hear_again(self._db, now=now)
            self._noted_at = now

    async def _fetch(self, seconds: int) -> None:
        await self._lanes.at_most(WAITING_MAX)
        raws = await self._bot.call(
            "getUpdates",
            offset=self._offset,
            limit=BATCH,
            timeout=seconds,
            allowed_updates=ALLOWED_UPDATES,
        )
        if not isinstance(raws, list):
            raise Unreadable
        await self.store(raws)
        ids = [raw["update_id"] for raw in raws if has_id(raw)]
        if raws and not ids:
            raise Unreadable
        # After an empty answer all is acknowledged; numbers start anew after a week of silence.
        self._offset = max(ids) + 1 if ids else None
        await self.heard(all_of_it=len(raws) < BATCH)

    def _arrivals(self, raws: list[Any]) -> Iterator[Arrival]:
        for raw in raws:
            if not has_id(raw):
                log.error("update_without_id")
                continue
            try:
                if worth_keeping(raw, self._bot.username):
                    yield from self._unless_flooded(raw)
            except Exception as fault:  # or it would keep all those away that come with it, for ever
                log.error("update_not_understood", update=raw["update_id"], exc_info=fault)

    def _unless_flooded(self, raw: dict[str, Any]) -> Iterator[Arrival]:
        account_id = account_of(raw)
        if account_id is None or not SAID & raw.keys():
            yield self._arrival(raw, account_id)
            return
        verdict = self._floods.judge(account_id, raw, self._clock.now())
        if verdict is Verdict.KEEP:
            yield self._arrival(raw, account_id)
        elif verdict is Verdict.TELL:
            log.warning("flood", account=account_id)
            yield self._arrival(too_fast(raw, account_id), account_id)

    def _arrival(self, raw: dict[str, Any], account_id: int | None) -> Arrival:
        return Arrival(
            update_id=raw["update_id"],
            account_id=account_id,
            body=json.dumps(without_chatter(raw)),
            attempts=0,
            received_at=self._clock.now(),
        )

    async def _see_to(self, trouble: Exception, backoff: float) -> float:
        self.in_trouble = True
        log.warning("cannot_listen", error=type(trouble).__name__, again_in=backoff)
        if isinstance(trouble, RetryAfter):
            pause = trouble.retry_after
            return pause.total_seconds() if isinstance(pause, timedelta) else pause
        if isinstance(trouble, Conflict) and "webhook" in trouble.message.lower():
            try:
                await self._bot.call("deleteWebhook", drop_pending_updates=False)
            except Exception as still:
                log.warning("webhook_stays", error=type(still).__name__)
        return backoff


async def _keep(tx: Transaction, kept: list[tuple[int, int | None, str]], now: datetime) -> set[int]:
    await activity.note(tx, {account_id for _, account_id, _ in kept}, now)
    return await inbox.store(tx, kept, now)
