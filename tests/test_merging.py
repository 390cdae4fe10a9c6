"""Two records made one: no column that names a person is forgotten, whatever the schema grows to."""

from pathlib import Path

from storage.database import Database
from storage.merging import BY_HAND, FILLED, ONCE, STAYS, references


async def test_whatever_a_person_has_once_is_seen_to(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "data" / "goodturn.db", tmp_path / "key")
    found = await references(db)
    assert len(found) > 25
    named: dict[str, set[str]] = {}
    for one in found:
        named.setdefault(one.table, set()).add(one.column)
    once = set()
    for table, columns in named.items():
        indexes = await db.all('SELECT name FROM pragma_index_list(:t) WHERE "unique"', t=table)
        keys = await db.all("SELECT name FROM pragma_table_info(:t) WHERE pk", t=table)
        unique = {row["name"] for row in keys}
        for index in indexes:
            rows = await db.all("SELECT name FROM pragma_index_info(:i)", i=index["name"])
            unique |= {row["name"] for row in rows}
        if columns & unique:
            once.add(table)
    await db.close()
    assert once - {*ONCE, *BY_HAND} == set()


async def test_every_column_of_a_person_is_filled_in_or_stays(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "data" / "goodturn.db", tmp_path / "key")
    rows = await db.all("SELECT name FROM pragma_table_info('people')")
    await db.close()
    assert {row["name"] for row in rows} == {*FILLED, *STAYS}
