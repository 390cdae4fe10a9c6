"""Start-up and end of the real process: complete at every stage, and in one line when something is wrong."""

import asyncio
import re
import signal
import socket
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.playground.emulator import Emulator
from bot.playground.faults import Fault
from bot.playground.flood import Limits
from bot.playground.street import Street
from storage import outbox, people
from storage.connection import Transaction
from storage.database import Database
from tests.disks import fill, make_read_only, small_disk
from tests.processes import TOKEN, Ended, Running, running

NOBODY = "http://127.0.0.1:9"
SOON = 15.0


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator(token=TOKEN)
    emulator.limits = Limits(enforced=False)
    await emulator.start()
    yield emulator
    await emulator.stop()


def asked(emulator: Emulator, method: str) -> int:
    return sum(call.method == method for call in emulator.calls)


async def listening(emulator: Emulator) -> None:
    """The bot has been answered, and waits for more."""
    await emulator.until(lambda: asked(emulator, "getUpdates") > 1)


async def used(folder: Path) -> tuple[Path, Path]:
    """A folder in which the bot has worked before."""
    path, key = folder / "data" / "goodturn.db", folder / "secrets" / "database.key"
    await (await Database.open(path, key)).close()
    return path, key


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


async def refused(folder: Path, url: str, **more: Any) -> Ended:
    """A start that ends by itself, with one line and nothing else."""
    async with running(folder, url, **more) as bot:
        ended = await bot.ends()
    assert ended.out == ""
    assert len(ended.lines) == 1, ended.err
    return ended


@pytest.mark.parametrize("more", [{"BOT_TOKEN": ""}, {"WAIT_TICK": "soon"}], ids=str)
async def test_a_setting_that_is_wrong_is_named(tmp_path, more):
    ended = await refused(tmp_path, NOBODY, **more)
    assert ended.status == 2
    assert ended.lines[0].startswith(next(iter(more)))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", [Fault.unauthorized(), Fault.not_found()], ids=["401", "404"])
async def test_a_token_that_telegram_does_not_know_is_said_so(tmp_path, emulator, fault):
    emulator.faults.add("getMe", fault)
    ended = await refused(tmp_path, emulator.url)
    assert ended.status == 2
    assert ended.lines == ["BOT_TOKEN: Telegram doesn't know this token. Copy it from BotFather."]


async def another_key(path: Path, key: Path) -> None:
    key.write_text("ab" * 32)


async def a_plain_database(path: Path, key: Path) -> None:
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE somebody_elses (id)")
    plain.commit()
    plain.close()


async def a_file_for_a_folder(path: Path, key: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("not a folder")


async def of_a_later_version(path: Path, key: Path) -> None:
    db = await Database.open(path, key)
    await db.transaction(lambda tx: tx.run("INSERT INTO migrations VALUES (9999, 'later')"))
    await db.close()


# What else can be wrong with the file is in test_database.py.
@pytest.mark.parametrize(
    ("spoil", "status"),
    [(another_key, 11), (a_plain_database, 12), (of_a_later_version, 13), (a_file_for_a_folder, 14)],
    ids=lambda it: getattr(it, "__name__", it),
)
async def test_a_database_that_cannot_be_used_is_left_alone(tmp_path, emulator, spoil, status):
    await spoil(*await used(tmp_path))
    before = contents(tmp_path)
    ended = await refused(tmp_path, emulator.url)
    assert ended.status == status
    assert contents(tmp_path) == before
    assert emulator.calls == []


async def test_a_disk_that_is_full_or_can_only_be_read_is_said_so(tmp_path, emulator):
    with small_disk(tmp_path / "data"):
        path, _ = await used(tmp_path)
        before = path.read_bytes()
        fill(path.parent)
        full = await refused(tmp_path, emulator.url)
        (path.parent / "filler").unlink()
        make_read_only(path.parent)
        read_only = await refused(tmp_path, emulator.url)
        assert (full.status, read_only.status) == (15, 14)
        assert path.read_bytes() == before


async def test_a_second_copy_on_the_same_data_gives_way_to_the_first(tmp_path, emulator):
    async with running(tmp_path, emulator.url) as first:
        await listening(emulator)
        second = await refused(tmp_path, emulator.url)
        assert second.status == 16
        assert str(tmp_path) in second.lines[0]
        assert first.is_alive
        assert (await first.ends(signal.SIGTERM)).status == 0
    async with running(tmp_path, emulator.url) as third:
        before = asked(emulator, "getUpdates")
        await emulator.until(lambda: asked(emulator, "getUpdates") > before)
        await third.ends(signal.SIGTERM)


async def stops_well(bot: Running, number: signal.Signals = signal.SIGTERM) -> Ended:
    ended = await bot.ends(number)
    assert ended.status == 0
    assert ended.seconds < SOON
    assert "level=error" not in ended.err and "level=critical" not in ended.err, ended.err
    return ended


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda it: it.name)
async def test_told_to_stop_while_it_listens_it_ends_at_once(tmp_path, emulator, number):
    async with running(tmp_path, emulator.url) as bot:
        await listening(emulator)
        assert bot.threads() <= 6
        await stops_well(bot, number)
    assert contents(tmp_path).keys() == {
        str(tmp_path / "data" / "goodturn.db"),
        str(tmp_path / "secrets" / "database.key"),
    }
    assert {path.stat().st_mode & 0o077 for path in tmp_path.rglob("*")} == {0}


async def test_told_to_stop_while_telegram_does_not_answer_it_ends_at_once(tmp_path, emulator):
    emulator.faults.add("getMe", Fault.slow(60))
    async with running(tmp_path, emulator.url) as bot:
        await emulator.until(lambda: asked(emulator, "getMe"))
        await stops_well(bot)


async def test_told_to_stop_while_telegram_cannot_be_reached_it_ends_at_once(tmp_path):
    async with running(tmp_path, NOBODY) as bot:
        await _made(tmp_path / "data" / "goodturn.db")
        await asyncio.sleep(0.5)
        await stops_well(bot)


async def _made(path: Path) -> None:
    async with asyncio.timeout(20):
        while not path.exists():
            await asyncio.sleep(0.02)


HANGING_LOOK_UP = """
import socket, time
def hangs(*args, **more):
    open("looking_up", "w").close()
    time.sleep(60)
socket.getaddrinfo = hangs
"""


async def test_told_to_stop_while_a_name_is_looked_up_it_ends_at_once(tmp_path):
    async with running(tmp_path, "http://telegram.invalid", planted=HANGING_LOOK_UP) as bot:
        await _made(tmp_path / "looking_up")
        await stops_well(bot)


async def test_told_to_stop_twice_it_ends_once(tmp_path, emulator):
    async with running(tmp_path, emulator.url) as bot:
        await listening(emulator)
        bot.told(signal.SIGTERM)
        bot.told(signal.SIGINT)
        await stops_well(bot)


async def test_told_to_stop_with_letters_on_their_way_it_ends_soon_and_they_arrive_after_the_next_start(
    tmp_path, emulator
):
    street = Street(emulator)
    await _ben_has_letters(tmp_path, street, 3)
    hanging = emulator.faults.add("sendMessage", Fault(seconds=30, closes=True), times=None)
    async with running(tmp_path, emulator.url) as bot:
        await emulator.until(lambda: asked(emulator, "sendMessage"))
        await stops_well(bot)
    emulator.faults.planned.remove(hanging)
    async with running(tmp_path, emulator.url) as bot:
        await emulator.until(lambda: len(street.ben.chat()) == 3)
        await stops_well(bot)
    assert len(street.ben.chat()) == 3


async def _ben_has_letters(folder: Path, street: Street, number: int) -> None:
    street.ben.private.started = True
    now = datetime.now(UTC)
    db = await Database.open(*await used(folder))

    async def post(tx: Transaction) -> None:
        ben = await people.add(tx, street.ben.id, "Ben Okoro", None, "en", now)
        for about in range(-number, 0):
            await outbox.post(tx, ben, "which_area", about=about, now=now)

    await db.transaction(post)
    await db.close()


HANGING_HANDLER = """
import asyncio
from handlers import HANDLERS
from telegram.ext import MessageHandler, filters
async def hangs(update, context):
    await asyncio.sleep(60)
HANDLERS.insert(0, MessageHandler(filters.ALL, hangs))
"""


async def test_told_to_stop_with_a_handler_that_hangs_it_ends_soon_and_answers_after_the_next_start(
    tmp_path, emulator
):
    street = Street(emulator)
    async with running(tmp_path, emulator.url, planted=HANGING_HANDLER) as bot:
        await listening(emulator)
        await street.rosa.presses_start()
        await emulator.until(lambda: emulator.pending == 0)
        await stops_well(bot)
    async with running(tmp_path, emulator.url) as bot:
        await emulator.until(lambda: len(street.rosa.chat()) > 1)
        await stops_well(bot)


HANGING_STOP = """
import asyncio
from bot import lanes, run
async def hangs(self):
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            pass
lanes.Lanes.stop = hangs
run.SECONDS_TO_STOP = 0.5
"""


async def test_an_end_that_hangs_is_an_end_all_the_same(tmp_path, emulator):
    async with running(tmp_path, emulator.url, planted=HANGING_STOP) as bot:
        await listening(emulator)
        ended = await bot.ends(signal.SIGTERM)
    assert (ended.status, "stopped_late" in ended.err) == (0, True)
    assert ended.seconds < SOON


BROKEN_PART = """
import asyncio, threading, time
from bot.postman import Postman
threading.Thread(target=time.sleep, args=(60,)).start()
async def breaks(self):
    raise RuntimeError("marigold")
Postman.run = breaks
"""


async def test_when_a_part_breaks_it_all_ends_completely_whatever_threads_there_are(tmp_path, emulator):
    async with running(tmp_path, emulator.url, planted=BROKEN_PART) as bot:
        ended = await bot.ends()
    assert ended.status == 1
    assert [line for line in ended.lines if "event=broken" in line]
    assert "marigold" not in ended.err


async def test_when_telegram_is_down_at_the_start_it_waits_and_then_serves(tmp_path, emulator):
    street = Street(emulator)
    url, port = emulator.url, int(emulator.url.rpartition(":")[2])
    await emulator.stop()
    async with running(tmp_path, url) as bot:
        await _made(tmp_path / "data" / "goodturn.db")
        await asyncio.sleep(0.3)
        assert bot.is_alive
        await emulator.start(port=port)
        await street.rosa.presses_start()
        await emulator.until(lambda: len(street.rosa.chat()) > 1)
        await stops_well(bot)


async def test_without_an_organiser_a_start_says_a_link_that_works_once_until_there_is_one(
    tmp_path, emulator
):
    street = Street(emulator)
    async with running(tmp_path, emulator.url, ORGANISER_IDS="") as bot:
        old = await _link(emulator, bot)
        await stops_well(bot)
    async with running(tmp_path, emulator.url, ORGANISER_IDS="") as bot:
        new = await _link(emulator, bot)
        for phone, link, works in (
            (street.zed, old, False),
            (street.olga, new, True),
            (street.ben, new, False),
        ):
            await phone.presses_start(link)
            await emulator.until(lambda phone=phone: len(phone.chat()) > 1)
            assert ("does not work" not in phone.last.text) is works
        ended = await stops_well(bot)
        assert old != new and old not in ended.err and new not in ended.err
        assert ended.out.count("https://") == 1
    async with running(tmp_path, emulator.url, ORGANISER_IDS="") as bot:
        await emulator.until(lambda: emulator.pending == 0)
        polls = asked(emulator, "getUpdates")
        await emulator.until(lambda: asked(emulator, "getUpdates") > polls)
        assert (await stops_well(bot)).out == ""


async def _link(emulator: Emulator, bot: Running) -> str:
    polls = asked(emulator, "getUpdates")
    await emulator.until(lambda: asked(emulator, "getUpdates") > polls)
    [link] = re.findall(r"https://t\.me/GoodTurnBot\?start=(\S+)", "".join(bot.said))
    return link


async def test_a_port_of_the_web_that_is_taken_is_said_so(tmp_path, emulator):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = await refused(tmp_path, emulator.url, WEB_PORT=str(taken.getsockname()[1]))
    assert ended.status == 2
    assert ended.lines[0].startswith("WEB_PORT")
