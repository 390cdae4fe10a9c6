"""A new key for the database. Whenever we are killed, the key to what is there is on the disk.

The new key is written first, as `database.key.next`. The data are copied under it, the copy takes the place
of the database, and only then the keys change their names. What was cut short is finished by the next start.
"""

from pathlib import Path

from storage import files
from storage.connection import connector
from storage.copies import copy, opens
from storage.database import troubles
from storage.key import key_for, new_key
from storage.trouble import DatabaseTrouble, trouble_with


def rotate(path: Path, key_file: Path) -> Path:
    """The database gets a new key. Gives the file that keeps the old one, which opens all earlier backups.

    Only while no bot runs. Raises a DatabaseTrouble; then the old key still serves.
    """
    try:
        finish(path, key_file)
        old, new = key_for(path, key_file), new_key()
        files.write(_next(key_file), f"{new}\n")
        files.give_to_owner_of(key_file, _next(key_file))
        try:
            fold_in(path, old)
            copy(path, old, _copy(path), new)
        except DatabaseTrouble:
            _next(key_file).unlink()
            raise
        files.give_to_owner_of(path, _copy(path))
        _copy(path).replace(path)
        files.sync(path.parent)
        return _change_names(key_file)
    except OSError as error:
        raise trouble_with(f"DATABASE_KEY_FILE {key_file}", error) from error


def finish(path: Path, key_file: Path) -> None:
    """Finish a change of key that was cut short, or undo what there is of it. Only while no bot runs."""
    next_one = _next(key_file)
    try:
        if not next_one.exists():
            return
        if not key_file.exists() or (path.exists() and opens(path, key_for(path, next_one))):
            _change_names(key_file)
        elif path.exists() and opens(path, key_for(path, key_file)):
            _copy(path).unlink(missing_ok=True)
            next_one.unlink()
    except OSError as error:
        raise trouble_with(f"DATABASE_KEY_FILE {key_file}", error) from error


def fold_in(path: Path, key: str) -> None:
    """Everything remembered is in the one file, with no log beside it. Only while no bot runs."""
    with troubles(path):
        connection = connector(path, key, writing=True)()
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()


def _change_names(key_file: Path) -> Path:
    # Each step leaves a file with the key; `finish` goes on from any of them.
    put_by = files.first_free(key_file, "old")
    if key_file.exists():
        key_file.rename(put_by)
    _next(key_file).replace(key_file)
    files.sync(key_file.parent)
    return put_by


def _next(key_file: Path) -> Path:
    return key_file.with_name(f"{key_file.name}.next")


def _copy(path: Path) -> Path:
    return path.with_name(f"{path.name}.next")
