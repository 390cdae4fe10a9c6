"""What a failed call means for its letter or card, in the words and errors of Telegram and its library."""

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.troubles import WAIT_MAX, Trouble, pause_after, pause_asked, sort_out
from bot.wire import Unsent

SORTED: list[tuple[Exception, Trouble]] = [
    (Forbidden("Forbidden: bot was blocked by the user"), Trouble.GONE),
    (Forbidden("Forbidden: user is deactivated"), Trouble.GONE),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), Trouble.GONE),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Trouble.GONE),
    (BadRequest("Bad Request: chat not found"), Trouble.GONE),
    (BadRequest("Bad Request: PEER_ID_INVALID"), Trouble.GONE),
    (BadRequest("Bad Request: not enough rights to send text messages to the chat"), Trouble.GONE),
    (BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"), Trouble.GONE),
    (BadRequest("Bad Request: TOPIC_CLOSED"), Trouble.GONE),
    (BadRequest('Bad Request: can\'t parse entities: Unsupported start tag "x"'), Trouble.UNREADABLE),
    (BadRequest("Bad Request: message to edit not found"), Trouble.NOT_THERE),
    (BadRequest("Bad Request: message can't be edited"), Trouble.NOT_THERE),
    (BadRequest("Bad Request: MESSAGE_ID_INVALID"), Trouble.NOT_THERE),
    (BadRequest("Bad Request: message is not modified: specified new message content"), Trouble.UNCHANGED),
    (BadRequest("Bad Request: message is too long"), Trouble.REFUSED),
    (BadRequest("Bad Request: wrong file identifier/HTTP URL specified"), Trouble.REFUSED),
    (BadRequest(""), Trouble.REFUSED),
    (ChatMigrated(-1002), Trouble.MOVED),
    (RetryAfter(timedelta(seconds=7)), Trouble.PAUSED),
    (InvalidToken("Unauthorized"), Trouble.PAUSED),
    (Conflict("Conflict"), Trouble.PAUSED),
    (TelegramError("?"), Trouble.PAUSED),
    (Unsent("nobody there"), Trouble.PAUSED),
    (TimedOut(), Trouble.UNSURE),
    (NetworkError("Internal Server Error"), Trouble.UNSURE),
    (NetworkError("chat not found"), Trouble.UNSURE),
    (KeyError("message_id"), Trouble.UNSURE),
    (RecursionError(), Trouble.UNSURE),
]


@pytest.mark.parametrize(("error", "trouble"), SORTED, ids=repr)
def test_each_error_is_sorted(error, trouble):
    assert sort_out(error) is trouble


def test_every_trouble_has_its_errors():
    assert {trouble for _, trouble in SORTED} == set(Trouble)


def test_a_bad_request_and_a_timeout_are_network_errors_to_the_library():
    assert issubclass(BadRequest, NetworkError) and issubclass(TimedOut, NetworkError)


def test_only_telegram_asks_for_a_pause_of_its_own_length():
    assert pause_asked(RetryAfter(timedelta(seconds=7))) == 7
    assert pause_asked(RetryAfter(7)) == 7
    assert [pause_asked(error) for error, _ in SORTED if not isinstance(error, RetryAfter)] == [None] * (
        len(SORTED) - 1
    )


def test_the_waits_grow_and_end_at_five_minutes_however_often_it_was_tried():
    waits = [pause_after(attempts) for attempts in range(2000)]
    assert [wait.total_seconds() for wait in waits[:5]] == [1, 2, 4, 8, 16]
    assert waits == sorted(waits)
    assert waits[-1] == WAIT_MAX == timedelta(minutes=5)
