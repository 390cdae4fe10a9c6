"""Letters that have left and are true no longer: each is edited where it is, silently."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from telegram.error import TelegramError

from aid.words import speaking
from bot.letters import Desk
from bot.troubles import Trouble, sort_out
from handlers.letters import LetterKind
from storage import outbox
from storage.outbox import Letter

log = structlog.get_logger(__name__)

PASSING = (Trouble.PAUSED, Trouble.UNSURE)
AGAIN_AFTER = timedelta(seconds=30)


class Redrawing:
    """Edits letters. To do it twice changes nothing, so whatever is unsure is done again."""

    def __init__(self, desk: Desk, kinds: dict[str, LetterKind]) -> None:
        self._desk = desk
        self._kinds = kinds

    async def redraw(self, letter: Letter, turn: Callable[[int], Awaitable[None]]) -> None:
        """Show what is true now in the letter's place, when it is its chat's `turn`."""
        again_at = None
        if letter.account_id is not None and letter.message_id is not None and letter.kind in self._kinds:
            await turn(letter.account_id)
            if not await self._edit(letter):
                again_at = self._desk.clock.now() + AGAIN_AFTER
        await self._desk.db.transaction(lambda tx: outbox.redrawn(tx, letter.id, again_at))

    async def _edit(self, letter: Letter) -> bool:
        with speaking(letter.language):
            screen = await self._kinds[letter.kind].draw(self._desk.view, letter)
        if screen is None:
            return True
        fields = screen.fields()
        fields.pop("disable_notification", None)
        fields.pop("protect_content", None)
        try:
            await self._desk.bot.call(
                "editMessageText", chat_id=letter.account_id, message_id=letter.message_id, **fields
            )
        except TelegramError as error:
            trouble = sort_out(error)
            log.info("letter_not_redrawn", letter=letter.id, kind=letter.kind, trouble=trouble.name)
            return trouble not in PASSING
        return True
