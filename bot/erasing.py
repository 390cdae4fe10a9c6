"""`erase`: whoever can't tell the bot so is forgotten by whoever runs it, at once and for good."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from aid import forgetting
from aid.refusals import Refusal
from bot.app import DATABASE
from bot.lock import lock
from bot.settings import Settings
from storage import leaving, people
from storage.database import Database
from storage.forgotten import FILE

WHAT_GOES = (
    "Name, address, number, words, messages, checks and promises go. What they asked for or promised is taken"
    " back, and what others were told about them is edited away."
)
WHAT_STAYS = (
    "What stays, of nobody: that somebody helped, what, where and when; the history, in numbers; what they"
    " told of somebody's safety."
)

T = TypeVar("T")


class NotErased(Exception):
    """Nothing has changed. The text is one line that says why."""

    exit_status = 1


def erase(
    settings: Settings, record: int | None, account: int | None, is_meant: Callable[[str], bool]
) -> Iterator[str]:
    """Forget one person; `is_meant` is asked with their name first. Only while no bot runs.

    Raises NotErased, a DatabaseTrouble or AlreadyRunning.
    """
    if (record is None) == (account is None):
        raise NotErased("Say whom: --record NUMBER or --account NUMBER, one of the two.")
    folder = Path(settings.data_dir)
    if not (folder / DATABASE).exists():
        raise NotErased(f"There is no database at {folder / DATABASE}.")
    with lock(settings.data_dir):
        id, name = _in_database(settings, lambda db: _find(db, record, account))
        yield f"{name}: record {id}."
        yield WHAT_GOES
        yield WHAT_STAYS
        yield "Nobody can undo it."
        if not is_meant(name):
            raise NotErased("That is not their name. Nothing was changed.")
        _in_database(settings, lambda db: _erase(db, settings, id))
    yield f"{name} is forgotten. {folder / FILE} says so by number, for backups that are restored."
    yield "Backups made until now still hold them. Delete those as soon as you can do without."
    for kept in sorted(folder.glob(f"{DATABASE}.replaced-*")):
        yield f"So does {kept}: delete it."


async def _find(db: Database, record: int | None, account: int | None) -> tuple[int, str]:
    now = datetime.now(UTC)
    gone = await leaving.find_by_account(db, account) if account is not None else None
    if record is not None:
        person = await people.find(db, record)
    else:
        assert account is not None
        person = await people.find_by_account(db, account)
        if person is None and gone:
            person = await people.find(db, gone.person_id)
    if person is None or not (
        await leaving.find(db, person.id) or await leaving.was_here(db, person.id, now)
    ):
        raise NotErased("There is nobody of that number. Nothing was changed.")
    return person.id, person.name


async def _erase(db: Database, settings: Settings, id: int) -> None:
    now = datetime.now(UTC)
    today = now.astimezone(settings.time_zone).date()
    await forgetting.forget_by_hand(db, id, today=today, now=now)
    await forgetting.write_down(db, now)
    await db.clear_out()


def _in_database(settings: Settings, work: Callable[[Database], Awaitable[T]]) -> T:
    async def opened() -> T:
        db = await Database.open(Path(settings.data_dir) / DATABASE, Path(settings.database_key_file))
        try:
            return await work(db)
        finally:
            await db.close()

    try:
        return asyncio.run(opened())
    except Refusal as refusal:
        raise NotErased(refusal.words(settings.time_zone)) from None
