"""One connection to the encrypted file, with a thread of its own in which work runs from end to end."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite
import sqlcipher3.dbapi2 as sqlite

from storage.rows import Row

T = TypeVar("T")

HEADER_OF_PLAIN_SQLITE = b"SQLite format 3\0"
EVERY_CONNECTION = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # or REPLACE would delete history unseen
    "PRAGMA busy_timeout = 5000",
)
WRITING = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten, not only given up
)
READING = ("PRAGMA query_only = ON",)


class Connection(aiosqlite.Connection):
    """An aiosqlite connection that can also run a whole piece of work in its thread."""

    @classmethod
    async def open(cls, connect: Callable[[], Any]) -> Self:
        """Connect, in a thread of its own."""
        connection = cls(connect, 64)
        try:
            await connection
        except sqlite.Error:
            connection._thread.join()  # or its last words would come when nobody listens any more
            raise
        return connection

    async def run(self, work: Callable[[Any], T]) -> T:
        """`work(connection)` in the connection's thread: one hop for however many statements."""
        outcome: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return outcome


class Reading:
    """What can be asked of a connection from within its own thread."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    async def one(self, sql: str, **values: Any) -> Row | None:
        """The first row, or None."""
        return self.connection.execute(sql, values).fetchone()

    async def all(self, sql: str, **values: Any) -> list[Row]:
        """Every row, read to the end, so that no cursor stays open."""
        rows: list[Row] = self.connection.execute(sql, values).fetchall()
        return rows


class Transaction(Reading):
    """What can be done within a transaction."""

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self.has_mail = False

    async def run(self, sql: str, **values: Any) -> int:
        """Change rows; says how many."""
        changed: int = self.connection.execute(sql, values).rowcount
        return changed

    async def add(self, sql: str, **values: Any) -> int:
        """Insert one row; gives its id."""
        id: int = self.connection.execute(sql, values).lastrowid
        return id


def drive(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` to its end at once. It may wait for its own connection and for nothing else."""
    try:
        work.send(None)
    except StopIteration as end:
        outcome: T = end.value
        return outcome
    work.close()
    raise RuntimeError("a transaction waited for something other than its database")


def connector(path: Path, key: str, *, writing: bool) -> Callable[[], Any]:
    """How aiosqlite opens the file: SQLCipher, with the key as raw bytes (no slow derivation)."""

    def connect() -> Any:
        connection = sqlite.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr by itself
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
            connection.row_factory = sqlite.Row
            for pragma in EVERY_CONNECTION + (WRITING if writing else READING):
                connection.execute(pragma)
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    return connect
