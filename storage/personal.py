"""What is about whom, as a table: each column is given to its person, erased with them, or kept and why."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.connection import Transaction
from storage.rows import Source

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Column:
    """What becomes of a column. `shown`: the SQL of what its person is given; None: nothing.

    `erased`: the SQL of what it becomes when they are forgotten; None: it stays, or goes with its row.
    `why` says so wherever it is not given, or not erased.
    """

    shown: str | None = None
    erased: str | None = None
    why: str = ""


def told(*, erased: str | None = "NULL", shown: str = "{table}.{column}") -> Column:
    """Given to its person, and erased."""
    return Column(shown=shown, erased=erased)


def stays(why: str) -> Column:
    """Given to its person, and kept when they are forgotten."""
    return Column(shown="{table}.{column}", why=why)


def named(why: str, *, erased: str | None = None) -> Column:
    """Somebody else of whom they were told: given by name, never by number."""
    name = "(SELECT other.name FROM people AS other WHERE other.id = {table}.{column})"
    return Column(shown=name, erased=erased, why=why)


def ours(why: str, *, erased: str | None = None) -> Column:
    """Of no use to anybody but us: not given."""
    return Column(why=why, erased=erased)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Rows of one table that are somebody's: `whose` finds them, by :person and :account.

    Under `title` they are given to that person; without one nothing is. With `go` the rows go when they are
    forgotten, else only what is `erased` of them.
    """

    table: str
    whose: str
    columns: Mapping[str, Column]
    title: str = ""
    go: bool = False

    @property
    def shown(self) -> dict[str, str]:
        """What is given: SQL by column."""
        return {
            name: column.shown.format(table=self.table, column=name)
            for name, column in self.columns.items()
            if column.shown and self.title
        }

    @property
    def erased(self) -> dict[str, str]:
        """What is erased of a row that stays: SQL by column."""
        return {name: column.erased for name, column in self.columns.items() if column.erased is not None}


async def given(source: Source, part: Part, **whose: int | None) -> list[dict[str, Any]]:
    """What somebody is given of this part, row by row."""
    columns = ", ".join(f"{sql} AS {name}" for name, sql in part.shown.items())
    rows = await source.all(f"SELECT {columns} FROM {part.table} WHERE {part.whose}", **whose)
    return [dict(row) for row in rows]


async def erase(tx: Transaction, part: Part, now: datetime, nobody: str, **whose: int | None) -> None:
    """Erase what is somebody's of this part; `nobody` is what they are called from now on."""
    if part.go:
        await tx.run(f"DELETE FROM {part.table} WHERE {part.whose}", **whose)
    elif part.erased:
        columns = ", ".join(f"{name} = {sql}" for name, sql in part.erased.items())
        await tx.run(f"UPDATE {part.table} SET {columns} WHERE {part.whose}", now=now, nobody=nobody, **whose)


async def copied(source: Source, parts: tuple[Part, ...], **whose: int | None) -> str:
    """The rows of these parts as they are, as text."""
    rows: Rows = {}
    for part in parts:
        found = await source.all(f"SELECT * FROM {part.table} WHERE {part.whose}", **whose)
        rows[part.table] = [dict(row) for row in found]
    return json.dumps(rows)


async def put_back(tx: Transaction, copy: str) -> None:
    """These rows are as they were when they were copied."""
    rows: Rows = json.loads(copy)
    for table, each in rows.items():
        for row in each:
            values = ", ".join(f":{name}" for name in row)
            await tx.run(f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({values})", **row)
