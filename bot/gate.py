"""The gate of a group: what was decided about who asks to come in, told to Telegram until it is done."""

import structlog
from telegram.error import BadRequest, ChatMigrated, TelegramError

from aid import areas, knocks
from aid.words import _, speaking
from bot.keeping import keep
from bot.sending import Desk, Sending
from bot.troubles import Trouble, pause_after, pause_asked, sort_out
from handlers.screens import Screen
from storage import knocks as remembered
from storage.knocks import Knock, State

log = structlog.get_logger(__name__)

RIGHT_MISSING = ("not enough rights", "have no rights", "admin_required", "need administrator rights")
IN_ALREADY = "user_already_participant"
METHODS = {State.LET_IN: "approveChatJoinRequest", State.NOT_NOW: "declineChatJoinRequest"}
THEIR_LANGUAGE = "en"


class Gate:
    """Opens or shuts. To do it twice does no harm: the second time Telegram says that nobody is there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sending = Sending()

    async def carry_out(self, knock: Knock) -> None:
        """Tell Telegram what was decided, and then whoever knocked. Raises nothing that is Telegram's."""
        await self._sending.finish(self._carry_out(knock))

    async def stop(self) -> None:
        """Let what is leaving this moment leave."""
        await self._sending.stop()

    async def _carry_out(self, knock: Knock) -> None:
        try:
            await self._desk.bot.call(METHODS[knock.state], chat_id=knock.chat_id, user_id=knock.account_id)
        except Exception as error:
            await self._see_to(knock, error)
        else:
            await self._done(knock, there=True)
            await self._say(knock)

    async def _see_to(self, knock: Knock, error: Exception) -> None:
        trouble, words = sort_out(error), str(error).lower()
        log.warning("gate_not_moved", knock=knock.id, trouble=trouble.name)
        if isinstance(error, ChatMigrated):
            now = self._desk.clock.now()
            await areas.move_group(self._desk.db, knock.chat_id, error.new_chat_id, now=now)
        elif IN_ALREADY in words:
            await self._done(knock, there=True)
        elif any(sign in words for sign in RIGHT_MISSING):
            now = self._desk.clock.now()
            await keep(self._desk.db, lambda tx: knocks.note_no_right(tx, knock, now=now))
        elif isinstance(error, BadRequest) or trouble is Trouble.GONE:
            await self._done(knock, there=False)
        elif seconds := pause_asked(error):
            self._desk.pace.rest(knock.chat_id, seconds)
        else:
            until = self._desk.clock.now() + pause_after(knock.attempts)
            await keep(self._desk.db, lambda tx: remembered.put_off(tx, knock.id, until))

    async def _done(self, knock: Knock, *, there: bool) -> None:
        now = self._desk.clock.now()
        await keep(self._desk.db, lambda tx: knocks.note_done(tx, knock, there=there, now=now))

    async def _say(self, knock: Knock) -> None:
        # They may have no record with us, and need not have started us: a kindness, not a letter.
        with speaking(THEIR_LANGUAGE):
            words = (
                _("You are in the group now. To ask for help or to help others, press Start here.")
                if knock.state is State.LET_IN
                else _("An organiser does not let you into the group for now. You can ask again later.")
            )
        try:
            await self._desk.post(knock.account_id, Screen(text=words))
        except TelegramError as trouble:
            log.info("knock_not_told", knock=knock.id, trouble=type(trouble).__name__)
