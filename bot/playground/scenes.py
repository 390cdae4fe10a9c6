"""Scenes that the page plays in one click, through the door, by the cast itself."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.playground.phone import Phone
from bot.playground.shown import Shown
from bot.playground.street import Street

Hurry = Callable[[timedelta], Awaitable[None]]
Scene = Callable[[Street, Hurry, Callable[[], datetime]], Awaitable[str]]

ASKED_AT = time(9)
ON_THE_STREET = ZoneInfo("Europe/London")
TOLD = ("Ben Okoro", "Ayo Mensah")
SEEN_TO_IN_THE_MORNING = time(8)  # letters that ask something wait until then


class NotNow(Exception):
    """The scene can't be played as things are; its text says why."""


async def missed_morning(street: Street, hurry: Hurry, now: Callable[[], datetime]) -> str:
    """Rosa is asked each morning, and doesn't answer: the clock goes on until Ben hears of it."""
    await _nothing_half_done(street)
    if not _says(street.rosa, "good morning call with"):
        await _agree(street)
        await hurry(_until(now(), SEEN_TO_IN_THE_MORNING))
        for neighbour in (street.ben, street.ayo):
            await neighbour.taps("Yes, tell me")
    await hurry(_until(now(), ASKED_AT))
    for wait in (30, 1, 15, 1):
        await hurry(timedelta(minutes=wait))
    return "Rosa has not answered. Ben was told. Hurry the clock on, or tap a button."


SCENES: dict[str, Scene] = {"missed_morning": missed_morning}


async def _agree(street: Street) -> None:
    """Olga has Rosa on the telephone, and writes down what she says."""
    olga = street.olga
    await olga.types("/organise")
    await olga.taps("Phone in")
    await olga.types("Rosa")
    await olga.taps("Rosa Bell")
    for label in ("A good morning call", "Every day", "9am", "30 minutes", *TOLD, "Done", "She, her"):
        await olga.taps(label)
    await olga.types("Steep stairs. Mary next door has a key.")
    if "Where do they live?" in olga.last.text:
        await olga.types("12 Elm Street")
    if "phone number" in olga.last.text:
        await olga.types("020 7946 0000")
    await olga.taps("Yes, they agree")
    await olga.types("Yes, that would be a comfort")


async def _nothing_half_done(street: Street) -> None:
    if not street.rosa.private.started or not street.olga.private.started:
        raise NotNow("Rosa and Olga have to be here first.")
    if "Stop" in [label for shown in street.olga.chat()[-1:] for label in shown.labels]:
        await street.olga.taps("Stop")


def _says(phone: Phone, words: str) -> Shown | None:
    return next((shown for shown in phone.chat() if shown.by_bot and words in shown.text), None)


def _until(now: datetime, hour: time) -> timedelta:
    there = now.astimezone(ON_THE_STREET)
    then = datetime.combine(there.date(), hour, ON_THE_STREET)
    if then <= there:
        then = datetime.combine(there.date() + timedelta(days=1), hour, ON_THE_STREET)
    return then.astimezone(UTC) - now
