"""People who tap while a bot is busy: how long until their message looks different."""

import asyncio
import time
from collections.abc import Callable

from bot.playground.phone import Phone
from bot.playground.shown import Shown

SECONDS_BETWEEN_TAPS = 0.5
SECONDS_TO_ANSWER = 60


async def taps_until(tappers: list[Phone], is_over: Callable[[], bool]) -> list[float]:
    """Taps, and how long each took, until all have their letter or it is time."""
    waits: list[float] = []
    tasks: set[asyncio.Task[None]] = set()

    async def one(phone: Phone) -> None:
        waits.append(await tap(phone))

    number = 0
    while not is_over():
        if len(tasks) < len(tappers):
            task = asyncio.create_task(one(tappers[number % len(tappers)]))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            number += 1
        await asyncio.sleep(SECONDS_BETWEEN_TAPS)
    if tasks:
        await asyncio.wait(tasks)
    return waits


async def tap(phone: Phone) -> float:
    """Seconds from a tap until its message looks different."""
    choices = [(shown, data) for shown in phone.chat() for data in _of_a_question(shown)]
    shown, data = choices[-1] if choices else (phone.last, "tap")
    body = phone.private.messages[shown.id].body
    began = time.monotonic()
    await phone.taps_data(data, shown)
    until = began + SECONDS_TO_ANSWER
    while phone.private.messages[shown.id].body is body and time.monotonic() < until:
        await asyncio.sleep(0.001)
    return time.monotonic() - began


def _of_a_question(shown: Shown) -> list[str]:
    data = [button.data or "" for row in shown.buttons for button in row]
    return [each for each in data if each.startswith(("step", "back"))][:1]
