"""Who was forgotten: noted in the database, and in a file beside it that no restored copy overwrites."""

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from storage.connection import Transaction
from storage.rows import Source, build

FILE = "forgotten.txt"


class What(StrEnum):
    """Somebody asked to be forgotten, or came back in time."""

    FORGET = "forget"
    BACK = "back"


@dataclass(frozen=True, kw_only=True)
class Forgetting:
    """What happened to somebody, by number alone."""

    id: int = 0
    person_id: int
    what: What
    at: datetime


async def note(tx: Transaction, person_id: int, what: What, now: datetime) -> None:
    """To be written into the file."""
    await tx.run(
        "INSERT INTO forgettings (person_id, what, at) VALUES (:person_id, :what, :now)",
        person_id=person_id,
        what=what,
        now=now,
    )


async def unwritten(source: Source) -> list[Forgetting]:
    """What the file doesn't say yet, the oldest first."""
    rows = await source.all("SELECT * FROM forgettings WHERE written_at IS NULL ORDER BY id")
    return [build(Forgetting, row) for row in rows]


async def written(tx: Transaction, until_id: int, now: datetime) -> None:
    """The file says all of it up to there."""
    await tx.run(
        "UPDATE forgettings SET written_at = :now WHERE written_at IS NULL AND id <= :id",
        id=until_id,
        now=now,
    )


def append(path: Path, forgettings: list[Forgetting]) -> None:
    """Add lines to the file: number, what, when. It is on the disk when this returns."""
    lines = "".join(f"{each.person_id} {each.what} {each.at.isoformat()}\n" for each in forgettings)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> list[Forgetting]:
    """What the file says last of each person. A line that was cut off by a crash counts for nothing."""
    latest: dict[int, Forgetting] = {}
    if not path.exists():
        return []
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        try:
            number, what, at = line.split()
            told = Forgetting(person_id=int(number), what=What(what), at=datetime.fromisoformat(at))
        except ValueError:
            continue
        if told.at.tzinfo is not None:
            latest[told.person_id] = told
    return list(latest.values())
