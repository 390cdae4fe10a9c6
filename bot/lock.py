"""A lock on the data folder: two copies of the bot on the same data would both speak."""

import fcntl
from io import TextIOWrapper
from pathlib import Path

from storage.trouble import trouble_with


class AlreadyRunning(Exception):
    """Another copy uses this data folder."""

    exit_status = 16


def lock(folder: Path) -> TextIOWrapper:
    """Hold the folder until the process ends. Raises AlreadyRunning, NotWritable or DiskFull."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = (folder / "lock").open("w")
    except OSError as error:
        raise trouble_with(f"DATA_DIR {folder}", error) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise AlreadyRunning(f"Another copy of the bot uses {folder}. Stop it first.") from None
    return file
