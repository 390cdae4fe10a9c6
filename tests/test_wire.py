"""The wire to Telegram, against a small server that answers whatever a test asks of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from aiohttp import web
from telegram import InputFile
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

from bot.settings import Settings
from bot.wire import Bot, Wire, bot

TOKEN = "123456:abcdefghijklmnopqrstuvwxyzABCDEFGHI"
PATIENCE = 30.0
hasty = pytest.mark.parametrize("ours", [0.5], indirect=True, ids=["hasty"])


class Server:
    """Remembers the calls it got, and answers with what a test puts into `answer`."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, object]] = []
        self.connections = set()
        self.answer: Callable = self.fine

    async def fine(self, request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": {"message_id": 7}})

    def says(self, status: int, description: str = "", **parameters: int) -> None:
        body = {"ok": False, "error_code": status, "description": description}
        if parameters:
            body["parameters"] = parameters
        self.returns(status, json.dumps(body))

    def returns(self, status: int, text: str) -> None:
        async def answer(request: web.Request) -> web.Response:
            return web.Response(status=status, text=text)

        self.answer = answer

    async def take(self, request: web.Request) -> web.StreamResponse:
        self.connections.add(request.transport)
        if request.content_type == "application/json":
            self.calls.append((request.path, await request.json()))
        elif request.content_type == "multipart/form-data":
            sent = {name: _read(part) for name, part in (await request.post()).items()}
            self.calls.append((request.path, sent))
        else:
            self.calls.append((request.path, None))
        return await self.answer(request)


def _read(part):
    if isinstance(part, str):
        return part
    return part.filename, part.content_type, part.file.read()


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = site.name
    yield server
    await runner.cleanup()


@pytest.fixture
async def ours(server: Server, request: pytest.FixtureRequest) -> AsyncIterator[Bot]:
    seconds = getattr(request, "param", PATIENCE)
    ours = Bot(TOKEN, server.url, Wire(read_timeout=seconds), Wire(read_timeout=PATIENCE))
    await ours.request.initialize()
    await ours._updates_wire.initialize()
    yield ours
    await ours.request.shutdown()
    await ours._updates_wire.shutdown()


async def test_a_call_posts_its_fields_and_returns_the_raw_result(server, ours):
    buttons = {"inline_keyboard": [[{"text": "I can help", "callback_data": "claim:1"}]]}
    result = await ours.call("sendMessage", chat_id=5, text="Grüße 🌷", reply_markup=buttons)
    assert result == {"message_id": 7}
    fields = {"chat_id": 5, "text": "Grüße 🌷", "reply_markup": buttons}
    assert server.calls == [(f"/bot{TOKEN}/sendMessage", fields)]


async def test_what_is_none_is_left_out_and_what_is_false_or_nothing_is_not(server, ours):
    await ours.call("sendMessage", chat_id=5, message_thread_id=None, silent=False, offset=0)
    assert server.calls[0][1] == {"chat_id": 5, "silent": False, "offset": 0}


async def test_half_a_character_from_a_broken_client_is_still_sent(server, ours):
    await ours.call("sendMessage", chat_id=5, text="\ud83d")
    assert server.calls[0][1]["text"] == "\ud83d"


async def test_a_file_is_uploaded_with_its_fields(server, ours):
    voice = InputFile(b"OggS", filename="hello.ogg")
    await ours.call("sendVoice", chat_id=5, voice=voice, caption="hi", reply_markup={"a": [1]})
    sent = server.calls[0][1]
    assert (sent["chat_id"], sent["caption"], sent["reply_markup"]) == ("5", "hi", '{"a":[1]}')
    assert sent["voice"] == ("hello.ogg", "audio/ogg", b"OggS")


async def test_ptb_methods_go_over_the_same_wire(server, ours):
    server.returns(200, '{"ok":true,"result":true}')
    assert await ours.set_my_description("Neighbours") is True
    assert await ours.send_chat_action(5, "typing") is True
    assert [path for path, _ in server.calls] == [
        f"/bot{TOKEN}/setMyDescription",
        f"/bot{TOKEN}/sendChatAction",
    ]


async def test_ptb_can_upload_and_fetch_a_file(server, ours):
    server.returns(200, '{"ok":true,"result":true}')
    assert await ours.set_chat_photo(5, b"\x89PNG") is True
    assert server.calls[0][1]["photo"][2] == b"\x89PNG"
    server.returns(200, "content")
    fetched = await ours.request.retrieve(f"{ours.base_file_url}/voice/1.ogg")
    assert fetched == b"content"
    assert server.calls[1][0] == f"/file/bot{TOKEN}/voice/1.ogg"


@pytest.mark.parametrize(
    ("status", "description", "parameters", "expected"),
    [
        (400, "Bad Request: message is not modified", {}, BadRequest),
        (400, "Bad Request: group was upgraded", {"migrate_to_chat_id": -1009}, ChatMigrated),
        (401, "Unauthorized", {}, InvalidToken),
        (403, "Forbidden: bot was blocked by the user", {}, Forbidden),
        (404, "Not Found", {}, InvalidToken),
        (409, "Conflict: terminated by other getUpdates request", {}, Conflict),
        (429, "Too Many Requests: retry after 7", {"retry_after": 7}, RetryAfter),
        (500, "Internal Server Error", {}, NetworkError),
    ],
)
async def test_each_refusal_of_telegram_is_ptb_s_own_error(
    server, ours, status, description, parameters, expected
):
    server.says(status, description, **parameters)
    with pytest.raises(TelegramError) as raised:
        await ours.call("sendMessage", chat_id=5)
    assert type(raised.value) is expected
    assert TOKEN not in repr(raised.value)


async def test_errors_carry_what_there_is_to_know(server, ours):
    server.says(429, "Too Many Requests", retry_after=7)
    with pytest.raises(RetryAfter) as raised:
        await ours.call("sendMessage", chat_id=5)
    assert raised.value.retry_after == timedelta(seconds=7)
    server.says(400, "Bad Request: upgraded", migrate_to_chat_id=-1009)
    with pytest.raises(ChatMigrated) as migrated:
        await ours.call("sendMessage", chat_id=5)
    assert migrated.value.new_chat_id == -1009


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (502, "<html>Bad Gateway</html>"),
        (200, "<html>Log in to the hotel's network</html>"),
        (200, "[]"),
        (200, '{"ok": false}'),
        (200, ""),
        (302, ""),
    ],
)
async def test_an_answer_that_is_not_telegram_s_is_a_passing_error_and_not_logged(
    server, ours, caplog, status, text
):
    server.returns(status, text)
    with pytest.raises(NetworkError) as raised:
        await ours.call("sendMessage", chat_id=5)
    assert not isinstance(raised.value, BadRequest | TimedOut)
    assert not caplog.records


@hasty
async def test_a_slow_answer_is_timed_out(server, ours):
    async def slow(request):
        await asyncio.sleep(2)

    server.answer = slow
    with pytest.raises(TimedOut):
        await ours.call("sendMessage", chat_id=5)


@hasty
async def test_an_answer_that_drips_is_timed_out_too(server, ours):
    async def drip(request):
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.1)

    server.answer = drip
    with pytest.raises(TimedOut):
        await ours.call("sendMessage", chat_id=5)


async def test_a_connection_closed_before_or_within_the_answer_is_a_network_error(server, ours):
    async def close(request):
        request.transport.close()

    async def close_midway(request):
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"ok":')
        request.transport.close()
        return response

    for server.answer in (close, close_midway):
        with pytest.raises(NetworkError) as raised:
            await ours.call("sendMessage", chat_id=5)
        assert type(raised.value) is NetworkError
        assert TOKEN not in repr(raised.value)


async def test_nobody_listening_is_a_network_error_without_the_token(unused_tcp_port):
    alone = Bot(TOKEN, f"http://127.0.0.1:{unused_tcp_port}", Wire(), Wire())
    with pytest.raises(NetworkError) as raised:
        await alone.initialize()
    assert TOKEN not in repr(raised.value)
    await alone.shutdown()


@hasty
async def test_long_polls_wait_longer_and_have_a_wire_of_their_own(server, ours):
    async def late(request):
        await asyncio.sleep(0.7)
        return web.json_response({"ok": True, "result": [{"update_id": 1}]})

    server.answer = late
    assert await ours.call("getUpdates", timeout=1) == [{"update_id": 1}]
    server.answer = server.fine
    await ours.call("sendMessage", chat_id=5)
    assert len(server.connections) == 2


async def test_connections_are_kept_and_many_calls_run_side_by_side(server, ours):
    for _ in range(5):
        await ours.call("sendMessage", chat_id=5)
    assert len(server.connections) == 1

    all_are_here = asyncio.Barrier(100)

    async def wait(request):
        await all_are_here.wait()
        return await server.fine(request)

    # Nobody is answered before all have asked: one after the other, none ever would be.
    server.answer = wait
    await asyncio.gather(*(ours.call("sendMessage", chat_id=5) for _ in range(100)))


async def test_a_cancelled_call_is_cancelled(server, ours):
    async def slow(request):
        await asyncio.sleep(2)

    server.answer = slow
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await ours.call("sendMessage", chat_id=5)


async def test_the_token_is_in_no_name_and_no_error_of_the_bot(server, ours):
    assert repr(ours) == str(ours) == "Bot[123456]"
    server.says(401, "Unauthorized")
    with pytest.raises(InvalidToken) as raised:
        await ours.initialize()
    assert TOKEN not in repr(raised.value)
    assert raised.value.__suppress_context__


async def test_the_bot_is_built_from_the_settings_and_can_be_opened_again(server):
    server.returns(200, '{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Good Turn"}}')
    built = bot(Settings(bot_token=TOKEN, telegram_api_url=server.url + "/", _env_file=None))
    assert built._updates_wire.read_timeout == 35
    for _ in range(2):
        await built.initialize()
        assert built.first_name == "Good Turn"
        await built.shutdown()
    with pytest.raises(NetworkError):
        await built.call("getMe")
