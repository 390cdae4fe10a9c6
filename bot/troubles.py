"""What can go wrong with a message on its way, sorted: gone for good, unsure, or to be tried again."""

from datetime import timedelta
from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.wire import Unsent

GONE = (
    "chat not found",
    "user is deactivated",
    "user not found",
    "peer_id_invalid",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "topic_closed",
)
UNREADABLE = ("can't parse entities", "can't parse message text", "unsupported start tag")
NOT_THERE = ("message to edit not found", "message can't be edited", "message_id_invalid")
UNCHANGED = ("message is not modified",)
WAIT_MAX = timedelta(minutes=5)
DOUBLINGS_MAX = 9


class Trouble(Enum):
    """What a failed call means for its letter or card."""

    GONE = auto()  # the chat is closed to us
    MOVED = auto()  # the group has another id now
    PAUSED = auto()  # not now: it surely hasn't arrived
    UNREADABLE = auto()  # the markup is broken
    NOT_THERE = auto()  # the message to edit is gone
    UNCHANGED = auto()  # nothing to change
    REFUSED = auto()  # Telegram will never take it
    UNSURE = auto()  # it may have arrived


BAD_REQUESTS = (
    (GONE, Trouble.GONE),
    (UNREADABLE, Trouble.UNREADABLE),
    (NOT_THERE, Trouble.NOT_THERE),
    (UNCHANGED, Trouble.UNCHANGED),
)


def sort_out(error: Exception) -> Trouble:
    """What this error means. BadRequest is a NetworkError to PTB, so it is looked at first."""
    if isinstance(error, ChatMigrated):
        return Trouble.MOVED
    if isinstance(error, Forbidden):
        return Trouble.GONE
    if isinstance(error, BadRequest):
        words = error.message.lower()
        return next(
            (trouble for signs, trouble in BAD_REQUESTS if any(s in words for s in signs)), Trouble.REFUSED
        )
    if isinstance(error, NetworkError):
        return Trouble.PAUSED if isinstance(error, Unsent) else Trouble.UNSURE
    return Trouble.PAUSED if isinstance(error, TelegramError) else Trouble.UNSURE


def pause_asked(error: Exception) -> float | None:
    """The seconds for which Telegram wants this chat left alone, if it does."""
    if not isinstance(error, RetryAfter):
        return None
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


def pause_after(attempts: int) -> timedelta:
    """How long to wait before the next try, ever longer."""
    return min(timedelta(seconds=2 ** min(attempts, DOUBLINGS_MAX)), WAIT_MAX)
