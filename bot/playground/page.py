"""The playground's web page: one phone for each of the cast, and the group, as messages arrive."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.playground.emulator import Emulator
from bot.playground.page_acts import ACTS, Impossible, Wish
from bot.playground.page_guard import add_headers, guarded
from bot.playground.page_view import Json, changes, see_street, see_time
from bot.playground.scenes import SCENES, NotNow
from bot.playground.street import CAST, Street

STATIC = Path(__file__).parent / "static"
HOURS_MAX = 24 * 31
MINUTES_MAX = 59
SECONDS_BETWEEN_SIGNS_OF_LIFE = 15.0
GATHERING_SECONDS = 0.02  # one act changes many things; they are told together


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
    app.router.add_post("/playground/scene", guarded(page.play))
    app.router.add_static("/playground/static", STATIC)
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(page.close)


class Page:
    """What the routes need to know, what was done on the page, and who is watching it."""

    def __init__(
        self,
        emulator: Emulator,
        street: Street,
        hurry: Callable[[timedelta], Awaitable[None]],
        now: Callable[[], datetime],
    ) -> None:
        self.emulator, self.street, self.hurry, self.now = emulator, street, hurry, now
        self.deeds: list[list[str]] = []
        self.hurries = 0
        self.watchers: set[asyncio.Task[Any]] = set()

    def state(self) -> Json:
        """Everything the page shows, as it is now."""
        return {"phones": see_street(self.street), "time": see_time(self.now()), "deeds": list(self.deeds)}

    async def show(self, request: web.Request) -> web.StreamResponse:
        """The page itself."""
        return web.FileResponse(STATIC / "index.html")

    async def tell_state(self, request: web.Request) -> web.StreamResponse:
        """All phones, once."""
        return web.json_response(self.state())

    async def act(self, request: web.Request) -> web.StreamResponse:
        """Somebody on the street types, taps or sends something; answers when the bot is done with it."""
        wish = await _read(request)
        who, kind = wish.get("who"), wish.get("act")
        if not isinstance(who, str) or who not in CAST:
            raise Impossible("Nobody of that name lives here.", status=404)
        if not isinstance(kind, str) or kind not in ACTS:
            raise Impossible("There is no such thing to do here.")
        phone = self.street.phones[who]
        heard = len(phone.alerts)
        try:
            deed = await ACTS[kind](self.street, phone, wish)
        except AssertionError as refusal:
            raise Impossible(f"That can't be done: {refusal}.", status=409) from refusal
        except TimeoutError as late:
            raise Impossible("It is said, but Good Turn hasn't answered yet.", status=504) from late
        self.deeds.append([who, str(wish.get("chat", "private")), deed])
        return web.json_response({"ok": True, "alerts": phone.alerts[heard:], "deeds": self.deeds})

    async def hurry_on(self, request: web.Request) -> web.StreamResponse:
        """The clock jumps on by some minutes or hours; answers when the bot has noticed."""
        by = _how_far(await _read(request))
        try:
            await self.street.settled()  # what was said before happens before
            await self.hurry(by)
        except TimeoutError as late:
            raise Impossible("The clock has moved, but Good Turn is still busy.", status=504) from late
        finally:
            self.hurries += 1
        return web.json_response({"ok": True, "time": see_time(self.now())})

    async def play(self, request: web.Request) -> web.StreamResponse:
        """A scene is played, by the cast itself; answers when it has come to its end."""
        scene = (await _read(request)).get("scene")
        if not isinstance(scene, str) or scene not in SCENES:
            raise Impossible("There is no such scene.", status=404)
        try:
            await self.street.settled()
            words = await SCENES[scene](self.street, self.hurry, self.now)
        except (AssertionError, NotNow) as refusal:
            raise Impossible(f"That can't be played as things are: {refusal}.", status=409) from refusal
        except TimeoutError as late:
            raise Impossible("It is played, but Good Turn is still busy.", status=504) from late
        finally:
            self.hurries += 1
        return web.json_response({"ok": True, "words": words, "time": see_time(self.now())})

    async def tell_changes(self, request: web.Request) -> web.StreamResponse:
        """A stream of server-sent events: first everything, then whatever changes."""
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        task = asyncio.current_task()
        assert task is not None
        self.watchers.add(task)
        try:
            await answer.prepare(request)
            await self._keep_telling(answer)
        except ConnectionError:
            pass  # the page was closed
        finally:
            self.watchers.discard(task)
        return answer

    async def close(self, app: web.Application) -> None:
        """Lets go of everybody watching, so that the server can stop at once."""
        for task in list(self.watchers):
            task.cancel()

    async def _keep_telling(self, answer: web.StreamResponse) -> None:
        told: Json = {}
        await answer.write(b"retry: 1000\n\n")
        while True:
            seen, state = self._marks(), self.state()
            await answer.write(f"event: street\ndata: {json.dumps(changes(told, state))}\n\n".encode())
            told = state
            try:
                await self._something_new(seen)
            except TimeoutError:
                continue  # still, the time of day and a sign of life
            await asyncio.sleep(GATHERING_SECONDS)

    async def _something_new(self, seen: tuple[int, int, int]) -> None:
        await self.emulator.until(lambda: self._marks() != seen, seconds=SECONDS_BETWEEN_SIGNS_OF_LIFE)

    def _marks(self) -> tuple[int, int, int]:
        return self.emulator.version, len(self.deeds), self.hurries


def _how_far(wish: Wish) -> timedelta:
    unit = "minutes" if "minutes" in wish else "hours"
    count, most = wish.get(unit), {"minutes": MINUTES_MAX, "hours": HOURS_MAX}[unit]
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= most:
        raise Impossible(f"The clock goes on by 1 to {most} whole {unit} at a time.")
    return timedelta(**{unit: count})


async def _read(request: web.Request) -> Wish:
    try:
        wish = await request.json()
    except (ValueError, RecursionError):
        wish = None
    if not isinstance(wish, dict):
        raise Impossible("A JSON object is needed here.")
    return wish
