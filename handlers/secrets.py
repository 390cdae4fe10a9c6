"""A secret in what somebody writes: refused before anything else looks at it, wherever they are."""

import re

from telegram import Message, Update
from telegram.ext.filters import MessageFilter

from aid.refusals import Refusal
from aid.secrets import Secret
from aid.texts import secret_in
from handlers.context import Context
from handlers.flows import FLOWS
from handlers.talks import find_open, talk_of
from handlers.views import step_screen
from storage.database import handling

# What Telegram says for whoever taps one of our links: chance may put what looks like a card number into it.
OF_A_LINK = re.compile(r"/start(@\w+)? [a-z]+-[A-Za-z0-9_-]{22}")


class HoldsSecret(MessageFilter):
    """A message whose words or caption hold a card number, a PIN, a code and the like."""

    def filter(self, message: Message) -> bool:
        """Does it hold one?"""
        return _secret(message) is not None


async def refuse(update: Update, context: Context) -> None:
    """Say why it isn't kept; where a question is open, ask it again."""
    message = update.effective_message
    secret = _secret(message) if message else None
    assert secret is not None, "it was found before"
    forget_what_came(secret)
    draft = await find_open(context)
    if draft is None:
        raise secret
    words = secret.words(context.desk.zone)
    await context.say(step_screen(FLOWS[draft.flow], await talk_of(context, draft), note=words))


def forget_what_came(refusal: Refusal) -> None:
    """What holds a secret is emptied as soon as it is dealt with, not after the usual time."""
    now_handled = handling.get()
    if now_handled and isinstance(refusal, Secret):
        now_handled.holds_secret = True


def _secret(message: Message) -> Secret | None:
    said = message.text or message.caption
    return secret_in(said) if said and not OF_A_LINK.fullmatch(said) else None
