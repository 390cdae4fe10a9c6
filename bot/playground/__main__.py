"""`make demo`: the real bot on an emulated Telegram, and one page with everybody's phone."""

import asyncio
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from bot import log
from bot.app import GoodTurn
from bot.clock import Clock
from bot.playground.emulator import Emulator
from bot.playground.page import add_page
from bot.playground.story import move_in
from bot.playground.street import CAST, Street
from bot.settings import Settings

FIRST_HOUR = 10
HOST, PORT = "127.0.0.1", 8088
TOKEN = "1:playground-token-nobody-else-can-use"


def main() -> int:
    """Serve the playground until Ctrl-C. Says which port to use when this one is taken."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else PORT
    log.start("WARNING", [TOKEN])
    with tempfile.TemporaryDirectory(prefix="goodturn-") as folder:
        try:
            asyncio.run(_play(port, Path(folder)))
        except OSError:
            print(f"Port {port} is taken. Try another: python -m bot.playground {port + 1}", file=sys.stderr)
            return 2
        except KeyboardInterrupt:
            print("\nGood night. Nothing of the playground is kept.")
    return 0


def _by_day(now: datetime) -> timedelta:
    """How far it is to 10 in the morning: whoever opens the page at night shall not wait until 8."""
    return now.replace(hour=FIRST_HOUR, minute=0, second=0, microsecond=0) - now


async def _play(port: int, folder: Path) -> None:
    clock = Clock()
    clock.hurry(_by_day(clock.now()))
    emulator = Emulator(token=TOKEN, clock=clock.now)
    street = Street(emulator)
    bot = GoodTurn(_settings(folder, f"http://{HOST}:{port}"), clock=clock)

    async def hurry(by: timedelta) -> None:
        clock.hurry(by)
        await bot.settled()
        await bot.hurry()
        await bot.settled()

    add_page(emulator, street, hurry, clock.now)
    await emulator.start(HOST, port)
    try:
        await bot.start()
        await move_in(street, emulator, bot)
        print(f"The playground is open: http://{HOST}:{port}  (Ctrl-C ends it)", flush=True)
        await bot.broken()
    finally:
        await bot.stop()
        await emulator.stop()


def _settings(folder: Path, address: str) -> Settings:
    return Settings(
        _env_file=None,
        bot_token=TOKEN,
        telegram_api_url=address,
        data_dir=folder / "data",
        database_key_file=folder / "secrets" / "database.key",
        organiser_ids=str(CAST["olga"].id),
        wait_before_posting="PT5S",
        web_port=0,
    )


if __name__ == "__main__":
    sys.exit(main())
