"""The playground's web page: one phone for each of the cast, and the group, as messages arrive."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.playground.emulator import Emulator
from bot.playground.page_acts import ACTS, Impossible, the_person
from bot.playground.page_guard import add_headers, guarded
from bot.playground.page_view import changes, see_street, see_time
from bot.playground.street import Street

STATIC = Path(__file__).parent / "static"
HOURS_MAX = 24 * 31
STILL_HERE_SECONDS = 15.0
GATHERING_SECONDS = 0.03

Json = dict[str, Any]


class Page:
    """What the routes need to know, and the streams that are open."""

    def __init__(
        self,
        emulator: Emulator,
        street: Street,
        hurry: Callable[[timedelta], Awaitable[None]],
        now: Callable[[], datetime],
    ) -> None:
        self.emulator, self.street, self.hurry, self.now = emulator, street, hurry, now
        self.deeds: list[list[str]] = []
        self.streams: set[asyncio.Task[Any]] = set()

    def state(self) -> Json:
        """Everything the page shows, as it is now."""
        return {**see_street(self.street), "time": see_time(self.now()), "deeds": self.deeds}

    async def show(self, request: web.Request) -> web.StreamResponse:
        """The page itself."""
        return web.FileResponse(STATIC / "index.html")

    async def tell_state(self, request: web.Request) -> web.StreamResponse:
        """All phones, once."""
        return web.json_response(self.state())

    async def act(self, request: web.Request) -> web.StreamResponse:
        """Somebody on the street types, taps or sends something."""
        wish = await _read(request)
        person = the_person(self.street, wish)
        kind = wish.get("act")
        if not isinstance(kind, str) or kind not in ACTS:
            raise Impossible(f"There is nothing called {kind!r} to do here.")
        seen = len(person.alerts)
        deed = await ACTS[kind](self.street, person, wish)
        self.deeds.append([str(wish["who"]), deed])
        return web.json_response({"ok": True, "alerts": person.alerts[seen:], "deeds": self.deeds})

    async def hurry_on(self, request: web.Request) -> web.StreamResponse:
        """The clock jumps on by some hours."""
        hours = (await _read(request)).get("hours")
        if isinstance(hours, bool) or not isinstance(hours, int) or not 1 <= hours <= HOURS_MAX:
            raise Impossible(f"The clock goes on by 1 to {HOURS_MAX} whole hours at a time.")
        await self.hurry(timedelta(hours=hours))
        await self.street.settled()
        return web.json_response({"ok": True, "time": see_time(self.now())})

    async def tell_changes(self, request: web.Request) -> web.StreamResponse:
        """A stream of server-sent events: first everything, then whatever changes."""
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        task = asyncio.current_task()
        assert task is not None
        self.streams.add(task)
        try:
            await answer.prepare(request)
            await self._stream(answer)
        except ConnectionError:
            pass  # the reader has closed the page
        finally:
            self.streams.discard(task)
        return answer

    async def _stream(self, answer: web.StreamResponse) -> None:
        told: Json = {}
        while True:
            state = self.state()
            news = changes(told, state)
            told = state
            await answer.write(f"event: street\ndata: {json.dumps(news)}\n\n".encode())
            await self._something_new(told)

    async def _something_new(self, told: Json) -> None:
        def differs() -> bool:
            return see_street(self.street) != {"phones": told["phones"]}

        try:
            await self.emulator.until(differs, seconds=STILL_HERE_SECONDS)
        except TimeoutError:
            return
        await asyncio.sleep(GATHERING_SECONDS)

    async def close(self, app: web.Application) -> None:
        """Lets go of open streams, so that the server can stop at once."""
        for task in list(self.streams):
            task.cancel()


async def _read(request: web.Request) -> Json:
    try:
        wish = await request.json()
    except ValueError:
        wish = None
    if not isinstance(wish, dict):
        raise Impossible("A JSON object is needed here.")
    return wish


def add_page(
    emulator: Emulator,
    street: Street,
    hurry: Callable[[timedelta], Awaitable[None]],
    now: Callable[[], datetime],
) -> None:
    """Adds the page's routes to the emulator's application, before it starts."""
    page = Page(emulator, street, hurry, now)
    app = emulator.app
    app.router.add_get("/", guarded(page.show))
    app.router.add_get("/playground/state", guarded(page.tell_state))
    app.router.add_get("/playground/events", guarded(page.tell_changes))
    app.router.add_post("/playground/act", guarded(page.act))
    app.router.add_post("/playground/hurry", guarded(page.hurry_on))
    app.router.add_static("/playground/static", STATIC)
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(page.close)
