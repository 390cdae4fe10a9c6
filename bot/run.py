"""Running the bot as a process: from the settings to a complete end, whatever happens."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

import structlog
from telegram.error import InvalidToken

from bot import log as logging
from bot.app import GoodTurn
from bot.lock import AlreadyRunning, lock
from bot.settings import Settings, SettingsWrong, load
from storage.trouble import DatabaseTrouble

log = structlog.get_logger(__name__)

WRONG_SETTING = 2
BROKEN = 1
UNKNOWN_TOKEN = "BOT_TOKEN: Telegram doesn't know this token. Copy it from BotFather."
SECONDS_TO_STOP = 10.0
SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run() -> NoReturn:
    """Run until told to stop. The exit status says how it ended; nothing is left hanging."""
    # Not `asyncio.run`, which would wait at the end for every thread, even one that asks a dead name server.
    runner = asyncio.Runner()
    os.umask(0o077)  # what we write is nobody else's to read
    try:
        settings = load()
        logging.start(settings.log_level, settings.secrets)
        with lock(settings.data_dir):
            runner.run(_live(settings))
        status = 0
    except SettingsWrong as wrong:
        status = _say(str(wrong), WRONG_SETTING)
    except InvalidToken:
        status = _say(UNKNOWN_TOKEN, WRONG_SETTING)
    except (DatabaseTrouble, AlreadyRunning) as trouble:
        status = _say(str(trouble), trouble.exit_status)
    except BaseException:
        log.exception("broken")
        status = BROKEN
    # A thread or a connection somebody forgot must not keep a dead process alive.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _say(line: str, status: int) -> int:
    with suppress(OSError, ValueError):
        print(line, file=sys.stderr)
    return status


async def _live(settings: Settings) -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(logging.loop_trouble)
    told_to_stop = asyncio.Event()
    for number in SIGNALS:
        loop.add_signal_handler(number, told_to_stop.set)
    bot = GoodTurn(settings)
    told = asyncio.create_task(told_to_stop.wait())
    living = asyncio.create_task(_start_and_watch(bot))
    await asyncio.wait((told, living), return_when=asyncio.FIRST_COMPLETED)
    stopping = asyncio.create_task(_stop(bot, living))
    _, late = await asyncio.wait((stopping,), timeout=SECONDS_TO_STOP)
    if late:
        log.warning("stopped_late")
    if living.done() and not living.cancelled():
        living.result()


async def _start_and_watch(bot: GoodTurn) -> None:
    await bot.start()
    log.info("started", bot=bot.bot.username)
    await bot.broken()


async def _stop(bot: GoodTurn, living: asyncio.Task[None]) -> None:
    living.cancel()
    await asyncio.wait((living,))
    await bot.stop()
