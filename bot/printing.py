"""`poster`: whoever runs the bot has a poster of an area written to a file, while the bot goes on."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from aid.posters import Poster, make_poster_by_hand
from aid.refusals import NotHere
from bot.app import DATABASE
from bot.settings import Settings
from bot.wire import bot as make_bot
from storage import areas
from storage.areas import Area
from storage.database import Database


class NotPrinted(Exception):
    """Nothing was written. The text is one line that says why."""

    exit_status = 1


def print_poster(settings: Settings, area: str, target: Path, *, replace: bool) -> Iterator[str]:
    """A PDF of the poster and the cards, with a new code; earlier ones stay good.

    Raises NotPrinted, a DatabaseTrouble or telegram.error's.
    """
    if target.exists() and not replace:
        raise NotPrinted(f"{target} is there already. Give it another name, or say --replace.")
    if not target.parent.is_dir():
        raise NotPrinted(f"There is no folder {target.parent}.")
    database = Path(settings.data_dir) / DATABASE
    if not database.exists():
        raise NotPrinted(f"There is no database at {database}.")
    username = asyncio.run(_username(settings))
    made, payload = asyncio.run(_made(database, settings.database_key_file, area))
    short = f"t.me/{username}"
    link = f"https://{short}?start={payload}"
    from aid.poster_pages import poster_file  # what draws is slow to load

    poster = Poster(area=made.name, link=link, short=short, phone=settings.phone_number)
    target.write_bytes(poster_file(poster, datetime.now(UTC)))
    yield f"{target} has a poster for {made.name}, and cards to cut out. Its link stays good for ever:"
    yield link
    if not settings.phone_number:
        yield "No number to ring stands on it: PHONE_NUMBER is not set."


async def _username(settings: Settings) -> str:
    bot = make_bot(settings)
    try:
        await bot.initialize()
        return bot.username
    finally:
        await bot.shutdown()


async def _made(database: Path, key_file: Path, name: str) -> tuple[Area, str]:
    db = await Database.open(database, key_file)
    try:
        return await make_poster_by_hand(db, name, now=datetime.now(UTC))
    except NotHere:
        known = ", ".join(area.name for area in await areas.all(db)) or "none yet"
        raise NotPrinted(f"There is no area of that name. There are: {known}.") from None
    finally:
        await db.close()
