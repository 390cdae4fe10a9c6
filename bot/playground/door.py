"""Telegram's door: requests come in over HTTP and go out with an answer, or with a fault."""

import asyncio
import inspect
import json
import re
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.playground import asked
from bot.playground.calls import Call
from bot.playground.characters import has_bare_ampersand
from bot.playground.faults import Fault
from bot.playground.methods import METHODS
from bot.playground.problems import Nonconforming, Problem
from bot.playground.shapes import Json
from bot.playground.spec import the_spec
from bot.playground.texts import is_too_long

if TYPE_CHECKING:
    from bot.playground.emulator import Emulator

NAMES = {name.lower(): name for name in METHODS}
A_TOKEN = re.compile(r"\d+:[\w-]+")

Answer = tuple[int, Json]


class Door:
    """Answers the bot's requests."""

    def __init__(self, emulator: "Emulator") -> None:
        self.emulator = emulator

    def routes(self) -> list[web.AbstractRouteDef]:
        """The methods, and the files."""
        return [
            web.route("*", "/bot{token}/{method}", self._answer),
            web.get("/file/bot{token}/{path:.+}", self._give_file),
        ]

    async def _answer(self, request: web.Request) -> web.Response:
        said = request.match_info["method"]
        call = Call(NAMES.get(said.lower(), said), {}, self.emulator.clock())
        fault = self.emulator.faults.strikes(call.method)
        true: Answer | None = None
        try:
            call.fields = await asked.read(request)
        except Problem as problem:
            true = self._refused(call, problem)
        self.emulator.calls.append(call)
        if fault and fault.seconds:
            await asyncio.sleep(fault.seconds)
        if true is None and (fault is None or fault.accepts):
            true = await self._served(request.match_info["token"], call)
        if fault is None or fault.is_only_late:
            return _written(*(true or (200, {})))
        call.fault = fault
        return _spoilt(request, fault)

    async def _served(self, token: str, call: Call) -> Answer:
        try:
            if token != self.emulator.token:
                known = A_TOKEN.fullmatch(token)
                raise Problem(401, "Unauthorized") if known else Problem(404, "Not Found")
            call.answer = {"ok": True, "result": await self._done(call)}
            return 200, call.answer
        except Problem as problem:
            return self._refused(call, problem)
        finally:
            self.emulator.world.changed()

    def _refused(self, call: Call, problem: Problem) -> Answer:
        if isinstance(problem, Nonconforming) or is_too_long(problem):
            self.emulator.refused.append(f"{call.method}: {problem.description}")
        call.answer = problem.body()
        return problem.code, call.answer

    async def _done(self, call: Call) -> Any:
        if call.method not in METHODS:
            if call.method.lower() in the_spec().methods:
                words = f"{call.method}: the emulated Telegram does not know it"
                self.emulator.refused.append(words)
            raise Problem(404, "Not Found: method not found")
        call.fields = asked.understood(call.method, call.fields)
        self._look_at_markup(call)
        result = METHODS[call.method](self.emulator.world, call.fields)
        return await result if inspect.isawaitable(result) else result

    def _look_at_markup(self, call: Call) -> None:
        fields = call.fields
        if fields.get("parse_mode", "").lower() == "html" and any(
            has_bare_ampersand(fields.get(key, "")) for key in ("text", "caption")
        ):
            # Telegram lets it pass, but its rules ask for &amp;: somebody forgot to escape.
            self.emulator.refused.append(f"{call.method}: an & that is not escaped")

    async def _give_file(self, request: web.Request) -> web.Response:
        try:
            if request.match_info["token"] != self.emulator.token:
                raise Problem(401, "Unauthorized")
            file = self.emulator.world.files.at(request.match_info["path"])
        except Problem as problem:
            return _written(problem.code, problem.body())
        return web.Response(body=file.content, content_type="application/octet-stream")


def _spoilt(request: web.Request, fault: Fault) -> web.Response:
    if fault.closes:
        if request.transport:
            request.transport.abort()
        return web.Response()
    headers = {"Content-Type": fault.content_type}
    return web.Response(body=fault.body, status=fault.status or 200, headers=headers)


def _written(code: int, body: Json) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, status=code, content_type="application/json")
