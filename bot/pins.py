"""Pinning: a card that is to stay at the top of its group is pinned once, without a sound."""

import structlog
from telegram.error import BadRequest, TelegramError

from aid.board import may_not_pin
from bot.keeping import keep
from bot.sending import Desk
from handlers.screens import Screen
from storage import pins
from storage.cards import Card
from storage.connection import Transaction

log = structlog.get_logger(__name__)

PINNED_ALREADY = "chat_not_modified"
RIGHT_MISSING = ("not enough rights", "have no rights", "admin_required", "need administrator rights")
MAY_NOT = 0


class Pins:
    """Pins cards. Where the right is missing the card stands unpinned, and organisers hear it once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def pin(self, card: Card, message_id: int) -> None:
        """Pin the card's message, unless it is pinned or can't be. Raises what passes: it is tried again."""
        words = await self._refusal(card, message_id)
        if words is None or PINNED_ALREADY in words:
            await keep(self._desk.db, lambda tx: pins.note(tx, card.id, message_id))
            await self._let_go(card)
        elif any(sign in words for sign in RIGHT_MISSING):
            await keep(self._desk.db, lambda tx: self._give_up(tx, card))
        else:
            log.warning("card_not_pinned", card=card.id, words=words)

    async def _refusal(self, card: Card, message_id: int) -> str | None:
        self._desk.pace.spoke(card.chat_id)
        try:
            await self._desk.bot.call(
                "pinChatMessage", chat_id=card.chat_id, message_id=message_id, disable_notification=True
            )
        except BadRequest as refusal:
            return refusal.message.lower()
        return None

    async def _give_up(self, tx: Transaction, card: Card) -> None:
        await pins.note(tx, card.id, MAY_NOT)
        await may_not_pin(tx, card.about, now=self._desk.clock.now())

    async def _let_go(self, card: Card) -> None:
        if not card.pinned:
            return
        try:
            await self._desk.bot.call("unpinChatMessage", chat_id=card.chat_id, message_id=card.pinned)
        except TelegramError as trouble:
            log.info("old_card_not_unpinned", card=card.id, trouble=type(trouble).__name__)


def to_be_pinned(card: Card, screen: Screen) -> bool:
    """Is there a message to pin that isn't, and may we?"""
    return screen.pinned and card.pinned != MAY_NOT and (not card.pinned or card.pinned != card.message_id)
