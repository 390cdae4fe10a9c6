"""The auditor: looks every minute whether what must happen does happen, apart from the code it checks."""

import asyncio
import time
from datetime import datetime, timedelta

import structlog
from telegram.error import TelegramError

from aid import faults as verbs
from aid.faults import WORDS, Health
from bot import watchdog
from bot.checks import CHECKS, LATE, Sight, found_by
from bot.clock import Clock
from bot.heartbeat import beat
from bot.listener import Listener
from bot.settings import Settings
from bot.wire import Bot
from storage import audit, faults
from storage.connection import Reading
from storage.database import Database
from storage.faults import Fault

log = structlog.get_logger(__name__)

DEAF_AFTER = timedelta(seconds=90)
OVER_AFTER = timedelta(minutes=10)
FILE_READ_FIRST = timedelta(minutes=10)
FILE_READ_EVERY = timedelta(days=1)
CLOCK_JUMP = timedelta(seconds=30)
SECONDS_TO_FIRST_LOOK = 2.0
SECONDS_TO_LOOK = 30.0
AUDITS_MISSED_MAX = 3
# What is wrong with the notes themselves stays wrong, however often we start.
NOT_MENDED_BY_A_START = {"helpers_differ", "file_damaged", "clock_went_back", "other_ways_fail"}


class Auditor:
    """Asks the database and the listener; feeds the watchdog and the heartbeat, or tells organisers."""

    def __init__(self, bot: Bot, db: Database, listener: Listener, clock: Clock, settings: Settings) -> None:
        self._bot = bot
        self._db = db
        self._listener = listener
        self._clock = clock
        self._settings = settings
        self._began_at = self._looked_at = clock.now()
        self._steady = time.monotonic()
        self._checked_at: datetime | None = None
        self._hearing_since: datetime | None = None
        self._file_due_at = self._began_at + FILE_READ_FIRST
        self._found = {"starting"}
        self._last_seen: dict[str, datetime] = {}

    async def run(self) -> None:
        """Look for ever. The heart beats from the second look on: who dies at every start has none."""
        pause = self._settings.wait_audit.total_seconds()
        await asyncio.sleep(min(SECONDS_TO_FIRST_LOOK, pause))
        await self.audit()
        while True:
            await asyncio.sleep(pause)
            if await self.audit():
                await beat(self._settings.heartbeat_url)

    def health(self) -> Health:
        """What the last look found, or that it is too long ago."""
        age = timedelta(seconds=time.monotonic() - self._steady)
        wrong = {"asleep"} if age > AUDITS_MISSED_MAX * self._settings.wait_audit else self._found
        return Health(wrong=tuple(str(WORDS[name]) for name in sorted(wrong)), checked_at=self._checked_at)

    async def audit(self) -> bool:
        """One look at everything. Says whether all is well. Raises nothing."""
        now = self._clock.now()
        if self._clock_jumped(now):
            # The machine slept, or the playground hurried: what fell due meanwhile is being seen to now.
            return not self._found
        lasting: list[Fault] = []
        try:
            async with asyncio.timeout(SECONDS_TO_LOOK):
                found = await self._look(now)
                lasting = await self._note(found, now)
        except Exception:
            log.exception("audit_failed")
            found = {"blind"}
        if found:
            log.error("not_well", found=",".join(sorted(found)))
        self._found, self._checked_at = found, now
        if not await self._wants_a_new_start(found, lasting):
            watchdog.alive()
        return not found

    def _clock_jumped(self, now: datetime) -> bool:
        steady = time.monotonic()
        jump = now - self._looked_at - timedelta(seconds=steady - self._steady)
        self._looked_at, self._steady = now, steady
        return abs(jump) > CLOCK_JUMP

    async def _look(self, now: datetime) -> set[str]:
        answered_at = self._listener.answered_at
        is_deaf = now - (answered_at or self._began_at) > DEAF_AFTER
        if is_deaf or answered_at is None:
            self._hearing_since = None
        elif self._hearing_since is None:
            self._hearing_since = now

        async def look(reading: Reading) -> set[str]:
            sight = Sight(
                source=reading,
                now=now,
                zone=self._settings.time_zone,
                is_deaf=is_deaf,
                heard_at=self._listener.heard_at if self._silence_counts(now) else None,
                rungs={
                    "again": int(self._settings.wait_checkin_again.total_seconds()),
                    "contact": int(self._settings.wait_checkin_contact.total_seconds()),
                    "repeat": int(self._settings.wait_checkin_repeat.total_seconds()),
                },
            )
            return await found_by(CHECKS, sight)

        found = await self._db.read(look)
        return found | {"file_damaged"} if await self._file_is_damaged(now) else found

    def _silence_counts(self, now: datetime) -> bool:
        # After a start or an outage people are heard out first; only then can closing a request be late.
        since = self._hearing_since
        return since is not None and now - since >= self._settings.wait_listen_first + LATE

    async def _file_is_damaged(self, now: datetime) -> bool:
        if now < self._file_due_at:
            return False
        damaged = await audit.file_damaged(self._db.path, self._settings.database_key_file)
        self._file_due_at = now if damaged else now + FILE_READ_EVERY
        return damaged

    async def _note(self, found: set[str], now: datetime) -> list[Fault]:
        self._last_seen |= dict.fromkeys(found, now)
        lasting = await faults.lasting(self._db)
        fresh = found - {fault.name for fault in lasting}
        if fresh:
            await verbs.begin(self._db, fresh, now=now)
            lasting = await faults.lasting(self._db)
        for fault in lasting:
            # What comes and goes is one trouble, or organisers would hear of it every minute.
            seen_at = self._last_seen.get(fault.name, self._began_at)
            if fault.name not in found and now - seen_at >= OVER_AFTER:
                await verbs.end(self._db, fault, seen_at=seen_at, now=now)
        return lasting

    async def _wants_a_new_start(self, found: set[str], lasting: list[Fault]) -> bool:
        """Would a start mend it? Not if Telegram is down, nor if it was wrong before this start already."""
        known_before = {fault.name for fault in lasting if fault.began_at < self._began_at}
        mendable = found - NOT_MENDED_BY_A_START - known_before
        return bool(mendable) and await self._telegram_answers()

    async def _telegram_answers(self) -> bool:
        try:
            await self._bot.call("getMe")
        except TelegramError:
            return False
        return True
