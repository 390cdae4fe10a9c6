"""`check`: whether the settings, the files, the token, the clock and our rights in the groups are right."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from stat import S_IMODE

from aiohttp import ClientError, ClientSession, ClientTimeout
from telegram import ChatMember
from telegram.error import BadRequest, Forbidden

from aid.emergency_numbers import EMERGENCY_NUMBERS, is_due
from bot.app import DATABASE
from bot.settings import Settings
from bot.way_inspection import look_at_ways
from bot.wire import Bot
from bot.wire import bot as make_bot
from storage import areas, backups
from storage.areas import Area
from storage.connection import Reading, connector
from storage.database import Database, troubles
from storage.group_rights import Right
from storage.key import key_for
from storage.migrate import latest

CLOCK_OFF_MAX = timedelta(seconds=60)
SECONDS_TO_ANSWER = ClientTimeout(total=10)
OTHERS = 0o077  # whoever isn't the owner
# The rights of an admin that we use, and what goes without each.
RIGHTS = {
    Right.PIN: "the board is not pinned",
    Right.INVITE: "nobody can be let in by request",
    Right.DELETE: "Telegram's note about each pin stays",
}

Say = Callable[[str, bool], None]


async def inspect(settings: Settings, say: Say) -> bool:
    """Tell line by line what is right and, with True, what is wrong. Gives whether all is right.

    Raises what leaves nothing more to look at: a DatabaseTrouble, or telegram.error's.
    """
    found: list[bool] = []

    def tell(line: str, is_wrong: bool = False) -> None:
        found.append(is_wrong)
        say(line, is_wrong)

    tell("Settings: all right.")
    tell(_numbers_line(settings.country, datetime.now(UTC).date()))
    path, key_file = Path(settings.data_dir) / DATABASE, Path(settings.database_key_file)
    groups: list[Area] = []
    if path.exists():
        groups = await _look_at_database(path, key_file, tell)
        _look_at_modes(path, key_file, tell)
    else:
        tell(f"Database: none yet; the first start makes {path}.")
    await look_at_ways(settings, path if path.exists() else None, key_file, tell)
    await _look_at_telegram(make_bot(settings), groups, tell)
    await _look_at_clock(settings.telegram_api_url, tell)
    return not any(found)


def _numbers_line(country: str, today: date) -> str:
    line = f"Emergency numbers of {country}: checked on {EMERGENCY_NUMBERS[country].checked}."
    if not is_due(country, today):
        return line
    return f"{line} That is more than a year ago. Check them, then the day in aid/emergency_numbers.py."


async def _look_at_database(path: Path, key_file: Path, tell: Callable[..., None]) -> list[Area]:
    steps = await Database.look_at(path, key_file)
    tell(f"Database: {path} opens with its key.")
    with troubles(path):
        connection = connector(path, key_for(path, key_file), writing=False)()
        try:
            reading = Reading(connection)
            if steps:
                tell("Database: the next start brings it up to date.")
            else:
                tell(f"Database: up to date, at step {latest(connection)}.")
                tell(_last_backup(await backups.last_made(reading), datetime.now(UTC)))
            return [area for area in await areas.all(reading) if area.chat_id]
        finally:
            connection.close()


def _last_backup(made_at: datetime | None, now: datetime) -> str:
    if made_at is None:
        return "Backup: none yet. Make one with: python -m bot backup FILE"
    return f"Backup: the last was made {made_at:%Y-%m-%d %H:%M} UTC, {(now - made_at).days} days ago."


def _look_at_modes(path: Path, key_file: Path, tell: Callable[..., None]) -> None:
    seen = [key_file] if _is_open(key_file) else []
    if _is_open(path.parent) and _is_open(path):
        seen.append(path)
    for one in seen:
        tell(f"Files: others on this machine may look at {one}. Say: chmod go= {one}", True)
    if not seen:
        tell("Files: the key and the data are for their owner alone.")


def _is_open(path: Path) -> bool:
    return bool(S_IMODE(path.stat().st_mode) & OTHERS)


async def _look_at_telegram(bot: Bot, groups: list[Area], tell: Callable[..., None]) -> None:
    try:
        await bot.initialize()
        tell(f"Token: Telegram knows @{bot.username}.")
        for area in groups:
            words, is_wrong = await _rights_in(bot, area)
            tell(f"Group of {area.name}: {words}", is_wrong)
    finally:
        await bot.shutdown()


async def _rights_in(bot: Bot, area: Area) -> tuple[str, bool]:
    try:
        member = await bot.call("getChatMember", chat_id=area.chat_id, user_id=bot.id)
        group = await bot.call("getChat", chat_id=area.chat_id)
    except (BadRequest, Forbidden):
        return "I am not in it. Add me to it again, as an admin.", True
    if member.get("status") != ChatMember.ADMINISTRATOR:
        return "I am not an admin of it. Make me one, or I don't hear who comes and goes.", True
    lost = [right for right in RIGHTS if not member.get(right)]
    if not lost:
        return "I have every right I use.", False
    # Where anybody may come in nobody has to be let in, and a note more does no harm.
    needed = {Right.PIN, *([Right.INVITE] if group.get("join_by_request") else [])}
    what = " and ".join(RIGHTS[right] for right in lost)
    if needed.isdisjoint(lost):
        return f"I lack rights, so {what}. That is all right if you don't need it.", False
    return f"I lack rights, so {what}. Give them to me in the group's settings.", True


async def _look_at_clock(address: str, tell: Callable[..., None]) -> None:
    try:
        async with (
            ClientSession(timeout=SECONDS_TO_ANSWER) as web,
            web.head(address, allow_redirects=False) as answer,
        ):
            date = answer.headers.get("Date", "")
    except (ClientError, TimeoutError):
        date = ""
    line, is_wrong = _clock_line(date, datetime.now(UTC))
    tell(line, is_wrong)


def _clock_line(date: str, now: datetime) -> tuple[str, bool]:
    try:
        off = now - parsedate_to_datetime(date)
    except (ValueError, TypeError):
        return "Clock: nobody told me the time, so I can't compare it.", False
    if abs(off) <= CLOCK_OFF_MAX:
        return "Clock: right, by Telegram's.", False
    way = "fast" if off > timedelta() else "slow"
    return (
        f"Clock: {abs(off).total_seconds():.0f} seconds {way} by Telegram's. Let this machine keep time.",
        True,
    )
