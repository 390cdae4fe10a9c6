"""A month of a world under one policy: needs come up, people are nudged, answer, tire and mute."""

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.bench.routing.world import MINUTES_A_DAY, Need, Neighbour, World

WEEK = 7 * MINUTES_A_DAY
Nudge = tuple[Need, Neighbour]


class Policy(Protocol):
    """Whoever decides whom to nudge. Times are minutes since the first midnight."""

    async def ask(self, need: Need, now: float) -> list[Nudge]: ...  # it has come up

    async def go_on(self, now: float) -> list[Nudge]: ...  # a time that `next_at` gave has come

    async def next_at(self) -> float | None: ...

    async def yes(self, need: Need, neighbour: Neighbour, now: float) -> None: ...  # it is theirs

    async def no(self, need: Need, neighbour: Neighbour, now: float) -> list[Nudge]: ...

    async def over(self, need: Need, now: float) -> None: ...  # too late; nobody came


@dataclass
class Tally:
    """What came of the month."""

    nudges: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    taken: dict[int, tuple[int, float]] = field(default_factory=dict)  # by whom, after how long
    wasted: int = 0
    muted: set[int] = field(default_factory=set)
    after_a_claim: int = 0
    at_night: int = 0
    most_a_week: int = 0


class Month:
    """Plays a world under a policy. The state of people is here; the policy knows only what it was told."""

    def __init__(self, world: World, policy: Policy) -> None:
        self._world = world
        self._policy = policy
        self._events: list[tuple[float, int, str, Any]] = []
        self._number = 0
        self._resting: dict[int, float] = {}
        self._over: set[int] = set()
        self._answered: set[tuple[int, int]] = set()
        self.tally = Tally()

    async def play(self) -> Tally:
        """From the first need to the end of the last."""
        for need in self._world.needs:
            self._plan(need.at, "need", need)
            self._plan(need.ends, "end", need)
        while self._events or await self._policy.next_at() is not None:
            due = await self._policy.next_at()
            if due is not None and (not self._events or due <= self._events[0][0]):
                self._send(await self._policy.go_on(due), due)
                continue
            now, _, what, about = heapq.heappop(self._events)
            await getattr(self, f"_{what}")(about, now)
        return self.tally

    async def _need(self, need: Need, now: float) -> None:
        self._send(await self._policy.ask(need, now), now)

    async def _end(self, need: Need, now: float) -> None:
        if need.id not in self.tally.taken:
            self._over.add(need.id)
            await self._policy.over(need, now)

    async def _yes(self, nudge: Nudge, now: float) -> None:
        need, neighbour = nudge
        if need.id in self.tally.taken:
            self.tally.wasted += 1
        elif need.id not in self._over:
            self.tally.taken[need.id] = (neighbour.id, now - need.at)
            await self._policy.yes(need, neighbour, now)

    async def _no(self, nudge: Nudge, now: float) -> None:
        self._send(await self._policy.no(*nudge, now), now)

    def _send(self, nudges: list[Nudge], now: float) -> None:
        for need, neighbour in nudges:
            before = self.tally.nudges[neighbour.id]
            before.append(now)
            week = sum(at > now - WEEK for at in before)
            self._note(need, week, now)
            if week > self._world.plan.nudges_borne_a_week and self._world.mutes(neighbour, len(before)):
                self.tally.muted.add(neighbour.id)
            if neighbour.id not in self.tally.muted and (need.id, neighbour.id) not in self._answered:
                self._answered.add((need.id, neighbour.id))
                self._answer(need, neighbour, now)

    def _answer(self, need: Need, neighbour: Neighbour, now: float) -> None:
        resting = self._resting.get(neighbour.id, 0) > now
        answer = self._world.answer(neighbour, need, resting=resting)
        if answer.says == "nothing":
            self._resting[neighbour.id] = max(self._resting.get(neighbour.id, 0), now + answer.rests)
        else:
            self._plan(now + answer.after, answer.says, (need, neighbour))

    def rests(self, neighbour: Neighbour, now: float) -> bool:
        """Only the oracle may know."""
        return self._resting.get(neighbour.id, 0) > now or neighbour.id in self.tally.muted

    def _note(self, need: Need, week: int, now: float) -> None:
        tally = self.tally
        tally.most_a_week = max(tally.most_a_week, week)
        tally.after_a_claim += need.id in tally.taken
        tally.at_night += not 8 * 60 <= now % MINUTES_A_DAY < 21 * 60

    def _plan(self, at: float, what: str, about: Any) -> None:
        self._number += 1
        heapq.heappush(self._events, (at, self._number, what, about))
