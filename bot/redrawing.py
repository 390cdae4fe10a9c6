"""Letters that have left and are true no longer: each is edited where it is, silently."""

import structlog
from telegram.error import TelegramError

from aid.words import speaking
from bot.keeping import keep
from bot.sending import Desk
from bot.troubles import Trouble, pause_after, pause_asked, sort_out
from handlers.keeping import drawn
from handlers.letters import LetterKind
from storage import outbox, redrawn
from storage.outbox import Letter

log = structlog.get_logger(__name__)

PASSING = (Trouble.PAUSED, Trouble.UNSURE)


class Redrawing:
    """Edits letters. To do it twice changes nothing, so whatever is unsure is done again."""

    def __init__(self, desk: Desk, kinds: dict[str, LetterKind]) -> None:
        self._desk = desk
        self._kinds = kinds

    async def redraw(self, letter: Letter) -> None:
        """Show what is true now in the letter's place, when it is its chat's turn."""
        again_at, began_at = None, self._desk.clock.now()
        await keep(self._desk.db, lambda tx: redrawn.begin(tx, letter.id, began_at))
        if letter.account_id is not None and letter.message_id is not None and letter.kind in self._kinds:
            urgency = max(outbox.NORMAL, letter.urgency)
            async with self._desk.pace.turn(letter.account_id, urgency):
                if not await self._edit(letter, letter.account_id, letter.message_id):
                    again_at = self._desk.clock.now() + pause_after(letter.attempts)
        await keep(self._desk.db, lambda tx: redrawn.note(tx, letter.id, began_at, again_at))

    async def _edit(self, letter: Letter, account_id: int, message_id: int) -> bool:
        with speaking(letter.language):
            screen = await drawn(self._kinds, self._desk.view, letter)
        if screen is None:
            return True
        try:
            put = self._desk.take_away if screen.taken_away else self._desk.edit
            if letter.blanked:
                put = self._desk.blank
            await put(account_id, message_id, screen)
        except TelegramError as error:
            trouble = sort_out(error)
            log.info("letter_not_redrawn", letter=letter.id, kind=letter.kind, trouble=trouble.name)
            if seconds := pause_asked(error):
                self._desk.pace.rest(account_id, seconds)
            return trouble not in PASSING
        return True
