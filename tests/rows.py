"""What is remembered, row by row: to see that nothing has changed, or that words are nowhere."""

from typing import Any

from storage.rows import Source

# Every update leaves its mark there, refused or not; and agendas are made whenever the clock ticks.
OURS = ("inbox", "listening", "outages", "unplanned", "agenda", "activity")

# A board is brought up to date in its own time.
BUT = {"cards": " WHERE kind <> 'board'"}

Rows = dict[str, list[tuple[Any, ...]]]


async def remembered(source: Source, *, but: tuple[str, ...] = OURS) -> Rows:
    """Every row of every table but those."""
    names = await source.all(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return {
        name: [tuple(row) for row in await source.all(f"SELECT * FROM {name}{BUT.get(name, '')}")]
        for (name,) in names
        if name not in but
    }


def changed(before: Rows, after: Rows) -> list[str]:
    """The tables in which something is different."""
    return [name for name in before if before[name] != after[name]]
