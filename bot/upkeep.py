"""What is done to the database by hand: copied, put back, given a new key. Each says what it has done."""

import asyncio
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from aid import forgetting
from bot.app import DATABASE
from bot.lock import lock
from bot.settings import Settings
from storage import copies, forgotten, restoring, rotation
from storage.database import Database


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
        again = asyncio.run(_forget_again(settings))
    yield f"{backup} opened with {opened_by}, is whole, and is {database} now. It opens with {key_file}."
    yield again
    if kept:
        yield f"What was there before is {kept}. It still holds whoever was forgotten."
        yield "Delete it when all is well."
    yield "What happened since the backup was made is not in it. Start the bot, and tell your organisers."


def rotate_key(settings: Settings) -> Iterator[str]:
    """The database gets a new key. Raises a DatabaseTrouble or AlreadyRunning."""
    database, key_file = _places(settings)
    with lock(settings.data_dir):
        old = rotation.rotate(database, key_file)
    yield f"{database} opens with a new key, in {key_file}. Keep a copy of it in another place."
    yield f"The old key is {old}: only it opens the backups made until now. Delete it together with them."


async def _forget_again(settings: Settings) -> str:
    now = datetime.now(UTC)
    today = now.astimezone(settings.time_zone).date()
    names = Path(settings.data_dir) / forgotten.FILE
    there = names.exists()
    db = await Database.open(*_places(settings))
    try:
        again = await forgetting.forget_again(db, today=today, undo=settings.wait_undo_forgetting, now=now)
    finally:
        await db.close()
    if not there:
        return f"There is no {names}. If there was one, put it there now: it says who was forgotten since."
    people = "1 person was" if again == 1 else f"{again or 'No'} people were"
    return f"{people} forgotten again, by what {names} says."


def _places(settings: Settings) -> tuple[Path, Path]:
    os.umask(0o077)  # what we write is nobody else's to read
    return Path(settings.data_dir) / DATABASE, Path(settings.database_key_file)
