"""The database: one writer that takes turns, one reader that never waits, both on one encrypted file."""

import asyncio
import contextvars
import os
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Self, TypeVar

import sqlcipher3.dbapi2 as sqlite

from storage.connection import HEADER_OF_PLAIN_SQLITE, Connection, Reading, Transaction, connector
from storage.key import key_for
from storage.migrate import migrate, pending
from storage.rows import Row
from storage.trouble import (
    DatabaseTrouble,
    DiskFull,
    ForeignFile,
    NotWritable,
    WrongKey,
    no_room,
    trouble_with,
)
from storage.turns import Line, Turn, read_together, write_together

T = TypeVar("T")

ROOM_MIN = 100_000  # bytes: with less, SQLite can't even begin and speaks of I/O


class Handling:
    """The update being handled just now; its inbox row is marked in the verb's own transaction."""

    def __init__(self, update_id: int, now: datetime) -> None:
        self.update_id = update_id
        self.now = now
        self.done = False
        self.holds_secret = False
        self.error: BaseException | None = None


handling: contextvars.ContextVar[Handling | None] = contextvars.ContextVar("handling", default=None)


class Database:
    """Everything remembered. Open it with `Database.open`, close it before the process ends."""

    def __init__(self, path: Path, writer: Connection, reader: Connection) -> None:
        self.path = path
        self.mail = asyncio.Event()
        self._writers = Line(writer, write_together, self.mail)
        self._readers = Line(reader, read_together)

    @classmethod
    async def open(cls, path: Path, key_file: Path) -> Self:
        """Open, or make, the file at `path` and bring it up to date.

        Raises a DatabaseTrouble that says in one line what is wrong; the data stay untouched.
        """
        key = _prepare(path, key_file)
        with troubles(path):
            writer = await Connection.open(connector(path, key, writing=True))
            try:
                await writer.run(migrate)
                reader = await Connection.open(connector(path, key, writing=False))
            except BaseException:
                await writer.close()
                raise
        return cls(path, writer, reader)

    @staticmethod
    async def look_at(path: Path, key_file: Path) -> int:
        """See whether the file at `path` can be opened. Says how many migrations it needs; changes nothing.

        Raises the same as `open`.
        """
        key = _prepare(path, key_file)
        with troubles(path):
            reader = await Connection.open(connector(path, key, writing=False))
            try:
                return len(await reader.run(pending))
            finally:
                await reader.close()

    async def transaction(self, work: Callable[[Transaction], Coroutine[Any, Any, T]]) -> T:
        """Run `work(tx)` in the writer and give its answer once it is on the disk.

        It runs apart from its caller, who may be cancelled; whatever it raises undoes its own
        changes only. What it wrote for the post wakes the postman.
        """
        outcome: T = await self._writers.wait(Turn(work, handling.get()))
        return outcome

    async def read(self, work: Callable[[Reading], Coroutine[Any, Any, T]]) -> T:
        """Run `work(reading)` on the reader: several questions in one go."""
        outcome: T = await self._readers.wait(Turn(work))
        return outcome

    async def one(self, sql: str, **values: Any) -> Row | None:
        """The first row, or None."""
        return await self.read(lambda reading: reading.one(sql, **values))

    async def all(self, sql: str, **values: Any) -> list[Row]:
        """Every row."""
        return await self.read(lambda reading: reading.all(sql, **values))

    async def close(self) -> None:
        """Finish what waits, then close; an open connection would keep a dead process alive."""
        await self._readers.close()
        await self._writers.close()


def _prepare(path: Path, key_file: Path) -> str:
    folder = path.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(PermissionError):  # a folder that is not ours keeps the mode its owner gave it
            folder.chmod(0o700)
        if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            raise NotWritable(f"{path} can't be written. Make it ours to write, then start again.")
        if path.exists() and _begins_with(path, HEADER_OF_PLAIN_SQLITE):
            raise ForeignFile(f"{path} is a database, but not ours. Move it away; it was not changed.")
    except OSError as error:
        raise trouble_with(f"DATA_DIR {folder}", error) from error
    return key_for(path, key_file)


def _begins_with(path: Path, header: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(header)) == header


def _room(folder: Path) -> int:
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """What goes wrong with the file at `path` is raised as a DatabaseTrouble."""
    try:
        yield
    except sqlite.DatabaseError as error:
        raise _trouble(path, str(error)) from error


def _trouble(path: Path, words: str) -> DatabaseTrouble:
    if "not a database" in words:
        return WrongKey(f"The key doesn't open {path}, or it isn't our file. Nothing was changed.")
    if "full" in words or ("disk I/O" in words and _room(path.parent) < ROOM_MIN):
        return DiskFull(no_room(str(path)))
    if any(sign in words for sign in ("readonly", "unable to open", "disk I/O", "locked")):
        return NotWritable(f"{path} can't be read and written: {words}.")
    return ForeignFile(f"{path} can't be used: {words}.")
