"""Telegram as far as the benchmarks need it: updates with true offsets, an answer to any send."""

import asyncio
import re
import time
from collections import deque
from collections.abc import Callable, Iterable

from tests.bench.tally import Tally
from tests.bench.taps import Tap

Answer = Callable[[bytes], None]

FIELD = {
    name: re.compile(rb'\b%s"?\s*[:=]?\s*"?(-?\d+)' % name.encode())
    for name in ("chat_id", "offset", "limit", "timeout")
}
ME = (
    b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Good Turn","username":"GoodTurnBot",'
    b'"can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false}}'
)
YES = b'{"ok":true,"result":true}'
SENT = (
    b'{"ok":true,"result":{"message_id":%d,"date":%d,"from":{"id":1,"is_bot":true,'
    b'"first_name":"Good Turn","username":"GoodTurnBot"},"chat":{"id":%d,"type":"private",'
    b'"first_name":"Rosa","last_name":"Elm"},"text":"Good morning"}}'
)
BATCH_MAX = 100
SILENT = {"sendChatAction"}


class Telegram:
    """One bot's side of Telegram, as fast as it can be had in Python."""

    def __init__(self) -> None:
        self.tally = Tally(0)
        self.answered = asyncio.Event()  # every tap of this batch
        self._ready: deque[tuple[Tap, float | None]] = deque()
        self._given = 0  # the highest update id handed out so far
        self._poll: tuple[bytes, Answer, asyncio.TimerHandle] | None = None
        self._sent = 0

    def arrive(self, taps: Iterable[Tap], at: float | None = None) -> None:
        """People tap now. Without a time their wait counts from when the bot is handed the tap."""
        self._ready.extend((tap, at) for tap in taps)
        if self._poll:
            self._end_poll()

    def answer(self, method: str, fields: bytes, reply: Answer) -> None:
        """Answers one call, at once but for a long poll that has nothing to tell."""
        if method == "getUpdates":
            self._updates(fields, reply)
        elif method == "getMe":
            reply(ME)
        elif method.startswith("send") and method not in SILENT:
            reply(self._send(fields))
        else:
            reply(YES)

    def _send(self, fields: bytes) -> bytes:
        now = time.monotonic()
        chat_id = _number("chat_id", fields, 0)
        self._sent += 1
        self.tally.hear(chat_id, now, fields)
        if self.tally.complete:
            self.answered.set()
        return SENT % (self._sent, int(time.time()), chat_id)

    def _updates(self, fields: bytes, reply: Answer) -> None:
        offset = _number("offset", fields, 0)
        while self._ready and self._ready[0][0].update_id < offset:
            self._ready.popleft()
        wait = _number("timeout", fields, 0)
        if self._poll:
            self._end_poll()
        if self._ready or not wait:
            reply(self._batch(fields))
            return
        timer = asyncio.get_running_loop().call_later(wait, self._end_poll)
        self._poll = (fields, reply, timer)

    def _end_poll(self) -> None:
        if self._poll is None:
            return
        fields, reply, timer = self._poll
        self._poll = None
        timer.cancel()
        reply(self._batch(fields))

    def _batch(self, fields: bytes) -> bytes:
        limit = min(_number("limit", fields, BATCH_MAX), BATCH_MAX)
        batch = [self._ready[n] for n in range(min(limit, len(self._ready)))]
        now = time.monotonic()
        for tap, at in batch:
            if tap.update_id > self._given:
                self._given = tap.update_id
                self.tally.hand_out(tap, now if at is None else at)
        return b'{"ok":true,"result":[%s]}' % b",".join(tap.raw for tap, _ in batch)


def _number(name: str, fields: bytes, default: int) -> int:
    found = FIELD[name].search(fields)
    return int(found[1]) if found else default
