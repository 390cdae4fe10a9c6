"""What is for us: plain new messages by a person, in private, a command in a group, and odd taps."""

from typing import Any

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, filters
from telegram.ext.filters import MessageFilter

from aid.words import languages, speaking


def as_label(text: str | None) -> str:
    """What somebody wrote as a label would be: without capitals, full stops and curly apostrophes."""
    return " ".join((text or "").replace("\u2019", "'").casefold().split()).strip(" .!?")


class _ByAPerson(MessageFilter):
    def filter(self, message: Message) -> bool:
        """Not a bot's, nor a channel's."""
        return message.from_user is not None and not message.from_user.is_bot


class _OwnWords(MessageFilter):
    def filter(self, message: Message) -> bool:
        """Not a forward, nor by way of another bot."""
        return not message.via_bot and not message.forward_origin


class Says(MessageFilter):
    """A message that is the label of one of our buttons, in any language we speak."""

    def __init__(self, label: object) -> None:
        super().__init__()
        self.labels: set[str] = set()
        for language in languages():
            with speaking(language):
                self.labels.add(as_label(str(label)))

    def filter(self, message: Message) -> bool:
        return as_label(message.text) in self.labels


class EmptyTap(CallbackQueryHandler[Any, None]):
    """A tap that carries nothing: PTB would give it to whichever handler of taps comes first."""

    def check_update(self, update: object) -> bool:
        """Is it one?"""
        tap = update.callback_query if isinstance(update, Update) else None
        return tap is not None and not tap.data


BY_A_PERSON = _ByAPerson()
ID = r"([0-9]{1,18})"  # in a button's data
NEW = filters.UpdateType.MESSAGE
PRIVATE = NEW & filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL & BY_A_PERSON
OURS = PRIVATE & _OwnWords()
GROUP = NEW & filters.ChatType.GROUPS & ~filters.FORWARDED & ~filters.VIA_BOT
