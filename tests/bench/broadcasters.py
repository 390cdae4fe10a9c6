"""Who writes to many: the real postman, and the two plain ways, each in a process of its own."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from aid import agreements
from bot.app import DATABASE
from bot.playground.phone import Phone
from storage import areas, outbox, people
from storage.connection import Transaction
from storage.database import Database
from tests.bench.announced import ANNOUNCEMENT
from tests.bench.contestants import GOOD_TURN, HOME, Contestant, own_python

LOCK = Path(__file__).with_name("limiter.lock")
LANGUAGE = "en"
TOGETHER = 1000


def limiter() -> Path:
    """Where PTB's rate limiter has what it needs; installed once."""
    home = HOME / "limiter"
    stamp, digest = home / "made-from", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "--target", str(home)]
        subprocess.run([sys.executable, *install, "-r", str(LOCK)], check=True)
        stamp.write_text(digest)
    return home


def plain(name: str, title: str) -> Contestant:
    """A plain bot."""
    arguments = ("-m", "tests.bench.broadcast_ptb", name)
    return Contestant(name=name, title=lambda: title, python=own_python, arguments=arguments)


async def post_one(tx: Transaction, person_id: int, number: int, now: datetime) -> None:
    """The letter that is measured."""
    await outbox.post(tx, person_id, "which_area", about=-number, now=now, urgency=outbox.NEWS)


@dataclass(frozen=True)
class Crowd:
    """Accounts from `first` on: those who are written to."""

    first: int
    number: int


async def join_all(folder: Path, crowd: Crowd, others: list[int]) -> None:
    """Everybody is remembered already, before Good Turn starts."""
    now = datetime.now(UTC)

    async def work(tx: Transaction) -> None:
        area = await areas.add(tx, "Elm Street", now)
        for account_id in (*range(crowd.first, crowd.first + crowd.number), *others):
            person = await people.add(tx, account_id, "A neighbour", area, LANGUAGE, now)
            await agreements.agreed(tx, person, LANGUAGE, now)

    await _written(folder, work)


async def post_all(folder: Path, crowd: Crowd, letters: int) -> None:
    """Good Turn's letters are put into its outbox from outside, as it runs."""
    now = datetime.now(UTC)

    async def some(tx: Transaction, first: int) -> None:
        for number in range(first, min(first + TOGETHER, letters)):
            person = await people.find_by_account(tx, crowd.first + number % crowd.number)
            assert person
            await post_one(tx, person.id, number, now)

    for first in range(0, letters, TOGETHER):
        await _written(folder, partial(some, first=first))


async def ask_to_write(organiser: Phone, crowd: Crowd) -> None:
    """A plain bot's letters are asked for in the chat."""
    await organiser.types(f"/write {crowd.first} {crowd.number}")


async def _written(folder: Path, work: Callable[[Transaction], Coroutine[Any, Any, None]]) -> None:
    db = await Database.open(folder / "data" / DATABASE, folder / "secrets" / "database.key")
    try:
        await db.transaction(work)
    finally:
        await db.close()


BROADCASTERS = (
    GOOD_TURN,
    ANNOUNCEMENT,
    plain("gather", "gather, AIORateLimiter"),
    plain("loop", "a loop"),
)
