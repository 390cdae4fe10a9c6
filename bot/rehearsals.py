"""Every rehearsal under way: begun, gone on and ended as its row says, and given what is said in it."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from pathlib import Path

import structlog

from aid import rehearsing
from bot.clock import Clock
from bot.keeping import keep
from bot.pace import Pace
from bot.playing import played
from bot.rehearsal import SmallBot
from bot.settings import Settings
from bot.wire import Bot
from storage import inbox, rehearsals
from storage.database import Database, Handling, handling
from storage.inbox import Arrival
from storage.rehearsals import Rehearsal

log = structlog.get_logger(__name__)

FOLDER = "rehearsals"
ITS_FILE = re.compile(r"([0-9]+)\.db.*")  # with what SQLite puts beside it


class Rehearsals:
    """Stands between the lanes and the real bot: what is said in a rehearsal doesn't reach that one."""

    def __init__(self, bot: Bot, db: Database, clock: Clock, settings: Settings, pace: Pace) -> None:
        self._bot = bot
        self._db = db
        self._clock = clock
        self._settings = settings
        self._pace = pace
        self._folder = Path(settings.data_dir) / FOLDER
        self._under_way: dict[int, SmallBot] = {}  # by the organiser's account
        self._looking = asyncio.Lock()

    async def run(self) -> None:
        """Look for ever whether one is over."""
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("rehearsals_not_seen_to")
            await asyncio.sleep(self._settings.wait_tick.total_seconds())

    async def look(self) -> None:
        """What the rows say is done: rehearsals are ended, opened, and put on."""
        async with self._looking:
            await rehearsing.sweep(self._db, self._clock.now())
            wanted = {each.account_id: each for each in await rehearsals.all(self._db)}
            for account_id, small in list(self._under_way.items()):
                if account_id not in wanted or wanted[account_id].id != small.rehearsal.id:
                    del self._under_way[account_id]
                    await small.close()
            self._clear_up(wanted.values())
            for account_id, rehearsal in wanted.items():
                if account_id in self._under_way:
                    await self._under_way[account_id].go_on(rehearsal)
                else:
                    await self._open(rehearsal)

    async def take(self, arrival: Arrival, otherwise: Callable[[Arrival], Awaitable[None]]) -> None:
        """Deal with an update in the rehearsal it is for, or `otherwise`. Raises nothing."""
        small = self._under_way.get(arrival.account_id or 0)
        its = played(arrival, small.rehearsal) if small else None
        if small is None or its is None:
            await otherwise(arrival)
            return
        try:
            await small.take(its)
            handling.set(Handling(arrival.update_id, self._clock.now()))
            await keep(self._db, partial(inbox.empty, update_id=arrival.update_id))
        except Exception:
            log.exception("update_left_waiting", update=arrival.update_id)

    async def hurry(self) -> None:
        """The clock was hurried on: look at once at what is due in each, and whether it is over."""
        await self.look()
        for small in list(self._under_way.values()):
            await small.hurry()

    async def quiet(self) -> None:
        """Wait until nothing is left in any that could leave now."""
        for small in list(self._under_way.values()):
            await small.quiet()

    async def stop(self) -> None:
        """Close all; they go on at the next start."""
        async with self._looking:
            while self._under_way:
                await self._under_way.popitem()[1].close()

    async def _open(self, rehearsal: Rehearsal) -> None:
        small = SmallBot(self._bot, self._clock, self._settings, self._pace, rehearsal)
        try:
            await small.open(self._folder / f"{rehearsal.id}.db")
        except Exception:
            log.exception("rehearsal_not_opened", rehearsal=rehearsal.id)
            await rehearsing.call_off(self._db, rehearsal.id, now=self._clock.now())
        else:
            self._under_way[rehearsal.account_id] = small

    def _clear_up(self, wanted: Collection[Rehearsal]) -> None:
        ids = {rehearsal.id for rehearsal in wanted}
        for path in self._folder.glob("*.db*"):
            its = ITS_FILE.fullmatch(path.name)
            if its and int(its[1]) not in ids:
                path.unlink(missing_ok=True)
