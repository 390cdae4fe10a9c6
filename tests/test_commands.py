"""The command line: `python -m bot check`, and what `--help` says."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from aid import forgetting, people
from bot.commands import app
from bot.inspection import _clock_line, _numbers_line
from bot.lock import lock
from bot.playground.emulator import Emulator
from bot.playground.faults import Fault
from bot.playground.members import ADMIN_RIGHTS
from bot.playground.street import Street
from storage import areas, forgotten
from storage.database import Database
from tests.pages import decrypted
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


async def says(folder: Path, url: str, *words: str, typed: str | None = None, **more: str) -> Result:
    """The command, in a thread, so that the emulated Telegram can answer it."""
    env = environment(folder, url, **more)
    ended = await asyncio.to_thread(CliRunner().invoke, app, words, env=env, input=typed)
    assert TOKEN.partition(":")[2] not in ended.output
    return ended


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


async def test_help_says_what_there_is(tmp_path):
    ended = await says(tmp_path, "http://127.0.0.1:9", "--help")
    assert ended.exit_code == 0
    for words in (
        "neighbours look after each other", "run", "check", "changes nothing", "rotate-key", "erase",
        "poster",
    ):  # fmt: skip
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
        _numbers_line("GB", datetime.now(UTC).date()),
        f"Database: none yet; the first start makes {tmp_path}/data/goodturn.db.",
        "Alarms: they go by Telegram alone. SMTP_HOST or ALARM_URL would carry them if it is down.",
        "Token: Telegram knows @GoodTurnBot.",
        "Clock: right, by Telegram's.",
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


NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
async def remembered(tmp_path) -> Path:
    """The folder of a bot that has ended and remembers one area, whose group has the number -100."""
    db = await Database.open(tmp_path / "data" / "goodturn.db", tmp_path / "secrets" / "database.key")
    area = await db.transaction(lambda tx: areas.add(tx, "Elm Street", NOW))
    await db.transaction(lambda tx: areas.link(tx, area, -100, None, NOW))
    await db.close()
    return tmp_path


async def test_check_tells_of_the_last_backup_and_of_how_far_the_database_is(remembered, emulator):
    out = (await says(remembered, emulator.url, "check")).stdout
    assert "Backup: none yet. Make one with: python -m bot backup FILE" in out
    assert "Database: up to date, at step " in out
    assert "Files: the key and the data are for their owner alone." in out
    assert (await says(remembered, emulator.url, "backup", str(remembered / "b"))).exit_code == 0
    out = (await says(remembered, emulator.url, "check")).stdout
    assert "UTC, 0 days ago." in out


async def test_check_says_which_files_others_may_look_at(remembered, emulator):
    key = remembered / "secrets" / "database.key"
    key.chmod(0o644)
    ended = await says(remembered, emulator.url, "check")
    assert ended.exit_code == 1
    assert f"others on this machine may look at {key}. Say: chmod go= {key}" in ended.stderr


async def test_check_says_which_right_is_lacking_in_a_group_and_what_goes_without_it(remembered, emulator):
    street = Street(emulator)
    street.settled = lambda: asyncio.sleep(0)
    await link_the_group(remembered, street.group.id)
    await street.group.add_bot()
    ended = await says(remembered, emulator.url, "check")
    assert "Group of Elm Street: I have every right I use." in ended.stdout
    assert (ended.exit_code, ended.stderr) == (0, "")
    await street.group.add_bot(rights=tuple(set(ADMIN_RIGHTS) - {"can_pin_messages"}))
    ended = await says(remembered, emulator.url, "check")
    assert ended.exit_code == 1
    assert "I lack rights, so the board is not pinned. Give them to me" in ended.stderr
    await street.group.add_bot(rights=tuple(set(ADMIN_RIGHTS) - {"can_invite_users"}))
    ended = await says(remembered, emulator.url, "check")
    assert (ended.exit_code, ended.stderr) == (0, "")
    assert "I lack rights, so nobody can be let in by request. That is all right if" in ended.stdout
    emulator.world.chats[street.group.id].join_by_request = True
    ended = await says(remembered, emulator.url, "check")
    assert ended.exit_code == 1
    assert "so nobody can be let in by request. Give them to me" in ended.stderr
    await street.group.demote_bot()
    assert "I am not an admin of it." in (await says(remembered, emulator.url, "check")).stderr
    await street.group.remove_bot()
    assert "I am not in it." in (await says(remembered, emulator.url, "check")).stderr


async def link_the_group(folder: Path, chat_id: int) -> None:
    db = await Database.open(folder / "data" / "goodturn.db", folder / "secrets" / "database.key")
    await db.transaction(lambda tx: areas.link(tx, 1, chat_id, None, NOW))
    await db.close()


@pytest.mark.parametrize(
    ("date", "words", "is_wrong"),
    [
        ("Tue, 03 Mar 2026 09:00:20 GMT", "Clock: right, by Telegram's.", False),
        ("Tue, 03 Mar 2026 09:05:00 GMT", "Clock: 300 seconds slow", True),
        ("Tue, 03 Mar 2026 08:58:00 GMT", "Clock: 120 seconds fast", True),
        ("", "Clock: nobody told me the time", False),
        ("yesterday", "Clock: nobody told me the time", False),
        ("Tue, 03 Mar 2026 09:00:20", "Clock: nobody told me the time", False),
    ],
)
def test_a_clock_that_is_more_than_a_minute_off_is_said_so(date, words, is_wrong):
    line, wrong = _clock_line(date, NOW)
    assert line.startswith(words) and wrong is is_wrong


def test_numbers_that_nobody_has_checked_for_a_year_are_told_of():
    assert _numbers_line("IE", date(2026, 12, 1)) == "Emergency numbers of IE: checked on 2026-11-23."
    assert "more than a year ago. Check them" in _numbers_line("IE", date(2027, 11, 24))


async def test_a_backup_is_made_restored_and_survives_a_new_key(remembered):
    file, nobody = remembered / "backup.db", "http://127.0.0.1:9"
    made = await says(remembered, nobody, "backup", str(file))
    assert (made.exit_code, made.stderr) == (0, "")
    assert f"Everything is in {file}" in made.stdout
    again = await says(remembered, nobody, "backup", str(file))
    assert (again.exit_code, again.stderr.count("\n")) == (17, 1)
    assert (await says(remembered, nobody, "backup", "--replace", str(file))).exit_code == 0
    changed = await says(remembered, nobody, "rotate-key")
    old = remembered / "secrets" / "database.key.old-1"
    assert f"The old key is {old}: only it opens the backups made until now." in changed.stdout
    restored = await says(remembered, nobody, "restore", str(file))
    assert restored.exit_code == 0
    assert f"{file} opened with {old}" in restored.stdout
    assert f"What was there before is {remembered}/data/goodturn.db.replaced-1." in restored.stdout


async def test_what_is_wrong_is_said_in_one_line_with_a_status_of_its_own(remembered, tmp_path):
    file, nobody = remembered / "backup.db", "http://127.0.0.1:9"
    await says(remembered, nobody, "backup", str(file))
    with lock(remembered / "data"):
        before = contents(remembered)
        running_restore = await says(remembered, nobody, "restore", str(file))
        running_rotation = await says(remembered, nobody, "rotate-key")
    missing = await says(remembered, nobody, "restore", str(remembered / "none.db"))
    nowhere = await says(remembered, nobody, "backup", str(remembered / "none" / "backup.db"))
    wrong_setting = await says(remembered, nobody, "backup", str(remembered / "c"), TIME_ZONE="Elm/Street")
    assert contents(remembered) == before
    shutil.move(remembered / "secrets", remembered / "elsewhere")
    no_key = [await says(remembered, nobody, *words) for words in (["rotate-key"], ["restore", str(file)])]
    for ended, status, words in (
        (running_restore, 16, "Another copy of the bot uses"),
        (running_rotation, 16, "Another copy of the bot uses"),
        (missing, 14, f"{remembered}/none.db can't be used: No such file"),
        (nowhere, 14, f"{remembered}/none/backup.db"),
        (wrong_setting, 2, "TIME_ZONE is wrong."),
        (no_key[0], 11, f"{remembered}/data/goodturn.db is there, but its key"),
        (no_key[1], 11, f"{remembered}/secrets/database.key is not there."),
    ):
        assert (ended.exit_code, ended.stderr.count("\n"), ended.stdout) == (status, 1, ""), ended.output
        assert ended.stderr.startswith(words)
    assert not (remembered / "secrets").exists()


# Erasing by hand


@pytest.fixture
async def with_people(remembered) -> Path:
    """Rosa, with the account 2001 and record 1, and Olga who organises, are remembered too."""
    db = await opened(remembered)
    await people.appoint(db, 1005, now=NOW)
    for account, name, role in ((2001, "Rosa Bell", "resident"), (1005, "Olga Novak", "organiser")):
        told = {"name": name, "area_id": None, "role": role, "language": "en"}
        await people.join(db, account, draft_id=0, now=NOW, **told)
    await db.close()
    return remembered


async def opened(folder: Path) -> Database:
    return await Database.open(folder / "data" / "goodturn.db", folder / "secrets" / "database.key")


def bytes_of(folder: Path) -> bytes:
    return decrypted(folder / "data", folder / "secrets" / "database.key")


NOBODY = "http://127.0.0.1:9"


@pytest.mark.parametrize("whom", [("--record", "1"), ("--account", "2001")])
async def test_whoever_runs_it_erases_somebody_once_their_name_is_typed(with_people, whom):
    assert b"Rosa Bell" in bytes_of(with_people)
    ended = await says(with_people, NOBODY, "erase", *whom, typed="Rosa Bell\n")
    assert (ended.exit_code, ended.stderr) == (0, "")
    for words in (
        "Rosa Bell: record 1.",
        "Name, address, number",
        "What stays, of nobody",
        "Nobody can undo it",
    ):
        assert words in ended.stdout
    assert b"Rosa Bell" not in bytes_of(with_people) and b"Olga Novak" in bytes_of(with_people)
    assert [(one.person_id, one.what) for one in forgotten.read(with_people / "data" / forgotten.FILE)] == [
        (1, "forget")
    ]
    again = await says(with_people, NOBODY, "erase", *whom, "--yes")
    assert (again.exit_code, again.stderr.count("\n")) == (1, 1)
    assert again.stderr.startswith("There is nobody of that number.")


async def test_what_is_not_meant_not_there_or_must_not_be_is_not_erased(with_people):
    before = bytes_of(with_people)
    for words, typed, said in (
        (("--record", "1"), "rosa\n", "That is not their name."),
        (("--record", "1"), None, "Aborted"),
        (("--record", "99", "--yes"), None, "There is nobody of that number."),
        (("--account", "99", "--yes"), None, "There is nobody of that number."),
        (("--record", "2", "--yes"), None, "You are the only organiser."),
        (("--yes",), None, "Say whom"),
        (("--record", "1", "--account", "2001"), None, "Say whom"),
    ):
        ended = await says(with_people, NOBODY, "erase", *words, typed=typed)
        assert ended.exit_code == 1 and said in ended.stderr, ended.output
    with lock(with_people / "data"):
        ended = await says(with_people, NOBODY, "erase", "--record", "1", "--yes")
    assert ended.exit_code == 16
    assert bytes_of(with_people) == before
    nothing = await says(with_people / "elsewhere", NOBODY, "erase", "--record", "1", "--yes")
    assert nothing.stderr.startswith("There is no database")


async def test_whoever_has_a_day_left_to_come_back_can_be_erased_before(with_people):
    db = await opened(with_people)
    day, now = timedelta(hours=24), datetime.now(UTC)
    await forgetting.forget_person(db, 1, by=1, today=now.date(), undo=day, now=now)
    await db.close()
    assert b"Rosa Bell" in bytes_of(with_people), "she can come back"
    assert (await says(with_people, NOBODY, "erase", "--account", "2001", "--yes")).exit_code == 0
    assert b"Rosa Bell" not in bytes_of(with_people)


async def test_a_restore_says_how_many_it_forgot_again_and_the_file_beside_is_named(with_people):
    file = with_people / "backup.db"
    assert (await says(with_people, NOBODY, "backup", str(file))).exit_code == 0
    none = await says(with_people, NOBODY, "restore", str(file))
    assert f"There is no {with_people}/data/forgotten.txt." in none.stdout
    erased = await says(with_people, NOBODY, "erase", "--record", "1", "--yes")
    assert f"So does {with_people}/data/goodturn.db.replaced-1: delete it." in erased.stdout
    restored = await says(with_people, NOBODY, "restore", str(file))
    assert "1 person was forgotten again, by what" in restored.stdout
    assert "It still holds whoever was forgotten." in restored.stdout
    assert b"Olga Novak" in bytes_of(with_people)
