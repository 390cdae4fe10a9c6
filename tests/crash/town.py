"""A town for storms: the emulated Telegram, and everybody with a phone in hand."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from bot.playground.emulator import Emulator
from bot.playground.members import Member
from bot.playground.phone import Phone
from bot.playground.shapes import User
from bot.playground.street import Street
from tests.crash.people import Neighbour, Organiser, Resident, Stranger
from tests.crash.phones import Person
from tests.crash.record import Record

TOKEN = "1:test-token-of-the-storm-0123456789ab"


@dataclass(frozen=True, kw_only=True)
class Size:
    """Who lives there, and how fast it goes: `hurried` without any flood limits but ours `per_second`.

    A resident asks again `pause` seconds after the last time; each life begins `hours` after the one before.
    A life lasts so many seconds at most. With `checkins` each resident is asked once a day if all is well.
    """

    residents: int = 6
    neighbours: int = 5
    pause: tuple[float, float] = (0.0, 1.0)
    hurried: bool = True
    per_second: int = 10_000
    hours: tuple[float, float] = (0.0, 0.0)
    checkins: bool = False
    lives: float = 1.0


class Daylight:
    """The time in a town: so many hours later than it really is."""

    hours = 0.0

    def now(self) -> datetime:
        """The present moment there."""
        return datetime.now(UTC) + timedelta(hours=self.hours)


class Town:
    """People who live their lives, whatever the bot does."""

    def __init__(self, emulator: Emulator, size: Size, dice: Random, daylight: Daylight) -> None:
        self.emulator, self.size, self.dice, self.daylight = emulator, size, dice, daylight
        # Where it is midday now, so that no day ends during a storm.
        self.zone = f"Etc/GMT{emulator.clock().hour - 12:+d}"
        self.record = Record(emulator)
        self.people = self._people(Street(emulator))
        self._lives = [asyncio.create_task(person.live()) for person in self.people]

    def ask(self, go_on: bool) -> None:
        """From now on residents ask for more, or only finish what they are at."""
        for person in self.people:
            person.asks = go_on

    def all_joined(self) -> bool:
        """Has everybody come in who wants to?"""
        self._look_after_them()
        return all(person.has_joined for person in self.people)

    def undone(self) -> dict[str, int]:
        """How much people, and Telegram, still have to do."""
        self._look_after_them()
        counts = {f"with {one.phone.name}": not one.has_nothing_to_do for one in self.people}
        counts["at Telegram"] = self.emulator.pending
        return {what: int(number) for what, number in counts.items() if number}

    def wait(self) -> float:
        """Some hours go by; gives how much later it is than it really is."""
        self.daylight.hours += self.dice.uniform(*self.size.hours)
        return self.daylight.hours

    def wait_for_midday(self) -> float:
        """Until midday, when nothing has to wait for the morning; it was midday when all began."""
        self.daylight.hours = math.ceil(self.daylight.hours / 24) * 24
        return self.daylight.hours

    async def go_home(self) -> None:
        """The day is over."""
        for life in self._lives:
            life.cancel()
        await asyncio.wait(self._lives)

    def _look_after_them(self) -> None:
        for life in self._lives:
            if life.done():
                life.result()

    def _people(self, street: Street) -> list[Person]:
        def person(kind: type[Person], phone: Phone) -> Person:
            if kind is not Resident:
                street.group.chat.members.setdefault(phone.id, Member("member"))
            one = kind(phone, street.group, Random(self.dice.random()), self.size.pause)
            one.is_patient = self.size.hours[1] > 0
            return one

        residents = [street.rosa, *_more(street, "Resident", 3000, self.size.residents - 1)]
        neighbours = [street.ben, street.ayo, *_more(street, "Neighbour", 4000, self.size.neighbours - 2)]
        return [
            person(Organiser, street.olga),
            person(Stranger, street.zed),
            *(person(Resident, phone) for phone in residents),
            *(person(Neighbour, phone) for phone in neighbours),
        ]


def _more(street: Street, name: str, first_id: int, number: int) -> list[Phone]:
    return [street.new_phone(User(first_id + n, f"{name} {n + 1}")) for n in range(number)]


@asynccontextmanager
async def a_town(size: Size, seed: float) -> AsyncIterator[Town]:
    """It stands while it is used."""
    daylight = Daylight()
    emulator = Emulator(token=TOKEN, clock=daylight.now)
    emulator.limits.enforced = not size.hurried
    emulator.faults.random.seed(seed)
    await emulator.start()
    town = Town(emulator, size, Random(seed), daylight)
    try:
        yield town
    finally:
        await town.go_home()
        await emulator.stop()
