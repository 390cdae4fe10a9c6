"""Turns at the writer: works that wait together share one COMMIT, each in a savepoint of its own."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol

from storage.connection import Transaction, drive

MARK = "UPDATE inbox SET state = 'done', handled_at = ? WHERE update_id = ?"


class Marked(Protocol):
    """An update whose inbox row is to be marked with the work."""

    update_id: int
    now: datetime
    done: bool


class Turn:
    """One work that waits for the writer, and what came of it."""

    def __init__(
        self,
        work: Callable[[Transaction], Coroutine[Any, Any, Any]],
        handling: Marked | None,
        outcome: "asyncio.Future[Any]",
    ) -> None:
        self.work = work
        self.handling = handling
        self.outcome = outcome
        self.has_mail = False
        self._value: Any = None
        self._error: BaseException | None = None

    def take(self, connection: Any) -> None:
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


def take_together(turns: list[Turn], connection: Any) -> None:
    """Take all turns in one transaction. If that can't be kept, all of them hear so."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        for turn in turns:
            if not turn.outcome.cancelled():
                turn.take(connection)
                if not connection.in_transaction:
                    raise RuntimeError("the database gave up the transaction")
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        for turn in turns:
            turn.fail(error)
