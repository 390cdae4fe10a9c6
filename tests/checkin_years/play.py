"""How the mornings go by: the clock ticks soon after something is due, and people answer, or don't."""

import heapq
import itertools
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

from aid import checkins as verbs
from aid.checkin_rungs import ALARM, QUESTIONS
from aid.refusals import Refusal
from storage.checkins import Ending, Wish
from storage.outbox import Letter
from tests.mornings import CHECK, WAITS, Mornings

Act = Callable[[datetime], Awaitable[None]]

ZONES = {
    "Europe/London": 2025, "Europe/Berlin": 2025, "Europe/Lisbon": 2025, "Africa/Cairo": 2025,
    "Australia/Lord_Howe": 2025, "Pacific/Apia": 2011, "America/New_York": 2025, "Asia/Kolkata": 2025,
    "Asia/Kathmandu": 2025, "America/St_Johns": 2025, "Pacific/Chatham": 2025, "Africa/Casablanca": 2025,
}  # fmt: skip
# Those in the middle are skipped, or come twice, in one zone or the other.
TIMES = ("09:00", "00:20", "02:10", "02:50", "01:40", "03:15", "23:30", "07:30")
TICK = timedelta(seconds=10)
MINUTE = timedelta(minutes=1)
SLOW_POST, OUTAGE = 0.1, 0.02
OUTAGE_MAX = timedelta(hours=6)
WAIT_MINUTES = 30
# What somebody does about a day's question, and how often: 10 of 20 at once, 3 when asked again, and so on.
WAYS = ("at once",) * 10 + ("again",) * 3 + ("late",) * 3 + ("ring",) + ("never",) * 3


class Play:
    """One street for so many days. `outages`: from when to when the bot was away."""

    def __init__(self, street: Mornings, dice: Random) -> None:
        self.street = street
        self.dice = dice
        self.plans: dict[int, int] = {}
        self.outages: list[tuple[datetime, datetime]] = []
        self._events: list[tuple[datetime, int, Act]] = []
        self._numbers = itertools.count()
        self._heard_from: datetime | None = None
        self._looked_for: datetime | None = None
        self._ways: dict[int, str] = {}
        self._carried: set[int] = set()

    async def move_in(self, times: tuple[str, ...], now: datetime) -> None:
        """Somebody for each of these times of day, with two of three contacts; Olga organises."""
        self.olga = await self.street.person("Olga", now, organises=True)
        told = [await self.street.person(f"Contact {n}", now) for n in range(3)]
        for number, asks_at in enumerate(times):
            person = await self.street.person(f"Person {number}", now)
            contacts = (told[number % 3], told[(number + 1) % 3])
            plan = await self.street.agrees(
                person, *contacts, now=now, asks_at=asks_at, wait=WAIT_MINUTES,
                weekdays="24567" if number % 4 == 3 else "1234567",
            )  # fmt: skip
            self.plans[plan] = person

    async def go_by(self, until: datetime) -> None:
        """All that happens until then, one moment after the other."""
        await self._look(until)
        while self._events and self._events[0][0] < until:
            if self.dice.random() < OUTAGE:
                await self._away(self._events[0][0])
            at, _number, act = heapq.heappop(self._events)
            await act(at)
            await self._carry(at)
            await self._look(until)

    async def _away(self, since: datetime) -> None:
        back = since + self.dice.random() ** 3 * OUTAGE_MAX
        # What they did meanwhile comes then; nobody counts as silent before it has been heard.
        self._heard_from = back + MINUTE
        self.outages.append((since, self._heard_from + TICK))
        self._events = [
            (max(at, back + TICK * self.dice.random()), number, act) for at, number, act in self._events
        ]
        heapq.heapify(self._events)
        for when in (back, self._heard_from):
            self._at(when + TICK * self.dice.random(), self._tick)

    async def _look(self, until: datetime) -> None:
        row = await self.street.db.one("SELECT MIN(next_at) AS next_at FROM checkin_plans")
        due = datetime.fromisoformat(row["next_at"]) if row and row["next_at"] else until
        if due != self._looked_for and due < until:
            self._looked_for = due
            self._at(due + TICK * self.dice.random(), self._tick)

    async def _tick(self, now: datetime) -> None:
        is_heard = self._heard_from is None or now >= self._heard_from
        await self.street.tick(now, now if is_heard else None)

    async def _carry(self, now: datetime) -> None:
        for letter in await self.street.waiting(now):
            if letter.id in self._carried:
                continue
            self._carried.add(letter.id)
            if letter.kind == ALARM:
                # The clock ticks however slow the post is: it is told again so long after it was written.
                self._at(now + WAITS.repeat + TICK * self.dice.random(), self._tick)
            if self.dice.random() < SLOW_POST:
                self._at(now + 90 * self.dice.random() * timedelta(seconds=1), self._delivers(letter))
            else:
                await self._delivers(letter)(now + timedelta(seconds=self.dice.random()))

    def _delivers(self, letter: Letter) -> Act:
        async def deliver(now: datetime) -> None:
            if await self.street.carry(letter, now):
                self._is_read(letter, now)

        return deliver

    def _is_read(self, letter: Letter, now: datetime) -> None:
        if letter.kind not in (ALARM, *QUESTIONS):
            return
        for wait in (timedelta(minutes=WAIT_MINUTES), WAITS.again, WAITS.contact, WAITS.repeat):
            self._at(now + wait + TICK * self.dice.random(), self._tick)
        if letter.kind == ALARM:
            self._hears_alarm(letter, now)
        else:
            self._hears_question(letter, now)

    def _hears_question(self, letter: Letter, now: datetime) -> None:
        way = self._ways.setdefault(letter.about, self.dice.choice(WAYS))
        minutes = {"at once": (0, 29), "again": (31, 44), "late": (46, 120), "ring": (0, 40)}.get(way)
        if minutes:
            self._at(now + self.dice.uniform(*minutes) * MINUTE, self._answers(letter, way))

    def _answers(self, letter: Letter, way: str) -> Act:
        async def answer(now: datetime) -> None:
            with suppress(Refusal):
                if way == "ring":
                    await verbs.answer_wish(
                        self.street.db, letter.about, Wish.RING, by=letter.person_id, now=now
                    )
                else:
                    await verbs.answer_fine(self.street.db, letter.about, by=letter.person_id, now=now)

        return answer

    def _hears_alarm(self, letter: Letter, now: datetime) -> None:
        mind = self.dice.random()
        if mind < 0.4 or letter.person_id == self.olga:
            self._at(now + self.dice.uniform(1, 20) * MINUTE, self._checks(letter))
        elif mind < 0.5:
            self._at(now + self.dice.uniform(1, 12) * MINUTE, self._cannot(letter))

    def _cannot(self, letter: Letter) -> Act:
        async def cannot(now: datetime) -> None:
            with suppress(Refusal):
                await verbs.cannot_check(self.street.db, letter.about, by=letter.person_id, now=now)

        return cannot

    def _checks(self, letter: Letter) -> Act:
        async def check(now: datetime) -> None:
            with suppress(Refusal):
                await verbs.check(self.street.db, letter.about, by=letter.person_id, wait=CHECK, now=now)
                self._at(now + CHECK + TICK * self.dice.random(), self._tick)
                if self.dice.random() < 0.8:
                    self._at(now + self.dice.uniform(5, 60) * MINUTE, self._tells(letter))

        return check

    def _tells(self, letter: Letter) -> Act:
        async def tell(now: datetime) -> None:
            about, by = letter.about, letter.person_id
            with suppress(Refusal):
                if self.dice.random() < 0.15 and by != self.olga:
                    await verbs.cannot_reach(self.street.db, about, by=by, now=now)
                else:
                    await verbs.tell_ending(self.street.db, about, Ending.FOUND_FINE, by=by, now=now)

        return tell

    def _at(self, when: datetime, act: Act) -> None:
        heapq.heappush(self._events, (when.astimezone(UTC), next(self._numbers), act))
