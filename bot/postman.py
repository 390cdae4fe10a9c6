"""The postman: everyone hears once, in good time. The only sender of letters and cards."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

import structlog

from bot.cards import Cards
from bot.clock import Clock
from bot.gate import Gate
from bot.letters import Letters
from bot.pace import Pace
from bot.redrawing import Redrawing
from storage import cards, knocks, outbox, redrawn
from storage.database import Database

log = structlog.get_logger(__name__)

READ_AT_ONCE = 200
IN_A_ROW_MAX = 10  # then it is looked again what matters most in that chat
SECONDS_BETWEEN_LOOKS = 5.0
SECONDS_AFTER_A_FAULT = 1.0

Errand = Callable[[], Awaitable[None]]


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
        self._redrawing = redrawing
        self._gate = gate
        self._pace = pace
        self._busy: dict[int, asyncio.Task[None]] = {}
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
        errands: defaultdict[int, list[Errand]] = defaultdict(list)
        letters = await outbox.due(self._db, now, READ_AT_ONCE, held)
        outdated = await redrawn.to_redraw(self._db, now, READ_AT_ONCE, held)
        drawings = await cards.stale(self._db, now, READ_AT_ONCE, held)
        for letter in letters:
            errands[letter.account_id or 0].append(partial(self._letters.deliver, letter))
        for letter in outdated:
            errands[letter.account_id or 0].append(partial(self._redrawing.redraw, letter))
        for knock in await knocks.to_carry_out(self._db, now, READ_AT_ONCE, held):
            errands[knock.chat_id].append(partial(self._gate.carry_out, knock))
        for card in drawings:
            errands[card.chat_id].append(partial(self._cards.bring_up_to_date, card))
        for chat_id in errands.keys() - held:
            its_errands = errands[chat_id][:IN_A_ROW_MAX]
            self._busy[chat_id] = asyncio.create_task(self._go(chat_id, its_errands))
        if READ_AT_ONCE in (len(letters), len(outdated), len(drawings)):
            self._db.mail.set()  # there may be more, for others
        return bool(errands)

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
            del self._busy[chat_id]
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
