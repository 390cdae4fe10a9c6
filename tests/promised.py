"""Ben has promised to help Rosa, and the hours go by."""

from datetime import timedelta

from bot.playground.faults import Fault
from bot.playground.phone import Phone
from bot.playground.shown import Shown
from tests.conftest import Neighbourhood
from tests.reading import told


async def promises(
    street: Neighbourhood, when: str = "Tomorrow morning", kind: str = "Shopping", by: Phone | None = None
) -> None:
    """Rosa asks, and Ben, or somebody else, takes it on."""
    await street.rosa_asks(kind, when)
    await (by or street.ben).taps("I can help", chat=street.group)
    await street.hurry(seconds=10)


def said(phone: Phone, words: str) -> list[Shown]:
    """The bot's private messages that hold these words now."""
    return [shown for shown in phone.chat() if shown.by_bot and words in shown.text]


def count(phone: Phone, words: str) -> int:
    """How many there are."""
    return sum(words in text for text in told(phone))


async def dies_and_comes_back(street: Neighbourhood) -> None:
    """The bot ends, starts again, and hears that nothing was said."""
    await street.restarts()
    await street.app.listener.answered.wait()


async def goes_deaf(street: Neighbourhood) -> None:
    """From now on Telegram doesn't let us hear anything."""
    street.emulator.faults.add("getUpdates", Fault.server(), times=None)
    street.emulator.world.updates.end_poll("dead")
    await street.emulator.until(lambda: street.emulator.faults.struck)


async def at_once() -> None:
    """Nobody waits until the bot is done."""


async def unheard(street: Neighbourhood, **time: float) -> None:
    """Time goes by in which we hear nothing, though the clock ticks."""
    street.clock.hurry(timedelta(**time))
    street.app.listener._hurried = street.clock.hurried
    await street.app.rounds.run_all()
    street.app.db.mail.set()
    await street.app.postman.quiet()
