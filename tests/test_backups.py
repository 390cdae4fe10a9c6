"""Backups and keys: copies while the bot is at work, put back with nothing lost, and keys that change."""

import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE

import pytest

from storage import areas, backups, copies, restoring, rotation
from storage.connection import connector
from storage.copies import back_up, opens
from storage.database import Database
from storage.key import key_for
from storage.trouble import (
    DatabaseTrouble,
    DiskFull,
    ForeignFile,
    InTheWay,
    NewerSchema,
    NotWritable,
    WrongKey,
)
from tests.disks import fill, small_disk

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
KILLED = 77


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "goodturn.db"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "secrets" / "database.key"


@pytest.fixture
async def db(path, key_file):
    """A database that the bot has open, with one area in it."""
    db = await Database.open(path, key_file)
    await remember(db, "Elm Street")
    yield db
    await db.close()


async def remember(db: Database, name: str) -> None:
    await db.transaction(lambda tx: areas.add(tx, name, NOW))


async def names(path: Path, key_file: Path) -> list[str]:
    """The areas that are remembered there, by a bot that starts on it."""
    rotation.finish(path, key_file)
    db = await Database.open(path, key_file)
    try:
        return [area.name for area in await areas.all(db)]
    finally:
        await db.close()


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".db-shm")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


async def test_a_backup_is_whole_encrypted_and_for_its_owner_alone_while_the_bot_goes_on(
    db, path, key_file, tmp_path
):
    target = tmp_path / "backup.db"
    back_up(path, key_file, target, NOW, replace=False)
    await remember(db, "Oak Street")
    assert b"Elm Street" not in target.read_bytes() and b"SQLite format" not in target.read_bytes()
    assert S_IMODE(target.stat().st_mode) == 0o600
    shutil.copy(target, tmp_path / "opened.db")
    assert await names(tmp_path / "opened.db", key_file) == ["Elm Street"]
    assert [area.name for area in await areas.all(db)] == ["Elm Street", "Oak Street"]
    assert await backups.last_made(db) == NOW
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["backup.db", "opened.db"]


async def test_a_backup_takes_the_place_of_nothing_unless_told_to(db, path, key_file, tmp_path):
    target = tmp_path / "backup.db"
    target.write_text("my diary")
    with pytest.raises(InTheWay, match="say --replace"):
        back_up(path, key_file, target, NOW, replace=False)
    assert target.read_text() == "my diary"
    back_up(path, key_file, target, NOW, replace=True)
    assert opens(target, key_for(path, key_file))
    for replace in (False, True):
        with pytest.raises(InTheWay):
            back_up(path, key_file, path, NOW, replace=replace)
        with pytest.raises(InTheWay):
            back_up(path, key_file, tmp_path, NOW, replace=replace)


async def test_what_is_in_the_way_of_a_backup_is_said_and_nothing_is_left_of_it(db, path, key_file, tmp_path):
    with pytest.raises(NotWritable, match="No such file"):
        back_up(path, key_file, tmp_path / "nowhere" / "backup.db", NOW, replace=False)
    with pytest.raises(NotWritable, match="nothing to copy"):
        back_up(tmp_path / "none.db", key_file, tmp_path / "backup.db", NOW, replace=False)
    other = tmp_path / "other.key"
    other.write_text("ab" * 32)
    with pytest.raises(WrongKey):
        back_up(path, other, tmp_path / "backup.db", NOW, replace=False)
    assert not list(tmp_path.glob("backup*"))
    assert await backups.last_made(db) is None


async def test_a_full_disk_leaves_the_backup_of_yesterday(db, path, key_file, tmp_path):
    with small_disk(tmp_path / "disk", "2m"):
        target = tmp_path / "disk" / "backup.db"
        back_up(path, key_file, target, NOW, replace=False)
        before, filler = target.read_bytes(), fill(target.parent)
        with pytest.raises(DiskFull):
            back_up(path, key_file, target, NOW, replace=True)
        assert sorted(target.parent.iterdir()) == sorted([target, filler])
        assert target.read_bytes() == before


async def a_backup(db, path, key_file, folder) -> Path:
    """A backup of Elm Street; Oak Street came later, and the bot has ended."""
    target = folder / "backup.db"
    back_up(path, key_file, target, NOW, replace=False)
    await remember(db, "Oak Street")
    await db.close()
    return target


async def test_a_backup_is_put_back_and_what_was_there_is_kept(db, path, key_file, tmp_path):
    backup = await a_backup(db, path, key_file, tmp_path)
    before = backup.read_bytes()
    opened_by, kept = restoring.restore(backup, path, key_file)
    assert opened_by == key_file
    assert await names(path, key_file) == ["Elm Street"]
    assert await names(kept, key_file) == ["Elm Street", "Oak Street"]
    assert backup.read_bytes() == before
    assert S_IMODE(path.stat().st_mode) == 0o600
    _, kept_too = restoring.restore(backup, path, key_file)
    assert kept_too != kept


async def test_a_backup_is_put_back_where_nothing_is(db, path, key_file, tmp_path):
    backup = await a_backup(db, path, key_file, tmp_path)
    shutil.rmtree(path.parent)
    assert restoring.restore(backup, path, key_file) == (key_file, None)
    assert await names(path, key_file) == ["Elm Street"]


async def test_a_backup_is_put_back_in_place_of_what_nobody_can_read_any_more(db, path, key_file, tmp_path):
    backup = await a_backup(db, path, key_file, tmp_path)
    path.write_bytes(b"rubbish" * 1000)
    path.with_name("goodturn.db-wal").write_bytes(b"more rubbish")
    _, kept = restoring.restore(backup, path, key_file)
    assert kept.read_bytes() == b"rubbish" * 1000
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"more rubbish"
    assert await names(path, key_file) == ["Elm Street"]


def cut_short(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:40_000])


def flipped(backup: Path) -> None:
    whole = bytearray(backup.read_bytes())
    whole[-3000] ^= 1
    backup.write_bytes(whole)


def from_later(backup: Path) -> None:
    connection = connector(
        backup, key_for(backup, backup.parent / "secrets" / "database.key"), writing=True
    )()
    connection.execute("INSERT INTO migrations VALUES (9999, '9999_later')")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


SPOILT = {
    cut_short: (ForeignFile, WrongKey),
    flipped: ForeignFile,
    from_later: NewerSchema,
    Path.unlink: NotWritable,
    lambda backup: backup.write_text("my diary"): WrongKey,
    lambda backup: (backup.parent / "secrets" / "database.key").write_text("ab" * 32): WrongKey,
    lambda backup: (backup.parent / "secrets" / "database.key").unlink(): WrongKey,
}


@pytest.mark.parametrize(("spoil", "trouble"), SPOILT.items())
async def test_what_is_no_whole_backup_of_ours_changes_nothing(db, path, key_file, tmp_path, spoil, trouble):
    backup = await a_backup(db, path, key_file, tmp_path)
    spoil(backup)
    before = contents(tmp_path)
    with pytest.raises(trouble) as said:
        restoring.restore(backup, path, key_file)
    assert "\n" not in str(said.value)
    assert contents(tmp_path) == before


async def test_without_room_a_restore_changes_nothing(db, path, key_file, tmp_path):
    backup = await a_backup(db, path, key_file, tmp_path)
    with small_disk(tmp_path / "disk", "2m"):
        there = tmp_path / "disk" / "goodturn.db"
        shutil.copy(path, there)
        fill(there.parent)
        before = contents(there.parent)
        with pytest.raises(DiskFull):
            restoring.restore(backup, there, key_file)
        assert contents(there.parent) == before


async def test_a_new_key_opens_the_database_and_the_old_one_the_backups_of_before(
    db, path, key_file, tmp_path
):
    backup = await a_backup(db, path, key_file, tmp_path)
    old = key_file.read_text()
    put_by = rotation.rotate(path, key_file)
    assert put_by.read_text() == old != key_file.read_text()
    assert [S_IMODE(one.stat().st_mode) for one in (put_by, key_file, path)] == [0o600] * 3
    assert await names(path, key_file) == ["Elm Street", "Oak Street"]
    assert not opens(path, old.strip())
    assert restoring.restore(backup, path, key_file)[0] == put_by
    assert await names(path, key_file) == ["Elm Street"]
    assert rotation.rotate(path, key_file) != put_by
    assert restoring.restore(backup, path, key_file)[0] == put_by


async def test_a_new_key_for_which_there_is_no_room_leaves_the_old_one(db, path, key_file, tmp_path):
    await db.close()
    with small_disk(tmp_path / "disk", "2m"):
        there = tmp_path / "disk" / "goodturn.db"
        shutil.copy(path, there)
        before, filler = contents(key_file.parent), fill(there.parent)
        with pytest.raises(DatabaseTrouble):
            rotation.rotate(there, key_file)
        assert contents(key_file.parent) == before
        assert not list(there.parent.glob("*.next*"))
        filler.unlink()
        assert await names(there, key_file) == ["Elm Street"]


STEPS = ("open", "os.rename", "os.remove", "os.link", "os.chown")


def killed_at(step: int, work) -> bool:
    """Do the work in a child that is killed before its so-many-th step with files. Was it?"""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    left = [step]

    def count(event: str, _arguments: object) -> None:
        if event in STEPS or event.startswith("sqlite3"):
            left[0] -= 1
            if left[0] < 0:
                os._exit(KILLED)

    sys.addaudithook(count)
    try:
        work()
    finally:
        os._exit(0)


@pytest.fixture
async def ended(db, path, key_file, tmp_path) -> Path:
    """A folder with a database that nobody has open, and a backup."""
    return await a_backup(db, path, key_file, tmp_path)


async def test_killed_at_any_step_a_change_of_key_is_finished_or_undone_by_the_next_start(
    ended, path, key_file, tmp_path
):
    before = key_file.read_text()
    kept = tmp_path.with_name(f"{tmp_path.name}-before")
    shutil.copytree(tmp_path, kept)
    step, ends = 0, set()
    while killed_at(step, lambda: rotation.rotate(path, key_file)):
        on_disk = [
            one.read_text().strip() for one in key_file.parent.iterdir() if not one.name.endswith(".new")
        ]
        assert any(opens(path, key) for key in on_disk if key), step
        assert await names(path, key_file) == ["Elm Street", "Oak Street"], step
        assert sorted(one.name for one in path.parent.iterdir()) == ["goodturn.db"] or step, step
        ends.add(key_file.read_text() == before)
        assert restoring.restore(ended, path, key_file)[0].read_text() == before, step
        shutil.rmtree(tmp_path)
        shutil.copytree(kept, tmp_path)
        step += 1
    assert step > 8 and ends == {True, False}


async def test_a_bot_that_is_started_after_a_change_of_key_was_cut_short_goes_on(street, monkeypatch):
    settings = street.app.settings
    await street.app.stop()
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(rotation, "_change_names", lambda key_file: 1 / 0)
        rotation.rotate(settings.data_dir / "goodturn.db", settings.database_key_file)
    await street.restarts()
    await street.rosa.taps("My requests")
    assert sorted(one.name for one in settings.database_key_file.parent.iterdir()) == [
        "database.key",
        "database.key.old-1",
    ]


async def test_killed_at_any_step_a_restore_leaves_the_one_or_the_other(ended, path, key_file, tmp_path):
    kept = tmp_path.with_name(f"{tmp_path.name}-before")
    shutil.copytree(tmp_path, kept)
    step, ends = 0, set()
    while killed_at(step, lambda: restoring.restore(ended, path, key_file)):
        ends.add(tuple(await names(path, key_file)))
        shutil.rmtree(tmp_path)
        shutil.copytree(kept, tmp_path)
        step += 1
    assert step > 5 and ends == {("Elm Street",), ("Elm Street", "Oak Street")}


async def test_a_copy_that_turns_out_damaged_takes_no_place(db, path, key_file, tmp_path, monkeypatch):
    # The disk lies: what was just written reads otherwise.
    looked_through = copies.look_through

    def spoilt(half: Path, key: str) -> None:
        flipped(half)
        looked_through(half, key)

    monkeypatch.setattr(copies, "look_through", spoilt)
    with pytest.raises(ForeignFile):
        back_up(path, key_file, tmp_path / "backup.db", NOW, replace=False)
    assert not list(tmp_path.glob("backup*"))
