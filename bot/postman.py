"""The postman: everyone hears once, in good time. The only sender of letters and cards."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from bot.cards import Cards
from bot.clock import Clock
from bot.letters import Letters
from bot.pace import Pace
from bot.redrawing import Redrawing
from storage import cards, outbox
from storage.cards import Card
from storage.database import Database
from storage.outbox import Letter

log = structlog.get_logger(__name__)

LETTERS_AT_ONCE = 200
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
        pace: Pace,
    ) -> None:
        self._db = db
        self._clock = clock
        self._letters = letters
        self._cards = drawings
        self._redrawing = redrawing
        self._pace = pace
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._rested = asyncio.Event()

    async def run(self) -> None:
        """Deliver until cancelled. A fault of ours is logged, and the round goes on."""
        await self._letters.recover()
        while True:
            self._db.mail.clear()
            try:
                busy_before = set(self._busy)
                found = await self._round(busy_before)
                if not found and not self._busy:
                    self._rested.set()
                await self._wait(await self._next_due())
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
        for task in list(self._busy.values()):
            task.cancel()
        if self._busy:
            await asyncio.wait(self._busy.values())

    async def _round(self, busy: set[int]) -> bool:
        now = self._clock.now()
        errands: defaultdict[int, list[Errand]] = defaultdict(list)
        for letter in await outbox.due(self._db, now, LETTERS_AT_ONCE):
            errands[letter.account_id or 0].append(self._delivery(letter))
        for letter in await outbox.to_redraw(self._db, now, LETTERS_AT_ONCE):
            errands[letter.account_id or 0].append(self._editing(letter))
        for card in await cards.stale(self._db, now):
            errands[card.chat_id].append(self._drawing(card))
        for chat_id in errands.keys() - busy:
            self._busy[chat_id] = asyncio.create_task(self._go(chat_id, errands[chat_id]))
        return bool(errands)

    async def _go(self, chat_id: int, errands: list[Errand]) -> None:
        try:
            for errand in errands:
                await errand()
        except Exception:
            log.exception("delivery_failed", chat=chat_id)
            await asyncio.sleep(SECONDS_AFTER_A_FAULT)
        finally:
            del self._busy[chat_id]
            self._db.mail.set()

    def _delivery(self, letter: Letter) -> Errand:
        return lambda: self._letters.deliver(letter, self._pace.turn)

    def _editing(self, letter: Letter) -> Errand:
        return lambda: self._redrawing.redraw(letter, self._pace.turn)

    def _drawing(self, card: Card) -> Errand:
        async def draw() -> None:
            screen = await self._cards.needs_sending(card)
            if screen:
                await self._pace.turn(card.chat_id)
                await self._cards.draw(card, screen)

        return draw

    async def _next_due(self) -> datetime | None:
        dues = [await outbox.next_due(self._db), await cards.next_due(self._db)]
        return min((due for due in dues if due), default=None)

    async def _wait(self, due: datetime | None) -> None:
        seconds = SECONDS_BETWEEN_LOOKS
        if due and not self._busy:
            seconds = min(max((due - self._clock.now()).total_seconds(), 0.0), seconds)
        self._pace.forget_old()
        try:
            async with asyncio.timeout(seconds):
                await self._db.mail.wait()
        except TimeoutError:
            return
