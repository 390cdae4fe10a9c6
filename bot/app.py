"""Good Turn put together: what runs, in which order it starts, and how it ends."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from bot import watchdog
from bot.assembling import make_application, make_postman
from bot.auditor import Auditor
from bot.awake import Awake
from bot.beginnings import appoint, forget_again, greet
from bot.clock import Clock, Rounds
from bot.handler import Handler
from bot.lanes import Lanes
from bot.listener import Listener
from bot.menu import show_commands
from bot.pace import Pace
from bot.rehearsals import Rehearsals
from bot.second_channel import SecondChannel
from bot.serving import Serving
from bot.settings import Settings
from bot.sweeps import Tick
from bot.webhook import Webhook
from bot.wire import Bot
from bot.wire import bot as make_bot
from storage import rotation
from storage.database import Database, troubles

log = structlog.get_logger(__name__)

DATABASE = "goodturn.db"


class GoodTurn:
    """The whole bot. `start`, then `broken` or your own waiting, then `stop`."""

    def __init__(self, settings: Settings, clock: Clock | None = None, pace: Pace | None = None) -> None:
        self.settings = settings
        self.clock = clock or Clock()
        self.pace = pace or Pace()
        self.bot: Bot = make_bot(settings)
        self._tasks: list[asyncio.Task[None]] = []
        self._started = AsyncExitStack()

    async def start(self) -> None:
        """Open the database, greet Telegram, take up what was left, and listen.

        Raises a DatabaseTrouble, or InvalidToken when Telegram doesn't know the token; `stop` all the same.
        """
        path = Path(self.settings.data_dir) / DATABASE
        rotation.finish(path, Path(self.settings.database_key_file))
        self.db = await Database.open(path, Path(self.settings.database_key_file))
        self._started.push_async_callback(self.db.close)
        self._started.push_async_callback(self.bot.shutdown)
        self.serving = Serving(self.settings)
        self._started.callback(self.serving.close)
        await self._put_together()
        with troubles(path):  # the first to write is the first to hear that the disk is full
            await forget_again(self.db, self.clock, self.settings)
            self.organiser_link = await appoint(self.db, self.clock, self.settings, self.bot.username)
            await self.rehearsals.look()
            await self.listener.resume()
        self._set_going()

    async def stop(self) -> None:
        """Stop what was started, the latest first; what is unfinished is on the disk. Twice does no harm."""
        await self._started.aclose()

    async def broken(self) -> None:
        """Wait until a part that must run for ever has ended; raise what ended it."""
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        raise RuntimeError("a part that must run for ever has ended")

    async def settled(self) -> None:
        """Wait until everything heard is dealt with and everything due has left."""
        while True:
            await self.lanes.at_most(0)
            await self.postman.quiet()
            await self.rehearsals.quiet()
            if not self.lanes.waiting:  # what we did may have come back to us, as a pin does
                return

    async def hurry(self) -> None:
        """The clock was hurried on: look at once at what is due."""
        self.listener.hear_out()
        await self.rounds.run_all()
        self.db.mail.set()
        await self.rehearsals.hurry()

    async def _put_together(self) -> None:
        bot, db, clock, settings, pace = self.bot, self.db, self.clock, self.settings, self.pace
        self.rehearsals = Rehearsals(bot, db, clock, settings, pace)
        self.application = make_application(bot, bot, db, clock, settings, pace, self.rehearsals.look)
        await greet(self.application, settings)
        handler = Handler(self.application, db, clock, settings)
        self.awake = Awake(clock)
        self.lanes = Lanes(partial(self.rehearsals.take, otherwise=handler.take))
        self.listener = Listener(bot, db, self.lanes, clock, settings)
        self.webhook = Webhook(bot, self.lanes, self.listener, settings)
        self.auditor = Auditor(bot, db, self.listener, clock, settings)
        self.postman = make_postman(bot, db, clock, settings, pace, self.listener)
        self.rounds = Rounds(self._tick, settings)
        for stop in (self.rehearsals.stop, self.postman.stop, self.lanes.stop, self._end_tasks):
            self._started.push_async_callback(stop)

    def _set_going(self) -> None:
        self._run("postman", self.postman.run())
        self._run("rehearsals", self.rehearsals.run())
        self._run("listener", self._listen())
        self._run("web", self.serving.run(self.auditor.health, self.webhook.deliver, self._first_reply))
        self._run("auditor", self.auditor.run())
        self.second_channel = SecondChannel(self.db, self.clock, self.settings, self.bot.username)
        self._run("second channel", self.second_channel.run())
        self.rounds.start()
        self._started.callback(self.rounds.stop)
        self._listing = asyncio.create_task(show_commands(self.bot, self.db, self.settings.languages))
        self._started.callback(self._listing.cancel)
        watchdog.started()
        self._started.callback(watchdog.stopping)

    def _run(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work, name=name))

    async def _listen(self) -> None:
        if not self.settings.webhook_url:
            await self.listener.run()
        await self.serving.open.wait()
        await self.webhook.watch()

    async def _first_reply(self) -> None:
        await self.listener.answered.wait()
        await self.lanes.at_most(0)

    async def _end_tasks(self) -> None:
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _tick(self) -> Tick:
        return Tick(
            db=self.db,
            now=self.clock.now(),
            heard_at=self.listener.heard_out_at,
            zone=self.settings.time_zone,
            settings=self.settings,
            awake_since=self.awake.since,
        )
