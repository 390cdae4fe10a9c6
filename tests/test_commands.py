"""The command line: `python -m bot check`, and what `--help` says."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from bot.playground.emulator import Emulator
from bot.playground.faults import Fault
from storage.database import Database
from tests.processes import TOKEN, environment, running


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator(token=TOKEN)
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not where somebody's own .env is."""
    monkeypatch.chdir(tmp_path)


async def says(folder: Path, url: str, *words: str, **more: str) -> Result:
    """The command, in a thread, so that the emulated Telegram can answer it."""
    env = environment(folder, url, **more)
    ended = await asyncio.to_thread(CliRunner().invoke, app, words, env=env)
    assert TOKEN.partition(":")[2] not in ended.output
    return ended


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


async def test_help_says_what_there_is(tmp_path):
    ended = await says(tmp_path, "http://127.0.0.1:9", "--help")
    assert ended.exit_code == 0
    for words in ("neighbours look after each other", "run", "check", "changes nothing"):
        assert words in ended.stdout


async def test_a_word_nobody_knows_is_said_so(tmp_path):
    ended = await says(tmp_path, "http://127.0.0.1:9", "dance")
    assert ended.exit_code == 2
    assert "dance" in ended.stderr


async def test_check_before_the_first_start_finds_all_right_and_makes_nothing(tmp_path, emulator):
    ended = await says(tmp_path, emulator.url, "check")
    assert (ended.exit_code, ended.stderr) == (0, "")
    assert ended.stdout.splitlines() == [
        "Settings: all right.",
        f"Database: none yet; the first start makes {tmp_path}/data/goodturn.db.",
        "Token: Telegram knows @GoodTurnBot.",
    ]
    assert list(tmp_path.iterdir()) == []
    assert [call.method for call in emulator.calls] == ["getMe"]


async def test_check_of_a_used_database_changes_nothing_as_a_real_process_too(tmp_path, emulator):
    path, key = tmp_path / "data" / "goodturn.db", tmp_path / "secrets" / "database.key"
    await (await Database.open(path, key)).close()
    before = contents(tmp_path)
    async with running(tmp_path, emulator.url, "check") as process:
        ended = await process.ends()
    assert (ended.status, ended.err) == (0, "")
    assert f"Database: {path} opens with its key." in ended.out
    assert contents(tmp_path) == before


async def test_check_says_in_one_line_what_is_wrong(tmp_path, emulator):
    path, key = tmp_path / "data" / "goodturn.db", tmp_path / "secrets" / "database.key"
    wrong_setting = await says(tmp_path, emulator.url, "check", TIME_ZONE="Elm/Street")
    emulator.faults.add("getMe", Fault.unauthorized())
    wrong_token = await says(tmp_path, emulator.url, "check")
    nobody_there = await says(tmp_path, "http://127.0.0.1:9", "check")
    await (await Database.open(path, key)).close()
    key.write_text("ab" * 32)
    wrong_key = await says(tmp_path, emulator.url, "check")
    for ended, status, words in (
        (wrong_setting, 2, "TIME_ZONE is wrong."),
        (wrong_token, 2, "BOT_TOKEN: Telegram doesn't know this token."),
        (nobody_there, 1, "Telegram can't be reached just now"),
        (wrong_key, 11, "The key doesn't open"),
    ):
        assert (ended.exit_code, ended.stderr.count("\n")) == (status, 1), ended
        assert ended.stderr.startswith(words)


async def test_check_while_the_bot_is_at_work_disturbs_nobody(tmp_path, emulator):
    path, key = tmp_path / "data" / "goodturn.db", tmp_path / "secrets" / "database.key"
    db = await Database.open(path, key)
    assert (await says(tmp_path, emulator.url, "check")).exit_code == 0
    await db.transaction(lambda tx: tx.run("INSERT INTO areas (name, made_at) VALUES ('Elm Street', '')"))
    assert (await says(tmp_path, emulator.url, "check")).exit_code == 0
    assert len(await db.all("SELECT 1 FROM areas")) == 1
    await db.close()
