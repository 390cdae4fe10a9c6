"""/health tells whoever watches from outside, and the web never holds up an answer."""

import asyncio
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.app import GoodTurn
from bot.settings import SettingsWrong
from tests.conftest import TOKEN, Neighbourhood
from tests.restarts import anew, changed, stop_part

ROOT = Path(__file__).parent.parent


async def asked(street: Neighbourhood, path: str = "/health", method: str = "GET") -> tuple[int, Any]:
    """The status and the answer of the bot's own web."""
    async with aiohttp.ClientSession() as session:
        url = f"http://127.0.0.1:{street.app.serving.port}{path}"
        async with session.request(method, url) as answer:
            is_json = answer.content_type == "application/json"
            return answer.status, await answer.json() if is_json else await answer.text()


async def test_when_all_is_well_it_says_so_and_when_it_looked(street: Neighbourhood) -> None:
    assert await street.app.auditor.audit()
    status, told = await asked(street)
    assert (status, told["well"], told["wrong"]) == (200, True, [])
    looked_at = datetime.fromisoformat(told["checked_at"])
    assert abs((street.clock.now() - looked_at).total_seconds()) < 60


async def test_when_something_is_wrong_it_says_what_without_anything_personal(street: Neighbourhood) -> None:
    await street.rosa_asks()
    await street.ben.taps("I can help", chat=street.group)
    await street.app.db.transaction(lambda tx: tx.run("UPDATE offers SET state = 'released'"))
    await street.app.auditor.audit()
    await street.app.auditor.audit()
    status, told = await asked(street)
    assert (status, told["well"]) == (503, False)
    assert told["wrong"] == ["I am not sure who helps with one of the requests."]
    assert not any(name in str(told) for name in ("Rosa", "Ben", "Elm", TOKEN))


async def test_before_anybody_has_looked_all_is_not_called_well(empty_street: Neighbourhood) -> None:
    stop_part("auditor")
    await empty_street.zed.presses_start()
    told = {"well": False, "wrong": ["I have only just started."], "checked_at": None}
    assert await asked(empty_street) == (503, told)


async def test_an_auditor_who_has_fallen_asleep_is_noticed(
    empty_street: Neighbourhood, tmp_path: Path
) -> None:
    bot = await anew(empty_street, tmp_path)
    stop_part("auditor")
    await empty_street.zed.presses_start()
    assert await bot.auditor.audit()
    assert (await asked(empty_street))[0] == 200
    bot.auditor._steady -= 3.5 * 60
    asleep = ["I have not looked after myself for some minutes."]
    assert (await asked(empty_street))[1]["wrong"] == asleep
    assert (await asked(empty_street))[0] == 503


async def test_there_is_nothing_else_to_see(empty_street: Neighbourhood) -> None:
    await empty_street.zed.presses_start()
    assert (await asked(empty_street, "/"))[0] == 404
    assert (await asked(empty_street, "/docs"))[0] == 404
    assert (await asked(empty_street, "/health", "POST"))[0] == 405


async def test_a_port_that_is_taken_is_a_wrong_setting(empty_street: Neighbourhood, tmp_path: Path) -> None:
    port = empty_street.app.serving.port
    second = GoodTurn(changed(empty_street, tmp_path / "second", web_port=port))
    with pytest.raises(SettingsWrong, match=rf"^WEB_PORT is wrong\. 127\.0\.0\.1:{port} can't be used: "):
        await second.start()
    await second.stop()
    nowhere = GoodTurn(changed(empty_street, tmp_path / "third", web_host="203.0.113.7"))
    with pytest.raises(SettingsWrong, match=r"^WEB_HOST is wrong\. 203\.0\.113\.7:0 can't be used: "):
        await nowhere.start()
    await nowhere.stop()


async def test_it_ends_at_once_also_while_somebody_keeps_a_line_open(empty_street: Neighbourhood) -> None:
    bot = empty_street.app
    await empty_street.zed.presses_start()
    await bot.serving.open.wait()
    reader, writer = await asyncio.open_connection("127.0.0.1", bot.serving.port)
    writer.write(b"GET /health HTTP/1.1\r\nHost: x\r\n")
    await writer.drain()
    await asyncio.sleep(0.1)
    async with asyncio.timeout(20):
        await bot.stop()
        with suppress(ConnectionResetError):
            assert await reader.read() == b""
    writer.close()


FIRST_REPLY = """
import asyncio, sys, tempfile
from pathlib import Path
from bot.app import GoodTurn
from bot.playground.emulator import Emulator
from bot.playground.street import Street
from tests.conftest import TOKEN, settings

WEB = {"starlette", "uvicorn"}

class Noted(list):
    def append(self, call):
        super().append(call)
        print(call.method, *sorted(WEB & sys.modules.keys()))

async def main(folder):
    emulator = Emulator(token=TOKEN)
    await emulator.start()
    await Street(emulator).rosa.presses_start()
    emulator.calls = Noted()
    bot = GoodTurn(settings(emulator, folder))
    await bot.start()
    await bot.serving.open.wait()
    print("open", *sorted(WEB & sys.modules.keys()))
    await bot.stop()
    await emulator.stop()

with tempfile.TemporaryDirectory() as folder:
    asyncio.run(main(Path(folder)))
"""


def test_the_first_reply_leaves_before_anything_of_the_web_is_imported() -> None:
    told = subprocess.run(
        [sys.executable, "-c", FIRST_REPLY], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    ).stdout.splitlines()
    assert "getUpdates" in told
    assert "sendMessage" in told
    assert "open starlette uvicorn" in told
