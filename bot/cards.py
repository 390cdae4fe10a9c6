"""One card: drawn anew in its place in the group, or for the first time."""

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden

from aid import areas
from aid.words import speaking
from bot.keeping import keep
from bot.pins import Pins, to_be_pinned
from bot.sending import Desk, Sending
from bot.troubles import Trouble, pause_after, pause_asked, sort_out
from handlers.letters import DrawCard
from handlers.screens import Screen
from storage import drawings
from storage.cards import Card
from storage.outbox import NORMAL

log = structlog.get_logger(__name__)

GROUPS_LANGUAGE = "en"
FOR_GOOD = (Trouble.GONE, Trouble.REFUSED, Trouble.UNREADABLE, Trouble.NOT_THERE)


class Cards:
    """Draws cards that are stale; one that looks the same already is not sent."""

    def __init__(self, desk: Desk, kinds: dict[str, DrawCard]) -> None:
        self._desk = desk
        self._kinds = kinds
        self._sending = Sending()
        self._pins = Pins(desk)

    async def bring_up_to_date(self, card: Card) -> None:
        """Show the card as it should look, when it is its group's turn. Raises nothing that is Telegram's."""
        try:
            if await self._needs_sending(card):
                async with self._desk.pace.turn(card.chat_id, NORMAL):
                    screen = await self._needs_sending(card)  # much may have happened while it waited
                    if screen:
                        await self._sending.finish(self._send(card, screen))
        except Exception as fault:
            log.error("card_not_drawn", card=card.id, kind=card.kind, exc_info=fault)
            await self._put_off(card, "NOT_DRAWN")

    async def stop(self) -> None:
        """Let what is leaving this moment leave, so that it needn't be sent twice."""
        await self._sending.stop()

    async def _needs_sending(self, card: Card) -> Screen | None:
        with speaking(GROUPS_LANGUAGE):
            screen = await self._kinds[card.kind](self._desk.view, card)
        if screen is None or (_looks_like(card, screen) and not to_be_pinned(card, screen)):
            await self._drawn(card, card.message_id, card.fingerprint, screen)
            return None
        return screen

    async def _send(self, card: Card, screen: Screen) -> None:
        look = screen.fingerprint()
        try:
            message_id = await self._show(card, screen)
            if to_be_pinned(card, screen):
                # Placed first: if we die before it is pinned, it isn't posted again.
                await keep(self._desk.db, lambda tx: drawings.placed(tx, card.id, message_id, look))
                await self._pins.pin(card, message_id)
        except Exception as error:
            await self._see_to(card, screen, error)
        else:
            await self._drawn(card, message_id, look, screen)

    async def _show(self, card: Card, screen: Screen) -> int:
        if card.message_id is not None and _looks_like(card, screen):
            return card.message_id
        if card.fingerprint:
            # From here until the new look is noted nobody knows how it looks, whatever happens to us.
            await keep(self._desk.db, lambda tx: drawings.unsure(tx, card.id))
        if card.message_id is None or (card.replaces and await self._take_down(card, screen)):
            return await self._desk.post(card.chat_id, screen)
        put = self._desk.take_away if screen.taken_away else self._desk.edit
        try:
            await put(card.chat_id, card.message_id, screen)
        except BadRequest as refusal:
            if sort_out(refusal) is not Trouble.UNCHANGED:
                raise
        return card.message_id

    async def _take_down(self, card: Card, screen: Screen) -> bool:
        # Gone before the new one comes, so that the group never holds two of it.
        if not screen.buttons:
            return False
        try:
            await self._desk.bot.call("deleteMessage", chat_id=card.chat_id, message_id=card.replaces)
        except BadRequest as refusal:
            return "message to delete not found" in refusal.message.lower()
        return True

    async def _see_to(self, card: Card, screen: Screen, error: Exception) -> None:
        trouble, db, now = sort_out(error), self._desk.db, self._desk.clock.now()
        log.warning("card_not_sent", card=card.id, kind=card.kind, trouble=trouble.name)
        if isinstance(error, ChatMigrated):
            await areas.move_group(db, card.chat_id, error.new_chat_id, now=now)
        elif trouble is Trouble.NOT_THERE and (screen.buttons or screen.pinned):
            await keep(db, lambda tx: drawings.lose(tx, card.id, now))
        elif trouble in FOR_GOOD:
            await keep(db, lambda tx: drawings.give_up(tx, card, trouble.name))
            if isinstance(error, Forbidden):
                await areas.lose_group(db, card.chat_id, now=now)
        elif seconds := pause_asked(error):
            self._desk.pace.rest(card.chat_id, seconds)
        else:
            await self._put_off(card, trouble.name)

    async def _put_off(self, card: Card, why: str) -> None:
        until = self._desk.clock.now() + pause_after(card.attempts)
        await keep(self._desk.db, lambda tx: drawings.put_off(tx, card.id, until, why))

    async def _drawn(
        self, card: Card, message_id: int | None, look: str | None, screen: Screen | None
    ) -> None:
        until = screen.until if screen else None
        await keep(self._desk.db, lambda tx: drawings.drawn(tx, card, message_id, look, until))


def _looks_like(card: Card, screen: Screen) -> bool:
    return card.message_id is not None and card.fingerprint == screen.fingerprint()
