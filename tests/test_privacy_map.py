"""Every column of every table is listed: given to its person, erased with them, or kept and why."""

from collections import defaultdict
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from storage.migrate import migrate
from storage.personal_rest import NOBODYS, PERSONAL


@pytest.fixture
def columns() -> dict[str, set[str]]:
    """The columns of every table, as the migrations make them."""
    connection: Any = sqlite.connect(":memory:", isolation_level=None)
    migrate(connection)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        table: {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for table in tables
        if not table.startswith("sqlite_")
    }
    connection.close()
    return found


def listed() -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in PERSONAL:
        found[part.table] |= set(part.columns)
    for table, names in NOBODYS.items():
        found[table] |= set(names.split())
    return dict(found)


def test_every_column_of_every_table_is_listed_and_none_that_is_not_there(columns) -> None:
    lists = listed()
    assert {table: sorted(names - lists.get(table, set())) for table, names in columns.items()
            if names - lists.get(table, set())} == {}  # fmt: skip
    assert {table: sorted(names - columns.get(table, set())) for table, names in lists.items()
            if names - columns.get(table, set())} == {}  # fmt: skip


def test_what_is_not_given_or_not_erased_says_why() -> None:
    silent = [
        f"{part.table}.{name}"
        for part in PERSONAL
        for name, column in part.columns.items()
        if not column.why and (column.shown is None or (column.erased is None and not part.go))
    ]
    assert silent == []


def test_no_number_of_another_person_is_given() -> None:
    for part in PERSONAL:
        for name, sql in part.shown.items():
            by_name = any(words in sql for words in ("SELECT other.name", "SELECT areas.name", ":person"))
            assert by_name or not name.endswith("_id"), f"{part.table}.{name}"


def test_a_table_is_somebodys_or_nobodys() -> None:
    assert {part.table for part in PERSONAL} & set(NOBODYS) == set()
