"""The database's key: 256 bits in a file of its own, apart from the data, made on the first run."""

import re
import secrets
from pathlib import Path

from storage import files
from storage.trouble import WrongKey, trouble_with

KEY_FORM = re.compile(r"[0-9a-f]{64}")


def new_key() -> str:
    """256 bits that nobody can guess, as 64 hexadecimal digits."""
    return secrets.token_hex(32)


def key_for(database: Path, key_file: Path) -> str:
    """64 hexadecimal digits. Made, for the owner's eyes only, when neither file is there yet.

    Raises WrongKey when the database is there without its key, or the key isn't one.
    """
    try:
        if not key_file.exists():
            if database.exists() and database.stat().st_size:
                raise WrongKey(
                    f"{database} is there, but its key {key_file} is not. Put the key file back;"
                    " without it nobody can read the data. Nothing was changed."
                )
            _make(key_file)
        key = key_file.read_text("ascii").strip()
    except UnicodeDecodeError:
        key = ""
    except OSError as error:
        raise trouble_with(f"DATABASE_KEY_FILE {key_file}", error) from error
    if not KEY_FORM.fullmatch(key):
        raise WrongKey(f"{key_file} doesn't hold a key: 64 digits 0-9 a-f are wanted.")
    return key


def old_keys(key_file: Path) -> list[Path]:
    """The files of keys that were changed for another, the latest first: they open the backups of then."""
    found = key_file.parent.glob(f"{key_file.name}.old-*")
    return sorted(found, key=lambda path: (len(path.name), path.name), reverse=True)


def _make(key_file: Path) -> None:
    folder = key_file.parent
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o700)
    # Whole or not at all: a half-written key would lock us out of what it encrypts.
    files.write(key_file, new_key() + "\n")
