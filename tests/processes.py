"""The bot as a real process, against an emulated Telegram that runs in the test."""

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOKEN = "1:test-token-of-a-process-0123456789ab"
PATIENCE = 60.0


@dataclass
class Ended:
    """How a process ended."""

    status: int
    out: str
    err: str
    seconds: float

    @property
    def lines(self) -> list[str]:
        """What it said on stderr."""
        return self.err.splitlines()


class Running:
    """A process at work."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.said: list[str] = []
        self._out = asyncio.create_task(self._listen())
        self._err = asyncio.create_task(process.stderr.read())

    @property
    def is_alive(self) -> bool:
        """It has not ended."""
        return self._process.returncode is None

    def threads(self) -> int:
        """How many threads it has."""
        return len(list(Path(f"/proc/{self._process.pid}/task").iterdir()))

    def told(self, number: signal.Signals) -> None:
        """It gets a signal."""
        self._process.send_signal(number)

    async def ends(self, number: signal.Signals | None = None) -> Ended:
        """Tell it to stop, if so wished, and wait for its end, its outputs closed by all that held them."""
        began = time.monotonic()
        if number is not None:
            self.told(number)
        async with asyncio.timeout(PATIENCE):
            _, err = await asyncio.gather(self._out, self._err)
            status = await self._process.wait()
        ended = Ended(status, "".join(self.said), err.decode(), time.monotonic() - began)
        secret = TOKEN.partition(":")[2]
        assert secret not in ended.out + ended.err
        assert "Traceback" not in ended.out + ended.err
        return ended

    async def _listen(self) -> None:
        async for line in self._process.stdout:
            self.said.append(line.decode())

    async def kill(self) -> None:
        """No process outlives its test."""
        if self.is_alive:
            self._process.kill()
            await self._process.wait()
        await asyncio.gather(self._out, self._err)


def environment(folder: Path, url: str, **more: str) -> dict[str, str]:
    """All that the process knows of the world."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATA_DIR": str(folder / "data"),
        "DATABASE_KEY_FILE": str(folder / "secrets" / "database.key"),
        "ORGANISER_IDS": "1005",
        "WEB_PORT": "0",
        "WAIT_BACKOFF": "PT0.1S",
        "WAIT_RETRY": "PT0.05S",
        "LOG_LEVEL": "DEBUG",
        **more,
    }


@asynccontextmanager
async def running(
    folder: Path, url: str, *words: str, planted: str | None = None, **more: str
) -> AsyncIterator[Running]:
    """`python -m bot`, started in `folder`. What is planted runs first."""
    how = ["-c", f"{planted}\nfrom bot.run import run\nrun()"] if planted else ["-m", "bot", *words]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *how, cwd=folder, env=environment(folder, url, **more), stdout=PIPE, stderr=PIPE
    )
    bot = Running(process)
    try:
        yield bot
    finally:
        await bot.kill()
