"""Good Turn as a policy: the real verbs and sweeps on a real database, and nothing decided here."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from aid import finishing, grid, help_requests, nudges, waves
from aid.refusals import Ended
from storage import areas, offers, people, places, wishes
from storage.connection import Reading, Transaction
from storage.database import Database
from storage.help_requests import Kind, Outcome, Part
from storage.help_requests import add as add_request
from storage.people import Role, Standing
from tests.bench.routing.month import Nudge
from tests.bench.routing.world import Need, Neighbour, World

MIDNIGHT = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
ZONE = ZoneInfo("Europe/London")
WAITS = waves.Waits(
    second=timedelta(minutes=20),
    third=timedelta(minutes=40),
    organisers=timedelta(minutes=40),
    stand_by=timedelta(minutes=10),
)
LATITUDE, LONGITUDE = 51.5, -0.12
KM_A_DEGREE_NORTH, KM_A_DEGREE_EAST = 111.195, 69.22


class Ours:
    """What a month of needs makes the real rules do."""

    def __init__(self, world: World, db: Database) -> None:
        self._world = world
        self._db = db
        self._needs: dict[int, Need] = {}  # by the request's id
        self._requests: dict[int, int] = {}
        self._seen_until = ""
        self.told: set[int] = set()

    @classmethod
    async def open(cls, world: World, folder: Path) -> Self:
        """A database with everybody in it: neighbours have the ids that they have in the world."""
        db = await Database.open(folder / "world.db", folder / "key")
        ours = cls(world, db)
        await db.transaction(ours._move_in)
        return ours

    async def close(self) -> None:
        """The month is over."""
        await self._db.close()

    async def ask(self, need: Need, now: float) -> list[Nudge]:
        moment = when(now)

        async def add(tx: Transaction) -> int:
            id = await add_request(
                tx,
                draft_id=need.id,
                resident_id=self._resident(need.resident),
                asked_by=self._resident(need.resident),
                area_id=self._area(need.x, need.y),
                kind=Kind.OTHER,
                details=None,
                voice=None,
                wanted_on=moment.date(),
                part=Part.DAY,
                word="robin",
                now=moment,
            )
            await waves.begin(tx, await help_requests.get(tx, id), moment, urgent=need.urgent)
            return id

        id = await self._db.transaction(add)
        self._needs[id], self._requests[need.id] = need, id
        return await self.go_on(now)

    async def go_on(self, now: float) -> list[Nudge]:
        moment = when(now)
        await waves.sweep_silent(self._db, moment, moment)
        await waves.sweep(self._db, moment, ZONE, WAITS)
        return await self._db.read(lambda reading: self._new(reading, moment))

    async def next_at(self) -> float | None:
        row = await self._db.one("SELECT MIN(due_at) AS due FROM searches WHERE due_at IS NOT NULL")
        return minutes(datetime.fromisoformat(row["due"])) if row["due"] else None

    async def yes(self, need: Need, neighbour: Neighbour, now: float) -> None:
        id, moment = self._requests[need.id], when(now)
        await help_requests.claim(self._db, id, by=neighbour.id, now=moment)
        await finishing.report_done(self._db, id, by=neighbour.id, minutes=30, confirm_by=moment, now=moment)
        await finishing.confirm(
            self._db, id, by=self._resident(need.resident), outcome=Outcome.MET, now=moment
        )

    async def no(self, need: Need, neighbour: Neighbour, now: float) -> list[Nudge]:
        id = self._requests[need.id]
        if await offers.find(self._db, id, neighbour.id) is None:
            return []  # a card has no button for that
        with suppress(Ended):
            await nudges.not_this_time(self._db, id, by=neighbour.id, now=when(now))
        return await self.go_on(now)

    async def over(self, need: Need, now: float) -> None:
        id, by = self._requests[need.id], self._resident(need.resident)
        await help_requests.withdraw(self._db, id, by=by, now=when(now))

    async def _new(self, reading: Reading, now: datetime) -> list[Nudge]:
        nudged = await reading.all(
            "SELECT help_request_id AS id, person_id FROM offers WHERE asked_at = :now", now=now
        )
        aloud = await reading.all(
            "SELECT help_request_id AS id, people.id AS person_id FROM searches"
            " JOIN people ON people.area_id = searches.area_id"
            " JOIN roles ON roles.person_id = people.id AND roles.role = 'neighbour'"
            " WHERE aloud_at = :now",
            now=now,
        )
        by_id = self._world.neighbours
        return [(self._needs[row["id"]], by_id[row["person_id"] - 1]) for row in [*nudged, *aloud]]

    async def _move_in(self, tx: Transaction) -> None:
        for number in range(self._world.plan.areas_a_side**2):
            id = await areas.add(tx, f"Area {number + 1}", MIDNIGHT)
            await areas.link(tx, id, -1000 - id, None, MIDNIGHT)
        for neighbour in self._world.neighbours:
            await self._join(tx, neighbour.x, neighbour.y)
            await people.give_role(tx, neighbour.id, Role.NEIGHBOUR, Standing.APPROVED, MIDNIGHT)
            reach = round(self._world.plan.reach_km * 1000 / grid.METRES_A_STEP)
            await wishes.keep(tx, neighbour.id, reach=reach)
        for x, y in self._world.homes:
            await self._join(tx, x, y)

    async def _join(self, tx: Transaction, x: float, y: float) -> None:
        self._people = getattr(self, "_people", 0) + 1
        id = await people.add(tx, 5000 + self._people, "Somebody", self._area(x, y), "en", MIDNIGHT)
        cell = grid.cell_at(LATITUDE + y / KM_A_DEGREE_NORTH, LONGITUDE + x / KM_A_DEGREE_EAST)
        await places.keep(tx, id, cell)

    def _area(self, x: float, y: float) -> int:
        side, count = self._world.plan.side_km, self._world.plan.areas_a_side
        column, row = (min(int(place / side * count), count - 1) for place in (x, y))
        return row * count + column + 1

    def _resident(self, number: int) -> int:
        return len(self._world.neighbours) + number + 1


def when(now: float) -> datetime:
    """That many minutes after the first midnight."""
    return MIDNIGHT + timedelta(minutes=now)


def minutes(moment: datetime) -> float:
    """The other way round."""
    return (moment - MIDNIGHT) / timedelta(minutes=1)
