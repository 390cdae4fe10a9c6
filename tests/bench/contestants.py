"""Who is measured: the whole durable bot, and two echo bots exactly as their guides write them."""

import hashlib
import os
import re
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Ignored by git, and on the same disk as the project, so that a commit is a real one.
HOME = ROOT / ".bench"
LOCK = Path(__file__).with_name("aiogram.lock")
TOKEN = "123456:bench"
FLOOD = 5000


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """A bot to start, and how much of the slow flood it can swallow in reasonable time."""

    name: str
    title: Callable[[], str]
    python: Callable[[], Path]
    arguments: tuple[str, ...]
    slow_flood: int = FLOOD

    def command(self) -> list[str]:
        """What to run."""
        return [str(self.python()), *self.arguments]


def environment(url: str, folder: Path, *more: Path) -> dict[str, str]:
    """The whole environment of a contestant; nothing of the runner's own settings leaks in."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, *more))),
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATA_DIR": str(folder / "data"),
        "DATABASE_KEY_FILE": str(folder / "secrets" / "database.key"),
        "ORGANISER_IDS": "1",
        "WEB_PORT": "0",
        "TIME_ZONE": where_it_is_noon(datetime.now(UTC)),  # at night letters would wait for the morning
    }


def where_it_is_noon(now: datetime) -> str:
    """A time zone in which it is between 12 and 1 now."""
    return f"Etc/GMT{now.hour - 12:+d}"


def own_python() -> Path:
    """The Python that runs this."""
    return Path(sys.executable)


def aiogram_python() -> Path:
    """The Python of aiogram's own environment, made afresh when the lock file has changed."""
    home = HOME / "aiogram"
    python, stamp = home / "bin" / "python", home / "made-from"
    digest = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        print("Setting up aiogram in an environment of its own…", flush=True)
        venv.create(home, clear=True, with_pip=True)
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)]
        subprocess.run([str(python), *install], check=True)
        stamp.write_text(digest)
    return python


def aiogram_version() -> str:
    """As pinned in the lock file."""
    found = re.search(r"^aiogram==(\S+)", LOCK.read_text(), re.MULTILINE)
    return found[1] if found else "?"


GOOD_TURN = Contestant(
    name="goodturn",
    title=lambda: "Good Turn",
    python=own_python,
    arguments=("-m", "bot"),
)
PTB = Contestant(
    name="ptb",
    title=lambda: f"bare PTB {version('python-telegram-bot')}",
    python=own_python,
    arguments=("-m", "tests.bench.echo_ptb"),
    slow_flood=200,
)
AIOGRAM = Contestant(
    name="aiogram",
    title=lambda: f"bare aiogram {aiogram_version()}",
    python=aiogram_python,
    arguments=(str(Path(__file__).with_name("echo_aiogram.py")),),
)
CONTESTANTS = {c.name: c for c in (GOOD_TURN, PTB, AIOGRAM)}
