"""What stands in the bot's database: looked at beside the running bot, or read after its end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.connection import Connection, connector
from storage.key import key_for

Row = dict[str, Any]

# In one statement: what moves on between two looks is seen by one of them.
UNDONE = """
    SELECT
        (SELECT COUNT(*) FROM inbox WHERE state = 'waiting') AS updates,
        (SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'sending')) AS letters,
        (SELECT COUNT(*) FROM cards WHERE drawn < wanted AND kind = 'request') AS cards,
        (SELECT COUNT(*) FROM help_requests WHERE status = 'reported') AS unconfirmed,
        (SELECT COUNT(*) FROM checkins WHERE state <> 'over') AS checkins
"""
TABLES = {
    "accounts": "id", "cards": "id", "help_requests": "id", "history": "id", "inbox": "update_id",
    "outbox": "id", "roles": "person_id", "offers": "since", "searches": "help_request_id",
    "agenda": "due_at", "messages": "id", "series": "id", "series_dates": "wanted_on",
    "checkin_plans": "id", "checkins": "id", "checkins_unheard": "checkin_id",
}  # fmt: skip
CHECKS = ("PRAGMA integrity_check", "PRAGMA foreign_key_check")


@dataclass(frozen=True, kw_only=True)
class Books:
    """Every row, by table and oldest first, and what SQLite finds wrong with the file."""

    tables: dict[str, list[Row]]
    damage: list[str]


class Eyes:
    """A connection of the test's own, which looks and changes nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def undone(self) -> dict[str, int]:
        """How much of what the bot still has to do."""
        counts = dict((await self._all(UNDONE))[0])
        return {what: number for what, number in counts.items() if number}

    async def read(self) -> Books:
        """Everything."""
        tables = {
            table: [dict(row) for row in await self._all(f"SELECT * FROM {table} ORDER BY {order}")]
            for table, order in TABLES.items()
        }
        damage = [str(tuple(row)) for check in CHECKS for row in await self._all(check)]
        return Books(tables=tables, damage=[words for words in damage if words != "('ok',)"])

    async def _all(self, sql: str) -> list[Any]:
        return await self._connection.run(lambda connection: connection.execute(sql).fetchall())


@asynccontextmanager
async def opened(data: Path, key_file: Path) -> AsyncIterator[Eyes]:
    """Open while it is looked at; a bot that starts after a crash must find the file alone, as it would."""
    database = data / "goodturn.db"
    connection = await Connection.open(connector(database, key_for(database, key_file), writing=False))
    try:
        yield Eyes(connection)
    finally:
        await connection.close()
