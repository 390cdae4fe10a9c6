"""The postman: everyone hears once, in good time. The only sender of letters and cards."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import structlog

from bot.cards import Cards
from bot.clock import Clock
from bot.gate import Gate
from bot.letters import Letters
from bot.pace import Pace
from bot.redrawing import Redrawing
from storage import cards, knocks, outbox, redrawn
from storage.cards import Card
from storage.connection import Reading
from storage.database import Database
from storage.knocks import Knock
from storage.outbox import NEWS, NORMAL, URGENT

log = structlog.get_logger(__name__)

AT_HAND_MAX = 60  # of each heap: two seconds' worth
READ_AT_LEAST = 15
IN_A_ROW_MAX = 10  # then it is looked again what matters most in that chat
SECONDS_BETWEEN_LOOKS = 5.0
SECONDS_AFTER_A_FAULT = 1.0

Errand = Callable[[], Awaitable[None]]
Look = Callable[[Reading, datetime, int, set[int]], Awaitable[Sequence[Any]]]
Found = tuple[int, int, Errand]  # its heap, its chat, and what is to be done


class Postman:
    """Goes round for ever: what is due leaves, side by side to different chats, in order within one."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        letters: Letters,
        drawings: Cards,
        redrawing: Redrawing,
        gate: Gate,
        pace: Pace,
    ) -> None:
        self._db = db
        self._clock = clock
        self._letters = letters
        self._cards = drawings
        self._gate = gate
        self._pace = pace
        self._heaps: tuple[tuple[Look, Callable[[Any], Awaitable[None]]], ...] = (
            *((partial(outbox.due, urgency=urgency), letters.deliver) for urgency in (URGENT, NORMAL, NEWS)),
            (redrawn.to_redraw, redrawing.redraw),
            (knocks.to_carry_out, gate.carry_out),
            (cards.stale, drawings.bring_up_to_date),
        )
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._heap_of: dict[int, int] = {}
        self._rested = asyncio.Event()

    async def run(self) -> None:
        """Deliver until cancelled. A fault of ours is logged, and the round goes on."""
        await self._letters.recover()
        while True:
            self._db.mail.clear()
            try:
                now = self._clock.now()
                started = await self._round(now)
                # Not if something was posted while we looked.
                if not started and not self._busy and not self._db.mail.is_set():
                    self._rested.set()
                await self._wait(now)
            except Exception:
                log.exception("round_failed")
                await asyncio.sleep(SECONDS_AFTER_A_FAULT)

    async def quiet(self) -> None:
        """Wait until nothing is left that could leave now."""
        self._rested.clear()
        self._db.mail.set()
        await self._rested.wait()

    async def stop(self) -> None:
        """Let go; what was on its way is noted as such."""
        tasks = list(self._busy.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        await asyncio.gather(self._letters.stop(), self._cards.stop(), self._gate.stop())

    async def _round(self, now: datetime) -> bool:
        held = {*self._busy, *self._pace.resting()}
        # So few are taken in hand that what comes later, and matters more, can overtake the rest.
        at_hand = Counter(self._heap_of.values())
        rooms = [AT_HAND_MAX - at_hand[heap] for heap in range(len(self._heaps))]
        found = await self._db.read(partial(self._errands, now=now, held=held, rooms=rooms))
        errands: defaultdict[int, list[Errand]] = defaultdict(list)
        for heap, chat_id, errand in found:
            errands[chat_id].append(errand)
            self._heap_of.setdefault(chat_id, heap)
        for chat_id, its_errands in errands.items():
            self._busy[chat_id] = asyncio.create_task(self._go(chat_id, its_errands[:IN_A_ROW_MAX]))
        read = Counter(heap for heap, _chat_id, _errand in found)
        if any(read[heap] == rooms[heap] for heap in read):
            self._db.mail.set()  # there may be more, for others
        return bool(errands)

    async def _errands(
        self, reading: Reading, now: datetime, held: set[int], rooms: list[int]
    ) -> list[Found]:
        found: list[Found] = []
        for heap, (look, errand) in enumerate(self._heaps):
            if rooms[heap] >= READ_AT_LEAST:
                for one in await look(reading, now, rooms[heap], held):
                    chat_id = one.chat_id if isinstance(one, (Card, Knock)) else one.account_id or 0
                    found.append((heap, chat_id, partial(errand, one)))
        return found

    async def _go(self, chat_id: int, errands: list[Errand]) -> None:
        try:
            for errand in errands:
                await errand()
                if chat_id in self._pace.resting():
                    return
        except Exception:
            log.exception("errand_failed", chat=chat_id)
            await asyncio.sleep(SECONDS_AFTER_A_FAULT)
        finally:
            del self._busy[chat_id], self._heap_of[chat_id]
            self._db.mail.set()

    async def _wait(self, now: datetime) -> None:
        dues = [await outbox.next_due(self._db, now), await cards.next_due(self._db, now)]
        waits = [(due - self._clock.now()).total_seconds() for due in dues if due]
        rest = self._pace.seconds_to_rest()
        seconds = min([SECONDS_BETWEEN_LOOKS, *waits, *([] if rest is None else [rest])])
        self._pace.forget_old()
        try:
            async with asyncio.timeout(max(seconds, 0.0)):
                await self._db.mail.wait()
        except TimeoutError:
            return
