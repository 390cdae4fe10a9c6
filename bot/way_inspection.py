"""`check`, of the other ways for alarms: whether the mail server lets us in, and how the last trials went."""

from collections.abc import Callable
from pathlib import Path

from bot.settings import Settings
from bot.ways import Email, NotSent, ways
from storage import dispatches
from storage.connection import Reading, connector
from storage.database import Database, troubles
from storage.dispatches import Canary
from storage.key import key_for

NAMES = {"email": "E-mail", "hook": "ALARM_URL"}


async def look_at_ways(
    settings: Settings, path: Path | None, key_file: Path, tell: Callable[..., None]
) -> None:
    """Tell of each way that is set up, or that there is none."""
    found = ways(settings)
    if not found:
        tell("Alarms: they go by Telegram alone. SMTP_HOST or ALARM_URL would carry them if it is down.")
    for way in found:
        if isinstance(way, Email):
            await _sign_in(way, tell)
        canary = await _last_canary(way.name, path, key_file)
        failed = canary is not None and canary.state == "failed"
        tell(f"{NAMES[way.name]}: {_trial(canary)}", failed)


async def _sign_in(way: Email, tell: Callable[..., None]) -> None:
    try:
        await way.look()
    except NotSent as trouble:
        tell(f"E-mail: the server of SMTP_HOST does not let us in ({trouble}).", True)
    else:
        tell("E-mail: the server of SMTP_HOST lets us in.")


async def _last_canary(way: str, path: Path | None, key_file: Path) -> Canary | None:
    if path is None or await Database.look_at(path, key_file):
        return None
    with troubles(path):
        connection = connector(path, key_for(path, key_file), writing=False)()
        try:
            return await dispatches.last_canary(Reading(connection), way)
        finally:
            connection.close()


def _trial(canary: Canary | None) -> str:
    if canary is None:
        return "no trial was sent yet; the bot sends one every day."
    if canary.settled_at is None:
        return f"the trial of {canary.noted_at:%Y-%m-%d %H:%M} UTC has not left yet."
    if canary.state == "failed":
        return f"the trial of {canary.noted_at:%Y-%m-%d %H:%M} UTC never left."
    return f"the last trial left at {canary.settled_at:%Y-%m-%d %H:%M} UTC."
