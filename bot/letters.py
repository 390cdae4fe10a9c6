"""One letter on its way: drawn from what is true now, noted as leaving, sent, and noted as sent."""

from dataclasses import replace
from functools import partial

import structlog

from aid import people, phoning_in
from aid.nights import held, is_night
from aid.words import speaking
from bot.hearing import AGAIN_IN, Hearing
from bot.keeping import keep
from bot.sending import Desk, Sending
from bot.troubles import Trouble, pause_after, pause_asked, sort_out
from handlers.keeping import drawn
from handlers.letters import LetterKind
from handlers.screens import Screen
from storage import looks, outbox
from storage.connection import Transaction
from storage.outbox import Letter
from storage.people import mark_unreachable

log = structlog.get_logger(__name__)


class Letters:
    """Delivers letters; each ends sent, stale or failed, or is put off."""

    def __init__(self, desk: Desk, kinds: dict[str, LetterKind], hearing: Hearing) -> None:
        self._desk = desk
        self._kinds = kinds
        self._hearing = hearing
        self._sending = Sending()

    async def recover(self) -> None:
        """What a crash left on its way is sent again or let go, by its kind's own rule."""
        for letter in await outbox.left_sending(self._desk.db):
            if letter.kind in self._kinds and self._kinds[letter.kind].again:
                await keep(self._desk.db, partial(outbox.keep_waiting, id=letter.id))
            else:
                await self._settle(letter, "sent", error="left on its way")

    async def deliver(self, letter: Letter) -> None:
        """Send one letter when it is its chat's turn. Raises nothing that is Telegram's."""
        if letter.account_id is None:
            await phoning_in.pass_on(self._desk.db, letter, now=self._desk.clock.now())
            return
        if letter.kind not in self._kinds:
            await self._settle(letter, "failed", error="no such kind")
            return
        async with self._desk.pace.turn(letter.account_id, letter.urgency):
            await self._deliver(letter, letter.account_id)

    async def stop(self) -> None:
        """Let what is leaving this moment leave, so that it needn't be sent twice."""
        await self._sending.stop()

    async def _deliver(self, letter: Letter, account_id: int) -> None:
        if self._kinds[letter.kind].by_day and await self._waits_for_morning(letter):
            return
        if await self._waits_to_hear(letter):
            return
        try:
            screen = await self._draw(letter)
        except Exception as fault:
            log.error("letter_not_drawn", letter=letter.id, kind=letter.kind, exc_info=fault)
            await self._put_off(letter, "NOT_DRAWN")
            return
        if screen is None:
            await self._settle(letter, "stale")
        else:
            await self._sending.finish(self._send(letter, account_id, screen))

    async def _waits_for_morning(self, letter: Letter) -> bool:
        now = self._desk.clock.now()
        morning = held(now, self._desk.zone)
        if morning > now:
            await keep(self._desk.db, lambda tx: outbox.hold(tx, letter.id, morning))
        return morning > now

    async def _waits_to_hear(self, letter: Letter) -> bool:
        whose_silence = self._kinds[letter.kind].whose_silence
        person_id = await whose_silence(self._desk.db, letter) if whose_silence else None
        if person_id is None or await self._hearing.is_heard_out(person_id):
            return False
        until = self._desk.clock.now() + AGAIN_IN
        await keep(self._desk.db, lambda tx: outbox.keep_waiting(tx, letter.id, until))
        return True

    async def _draw(self, letter: Letter) -> Screen | None:
        view = self._desk.view
        with speaking(letter.language):
            screen = await drawn(self._kinds, view, letter)
        if screen and self._kinds[letter.kind].softly and is_night(view.now, view.zone):
            return replace(screen, silent=True)
        return screen

    async def _send(self, letter: Letter, account_id: int, screen: Screen) -> None:
        now = self._desk.clock.now()
        if not await self._desk.db.transaction(lambda tx: outbox.mark_sending(tx, letter, now)):
            return
        try:
            message_id = await self._desk.post(account_id, screen)
        except Exception as error:
            await self._see_to(letter, account_id, error)
        else:
            await self._note_arrival(letter, account_id, message_id, screen)

    async def _note_arrival(self, letter: Letter, account_id: int, message_id: int, screen: Screen) -> None:
        now = self._desk.clock.now()

        async def note(tx: Transaction) -> None:
            await outbox.settle(tx, letter.id, "sent", now, message_id=message_id, reader_id=letter.reader_id)
            await mark_unreachable(tx, account_id, None)
            for person_id in screen.shows:
                await looks.note(tx, person_id, by=letter.reader_id or letter.person_id, now=now)

        await keep(self._desk.db, note)

    async def _see_to(self, letter: Letter, account_id: int, error: Exception) -> None:
        trouble = sort_out(error)
        log.warning("letter_not_sent", letter=letter.id, kind=letter.kind, trouble=trouble.name)
        if trouble is Trouble.GONE:
            await self._give_up(letter, account_id)
        elif trouble in (Trouble.REFUSED, Trouble.UNREADABLE):
            log.error("letter_refused", letter=letter.id, kind=letter.kind, exc_info=error)
            await self._settle(letter, "failed", error=trouble.name)
        elif trouble is Trouble.UNSURE and not self._kinds[letter.kind].again:
            await self._settle(letter, "sent", error="unsure")
        elif seconds := pause_asked(error):
            self._desk.pace.rest(account_id, seconds)
            await keep(self._desk.db, partial(outbox.keep_waiting, id=letter.id))
        else:
            await self._put_off(letter, trouble.name)

    async def _give_up(self, letter: Letter, account_id: int) -> None:
        now = self._desk.clock.now()
        if await phoning_in.is_kept(self._desk.db, letter):
            # Somebody waits for this who can't be written to: it goes to whoever else can ring them.
            await people.lose(self._desk.db, account_id, now=now)
            await keep(self._desk.db, partial(outbox.keep_waiting, id=letter.id))
        else:
            await self._settle(letter, "failed", error="unreachable")
            await people.lose(self._desk.db, account_id, now=now)

    async def _put_off(self, letter: Letter, why: str) -> None:
        until = self._desk.clock.now() + pause_after(letter.attempts)
        await keep(self._desk.db, lambda tx: outbox.put_off(tx, letter.id, until, why))

    async def _settle(self, letter: Letter, state: str, error: str | None = None) -> None:
        now = self._desk.clock.now()
        await keep(self._desk.db, lambda tx: outbox.settle(tx, letter.id, state, now, error=error))
