"""A rehearsal under way: a small bot with a database and a clock of its own, whose stage is one chat."""

import asyncio
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path

from aid.rehearsal_street import move_in
from bot.assembling import make_application, make_postman
from bot.clock import Clock, Rounds
from bot.handler import Handler
from bot.pace import Limits, Pace
from bot.settings import Settings
from bot.stage import Stage
from bot.sweeps import Tick
from bot.wire import Bot
from storage import inbox, rehearsals
from storage.connection import Transaction
from storage.database import Database
from storage.inbox import Arrival
from storage.rehearsals import Rehearsal

# The stage keeps the real limits, in the one chat there is.
UNHURRIED = Limits(per_second=1000, seconds_between_to_a_person=0, per_minute_to_a_group=1000)


class LaterClock(Clock):
    """Tells another clock's time, put on."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now() + self.hurried


class Heard:
    """Everything said in a rehearsal is heard at once."""

    in_trouble = False

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @property
    def heard_at(self) -> datetime:
        """Until when people were heard."""
        return self._clock.now()


class SmallBot:
    """`open`, then `take` what is said in it, and `close`. All that is left of it is its file."""

    def __init__(self, bot: Bot, clock: Clock, settings: Settings, pace: Pace, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self._bot = bot
        self._settings = settings
        self._stage = Stage(bot, pace, rehearsal)
        self._clock = LaterClock(clock)
        self._pace = Pace(UNHURRIED)
        self._rounds = Rounds(self._tick, settings)

    async def open(self, path: Path) -> None:
        """Take up what was left at `path`, or have everybody move in. Raises a DatabaseTrouble."""
        self._clock.hurried = timedelta(minutes=self.rehearsal.minutes_on)
        self._began_at = self._clock.now()
        self._db = await Database.open(path, Path(self._settings.database_key_file))
        async with AsyncExitStack() as undone:
            undone.push_async_callback(self._db.close)
            await self._db.transaction(self._move_in)
            await self._put_together()
            undone.pop_all()
        self._round = asyncio.create_task(self._postman.run())
        self._rounds.start()

    async def _put_together(self) -> None:
        settings, clock = self._settings, self._clock
        application = make_application(
            self._bot, self._stage, self._db, clock, settings, self._pace, rehearsals=None
        )
        await application.initialize()
        self._handler = Handler(application, self._db, clock, settings)
        self._postman = make_postman(self._stage, self._db, clock, settings, self._pace, Heard(clock))

    async def take(self, played: Arrival) -> None:
        """Deal with what an invented person said; once, however often it comes. Raises nothing."""
        said = [(played.update_id, played.account_id, played.body)]
        await self._db.transaction(lambda tx: inbox.store(tx, said, self._clock.now()))
        waiting = {arrival.update_id for arrival in await inbox.waiting(self._db)}
        if played.update_id in waiting:
            await self._handler.take(played)

    async def go_on(self, rehearsal: Rehearsal) -> None:
        """Whom one plays, or the time, has changed."""
        self.rehearsal = rehearsal
        put_on = timedelta(minutes=rehearsal.minutes_on)
        if put_on != self._clock.hurried:
            self._clock.hurried = put_on
            await self.hurry()

    async def hurry(self) -> None:
        """Look at once at what is due."""
        await self._rounds.run_all()
        self._db.mail.set()

    async def quiet(self) -> None:
        """Wait until nothing is left that could leave now."""
        await self._postman.quiet()

    async def close(self) -> None:
        """Let what is leaving leave, and no more."""
        self._rounds.stop()
        self._round.cancel()
        await asyncio.wait([self._round])
        await self._postman.stop()
        await self._db.close()

    async def _move_in(self, tx: Transaction) -> None:
        if await rehearsals.nobody_lives_here(tx):
            now = self._clock.now()
            today = now.astimezone(self._settings.time_zone).date()
            await move_in(tx, language=self.rehearsal.language, now=now, today=today)

    def _tick(self) -> Tick:
        now = self._clock.now()
        return Tick(
            db=self._db,
            now=now,
            heard_at=now,
            zone=self._settings.time_zone,
            settings=self._settings,
            awake_since=self._began_at,
        )
