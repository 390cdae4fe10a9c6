"""A process that plays Telegram over HTTP and says in JSON lines how quickly a bot answered."""

import asyncio
import gc
import json
import sys
import time
from contextlib import suppress
from functools import partial
from typing import Any

from tests.bench import taps
from tests.bench.tally import Tally, said
from tests.bench.telegram import Telegram

HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length:"
STRAGGLERS_SECONDS = 0.2  # an answer too many would come just after the last


class Connection(asyncio.Protocol):
    """One kept-alive HTTP/1.1 connection, parsed by hand so that the stub is never the slow one."""

    def __init__(self, telegram: Telegram, latency: float) -> None:
        self.telegram, self.latency, self.heard = telegram, latency, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.heard += data
        while (head_end := self.heard.find(HEAD_END)) >= 0:
            head = self.heard[:head_end]
            start = head_end + len(HEAD_END)
            end = start + _length(head)
            if len(self.heard) < end:
                return
            body, self.heard = self.heard[start:end], self.heard[end:]
            path, _, query = head.split(b" ", 2)[1].partition(b"?")
            method = path.rpartition(b"/")[2].decode()
            self.telegram.answer(method, body or query, self._reply)

    def _reply(self, body: bytes) -> None:
        if self.latency:
            asyncio.get_running_loop().call_later(self.latency, self._write, body)
        else:
            self._write(body)

    def _write(self, body: bytes) -> None:
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            % (len(body), body)
        )


def _length(head: bytes) -> int:
    lower = head.lower()
    at = lower.find(LENGTH)
    if at < 0:
        if b"transfer-encoding:" in lower:
            raise ValueError("the stub reads bodies by Content-Length only")
        return 0
    return int(lower[at + len(LENGTH) :].split(b"\r\n", 1)[0])


class Script:
    """What the runner asks for, one after another: greet, flood or steady."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.written = 0
        self.help_said, self.notes_shown = "", False

    async def greet(self, seconds: float) -> dict[str, Any]:
        """One person says hello, then asks for help. Learns how this bot answers either."""
        hello = self._write(1, people=1)
        report = await self._hand_out(hello, seconds)
        heard = [said(body) for _, _, body in self.telegram.tally.answers]
        help_tap = [taps.write(self.written, 1, 1)]
        self.written += 1
        await self._hand_out(help_tap, seconds)
        helped = [said(body) for _, _, body in self.telegram.tally.answers]
        if heard and helped:
            self.help_said, self.notes_shown = helped[0], "note 0" in heard[0]
            report["order_shows"] = heard[0] != helped[0]
        return report

    async def flood(self, seconds: float, count: int) -> dict[str, Any]:
        """Everything is there at once."""
        return await self._hand_out(self._write(count), seconds)

    async def steady(self, seconds: float, count: int, rate: float) -> dict[str, Any]:
        """People tap at an even pace, `rate` a second."""
        return await self._hand_out(self._write(count), seconds, rate)

    def _write(self, count: int, people: int = taps.PEOPLE) -> list[taps.Tap]:
        batch = taps.write_many(count, after=self.written, people=people)
        self.written += count
        return batch

    async def _hand_out(self, batch: list[taps.Tap], seconds: float, rate: float = 0) -> dict[str, Any]:
        telegram, loop = self.telegram, asyncio.get_running_loop()
        telegram.tally = tally = Tally(len(batch))
        telegram.answered.clear()
        gc.collect()
        gc.freeze()
        if rate:
            for n, tap in enumerate(batch):
                loop.call_later(n / rate, lambda t: telegram.arrive([t], time.monotonic()), tap)
        else:
            telegram.arrive(batch)
        with suppress(TimeoutError):  # the report says how many were answered
            await asyncio.wait_for(telegram.answered.wait(), seconds)
        await asyncio.sleep(STRAGGLERS_SECONDS)
        return tally.report(self.help_said, self.notes_shown)


async def serve(latency: float) -> None:
    """Listens on a free loopback port, says which, and does what standard input says."""
    loop = asyncio.get_running_loop()
    telegram = Telegram()
    script = Script(telegram)
    server = await loop.create_server(partial(Connection, telegram, latency), "127.0.0.1", 0)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        order = json.loads(line)
        report = await getattr(script, order.pop("do"))(**order)
        print(json.dumps(report), flush=True)
    server.close()


if __name__ == "__main__":
    gc.disable()
    asyncio.run(serve(float(sys.argv[1])))
