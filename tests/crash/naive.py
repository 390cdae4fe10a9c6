"""The control: bots with one naive habit each, all well until they die or until two people tap at once."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler

import storage.database
from bot.handler import Handler
from bot.letters import Desk
from bot.listener import Listener
from handlers import HANDLERS
from handlers.context import Context
from storage import outbox
from storage.connection import Transaction
from storage.inbox import Arrival
from storage.outbox import Letter
from tests.crash.points import Bomb, before
from tests.crash.signs import THANKS_FOR_CLAIMING, YOURS


def acknowledges_first(bomb: Bomb) -> None:
    """An update is in memory, and Telegram forgets it."""
    store = Listener.store

    async def acknowledge_and_store(self: Listener, raws: list[Any]) -> None:
        if raws:
            await self._bot.call("getUpdates", offset=raws[-1]["update_id"] + 1, timeout=0, limit=1)
            bomb(json.dumps(raws))
        await store(self, raws)

    Listener.store = acknowledge_and_store


async def finish(tx: Transaction, update_id: int) -> None:
    """An update counts as dealt with."""
    await tx.run("UPDATE inbox SET state = 'done' WHERE update_id = :update_id", update_id=update_id)


def finishes_first(bomb: Bomb) -> None:
    """An update counts as dealt with as soon as somebody begins to."""
    take = Handler.take

    async def finish_and_take(self: Handler, arrival: Arrival) -> None:
        await self._db.transaction(partial(finish, update_id=arrival.update_id))
        bomb(arrival.body)
        await take(self, arrival)

    Handler.take = finish_and_take


def finishes_later(bomb: Bomb) -> None:
    """What was done is on the disk before it is, that it was this update which asked for it."""
    take = Handler.take

    async def take_and_finish(self: Handler, arrival: Arrival) -> None:
        await take(self, arrival)
        await self._db.transaction(partial(finish, update_id=arrival.update_id))

    Handler.take = take_and_finish
    storage.database.handling = ContextVar("nobody's", default=None)
    before(Context, "answer", bomb)


def says_sent_first(bomb: Bomb) -> None:
    """A letter counts as sent as soon as it is about to leave."""

    async def mark_sent(tx: Transaction, letter: Letter, _now: datetime) -> bool:
        return bool(await tx.run("UPDATE outbox SET state = 'sent' WHERE id = :id", id=letter.id))

    outbox.mark_sending = mark_sent
    before(Desk, "post", bomb)


def promises_first(bomb: Bomb) -> None:
    """The thanks come before the promise is kept, so that two who tap at once are both thanked."""
    taps = [one for one in HANDLERS if isinstance(one, CallbackQueryHandler) and one.pattern]
    claims = next(one for one in taps if one.pattern.match("claim:1"))
    claim = claims.callback
    under_way: Counter[int] = Counter()

    async def thank_and_claim(update: Update, context: Context) -> None:
        await context.answer(THANKS_FOR_CLAIMING)
        under_way[context.subject] += 1
        bomb(f"{under_way[context.subject]} at once")
        await asyncio.sleep(0.2)
        under_way[context.subject] -= 1
        await claim(update, context)

    claims.callback = thank_and_claim


A_CLAIM = "claim:"

# Each with what it is about when it dies, and the check that must see through it.
NAIVE: dict[str, tuple[Callable[[Bomb], None], str, str]] = {
    "acknowledges before it stores": (acknowledges_first, A_CLAIM, "taps_had_their_effect"),
    "finishes before it has begun": (finishes_first, A_CLAIM, "taps_had_their_effect"),
    "finishes apart from what it does": (finishes_later, THANKS_FOR_CLAIMING, "taps_had_their_effect"),
    "says sent before it sends": (says_sent_first, YOURS, "letters_arrived"),
    "promises before it has kept it": (promises_first, "2 at once", "one_helper_at_a_time"),
}
