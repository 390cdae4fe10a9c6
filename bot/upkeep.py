"""What is done to the database by hand: copied, put back, given a new key. Each says what it has done."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.app import DATABASE
from bot.lock import lock
from bot.settings import Settings
from storage import copies, restoring, rotation


def back_up(settings: Settings, target: Path, *, replace: bool) -> Iterator[str]:
    """A copy of everything, while the bot goes on. Raises a DatabaseTrouble."""
    database, key_file = _places(settings)
    copies.back_up(database, key_file, target, datetime.now(UTC), replace=replace)
    yield f"Everything is in {target} ({target.stat().st_size:,} bytes), looked through and whole."
    yield f"It opens with {key_file}. Keep a copy of that key too, in another place."


def restore(settings: Settings, backup: Path) -> Iterator[str]:
    """A backup takes the place of the database. Raises a DatabaseTrouble or AlreadyRunning."""
    database, key_file = _places(settings)
    with lock(settings.data_dir):
        opened_by, kept = restoring.restore(backup, database, key_file)
    yield f"{backup} opened with {opened_by}, is whole, and is {database} now. It opens with {key_file}."
    if kept:
        yield f"What was there before is {kept}. Delete it when all is well."
    yield "What happened since the backup was made is not in it. Start the bot, and tell your organisers."


def rotate_key(settings: Settings) -> Iterator[str]:
    """The database gets a new key. Raises a DatabaseTrouble or AlreadyRunning."""
    database, key_file = _places(settings)
    with lock(settings.data_dir):
        old = rotation.rotate(database, key_file)
    yield f"{database} opens with a new key, in {key_file}. Keep a copy of it in another place."
    yield f"The old key is {old}: only it opens the backups made until now. Delete it together with them."


def _places(settings: Settings) -> tuple[Path, Path]:
    os.umask(0o077)  # what we write is nobody else's to read
    return Path(settings.data_dir) / DATABASE, Path(settings.database_key_file)
