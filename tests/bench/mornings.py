"""`python -m tests.bench.mornings`: everybody is asked at 9am, by the real bot within Telegram's limits.

Meanwhile people answer, one after the other: how long until a tap is answered?
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from bot.app import DATABASE, GoodTurn
from bot.playground.flood import Limits
from bot.playground.phone import Phone
from bot.playground.shapes import User
from bot.playground.shown import Shown
from storage.database import Database
from tests.conftest import Neighbourhood, a_street, settings
from tests.mornings import Mornings

NINE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
FIRST_ACCOUNT = 50_000
EARLY = timedelta(seconds=75)  # after a start people are heard out for a minute
TOGETHER = 200
SECONDS_BETWEEN_TAPS = 1.0
SECONDS_MAX = 300


def main() -> int:
    """0 if all were asked in time and taps were answered in under a second."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.mornings", description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    people = parser.parse_args().people
    with tempfile.TemporaryDirectory(prefix="goodturn-mornings-") as folder:
        took, waits = asyncio.run(nine_o_clock(Path(folder), people))
    p99 = quantiles(waits, n=100)[98]
    allowed = people / Limits().overall_per_second * 1.2
    print(f"{people:,} asked {took:.1f} s after 9am (allowed: {allowed:.1f} s)")
    print(f"{len(waits)} taps answered meanwhile: median {median(waits):.3f} s, p99 {p99:.3f} s")
    return 0 if took <= allowed and p99 < 1 else 1


async def nine_o_clock(folder: Path, people: int) -> tuple[float, list[float]]:
    """Seconds until the last question arrived, and seconds until each tap was answered."""
    street = await a_street(folder)
    await _move_in(street, folder, people)
    street.emulator.limits = Limits()
    street.clock.hurry(NINE - EARLY - street.clock.now())
    street.app = GoodTurn(settings(street.emulator, folder), clock=street.clock)
    await street.app.start()
    try:
        waits = await _answering(street, people)
    finally:
        await street.app.stop()
        await street.emulator.stop()
    asked = [call for call in street.emulator.calls if call.method == "sendMessage" and call.ok]
    refused = [call for call in street.emulator.calls if call.method == "sendMessage" and not call.ok]
    print(f"{len(refused)} letters had to wait as Telegram asked for a pause")
    return (max(call.at for call in asked) - NINE).total_seconds(), waits


async def _move_in(street: Neighbourhood, folder: Path, people: int) -> None:
    data = folder / "data"
    db = await Database.open(data / DATABASE, folder / "secrets" / "database.key")
    records = Mornings(db, ZoneInfo("Europe/London"), FIRST_ACCOUNT)
    before = NINE - timedelta(hours=1)

    async def one(number: int) -> None:
        account_id, person = await records.account("Resident", before)
        street.new_phone(User(account_id, f"Resident {number}")).private.started = True
        await records.agrees(person, now=before)

    for first in range(0, people, TOGETHER):
        await asyncio.gather(*(one(number) for number in range(first, min(first + TOGETHER, people))))
    await db.close()


async def _answering(street: Neighbourhood, people: int) -> list[float]:
    waits: list[float] = []
    answered: set[int] = set()
    phones = [phone for phone in street.phones.values() if phone.id > FIRST_ACCOUNT]
    until = time.monotonic() + SECONDS_MAX
    while time.monotonic() < until and not all(phone.private.messages for phone in phones):
        found = next(_asked(phones, answered), None)
        if found:
            answered.add(found[0].id)
            waits.append(await _seconds_until_answered(*found))
        await asyncio.sleep(SECONDS_BETWEEN_TAPS)
    assert all(phone.private.messages for phone in phones), f"not all of {people} were asked"
    return waits


def _asked(phones: list[Phone], answered: set[int]) -> Iterator[tuple[Phone, Shown, str]]:
    for phone in phones:
        if phone.id not in answered and phone.private.messages:
            shown = phone.last
            for data in (button.data or "" for row in shown.buttons for button in row):
                if data.startswith("fine:"):
                    yield phone, shown, data


async def _seconds_until_answered(phone: Phone, question: Shown, data: str) -> float:
    began = time.monotonic()
    await phone.taps_data(data, question)
    query = next(reversed(phone.world.queries.all.values()))
    while not query.answered and time.monotonic() < began + SECONDS_MAX:
        await asyncio.sleep(0.002)
    return time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
