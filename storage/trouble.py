"""What can be wrong with the database file: each trouble in one line, with an exit status of its own."""


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
