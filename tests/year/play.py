"""The year as it goes by: in steps of some minutes by day, longer at night, everybody at their own time."""

import heapq
import itertools
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from bot.playground.shapes import Member, User
from bot.playground.shown import Shown, show
from bot.playground.story import settled
from tests.conftest import Neighbourhood
from tests.year.people import Act, Neighbour, Organiser, Person, Resident
from tests.year.seen import Eyes, Seen

BY_DAY, BY_NIGHT = timedelta(minutes=10), timedelta(minutes=60)
FIRST_HOUR, LAST_HOUR = 8, 21
TO_FINISH = timedelta(days=10)
DAYS_A_MONTH = 30
ROUNDS_A_STEP_MAX = 500
MESSAGES_KEPT = 200  # in a private chat; a phone that remembered a year would fill the memory


async def _at_once() -> None:
    """Nobody waits: many do something at the same moment."""


class Year:
    """So many requests over so many days, on a street of that many people."""

    def __init__(self, street: Neighbourhood, dice: Random, *, residents: int, neighbours: int) -> None:
        self.street = street
        self.dice = dice
        self.nudges: list[Seen] = []
        self.acts = 0
        self._zone = street.app.settings.time_zone
        self._eyes = Eyes(street.emulator)
        self._events: list[tuple[datetime, int, Person, Act]] = []
        self._numbers = itertools.count()
        self._people: dict[int, Person] = {}
        self._size = {"Resident": residents, "Neighbour": neighbours}

    async def move_in(self) -> None:
        """Everybody joins, and Olga lets the neighbours in."""
        self.street.settled = _at_once
        self._add(Organiser, self.street.olga)
        for name, kind in (("Resident", Resident), ("Neighbour", Neighbour)):
            for number in range(self._size[name]):
                phone = self.street.new_phone(User(20_000 + len(self._people), f"{name} {number + 1}"))
                if kind is Neighbour:
                    self.street.group.chat.members[phone.id] = Member("member")
                person = self._add(kind, phone)
                purpose = "I need help" if kind is Resident else "I can help"
                for words in ("/start", "I agree", phone.user.first_name, "Elm Street", purpose):
                    await phone.types(words)
                    await self._settle()
                self._notice()
                person.phone.private.messages.clear()
        await self._step()

    async def go_by(self, requests: int, days: int) -> None:
        """They ask through the days, then nobody asks any more, and all of it comes to an end."""
        begins = self.street.clock.now()
        residents = [person for person in self._people.values() if isinstance(person, Resident)]
        for _ in range(requests):
            day = begins.astimezone(self._zone).date() + timedelta(days=self.dice.randrange(days))
            at = datetime(day.year, day.month, day.day, tzinfo=self._zone)
            at += timedelta(hours=self.dice.triangular(7, 22, 10))
            self._plan(at.astimezone(UTC), self.dice.choice(residents), Act(says="I need help"))
        for month in range(0, days + TO_FINISH.days, DAYS_A_MONTH):
            ends = begins + timedelta(days=min(month + DAYS_A_MONTH, days + TO_FINISH.days))
            while self.street.clock.now() < ends:
                await self._wait()
                await self._step()
            print(f"until {ends:%d %B}: {self.acts} taps and words, {len(self.nudges)} nudges", flush=True)

    async def _wait(self) -> None:
        now = self.street.clock.now()
        local = now.astimezone(self._zone)
        by_day = FIRST_HOUR <= local.hour < LAST_HOUR
        self.street.clock.hurry(BY_DAY if by_day else BY_NIGHT)

    async def _step(self) -> None:
        await self._settle()
        await self.street.app.hurry()
        await self._settle()
        for _ in range(ROUNDS_A_STEP_MAX):
            self._notice()
            if not await self._act():
                return
            await self._settle()
        raise AssertionError("people and the bot never come to an end with each other")

    async def _act(self) -> bool:
        """Everybody whose time has come does something; nobody two things at once."""
        now, later, did = self.street.clock.now(), [], set()
        while self._events and self._events[0][0] <= now:
            at, number, person, act = heapq.heappop(self._events)
            if person.phone.id in did:
                later.append((at, number, person, act))
                continue
            did.add(person.phone.id)
            self.acts += 1
            await self._do(person, act)
        for event in later:
            heapq.heappush(self._events, event)
        return bool(did)

    async def _do(self, person: Person, act: Act) -> None:
        if act.says is not None:
            await person.phone.types(act.says)
        elif act.on and act.data:
            await person.phone.taps_data(act.data, _still_there(person, act.on))

    def _notice(self) -> None:
        for seen in self._eyes.look():
            if seen.chat_id < 0:
                watchers: Any = [one for one in self._people.values() if isinstance(one, Neighbour)]
            else:
                watchers = [self._people[seen.chat_id]] if seen.chat_id in self._people else []
            if seen.is_new and seen.find("not_now"):
                self.nudges.append(seen)
            for person in watchers:
                for delay, act in person.sees(seen):
                    self._plan(seen.at + delay, person, act)
            if seen.chat_id > 0:
                _forget_old(self.street.emulator.world.chats[seen.chat_id].messages)

    def _plan(self, at: datetime, person: Person, act: Act) -> None:
        heapq.heappush(self._events, (at, next(self._numbers), person, act))

    def _add(self, kind: type[Person], phone: Any) -> Person:
        person = kind(phone, self.street.group, Random(self.dice.random()))
        self._people[phone.id] = person
        return person

    async def _settle(self) -> None:
        await settled(self.street.emulator, self.street.app)


def _still_there(person: Person, seen: Seen) -> Shown | None:
    place = person.phone.world.chats[seen.chat_id]
    return show(place, place.messages[seen.id]) if seen.id in place.messages else None


def _forget_old(messages: dict[int, Any]) -> None:
    while len(messages) > MESSAGES_KEPT:
        del messages[next(iter(messages))]
