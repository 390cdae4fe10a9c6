"""Good Turn put together: what runs, in which order it starts, and how it ends."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import structlog
from telegram.error import TelegramError
from telegram.ext import Application, ContextTypes

from aid import people
from aid.links import make_organiser_link
from bot.cards import Cards
from bot.clock import Clock, Rounds, Tick
from bot.handler import Handler
from bot.lanes import Lanes
from bot.letters import Desk as SendingDesk
from bot.letters import Letters
from bot.listener import Listener
from bot.menu import show_commands
from bot.pace import Pace
from bot.postman import Postman
from bot.redrawing import Redrawing
from bot.settings import Settings
from bot.wire import Bot
from bot.wire import bot as make_bot
from handlers import CARDS, HANDLERS, LETTERS
from handlers.context import Context, Desk
from handlers.errors import failed
from storage.connection import Transaction
from storage.database import Database

log = structlog.get_logger(__name__)

DATABASE = "goodturn.db"


class GoodTurn:
    """The whole bot. `start`, then `run_until_broken` or your own waiting, then `stop`."""

    def __init__(self, settings: Settings, clock: Clock | None = None, pace: Pace | None = None) -> None:
        self.settings = settings
        self.clock = clock or Clock()
        self.pace = pace or Pace()
        self.bot: Bot = make_bot(settings)
        self._tasks: list[asyncio.Task[None]] = []
        self._listing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Open the database, greet Telegram, take up what was left, and listen.

        Raises a DatabaseTrouble, or InvalidToken when Telegram doesn't know the token.
        """
        self.db = await Database.open(
            Path(self.settings.data_dir) / DATABASE, Path(self.settings.database_key_file)
        )
        try:
            await self._start()
        except BaseException:
            await self.stop()
            raise

    async def _start(self) -> None:
        self.application = self._application()
        await self._greet()
        handler = Handler(self.application, self.db, self.clock, self.settings)
        self.lanes = Lanes(handler.take)
        self.listener = Listener(self.bot, self.db, self.lanes, self.clock, self.settings)
        self.postman = self._postman()
        self.rounds = Rounds(self._tick, self.settings.wait_tick)
        await self._appoint()
        await self.listener.resume()
        self._run("postman", self.postman.run())
        self._run(
            "listener", self.listener.watch_webhook() if self.settings.webhook_url else self.listener.run()
        )
        self.rounds.start()
        self._listing = asyncio.create_task(show_commands(self.bot, self.db, self.settings.languages))

    async def stop(self) -> None:
        """Stop everything and close the database; what is unfinished is on the disk."""
        if hasattr(self, "rounds"):
            self.rounds.stop()
        tasks = [*self._tasks, *((self._listing,) if self._listing else ())]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        for part in ("lanes", "postman"):
            if hasattr(self, part):
                await getattr(self, part).stop()
        await self.bot.shutdown()
        await self.db.close()

    async def broken(self) -> None:
        """Wait until a part that must run for ever has ended; raise what ended it."""
        done, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()

    async def settled(self) -> None:
        """Wait until everything heard is dealt with and everything due has left."""
        await self.lanes.at_most(0)
        await self.postman.quiet()

    async def hurry(self) -> None:
        """The clock was hurried on: look at once at what is due."""
        await self.rounds.run_all()
        self.db.mail.set()

    def _run(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work, name=name))

    async def _greet(self) -> None:
        pause = self.settings.wait_backoff.total_seconds()
        while True:
            try:
                await self.application.initialize()
                return
            except TelegramError as trouble:
                if not _passes(trouble):
                    raise
                log.warning("cannot_reach_telegram", error=type(trouble).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 60.0)

    def _application(self) -> Application[Any, Context, Any, Any, Any, Any]:
        application = (
            Application.builder()
            .bot(self.bot)
            .updater(None)
            .job_queue(None)
            .context_types(ContextTypes(context=Context))
            .build()
        )
        application.bot_data["desk"] = Desk(
            db=self.db,
            call=self._call,
            now=self.clock.now,
            zone=self.settings.time_zone,
            before_posting=self.settings.wait_before_posting,
            to_confirm=self.settings.wait_confirm,
        )
        application.add_handlers(HANDLERS)
        application.add_error_handler(failed)
        return application

    async def _call(self, method: str, **fields: Any) -> Any:
        if "chat_id" in fields:
            self.pace.spoke(fields["chat_id"])
        return await self.bot.call(method, **fields)

    def _postman(self) -> Postman:
        desk = SendingDesk(bot=self.bot, db=self.db, clock=self.clock, zone=self.settings.time_zone)
        letters, redrawing = Letters(desk, LETTERS), Redrawing(desk, LETTERS)
        return Postman(self.db, self.clock, letters, Cards(desk, CARDS), redrawing, self.pace)

    def _tick(self) -> Tick:
        return Tick(
            db=self.db,
            now=self.clock.now(),
            heard_at=self.listener.heard_at,
            zone=self.settings.time_zone,
            settings=self.settings,
        )

    async def _appoint(self) -> None:
        now = self.clock.now()

        async def appoint(tx: Transaction) -> str | None:
            for account_id in self.settings.organiser_ids:
                await people.appoint(tx, account_id, now=now)
            return await make_organiser_link(tx, now=now)

        self.organiser_link: str | None = await self.db.transaction(appoint)
        if self.organiser_link:
            print(
                "There is no organiser yet. Open this link in Telegram within 30 minutes to become one:\n"
                f"https://t.me/{self.bot.username}?start={self.organiser_link}",
                flush=True,
            )


def _passes(trouble: TelegramError) -> bool:
    return type(trouble).__name__ != "InvalidToken"
