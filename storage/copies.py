"""Whole copies of the database, made while the bot is at work, and looked through before they count."""

from datetime import datetime
from pathlib import Path
from typing import Any

from storage import backups, files
from storage.connection import Transaction, connector, drive
from storage.database import troubles
from storage.key import key_for
from storage.migrate import pending
from storage.trouble import ForeignFile, InTheWay, NotWritable, WrongKey, trouble_with


def back_up(path: Path, key_file: Path, target: Path, now: datetime, *, replace: bool) -> None:
    """A backup at `target`, under the key we use; when it was made is noted. Raises a DatabaseTrouble."""
    if not path.exists():
        raise NotWritable(f"There is no database at {path} yet, so there is nothing to copy.")
    if target.resolve() == path.resolve():
        raise InTheWay(f"{target} is the database itself. Give the backup another name.")
    if target.is_dir() or (target.exists() and not replace):
        raise InTheWay(f"{target} is there already. Give another name, or say --replace.")
    key = key_for(path, key_file)
    copy(path, key, target, key)
    _note(path, key, now)


def copy(source: Path, key: str, target: Path, target_key: str) -> None:
    """A copy of all that is remembered at this moment, under a key of its own, in place of what was there.

    It is looked through before it gets its name; until then nothing has changed. Raises a DatabaseTrouble.
    """
    half = target.with_name(f"{target.name}.new")
    try:
        files.begin(target)
        with troubles(target):
            _export(source, key, half, target_key)
        look_through(half, target_key)
        files.finish(half, target)
    except OSError as error:
        raise trouble_with(str(target), error) from error
    finally:
        half.unlink(missing_ok=True)


def look_through(path: Path, key: str) -> None:
    """See that every page is as it was written and every rule holds. Raises a DatabaseTrouble."""
    with troubles(path):
        connection = connector(path, key, writing=False)()
        try:
            pending(connection)  # a later version's is refused
            wrong = connection.execute("PRAGMA cipher_integrity_check").fetchone()
            wrong = wrong or _unless_ok(connection.execute("PRAGMA integrity_check(1)").fetchone())
        finally:
            connection.close()
    if wrong:
        raise ForeignFile(f"{path} is damaged. Take another copy. Nothing was changed.")


def opens(path: Path, key: str) -> bool:
    """Is this the key to that file?"""
    try:
        with troubles(path):
            connector(path, key, writing=False)().close()
    except WrongKey:
        return False
    return True


def _note(path: Path, key: str, now: datetime) -> None:
    with troubles(path):
        connection = connector(path, key, writing=True)()
        try:
            if not pending(connection):  # or there may be no place for it yet
                drive(backups.note(Transaction(connection), now))
        finally:
            connection.close()


def _export(source: Path, key: str, target: Path, target_key: str) -> None:
    connection = connector(source, key, writing=False)()
    try:
        connection.execute("PRAGMA query_only = OFF")  # which would hold for the copy too
        connection.execute(f"ATTACH :target AS copy KEY \"x'{target_key}'\"", {"target": str(target)})
        connection.execute("PRAGMA copy.journal_mode = OFF")  # half a copy is thrown away as a whole
        connection.execute("PRAGMA copy.synchronous = OFF")
        connection.execute("BEGIN")  # one moment of it all, whatever is written meanwhile
        connection.execute("SELECT sqlcipher_export('copy')").fetchone()
        connection.execute("COMMIT")
    finally:
        connection.close()


def _unless_ok(row: Any) -> Any:
    return None if row and row[0] == "ok" else row
