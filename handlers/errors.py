"""The one error handler: a refusal is said kindly; anything else is a fault of ours, owned up to later."""

from contextlib import suppress

import structlog
from telegram import Update
from telegram.error import TelegramError

from aid.refusals import NotJoined, Refusal
from aid.words import _
from handlers.context import Context
from handlers.screens import Screen, home_keyboard, quote
from handlers.secrets import forget_what_came
from handlers.strangers import stranger_screen, way_in_for
from storage.database import handling

log = structlog.get_logger(__name__)

ALERT_LETTERS_MAX = 200


async def failed(update: object, context: Context) -> None:
    """Word a refusal; anything else is noted with the update, which will be tried again or set aside."""
    fault = context.error
    if isinstance(fault, Refusal) and isinstance(update, Update):
        forget_what_came(fault)
        try:
            await _say_no(update, context, fault)
            return
        except TelegramError as unsaid:
            fault = unsaid
    now_handled = handling.get()
    if now_handled:
        now_handled.error = fault


async def _say_no(update: Update, context: Context, refusal: Refusal) -> None:
    context.incoming = update
    log.info("refused", refusal=type(refusal).__name__, update=update.update_id)
    words = refusal.words(context.desk.zone)
    if update.callback_query:
        await context.answer(words[:ALERT_LETTERS_MAX])
    elif isinstance(refusal, NotJoined):
        await context.say(stranger_screen())
    else:
        await context.say(Screen(text=quote(words), buttons=await way_in_for(context)))


async def apologise(context: Context) -> None:
    """An update could not be dealt with: say so, and what to do."""
    with suppress(TelegramError):
        await context.answer()
    await context.say(sorry())


def sorry() -> Screen:
    """What somebody reads when their update could not be dealt with."""
    return Screen(
        text=_("I am sorry, something went wrong with me. Nothing of yours is lost. Try once more."),
        keyboard=home_keyboard(),
    )
