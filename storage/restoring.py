"""A backup takes the place of the database once it is known to be whole; what was there is kept beside."""

import os
import shutil
from pathlib import Path

from storage import files, rotation
from storage.copies import copy, look_through, opens
from storage.key import key_for, old_keys
from storage.trouble import DatabaseTrouble, WrongKey, trouble_with


def restore(backup: Path, path: Path, key_file: Path) -> tuple[Path, Path | None]:
    """Gives the key file that opened the backup, and the file that keeps what was there, if anything was.

    Only while no bot runs. Raises a DatabaseTrouble; then nothing has changed.
    """
    half = path.with_name(f"{path.name}.restored")
    try:
        with backup.open("rb"):  # is it there, and may we read it?
            pass
        if not key_file.exists():
            raise WrongKey(f"{key_file} is not there. Put the key file back first. Nothing was changed.")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        rotation.finish(path, key_file)
        opened_by = _that_opens(backup, key_file)
        look_through(backup, key_for(backup, opened_by))
        copy(backup, key_for(backup, opened_by), half, key_for(backup, key_file))
        kept = _keep_beside(path, key_file) if path.exists() else None
        files.give_to_owner_of(path.parent, half)
        files.finish(half, path)
    except OSError as error:
        raise trouble_with(error.filename or str(path), error) from error
    finally:
        half.unlink(missing_ok=True)
    return opened_by, kept


def _that_opens(backup: Path, key_file: Path) -> Path:
    for candidate in (key_file, *old_keys(key_file)):
        if opens(backup, key_for(backup, candidate)):
            return candidate
    raise WrongKey(
        f"No key in {key_file.parent} opens {backup}, or it isn't a backup. Put the key file of then back"
        f" as {key_file}. Nothing was changed."
    )


def _keep_beside(path: Path, key_file: Path) -> Path:
    kept = files.first_free(path, "replaced")
    log, kept_log = (one.with_name(f"{one.name}-wal") for one in (path, kept))
    os.link(path, kept)  # a second name: at no moment is there no database
    if log.exists():
        shutil.copy(log, kept_log)
    try:
        rotation.fold_in(path, key_for(path, key_file))
        kept_log.unlink(missing_ok=True)
    except DatabaseTrouble:  # it can't be opened: then it is kept as it lay there, with its log
        log.unlink(missing_ok=True)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    files.sync(path.parent)
    return kept
