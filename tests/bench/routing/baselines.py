"""What Good Turn is compared with: four simple ways of asking, in the same worlds."""

import heapq

from tests.bench.routing.month import Nudge
from tests.bench.routing.world import Need, Neighbour, World

EVERY_MINUTES = 10
AT_ONCE = 5
GOODSAM = 7


class Simple:
    """Asks people in an order of its own, so many at once, again after a while; nobody twice for one need."""

    def __init__(self, world: World, at_once: int, every: float | None) -> None:
        self.world = world
        self._at_once = at_once
        self._every = every
        self._asked: dict[int, set[int]] = {}
        self._open: set[int] = set()
        self._due: list[tuple[float, int]] = []
        self._needs = {need.id: need for need in world.needs}

    def order(self, need: Need, now: float) -> list[Neighbour]:
        """The nearest first."""
        return sorted(self.world.neighbours, key=lambda neighbour: self.world.km(neighbour, need))

    async def ask(self, need: Need, now: float) -> list[Nudge]:
        self._open.add(need.id)
        self._asked[need.id] = set()
        return self._more(need, now, self._at_once)

    async def go_on(self, now: float) -> list[Nudge]:
        _, id = heapq.heappop(self._due)
        return self._more(self._needs[id], now, self._at_once) if id in self._open else []

    async def next_at(self) -> float | None:
        return self._due[0][0] if self._due else None

    async def yes(self, need: Need, neighbour: Neighbour, now: float) -> None:
        self._open.discard(need.id)

    async def no(self, need: Need, neighbour: Neighbour, now: float) -> list[Nudge]:
        return []

    async def over(self, need: Need, now: float) -> None:
        self._open.discard(need.id)

    def _more(self, need: Need, now: float, most: int) -> list[Nudge]:
        asked = self._asked[need.id]
        chosen = [n for n in self.order(need, now) if n.id not in asked][:most]
        asked.update(neighbour.id for neighbour in chosen)
        if self._every and chosen:
            heapq.heappush(self._due, (now + self._every, need.id))
        return [(need, neighbour) for neighbour in chosen]


class Aloud(Simple):
    """Everybody near is pinged at once."""

    def __init__(self, world: World) -> None:
        super().__init__(world, at_once=len(world.neighbours), every=None)

    def order(self, need: Need, now: float) -> list[Neighbour]:
        near = self.world.plan.near_km
        return [n for n in self.world.neighbours if self.world.km(n, need) <= near]


class Nearest(Simple):
    """The nearest 5, every 10 minutes."""

    def __init__(self, world: World) -> None:
        super().__init__(world, at_once=AT_ONCE, every=EVERY_MINUTES)


class GoodSam(Simple):
    """The nearest 7, and for each refusal the next."""

    def __init__(self, world: World) -> None:
        super().__init__(world, at_once=GOODSAM, every=None)

    async def no(self, need: Need, neighbour: Neighbour, now: float) -> list[Nudge]:
        return self._more(need, now, 1) if need.id in self._open else []


class Oracle(Nearest):
    """Knows how willing everybody is and who rests: the 5 likeliest every 10 minutes, within the cap."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.month = None

    def order(self, need: Need, now: float) -> list[Neighbour]:
        week, cap = 7 * 24 * 60, self.world.plan.nudges_borne_a_week
        free = (
            n
            for n in self.world.neighbours
            if not self.month.rests(n, now)
            and sum(at > now - week for at in self.month.tally.nudges[n.id]) < cap
        )
        return sorted(free, key=lambda neighbour: -self.world.likely(neighbour, need))
