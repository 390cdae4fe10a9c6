"""An announcement through the door: an organiser writes it on their phone, with answers, to everybody."""

import asyncio
import random
from dataclasses import replace

from bot.playground.emulator import Emulator
from bot.playground.phone import Phone
from tests.bench.contestants import GOOD_TURN
from tests.bench.tapping import SECONDS_TO_ANSWER

ANNOUNCEMENT = replace(GOOD_TURN, name="announcement", title=lambda: "Good Turn, an announcement")
ORGANISER = 1  # as in the settings of every contestant
BLOCKED = 0.01  # of all, after it has begun
WORDS = "Tea on <b>Saturday</b> at 3pm in the hall. Who can drive?"
ANSWERS = "I can drive\nNot this time"


async def announce(emulator: Emulator, organiser: Phone, phones: list[Phone]) -> None:
    """From /organise to "Send"; then some block the bot."""

    async def asked(label: str) -> None:
        await emulator.until(lambda: _shows(organiser, label), SECONDS_TO_ANSWER)

    await organiser.types("/organise")
    for label in ("Announcements", "Send an announcement"):
        await asked(label)
        await organiser.taps(label)
    await asked("Stop")
    await organiser.types(WORDS)
    await asked("No answers")
    await organiser.types(ANSWERS)
    for label in ("Everyone", "Now", "Send to"):
        await asked(label)
        await organiser.taps(_label(organiser, label))
    for phone in random.Random(1).sample(phones, round(len(phones) * BLOCKED)):
        await phone.blocks_bot()
        await asyncio.sleep(0)


def has_gone_out(organiser: Phone) -> bool:
    """Does the organiser read so?"""
    return any("It has gone out." in shown.text for shown in organiser.chat())


def _shows(phone: Phone, label: str) -> bool:
    return any(one.startswith(label) for shown in phone.chat()[-1:] for one in shown.labels)


def _label(phone: Phone, begins: str) -> str:
    return next(one for one in phone.last.labels if one.startswith(begins))
