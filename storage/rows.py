"""How values go into the database and come out again: aware UTC times, dates, enums and frozen rows."""

import dataclasses
import types
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, Protocol, TypeVar, get_args, get_type_hints

import sqlcipher3.dbapi2 as sqlite

T = TypeVar("T")
Row = Any  # a sqlcipher3.Row: columns by name


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a time without its zone would be remembered wrongly")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


sqlite.register_adapter(datetime, _moment)
sqlite.register_adapter(date, date.isoformat)


class Source(Protocol):
    """Where rows are read from: the database itself, or the transaction one is in."""

    async def one(self, sql: str, **values: Any) -> Row | None: ...

    async def all(self, sql: str, **values: Any) -> list[Row]: ...


def build(kind: Callable[..., T], row: Row) -> T:
    """A frozen row of `kind` from the columns of its own names."""
    return kind(**{name: read(row[name]) for name, read in _readers(kind)})


def maybe(kind: Callable[..., T], row: Row | None) -> T | None:
    """Like `build`, where there may be no row."""
    return None if row is None else build(kind, row)


@cache
def _readers(kind: Any) -> list[tuple[str, Callable[[Any], Any]]]:
    hints = get_type_hints(kind)
    return [(field.name, _reader(hints[field.name])) for field in dataclasses.fields(kind)]


def _reader(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, types.UnionType):
        inner = _reader(next(part for part in get_args(hint) if part is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if hint in (datetime, date):
        return hint.fromisoformat  # type: ignore[no-any-return]  # both give their own kind
    if isinstance(hint, type) and (issubclass(hint, Enum) or hint is bool):
        return hint
    return lambda value: value
