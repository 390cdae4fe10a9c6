"""Bringing a database file up to date: each migration with its record in one transaction."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storage.trouble import NewerSchema

FOLDER = Path(__file__).parent / "migrations"


class LooseEnds(Exception):
    """A migration would break ties between rows; it is not applied."""


def migrate(connection: Any, folder: Path = FOLDER) -> None:
    """Apply, in the order of their numbers, what this file hasn't had yet.

    Raises NewerSchema when the file has had more than we know; it is left untouched.
    """
    for number, path in pending(connection, folder):
        _apply(connection, number, path)


def pending(connection: Any, folder: Path = FOLDER) -> list[tuple[int, Path]]:
    """What this file hasn't had yet, in order. Raises NewerSchema when it has had more than we know."""
    known = {int(path.name[:4]): path for path in sorted(folder.glob("[0-9]*.sql"))}
    had = _had(connection)
    if unknown := had - known.keys():
        raise NewerSchema(
            f"A later version of Good Turn wrote this database (step {max(unknown)}; this version"
            f" knows {max(known, default=0)}). Run the later version. Nothing was changed."
        )
    return sorted((number, path) for number, path in known.items() if number not in had)


def latest(connection: Any) -> int:
    """The number of the last migration that this file has had; 0 before the first."""
    return max(_had(connection), default=0)


def _had(connection: Any) -> set[int]:
    tables = "SELECT 1 FROM sqlite_master WHERE name = 'migrations'"
    if connection.execute(tables).fetchone() is None:
        return set()
    return {row[0] for row in connection.execute("SELECT number FROM migrations")}


def _apply(connection: Any, number: int, path: Path) -> None:
    # A table whose rules change is made anew, and meanwhile nothing may hang on to the old one
    # (https://sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes").
    (kept_tied,) = connection.execute("PRAGMA foreign_keys").fetchone()
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        _apply_whole(connection, number, path)
    finally:
        connection.execute(f"PRAGMA foreign_keys = {kept_tied}")


def _apply_whole(connection: Any, number: int, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
        )
        for statement in statements(path.read_text("utf-8")):
            connection.execute(statement)
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        if loose:
            raise LooseEnds(f"{path.stem} would leave rows that hang on to nothing: {loose[0][0]}")
        connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, path.stem))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The script's statements one by one; a trigger's body stays whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
