"""The sweep of announcements: those whose time has come, and those that are under way."""

from aid import announcement_sending
from bot.sweeps import Tick


async def announcing(tick: Tick) -> None:
    """Announcements that go out."""
    await announcement_sending.sweep(tick.db, tick.now)
