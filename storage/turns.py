"""Turns at a connection: those that wait together are taken in one hop, and writers share one COMMIT."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from storage.connection import Connection, Reading, Transaction, drive

MARK = "UPDATE inbox SET state = 'done', handled_at = ? WHERE update_id = ?"
TOGETHER_MAX = 200


class Marked(Protocol):
    """An update whose inbox row is to be marked with the work."""

    update_id: int
    now: datetime
    done: bool


class Turn:
    """One work that waits for a connection, and what came of it."""

    def __init__(
        self, work: Callable[[Any], Coroutine[Any, Any, Any]], handling: Marked | None = None
    ) -> None:
        self.work = work
        self.handling = handling
        self.outcome: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.has_mail = False
        self._value: Any = None
        self._error: BaseException | None = None

    def read(self, connection: Any) -> None:
        """Do the work on a connection that only reads."""
        try:
            self._value = drive(self.work(Reading(connection)))
        except BaseException as error:
            self.fail(error)

    def write(self, connection: Any) -> None:
        """Do the work and mark its update as dealt with; an error undoes this turn alone."""
        tx = Transaction(connection)
        connection.execute("SAVEPOINT turn")
        try:
            self._value = drive(self.work(tx))
            if self.handling:
                connection.execute(MARK, (self.handling.now, self.handling.update_id))
            self.has_mail = tx.has_mail
        except BaseException as error:
            self.fail(error)
            if connection.in_transaction:
                connection.execute("ROLLBACK TO turn")
        if connection.in_transaction:
            connection.execute("RELEASE turn")

    def fail(self, error: BaseException) -> None:
        """What went wrong is the answer."""
        self._error, self.has_mail = error, False

    def answer(self) -> None:
        """Tell the one who waits, unless they have left."""
        if self._error is None and self.handling:
            self.handling.done = True
        if self.outcome.done():
            return
        if self._error is None:
            self.outcome.set_result(self._value)
        else:
            self.outcome.set_exception(self._error)


def read_together(turns: list[Turn], connection: Any) -> None:
    """Take all turns, one after the other."""
    for turn in turns:
        turn.read(connection)


def write_together(turns: list[Turn], connection: Any) -> None:
    """Take all turns in one transaction. If that can't be kept, all of them hear so."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        for turn in turns:
            if turn.outcome.cancelled():
                turn.fail(asyncio.CancelledError())
                continue
            turn.write(connection)
            if not connection.in_transaction:
                raise RuntimeError("the database gave up the transaction")
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        for turn in turns:
            turn.fail(error)


class Line:
    """Those who wait for one connection. Everyone's turn comes, also if its caller has left."""

    def __init__(
        self,
        connection: Connection,
        take: Callable[[list[Turn], Any], None],
        mail: asyncio.Event | None = None,
    ) -> None:
        self._connection = connection
        self._take = take
        self._mail = mail
        self._waiting: list[Turn] = []
        self._awake = asyncio.Event()
        self._working = asyncio.create_task(self._work())

    async def wait(self, turn: Turn) -> Any:
        """What came of this turn."""
        if self._working.done():
            raise RuntimeError("the database is closed")
        self._waiting.append(turn)
        self._awake.set()
        return await turn.outcome

    async def apart(self, statement: str) -> None:
        """Between two turns, in no transaction."""
        await self._connection.run(lambda connection: connection.execute(statement).fetchall())

    async def close(self) -> None:
        """Take all turns that wait, then close the connection."""
        while self._waiting and not self._working.done():
            await asyncio.wait(
                (self._waiting[-1].outcome, self._working), return_when=asyncio.FIRST_COMPLETED
            )
        self._working.cancel()
        await asyncio.wait((self._working,))
        await self._connection.close()

    async def _work(self) -> None:
        while True:
            await self._awake.wait()
            self._awake.clear()
            while turns := self._waiting[:TOGETHER_MAX]:
                try:
                    await self._connection.run(partial(self._take, turns))
                except Exception as error:  # the connection itself is broken
                    for turn in turns:
                        turn.fail(error)
                del self._waiting[: len(turns)]
                if self._mail and any(turn.has_mail for turn in turns):
                    self._mail.set()
                for turn in turns:
                    turn.answer()
