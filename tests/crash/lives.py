"""The lives of one bot: each a process, begun, killed and at last told to stop from here."""

import asyncio
import multiprocessing
import signal
from dataclasses import replace
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.crash.child import DIED_AT_ITS_POINT, LOG, Plan, live

# A server that has imported the bot, what it imports late too, and begun nothing: each life is a fork of it.
NURSERY = multiprocessing.get_context("forkserver")
NURSERY.set_forkserver_preload(["tests.crash.child", "uvicorn", "web.app", "web.webhook"])
SECONDS_TO_STOP = 20
LAST_WORDS = 2000


class Lives:
    """One life after the other over one data folder."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.folder = folder
        self.kills = 0
        self._plan = plan
        self._life: ForkServerProcess | None = None
        self._over = asyncio.Event()

    def begin(self, point: str | None = None, nth: int = 0, about: str = "", hours: float = 0.0) -> None:
        """A new life, with a bomb in it or without, so many hours after the real time."""
        assert self._life is None, "two at once would both speak"
        plan = replace(self._plan, point=point, nth=nth, about=about, hours=hours)
        life = NURSERY.Process(target=live, args=(self.folder, plan), daemon=True)
        life.start()  # never in another thread: it looks after all the others, as their ends do
        self._life, self._over = life, asyncio.Event()
        asyncio.get_running_loop().add_reader(life.sentinel, self._over.set)

    async def dies(self, within: float) -> bool:
        """Wait for the bomb; kill it anyway after so many seconds. True where it was the bomb."""
        assert self._life
        try:
            async with asyncio.timeout(within):
                await self._over.wait()
        except TimeoutError:
            self._life.kill()
        status = await self._end()
        assert status == -signal.SIGKILL, f"it ended by itself with {status}: {self.last_words}"
        self.kills += 1
        note = self.folder / DIED_AT_ITS_POINT
        at_its_point = note.exists()
        note.unlink(missing_ok=True)
        return at_its_point

    async def stop(self) -> None:
        """Told to stop it ends by itself, completely and well."""
        assert self._life
        self._life.terminate()
        try:
            status = await self._end()
            assert status == 0, f"it stopped badly with {status}: {self.last_words}"
        except TimeoutError:
            raise AssertionError(f"it does not stop: {self.last_words}") from None

    async def let_go(self) -> None:
        """Nothing of it stays behind, however the test ended."""
        if self._life:
            self._life.kill()
            await self._end()

    @property
    def ended(self) -> bool:
        """True where none is being lived."""
        return self._life is None or self._over.is_set()

    @property
    def last_words(self) -> str:
        """The end of its log."""
        return (self.folder / LOG).read_text()[-LAST_WORDS:]

    async def _end(self) -> int | None:
        assert self._life
        async with asyncio.timeout(SECONDS_TO_STOP):
            await self._over.wait()
        asyncio.get_running_loop().remove_reader(self._life.sentinel)
        self._life.join()
        status = self._life.exitcode
        self._life.close()
        self._life = None
        return status
