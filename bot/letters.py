"""One letter on its way: drawn from what is true now, noted as leaving, sent, and noted as sent."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog
from telegram.error import TelegramError

from aid import people
from aid.nights import held
from aid.words import speaking
from bot.clock import Clock
from bot.troubles import Trouble, pause_after, sort_out
from bot.wire import Bot
from handlers.letters import LetterKind, View
from handlers.screens import Screen
from storage import outbox
from storage.database import Database
from storage.outbox import Letter

log = structlog.get_logger(__name__)

ATTEMPTS_MAX = 30


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What letters and cards are sent with."""

    bot: Bot
    db: Database
    clock: Clock
    zone: ZoneInfo

    @property
    def view(self) -> View:
        """What is true now."""
        return View(db=self.db, now=self.clock.now(), zone=self.zone)

    async def post(self, chat_id: int, screen: Screen) -> int:
        """Send a screen; plain, if Telegram can't read its markup. Gives the message's id."""
        try:
            sent = await self.bot.call(screen.method, chat_id=chat_id, **screen.fields())
        except TelegramError as error:
            if sort_out(error) is not Trouble.UNREADABLE:
                raise
            log.error("markup_unreadable", chat=chat_id)
            sent = await self.bot.call(screen.method, chat_id=chat_id, **screen.plain_fields())
        id: int = sent["message_id"]
        return id


class Letters:
    """Delivers letters; each ends sent, stale or failed, or is put off."""

    def __init__(self, desk: Desk, kinds: dict[str, LetterKind]) -> None:
        self._desk = desk
        self._kinds = kinds

    async def recover(self) -> None:
        """What a crash left on its way is sent again or let go, by its kind's own rule."""
        now = self._desk.clock.now()
        for letter in await outbox.left_sending(self._desk.db):
            again = letter.kind in self._kinds and self._kinds[letter.kind].again
            if again:
                await self._put_off(letter, now, "left on its way")
            else:
                await self._settle(letter, "sent", error="left on its way")

    async def deliver(self, letter: Letter, turn: Callable[[int], Awaitable[None]]) -> None:
        """Send one letter when it is its chat's `turn`. Raises nothing that is Telegram's."""
        if letter.account_id is None or letter.kind not in self._kinds:
            await self._settle(
                letter, "failed", error="no account" if not letter.account_id else "no such kind"
            )
            return
        await turn(letter.account_id)
        if self._kinds[letter.kind].by_day and await self._wait_for_morning(letter):
            return
        screen = await self._draw(letter)
        if screen is None:
            await self._settle(letter, "stale")
            return
        if not await self._desk.db.transaction(lambda tx: outbox.mark_sending(tx, letter.id)):
            return
        try:
            message_id = await self._desk.post(letter.account_id, screen)
        except TelegramError as error:
            await self._see_to(letter, letter.account_id, error)
        else:
            await self._settle(letter, "sent", message_id=message_id)

    async def _wait_for_morning(self, letter: Letter) -> bool:
        now = self._desk.clock.now()
        morning = held(now, self._desk.zone)
        if morning > now:
            await self._put_off(letter, morning, "night")
        return morning > now

    async def _draw(self, letter: Letter) -> Screen | None:
        with speaking(letter.language):
            return await self._kinds[letter.kind].draw(self._desk.view, letter)

    async def _see_to(self, letter: Letter, account_id: int, error: TelegramError) -> None:
        trouble, now = sort_out(error), self._desk.clock.now()
        log.warning("letter_not_sent", letter=letter.id, kind=letter.kind, trouble=trouble.name)
        if trouble is Trouble.GONE:
            await self._settle(letter, "failed", error="unreachable")
            await people.lose(self._desk.db, account_id, now=now)
        elif trouble in (Trouble.REFUSED, Trouble.UNREADABLE) or letter.attempts >= ATTEMPTS_MAX:
            await self._settle(letter, "failed", error=trouble.name)
        elif trouble is Trouble.UNSURE and not self._kinds[letter.kind].again:
            await self._settle(letter, "sent", error="unsure")
        else:
            until = now + pause_after(error, letter.attempts)
            await self._put_off(letter, until, trouble.name)

    async def _put_off(self, letter: Letter, until: datetime, why: str) -> None:
        await self._desk.db.transaction(lambda tx: outbox.put_off(tx, letter.id, until, why))

    async def _settle(
        self, letter: Letter, state: str, *, message_id: int | None = None, error: str | None = None
    ) -> None:
        now = self._desk.clock.now()
        await self._desk.db.transaction(
            lambda tx: outbox.settle(tx, letter.id, state, now, message_id=message_id, error=error)
        )
