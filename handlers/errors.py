"""The one error handler: a refusal is said kindly; anything else is a fault of ours, owned up to later."""

import structlog
from telegram import Update

from aid.refusals import NotJoined, Refusal
from aid.words import _
from handlers.context import Context
from handlers.home import stranger_screen
from handlers.screens import Screen, home_keyboard, quote
from storage.database import handling

log = structlog.get_logger(__name__)

ALERT_LETTERS_MAX = 200


async def failed(update: object, context: Context) -> None:
    """Word a refusal; anything else is noted with the update, which will be tried again or set aside."""
    error = context.error
    if not isinstance(error, Refusal) or not isinstance(update, Update):
        now_handled = handling.get()
        if now_handled:
            now_handled.error = error
        return
    context.incoming = update
    log.info("refused", refusal=type(error).__name__, update=update.update_id)
    words = error.words(context.desk.zone)
    if update.callback_query:
        await context.answer(words[:ALERT_LETTERS_MAX])
    elif isinstance(error, NotJoined):
        await context.say(stranger_screen())
    else:
        await context.say(Screen(text=quote(words)))


async def apologise(context: Context) -> None:
    """An update could not be dealt with: say so, and what to do."""
    await context.answer()
    await context.say(
        Screen(
            text=_("I am sorry, something went wrong with me. Nothing of yours is lost. Try once more."),
            keyboard=home_keyboard(),
        )
    )
