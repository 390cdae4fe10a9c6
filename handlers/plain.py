"""Which messages are for us: plain new ones by a person, in private, or a command of ours in a group."""

from telegram import Message
from telegram.ext import filters
from telegram.ext.filters import MessageFilter

from aid.words import languages, speaking


class _Plain(MessageFilter):
    def filter(self, message: Message) -> bool:
        """Somebody's own words: not a bot's, a channel's, a forward or by way of another bot."""
        user = message.from_user
        return bool(user and not user.is_bot and not message.via_bot and not message.forward_origin)


class Says(MessageFilter):
    """A message that is the label of one of our buttons, in any language we speak."""

    def __init__(self, label: object) -> None:
        super().__init__()
        self.labels: set[str] = set()
        for language in languages():
            with speaking(language):
                self.labels.add(str(label).casefold())

    def filter(self, message: Message) -> bool:
        return (message.text or "").strip().casefold() in self.labels


NEW = filters.UpdateType.MESSAGE
PRIVATE = NEW & filters.ChatType.PRIVATE
OURS = PRIVATE & _Plain()
GROUP = NEW & filters.ChatType.GROUPS & ~filters.FORWARDED & ~filters.VIA_BOT
