"""Updates that Telegram brings: stored before they are acknowledged, and from nobody but Telegram."""

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.clock import Clock
from bot.playground.emulator import Emulator
from bot.playground.faults import Fault
from bot.playground.flood import Limits
from bot.playground.story import move_in
from tests.conftest import TOKEN, Neighbourhood
from tests.restarts import anew, begin

SECRET = "only-telegram-and-we-know"
PATH = "/good-turn/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def free_port() -> int:
    """A port that was free just now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def brought(port: int) -> dict[str, object]:
    """The settings of a bot that is brought its updates."""
    url = f"http://127.0.0.1:{port}{PATH}"
    return {"webhook_url": url, "webhook_secret": SECRET, "web_port": port, "wait_poll": "PT0.1S"}


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Neighbourhood]:
    """The bot is running and waits to be brought updates; nobody has joined."""
    clock = Clock()
    emulator = Emulator(token=TOKEN, clock=clock.now)
    emulator.limits = Limits(enforced=False)
    await emulator.start()
    street = Neighbourhood(emulator)
    street.clock = clock
    await begin(street, tmp_path, **brought(free_port()))
    await until(street, lambda: webhook(street))
    yield street
    await street.app.stop()
    await emulator.stop()
    assert emulator.refused == []


def webhook(street: Neighbourhood) -> Any:
    """What Telegram knows of our webhook."""
    return street.emulator.world.updates.webhook


async def until(street: Neighbourhood, come_true: Any) -> None:
    await street.emulator.until(come_true)


async def post(street: Neighbourhood, body: bytes, **headers: str) -> int:
    """Somebody calls at the webhook's address."""
    async with aiohttp.ClientSession() as session:
        url = f"http://127.0.0.1:{street.app.serving.port}{PATH}"
        async with session.post(url, data=io.BytesIO(body), headers=headers) as answer:
            return answer.status


async def inbox(street: Neighbourhood) -> int:
    """How many updates are stored."""
    row = await street.app.db.one("SELECT COUNT(*) AS count FROM inbox")
    assert row
    return int(row["count"])


def update(number: int, text: str = "/start") -> bytes:
    """Rosa writes."""
    rosa = {"id": 1001, "first_name": "Rosa"}
    message = {"message_id": number, "date": 1, "chat": {"type": "private", **rosa}, "text": text}
    return json.dumps(
        {"update_id": number, "message": {**message, "from": {**rosa, "is_bot": False}}}
    ).encode()


async def test_the_whole_story(street: Neighbourhood) -> None:
    await move_in(street, street.emulator, street.app)
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.ben.taps("Done")
    await street.ben.taps("45 minutes")
    await street.rosa.taps("Yes, it came")
    assert street.rosa.last.text == "I am glad. I will pass on your thanks."
    assert not [call for call in street.emulator.calls if call.method == "getUpdates"]
    await street.app.auditor.audit()
    assert await street.app.auditor.audit()


async def test_telegram_is_told_the_address_the_secret_and_what_we_want(street: Neighbourhood) -> None:
    asked = next(call for call in street.emulator.calls if call.method == "setWebhook")
    assert asked.fields["url"] == street.app.settings.webhook_url
    assert asked.fields["secret_token"] == SECRET
    assert set(asked.fields["allowed_updates"]) == {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
    }
    assert not asked.fields.get("drop_pending_updates")


async def test_an_update_brought_twice_is_stored_and_answered_once(street: Neighbourhood) -> None:
    await street.rosa.presses_start()
    answered = len(street.rosa.chat())
    stored = await inbox(street)
    secret = {HEADER: SECRET}
    assert await post(street, update(5), **secret) == 200
    assert await post(street, update(5), **secret) == 200
    both = await asyncio.gather(*(post(street, update(6), **secret) for _ in range(10)))
    await street.settled()
    assert both == [200] * 10
    assert await inbox(street) == stored + 2
    assert len(street.rosa.chat()) == answered + 2


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: SECRET[:-1]}, {HEADER: "é" * 5}])
async def test_without_the_secret_nothing_is_taken(street: Neighbourhood, headers: dict[str, str]) -> None:
    assert await post(street, update(5), **headers) == 401
    assert await inbox(street) == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 200_000, 400),
        (b" " * (1024 * 1024 + 1), 413),
        (b" " * (1024 * 1024 - 600) + update(7, "Hello"), 200),
        (b"[]", 200),
        (b'{"update_id": "x"}', 200),
        (b"{}", 200),
    ],
)
async def test_a_body_that_is_no_update_harms_nobody(street: Neighbourhood, body: bytes, status: int) -> None:
    assert await post(street, body, **{HEADER: SECRET}) == status
    await street.rosa.presses_start()
    assert street.rosa.last.by_bot


async def test_what_cannot_be_stored_is_not_acknowledged_and_telegram_brings_it_again(
    street: Neighbourhood,
) -> None:
    db = street.app.db
    await db.transaction(lambda tx: tx.run("ALTER TABLE inbox RENAME TO lost"))
    assert await post(street, update(5), **{HEADER: SECRET}) == 503
    pressing = asyncio.create_task(street.rosa.presses_start())
    await until(street, lambda: webhook(street).last_error)
    assert "503" in webhook(street).last_error
    assert street.emulator.pending == 1
    assert street.rosa.chat()[-1].by_bot is False
    await db.transaction(lambda tx: tx.run("ALTER TABLE lost RENAME TO inbox"))
    await pressing
    assert street.rosa.last.by_bot


async def test_a_webhook_that_somebody_called_off_is_set_again(street: Neighbourhood) -> None:
    await street.app.bot.call("deleteWebhook")
    await until(street, lambda: webhook(street))
    await street.rosa.presses_start()
    assert street.rosa.last.by_bot


async def test_telegram_is_asked_again_until_it_takes_the_address(
    street: Neighbourhood, tmp_path: Path
) -> None:
    await street.app.bot.call("deleteWebhook")
    refusal = Fault.refusal(400, "Bad Request: bad webhook: Failed to resolve host")
    street.emulator.faults.add("setWebhook", refusal, times=2)
    street.emulator.faults.add("setWebhook", Fault.html(), times=1)
    street.emulator.faults.add("getWebhookInfo", Fault(200, b'{"ok": true, "result": []}'))
    await anew(street, tmp_path, **brought(free_port()))
    await street.rosa.presses_start()
    assert street.rosa.last.by_bot
    await until(street, lambda: len(street.emulator.faults.struck) == 4)
    await street.app.bot.call("deleteWebhook")
    await until(street, lambda: webhook(street))


async def test_while_nobody_says_anything_the_bot_knows_that_it_hears(street: Neighbourhood) -> None:
    street.clock.hurry(timedelta(minutes=10))
    later = street.clock.now()
    listener = street.app.listener
    await until(street, lambda: listener.heard_at and listener.heard_at > later)
    await street.app.auditor.audit()
    assert await street.app.auditor.audit()


async def test_it_ends_soon_also_while_somebody_is_half_way_through(street: Neighbourhood) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", street.app.serving.port)
    writer.write(
        f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{HEADER}: {SECRET}\r\nContent-Length: 9\r\n\r\n".encode()
    )
    await writer.drain()
    await asyncio.sleep(0.1)
    async with asyncio.timeout(20):
        await street.app.stop()
    async with asyncio.timeout(20):
        assert b"200" not in await reader.read()
    writer.close()


async def test_without_the_setting_the_bot_asks_for_updates_again(
    street: Neighbourhood, tmp_path: Path
) -> None:
    await street.rosa.presses_start()
    await street.app.stop()
    street.settled = lambda: asyncio.sleep(0)
    await street.rosa.types("Rosa Bell")
    await begin(street, tmp_path)
    await street.settled()
    assert webhook(street) is None
    await street.rosa.presses_start()
    assert street.rosa.last.by_bot
    assert street.emulator.pending == 0
