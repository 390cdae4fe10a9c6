"""A scene of the decision tables: a thing in some state, and what an actor attempts."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aid.people
from storage.connection import Transaction
from tests.village import ACCOUNTS

Attempt = Callable[[Transaction, str], Awaitable[Any]]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A thing in some state: what an actor attempts, and the data of the button that leads there."""

    attempt: Attempt
    tap: str | None = None
    chat: int | None = None


async def person(tx: Transaction, actor: str) -> int:
    """As every door finds them."""
    return (await aid.people.get_by_account(tx, ACCOUNTS[actor])).id
