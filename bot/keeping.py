"""Keeping what can't be undone: a note of what has happened waits until the disk has room for it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from storage.connection import Transaction
from storage.database import Database

log = structlog.get_logger(__name__)

FIRST_PAUSE = 0.1
PAUSE_MAX = 30.0


async def keep(db: Database, work: Callable[[Transaction], Coroutine[Any, Any, Any]]) -> None:
    """A transaction that is tried until it is kept, for nobody else would ever do it again."""
    pause = FIRST_PAUSE
    while True:
        try:
            await db.transaction(work)
            return
        except Exception as fault:
            log.error("cannot_note", exc_info=fault, again_in=pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, PAUSE_MAX)
