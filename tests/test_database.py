"""The database file: encrypted, for its owner only, and left alone when something is wrong with it."""

import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import areas
from storage.database import Database
from storage.trouble import DatabaseTrouble, DiskFull, ForeignFile, NewerSchema, NotWritable, WrongKey
from tests.disks import fill, make_read_only, small_disk

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
MARKER = "Marigold Terrace"


def places(folder: Path) -> tuple[Path, Path]:
    return folder / "data" / "goodturn.db", folder / "secrets" / "database.key"


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


async def remember(db: Database, name: str) -> None:
    await db.transaction(lambda tx: areas.add(tx, name, NOW))


async def names(db: Database) -> list[str]:
    return [area.name for area in await areas.all(db)]


@pytest.fixture
async def used(tmp_path: Path) -> Path:
    """A folder in which somebody has remembered something."""
    db = await Database.open(*places(tmp_path))
    await remember(db, MARKER)
    await db.close()
    return tmp_path


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    db = await Database.open(*places(tmp_path))
    yield db
    await db.close()


@pytest.fixture
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.parametrize("umask", [0, 0o022, 0o277], ids=oct, indirect=True)
async def test_the_key_and_the_folders_are_for_their_owner_only(tmp_path, umask):
    path, key = places(tmp_path)
    await (await Database.open(path, key)).close()
    assert [mode(key), mode(key.parent), mode(path.parent)] == ["0o600", "0o700", "0o700"]


async def test_a_folder_open_to_all_is_closed_and_that_of_an_old_key_left_alone(tmp_path):
    path, key = places(tmp_path)
    for folder in (path.parent, key.parent):
        folder.mkdir()
        folder.chmod(0o755)
    await (await Database.open(path, key)).close()
    assert mode(path.parent) == "0o700"
    assert mode(key.parent) == "0o755"  # it might be /etc


async def test_two_keys_are_never_the_same(tmp_path):
    keys = set()
    for name in ("one", "two"):
        path, key = places(tmp_path / name)
        await (await Database.open(path, key)).close()
        keys.add(key.read_text().strip())
    assert len(keys) == 2
    assert all(len(bytes.fromhex(key)) == 32 for key in keys)


async def test_nothing_can_be_read_out_of_the_files(tmp_path):
    path, key = places(tmp_path)
    db = await Database.open(path, key)
    await remember(db, MARKER)
    while_open = contents(path.parent)
    await db.close()
    closed = contents(path.parent)
    assert any(name.endswith("-wal") and len(body) > 4096 for name, body in while_open.items())
    for body in (*while_open.values(), *closed.values()):
        assert MARKER.encode() not in body
        assert b"help_requests" not in body
        assert not body.startswith(b"SQLite")
    assert key.read_text().strip() not in str(closed.values())


async def test_what_was_remembered_is_there_again(used):
    db = await Database.open(*places(used))
    assert await names(db) == [MARKER]
    await db.close()


def another_key(folder: Path) -> None:
    places(folder)[1].write_text("ab" * 32)


def no_key(folder: Path) -> None:
    places(folder)[1].unlink()


def an_empty_key(folder: Path) -> None:
    places(folder)[1].write_bytes(b"")


def a_key_that_is_none(folder: Path) -> None:
    places(folder)[1].write_bytes(b"\xff\xfe not a key")


def a_folder_for_a_key(folder: Path) -> None:
    no_key(folder)
    places(folder)[1].mkdir()


def a_plain_database(folder: Path) -> None:
    path = places(folder)[0]
    path.unlink()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE somebody_elses (id)")
    plain.close()


def rubbish(folder: Path) -> None:
    places(folder)[0].write_bytes(os.urandom(5000))


def a_few_letters(folder: Path) -> None:
    places(folder)[0].write_text("hello\n")


def a_torn_off_file(folder: Path) -> None:
    path = places(folder)[0]
    path.write_bytes(path.read_bytes()[:1000])


def a_folder_for_a_database(folder: Path) -> None:
    path = places(folder)[0]
    path.unlink()
    path.mkdir()


def a_file_for_a_folder(folder: Path) -> None:
    shutil.rmtree(folder / "data")
    (folder / "data").write_text("not a folder")


SPOILT: list[tuple[Callable[[Path], None], type[DatabaseTrouble]]] = [
    (another_key, WrongKey),
    (no_key, WrongKey),
    (an_empty_key, WrongKey),
    (a_key_that_is_none, WrongKey),
    (a_folder_for_a_key, NotWritable),
    (a_plain_database, ForeignFile),
    (rubbish, WrongKey),
    (a_few_letters, WrongKey),
    (a_torn_off_file, WrongKey),
    (a_folder_for_a_database, NotWritable),
    (a_file_for_a_folder, NotWritable),
]


@pytest.mark.parametrize(("spoil", "trouble"), SPOILT, ids=lambda it: it.__name__)
@pytest.mark.parametrize("way", [Database.open, Database.look_at], ids=["open", "look_at"])
async def test_a_trouble_is_said_in_one_line_and_nothing_is_touched(used, spoil, trouble, way):
    spoil(used)
    before = contents(used)
    with pytest.raises(trouble) as said:
        await way(*places(used))
    assert "\n" not in str(said.value)
    assert str(used) in str(said.value)
    assert contents(used) == before


async def test_a_file_of_a_later_version_is_left_alone(used):
    db = await Database.open(*places(used))
    await db.transaction(lambda tx: tx.run("INSERT INTO migrations VALUES (9999, 'later')"))
    await db.close()
    before = contents(used)
    for way in (Database.open, Database.look_at):
        with pytest.raises(NewerSchema, match="step 9999"):
            await way(*places(used))
        assert contents(used) == before


async def test_every_trouble_has_an_exit_status_of_its_own():
    kinds = [DatabaseTrouble, *DatabaseTrouble.__subclasses__()]
    assert len({kind.exit_status for kind in kinds}) == len(kinds) == 7


async def test_the_wrong_key_loses_nothing_that_a_crash_left_in_the_log(tmp_path):
    db = await Database.open(*places(tmp_path / "alive"))
    await remember(db, MARKER)
    crashed = tmp_path / "crashed"
    shutil.copytree(tmp_path / "alive", crashed)
    await db.close()
    assert (crashed / "data" / "goodturn.db-wal").stat().st_size
    key = places(crashed)[1].read_text()
    another_key(crashed)
    with pytest.raises(WrongKey):
        await Database.open(*places(crashed))
    places(crashed)[1].write_text(key)
    db = await Database.open(*places(crashed))
    assert await names(db) == [MARKER]
    await db.close()


async def test_looking_at_a_file_changes_nothing_and_says_what_it_needs(used):
    before = contents(used)
    assert await Database.look_at(*places(used)) == 0
    assert contents(used) == before


async def test_a_disk_that_can_only_be_read_is_said_so(tmp_path):
    path, key = tmp_path / "disk" / "goodturn.db", tmp_path / "secrets" / "database.key"
    with small_disk(tmp_path / "disk"):
        await (await Database.open(path, key)).close()
        before = contents(tmp_path)
        make_read_only(path.parent)
        with pytest.raises(NotWritable):
            await Database.open(path, key)
        assert contents(tmp_path) == before


async def test_a_full_disk_is_said_so_at_the_start(tmp_path):
    path, key = tmp_path / "disk" / "goodturn.db", tmp_path / "secrets" / "database.key"
    with small_disk(tmp_path / "disk"):
        filler = fill(path.parent)
        with pytest.raises(DiskFull):
            await Database.open(path, key)
        filler.unlink()
        await (await Database.open(path, key)).close()


async def test_a_disk_that_filled_up_since_the_last_time_is_said_so_at_the_start(tmp_path):
    path, key = tmp_path / "disk" / "goodturn.db", tmp_path / "secrets" / "database.key"
    with small_disk(tmp_path / "disk"):
        db = await Database.open(path, key)
        await remember(db, MARKER)
        await db.close()
        before = path.read_bytes()
        filler = fill(path.parent)
        with pytest.raises(DiskFull):
            await Database.open(path, key)
        assert path.read_bytes() == before
        filler.unlink()
        db = await Database.open(path, key)
        assert await names(db) == [MARKER]
        await db.close()


async def test_a_key_for_which_there_is_no_room_is_not_half_made(tmp_path):
    path, key = tmp_path / "data" / "goodturn.db", tmp_path / "disk" / "database.key"
    with small_disk(tmp_path / "disk"):
        filler = fill(key.parent)
        with pytest.raises(DiskFull):
            await Database.open(path, key)
        assert not key.exists() and not path.exists()
        filler.unlink()
        await (await Database.open(path, key)).close()
        assert mode(key) == "0o600"


async def test_when_the_disk_fills_up_nothing_is_half_kept_and_it_goes_on_when_there_is_room(tmp_path):
    path, key = tmp_path / "disk" / "goodturn.db", tmp_path / "secrets" / "database.key"
    with small_disk(tmp_path / "disk", "2m"):
        db = await Database.open(path, key)
        await remember(db, "before")
        filler = fill(path.parent)
        with pytest.raises(Exception, match="full"):
            for number in range(1000):
                await _remember_a_pair(db, f"{number}")
        known = await names(db)
        assert "before" in known
        assert all((f"{name} twin" in known) for name in known if name.isdecimal())
        filler.unlink()
        await _remember_a_pair(db, "after")
        assert len(await names(db)) == len(known) + 2
        await db.close()


async def _remember_a_pair(db: Database, name: str) -> None:
    async def pair(tx):
        await areas.add(tx, name, NOW)
        await areas.add(tx, f"{name} twin", NOW)

    await db.transaction(pair)


async def test_a_time_without_its_zone_is_refused(db):
    with pytest.raises(ValueError, match="zone"):
        await db.transaction(lambda tx: areas.add(tx, "Elm Street", datetime(2026, 3, 3, 9, 0)))
    assert await names(db) == []
