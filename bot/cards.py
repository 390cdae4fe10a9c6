"""One card: drawn anew in its place in the group, or for the first time."""

import structlog
from telegram.error import BadRequest, ChatMigrated, TelegramError

from aid import areas
from aid.words import speaking
from bot.letters import Desk
from bot.troubles import Trouble, pause_after, sort_out
from handlers.letters import DrawCard
from handlers.screens import Screen
from storage import cards
from storage.cards import Card

log = structlog.get_logger(__name__)

GROUPS_LANGUAGE = "en"


class Cards:
    """Draws cards that are stale; one that looks the same already is not sent."""

    def __init__(self, desk: Desk, kinds: dict[str, DrawCard]) -> None:
        self._desk = desk
        self._kinds = kinds

    async def needs_sending(self, card: Card) -> Screen | None:
        """What the card should look like, if that is to be sent; else it is noted as drawn."""
        with speaking(GROUPS_LANGUAGE):
            screen = await self._kinds[card.kind](self._desk.view, card)
        if screen is None or (card.message_id and card.fingerprint == screen.fingerprint()):
            await self._drawn(card, card.message_id, card.fingerprint)
            return None
        return screen

    async def draw(self, card: Card, screen: Screen) -> None:
        """Send or edit the card's message. Raises nothing that is Telegram's."""
        try:
            message_id = await self._put(card, screen)
        except TelegramError as error:
            await self._see_to(card, screen, error)
        else:
            await self._drawn(card, message_id, screen.fingerprint())

    async def _put(self, card: Card, screen: Screen) -> int:
        if card.message_id is None or (card.replaces and await self._take_down(card, screen)):
            return await self._desk.post(card.chat_id, screen)
        fields = screen.fields()
        fields.pop("disable_notification", None)
        await self._desk.bot.call(
            "editMessageText", chat_id=card.chat_id, message_id=card.message_id, **fields
        )
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

    async def _see_to(self, card: Card, screen: Screen, error: TelegramError) -> None:
        trouble, db, now = sort_out(error), self._desk.db, self._desk.clock.now()
        if trouble is Trouble.UNCHANGED:
            await self._drawn(card, card.message_id, screen.fingerprint())
            return
        log.warning("card_not_drawn", card=card.id, kind=card.kind, trouble=trouble.name)
        if isinstance(error, ChatMigrated):
            await areas.move_group(db, card.chat_id, error.new_chat_id, now=now)
        elif trouble is Trouble.NOT_THERE and screen.buttons:
            await db.transaction(lambda tx: cards.lose(tx, card.id, now))
        elif trouble in (Trouble.GONE, Trouble.REFUSED, Trouble.UNREADABLE, Trouble.NOT_THERE):
            await db.transaction(lambda tx: cards.give_up(tx, card, trouble.name))
        else:
            until = now + pause_after(error, card.attempts)
            await db.transaction(lambda tx: cards.put_off(tx, card.id, until, trouble.name))

    async def _drawn(self, card: Card, message_id: int | None, fingerprint: str | None) -> None:
        await self._desk.db.transaction(lambda tx: cards.drawn(tx, card, message_id, fingerprint))
