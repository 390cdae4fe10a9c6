"""What can be wrong with the database file: each trouble in one line, with an exit status of its own."""

import errno


class DatabaseTrouble(Exception):
    """The database can't be used. `exit_status` is what the process ends with."""

    exit_status = 10


class WrongKey(DatabaseTrouble):
    """The key doesn't open the file."""

    exit_status = 11


class ForeignFile(DatabaseTrouble):
    """The file is not one of ours."""

    exit_status = 12


class NewerSchema(DatabaseTrouble):
    """A later version of Good Turn has written the file."""

    exit_status = 13


class NotWritable(DatabaseTrouble):
    """The folder, the file or the key can't be read or written."""

    exit_status = 14


class DiskFull(DatabaseTrouble):
    """There is no room left."""

    exit_status = 15


class InTheWay(DatabaseTrouble):
    """Something is there already, and nobody said that it may be replaced."""

    exit_status = 17


def trouble_with(what: str, error: OSError) -> DatabaseTrouble:
    """The trouble behind an error of the system's; `what` is the setting and its place."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(no_room(what))
    return NotWritable(f"{what} can't be used: {error.strerror}.")


def no_room(what: str) -> str:
    """The line for a full disk."""
    return f"No room is left for {what}. Free some, then start again. Nothing was lost."
