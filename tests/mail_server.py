"""A mail server on this very machine, and an address on the web: what alarms are brought to in tests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Mailbox:
    """What arrived, and whom the server refuses; `answers` is what it says to a finished letter."""

    port: int = 0
    letters: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    answers: str = "250 taken"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One caller, to the end."""
        writer.write(b"220 elm.example\r\n")
        while line := (await reader.readline()).decode().strip():
            word = line[:4].upper()
            if word == "DATA":
                writer.write(b"354 go on\r\n")
                letter = (await reader.readuntil(b"\r\n.\r\n")).decode()
                if self.answers.startswith("2"):
                    self.letters.append(letter)
                answer = self.answers
            elif word == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                self.named.append(address)
                answer = "550 nobody here" if address in self.refuses else "250 fine"
            else:
                answer = "221 bye" if word == "QUIT" else "250 fine"
            writer.write(f"{answer}\r\n".encode())
            if word == "QUIT":
                break
        writer.close()


@asynccontextmanager
async def mailbox() -> AsyncIterator[Mailbox]:
    """A server that takes mail."""
    box = Mailbox()
    server = await asyncio.start_server(box.serve, "127.0.0.1", 0)
    box.port = server.sockets[0].getsockname()[1]
    yield box
    server.close()


@dataclass
class Board:
    """What was posted to the address, each with its headers; `status` is what it answers."""

    url: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    status: int = 200


@asynccontextmanager
async def board() -> AsyncIterator[Board]:
    """An address that takes notes as ntfy does."""
    found = Board()

    async def take(request: web.Request) -> web.Response:
        if found.status == 200:
            found.notes.append((request.headers["Priority"], await request.text()))
        return web.Response(status=found.status)

    app = web.Application()
    app.router.add_post("/secret-topic", take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}/secret-topic"
    yield found
    await runner.cleanup()
