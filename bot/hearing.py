"""Heard out first: what tells of somebody's silence leaves only once all that they said was heard."""

from datetime import datetime, timedelta
from typing import Protocol

from telegram.error import TelegramError

from bot.clock import Clock
from bot.settings import Settings
from bot.wire import SECONDS_TO_ANSWER, Caller
from storage import inbox, people
from storage.database import Database

AGAIN_IN = timedelta(seconds=2)
HEARD_OUT_WITHIN = timedelta(minutes=2)  # longer than the listener's longest pause and what comes after it


class Ears(Protocol):
    """Until when people were heard, and whether Telegram lets us hear them just now."""

    @property
    def heard_at(self) -> datetime | None: ...

    @property
    def in_trouble(self) -> bool: ...


class Hearing:
    """Whether people are heard just now; where Telegram carries our letters only, for how long we wait."""

    def __init__(self, bot: Caller, db: Database, ears: Ears, clock: Clock, settings: Settings) -> None:
        self._bot = bot
        self._db = db
        self._ears = ears
        self._clock = clock
        self._fresh = 2 * settings.wait_poll + timedelta(seconds=SECONDS_TO_ANSWER)
        self._there_since: datetime | None = None

    async def is_heard_out(self, person_id: int) -> bool:
        """Is nothing of theirs unheard, or did we wait for it long enough? Never while Telegram is down."""
        now = self._clock.now()
        if self._listens(now) and not await self._has_said_something(person_id):
            self._there_since = None
            return True
        if not await self._telegram_answers():
            self._there_since = None
            return False
        self._there_since = self._there_since or now
        return now - self._there_since >= HEARD_OUT_WITHIN

    def _listens(self, now: datetime) -> bool:
        heard_at = self._ears.heard_at
        return heard_at is not None and not self._ears.in_trouble and now - heard_at <= self._fresh

    async def _has_said_something(self, person_id: int) -> bool:
        person = await people.find(self._db, person_id)
        return bool(person and person.account_id and await inbox.unheard(self._db, person.account_id))

    async def _telegram_answers(self) -> bool:
        try:
            await self._bot.call("getMe")
        except TelegramError:
            return False
        return True
