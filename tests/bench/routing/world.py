"""A made-up neighbourhood, read from a TOML file: who lives there, what they ask, and how they answer."""

import tomllib
from dataclasses import dataclass, fields
from math import exp, hypot
from pathlib import Path
from random import Random

WORLDS = Path(__file__).parent.parent / "worlds"
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a TOML file says of a world. Lengths in km and minutes unless the name says days."""

    title: str
    seed: int
    neighbours: int
    residents: int
    side_km: float
    areas_a_side: int
    reach_km: float
    near_km: float
    days: int
    requests: int
    urgent_share: float
    urgent_minutes: float
    other_minutes: float
    first_hour: float
    last_hour: float
    willingness: float
    likeness: float
    decay_km: float
    answer_minutes: float
    answer_spread: float
    refusals_pressed: float
    tired_share: float
    rest_days: float
    nudges_borne_a_week: int
    mute_share: float


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """Somebody who may help. `willing`: how likely at no distance."""

    id: int
    x: float
    y: float
    willing: float


@dataclass(frozen=True, kw_only=True)
class Need:
    """A request, made so many minutes after the first midnight; late after `ends`."""

    id: int
    resident: int
    x: float
    y: float
    at: float
    urgent: bool
    ends: float


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What somebody does about a nudge: after how many minutes, and how long they then rest."""

    says: str  # yes, no or nothing
    after: float
    rests: float


def read(path: Path) -> Plan:
    """The plan in a TOML file. Raises ValueError for one that lacks something or says too much."""
    told = tomllib.loads(path.read_text())
    names = {field.name for field in fields(Plan)}
    if told.keys() != names:
        raise ValueError(f"{path.name}: differs in {', '.join(sorted(told.keys() ^ names))}")
    return Plan(**told)


class World:
    """One month in such a neighbourhood, the same for every policy that is tried in it."""

    def __init__(self, plan: Plan, number: int) -> None:
        self.plan = plan
        self._seed = f"{plan.seed}/{number}"
        chance = Random(self._seed)
        self.neighbours = [self._neighbour(chance, id) for id in range(1, plan.neighbours + 1)]
        self.homes = [self._place(chance) for _ in range(plan.residents)]
        needs = sorted((self._need(chance) for _ in range(plan.requests)), key=lambda need: need["at"])
        self.needs = [Need(id=id, **need) for id, need in enumerate(needs, 1)]

    def likely(self, neighbour: Neighbour, need: Need) -> float:
        """How likely this neighbour, rested, says yes."""
        return neighbour.willing * exp(-self.km(neighbour, need) / self.plan.decay_km)

    def km(self, neighbour: Neighbour, need: Need) -> float:
        """How far they live apart."""
        return hypot(neighbour.x - need.x, neighbour.y - need.y)

    def answer(self, neighbour: Neighbour, need: Need, *, resting: bool) -> Answer:
        """What comes of a nudge: it depends on the two of them, not on who sent it or when."""
        plan, chance = self.plan, Random(f"{self._seed}/{neighbour.id}/{need.id}")
        yes, pressed, tired = chance.random(), chance.random(), chance.random()
        after = plan.answer_minutes * exp(plan.answer_spread * chance.gauss(0, 1))
        rests = chance.expovariate(1 / (plan.rest_days * MINUTES_A_DAY)) if tired < plan.tired_share else 0.0
        if not resting and yes < self.likely(neighbour, need):
            return Answer(says="yes", after=after, rests=0)
        if not resting and pressed < plan.refusals_pressed:
            return Answer(says="no", after=after, rests=0)
        return Answer(says="nothing", after=0, rests=rests)

    def mutes(self, neighbour: Neighbour, nudges: int) -> bool:
        """Does this nudge, one too many this week and their so-manyth in all, make them mute us?"""
        return Random(f"{self._seed}/{neighbour.id}/mute/{nudges}").random() < self.plan.mute_share

    def _neighbour(self, chance: Random, id: int) -> Neighbour:
        plan = self.plan
        willing = chance.betavariate(plan.likeness * plan.willingness, plan.likeness * (1 - plan.willingness))
        x, y = self._place(chance)
        return Neighbour(id=id, x=x, y=y, willing=willing)

    def _need(self, chance: Random) -> dict[str, float | bool]:
        plan = self.plan
        hour = chance.uniform(plan.first_hour, plan.last_hour)
        at = chance.randrange(plan.days) * MINUTES_A_DAY + hour * 60
        urgent = chance.random() < plan.urgent_share
        resident = chance.randrange(plan.residents)
        x, y = self.homes[resident]
        ends = at + (plan.urgent_minutes if urgent else plan.other_minutes)
        return {"resident": resident, "x": x, "y": y, "at": at, "urgent": urgent, "ends": ends}

    def _place(self, chance: Random) -> tuple[float, float]:
        return chance.random() * self.plan.side_km, chance.random() * self.plan.side_km
