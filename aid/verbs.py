"""What makes a function a verb: one transaction, taken in the writer."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from storage.connection import Transaction
from storage.database import Database

P = ParamSpec("P")
T = TypeVar("T")
Inside = Callable[Concatenate[Transaction, P], Coroutine[Any, Any, T]]
Door = Callable[Concatenate[Database | Transaction, P], Coroutine[Any, Any, T]]


def verb(inside: Inside[P, T]) -> Door[P, T]:
    """A verb is called with the database and is a transaction; with a `tx`, it joins that one."""

    @wraps(inside)
    async def door(where: Database | Transaction, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if isinstance(where, Transaction):
            return await inside(where, *args, **kwargs)
        return await where.transaction(lambda tx: inside(tx, *args, **kwargs))

    return door
