"""Files that are whole or not there: written aside, forced to the disk, and only then given their name."""

import os
from pathlib import Path


def begin(path: Path) -> Path:
    """An empty file beside `path`, for its owner's eyes only, in which it is written."""
    half = path.with_name(f"{path.name}.new")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    half.chmod(0o600)  # whatever the umask took away
    return half


def finish(half: Path, path: Path) -> None:
    """What was written aside is forced to the disk and gets its name, in place of whatever had it."""
    sync(half)
    half.replace(path)
    sync(path.parent)


def write(path: Path, text: str) -> None:
    """A text, whole or not at all."""
    half = begin(path)
    half.write_text(text, "ascii")
    finish(half, path)


def sync(path: Path) -> None:
    """A file, or the names in a folder, are on the disk: a power cut takes nothing away."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def give_to_owner_of(like: Path, path: Path) -> None:
    """What root has made belongs to whoever has what is like it, or the bot could not open it."""
    if os.geteuid() == 0:
        owner = like.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


def first_free(path: Path, word: str) -> Path:
    """The first name that nobody has: "goodturn.db.replaced-1", "goodturn.db.replaced-2", ..."""
    number = 1
    while (free := path.with_name(f"{path.name}.{word}-{number}")).exists():
        number += 1
    return free
