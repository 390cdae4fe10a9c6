"""The named points at which a bot can be made to die, put in from outside: production knows none of it."""

import os
import signal
from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path
from typing import Any

import storage.database
from bot.handler import Handler
from bot.letters import Desk, Letters
from bot.listener import Listener
from bot.wire import Bot


class Bomb:
    """Kills its own process, as SIGKILL does, the `nth` time it sees something `about` what it waits for."""

    def __init__(self, note: Path, nth: int = 1, about: str = "") -> None:
        self._note = note
        self._left = nth
        self._about = about

    def __call__(self, seen: object = "") -> None:
        if self._about in str(seen):
            self._left -= 1
            if self._left == 0:
                self._note.touch()
                os.kill(os.getpid(), signal.SIGKILL)


When = Callable[..., object]


def always(*_args: Any, **_fields: Any) -> bool:
    """Every time."""
    return True


def before(owner: Any, name: str, bomb: Bomb, when: When = always) -> None:
    """Just before this is done."""
    real = getattr(owner, name)

    @wraps(real)
    async def watched(*args: Any, **fields: Any) -> Any:
        if when(*args, **fields):
            bomb((args, fields))
        return await real(*args, **fields)

    setattr(owner, name, watched)


def after(owner: Any, name: str, bomb: Bomb, when: When = always) -> None:
    """Just after this is done, before anybody knows."""
    real = getattr(owner, name)

    @wraps(real)
    async def watched(*args: Any, **fields: Any) -> Any:
        outcome = await real(*args, **fields)
        if when(*args, **fields):
            bomb((args, fields))
        return outcome

    setattr(owner, name, watched)


class Watched:
    """The writing connection, with a bomb before or after its COMMIT."""

    def __init__(self, connection: Any, bomb: Bomb, is_after: bool) -> None:
        self._connection = connection
        self._bomb = bomb
        self._is_after = is_after

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *values: Any) -> Any:
        """As the connection does it."""
        if sql == "COMMIT" and not self._is_after:
            self._bomb()
        outcome = self._connection.execute(sql, *values)
        if sql == "COMMIT" and self._is_after:
            self._bomb()
        return outcome


def at_commit(bomb: Bomb, *, is_after: bool) -> None:
    """In the writer's own thread, around its COMMIT."""
    real = storage.database.connector

    def connector(*where: Any, writing: bool) -> Callable[[], Any]:
        connect = real(*where, writing=writing)
        return (lambda: Watched(connect(), bomb, is_after)) if writing else connect

    storage.database.connector = connector


def when_migrated(bomb: Bomb) -> None:
    """The database is open and up to date, and nothing else has begun."""
    real = storage.database.migrate

    def migrate(connection: Any) -> None:
        real(connection)
        bomb()

    storage.database.migrate = migrate


def _heard_something(_listener: Listener, raws: list[Any]) -> bool:
    return bool(raws)


def _calls(wanted: str) -> When:
    return lambda _bot, method, **_fields: method == wanted


def _to_a_person(_desk: Desk, chat_id: int, _screen: object) -> bool:
    return chat_id > 0


def _to_a_group(_desk: Desk, chat_id: int, _screen: object) -> bool:
    return chat_id < 0


def around_a_call(method: str) -> dict[str, Callable[[Bomb], None]]:
    """Before and after one method of the Bot API."""
    return {
        f"before {method}": partial(before, Bot, "call", when=_calls(method)),
        f"after {method}": partial(after, Bot, "call", when=_calls(method)),
    }


def _patch(how: Callable[..., None], owner: Any, name: str, when: When = always) -> Callable[[Bomb], None]:
    return lambda bomb: how(owner, name, bomb, when)


POINTS: dict[str, Callable[[Bomb], None]] = {
    "starting: the database is open": when_migrated,
    "starting: Telegram is greeted": _patch(after, Bot, "initialize"),
    "starting: what was left is taken up": _patch(after, Listener, "resume"),
    "starting: before letters left on their way": _patch(before, Letters, "recover"),
    "starting: after letters left on their way": _patch(after, Letters, "recover"),
    "stored, not acknowledged": _patch(after, Listener, "store", _heard_something),
    "taken up, not handled": _patch(before, Handler, "take"),
    "before COMMIT": partial(at_commit, is_after=False),
    "after COMMIT": partial(at_commit, is_after=True),
    "letter on its way, not sent": _patch(before, Desk, "post", _to_a_person),
    "letter sent, not noted": _patch(after, Desk, "post", _to_a_person),
    "card sent, not noted": _patch(after, Desk, "post", _to_a_group),
    **around_a_call("sendMessage"),
    **around_a_call("editMessageText"),
    **around_a_call("answerCallbackQuery"),
}
