"""Up to a million members on a database: in one dense city, or in the towns of a country."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import cos, radians
from random import Random

from aid import grid
from storage.connection import Transaction

PEOPLE_AN_AREA = 150
OFFERS_EACH = 2
TOWNS = 400
TOWN_KM = 3.0
KINDS = '["shopping","gardening"]'


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Where they live: a square around a place; in towns or all over it."""

    name: str
    title: str
    side_km: float
    in_towns: bool
    latitude: float = 51.5
    longitude: float = -0.12


CITY = Ground(name="city", title="One dense city", side_km=20.0, in_towns=False)
COUNTRY = Ground(name="country", title="A country", side_km=500.0, in_towns=True)


async def move_in(
    tx: Transaction, ground: Ground, members: int, chance: Random, now: datetime, requests: int
) -> list[int]:
    """Members with wishes, places and a past, and open requests of some of them; gives the requests' ids."""
    run = tx.connection.executemany
    places = sorted(_places(ground, members, chance))
    people = range(1, members + 1)
    areas = members // PEOPLE_AN_AREA + 1
    at = now.isoformat(timespec="microseconds")
    run(
        "INSERT INTO areas (id, name, made_at) VALUES (?, ?, ?)",
        ((id, f"Area {id}", at) for id in range(1, areas + 1)),
    )
    run(
        "INSERT INTO people (id, name, area_id, language, agreed_at, joined_at)"
        " VALUES (?, 'N', ?, 'en', ?, ?)",
        ((id, (id - 1) // PEOPLE_AN_AREA + 1, at, at) for id in people),
    )
    run("INSERT INTO accounts (id, person_id) VALUES (?, ?)", ((id, id) for id in people))
    run(
        "INSERT INTO roles (person_id, role, standing, since, jobs, cleared)"
        " VALUES (?, 'neighbour', ?, ?, 3, json_object('inside', '2999', 'car', '2999'))",
        ((id, "approved" if chance.random() < 0.7 else "asked", at) for id in people),
    )
    run(
        "INSERT INTO wishes (person_id, kinds, reach, weekdays, from_hour, until_hour, resting_until)"
        " VALUES (?, ?, ?, ?, ?, 22, ?)",
        (_wishes(id, chance, now) for id in people),
    )
    run("INSERT INTO positions (person_id, cell, asked_at) VALUES (?, ?, ?)", _asked(places, chance, now))
    return await _pasts(tx, members, chance, now, requests)


async def _pasts(tx: Transaction, members: int, chance: Random, now: datetime, requests: int) -> list[int]:
    run = tx.connection.executemany
    at = now.isoformat(timespec="microseconds")
    old = range(1, max(members // 50, 20) + 1)
    add = (
        "INSERT INTO help_requests (id, draft_id, resident_id, asked_by, area_id, kind, wanted_on, part,"
        " status, word, asked_at, ended_at) VALUES (:id, :id, :by, :by, (SELECT area_id FROM people"
        " WHERE id = :by), 'shopping', '2026-03-05', 'day', :status, 'robin', :at, :ended)"
    )
    run(
        add,
        (
            {"id": id, "by": chance.randint(1, members), "status": "withdrawn", "at": at, "ended": at}
            for id in old
        ),
    )
    new = range(len(old) + 1, len(old) + requests + 1)
    run(
        add,
        (
            {"id": id, "by": chance.randint(1, members), "status": "open", "at": at, "ended": None}
            for id in new
        ),
    )
    run(
        "INSERT OR IGNORE INTO offers (help_request_id, person_id, state, since, wave, asked_at)"
        " VALUES (?, ?, 'no_answer', ?, 1, ?)",
        _nudges(members, len(old), chance, now),
    )
    return list(new)


def _places(ground: Ground, members: int, chance: Random) -> list[int]:
    centres = [(chance.random(), chance.random()) for _ in range(TOWNS)]
    cells = []
    for _ in range(members):
        east, north = (chance.random() - 0.5) * ground.side_km, (chance.random() - 0.5) * ground.side_km
        if ground.in_towns:
            x, y = chance.choice(centres)
            east = (x - 0.5) * ground.side_km + chance.gauss(0, TOWN_KM)
            north = (y - 0.5) * ground.side_km + chance.gauss(0, TOWN_KM)
        latitude = ground.latitude + north / 111.195
        longitude = ground.longitude + east / 111.195 / cos(radians(ground.latitude))
        cells.append(grid.cell_at(latitude, longitude))
    return cells


def _wishes(id: int, chance: Random, now: datetime) -> tuple[object, ...]:
    rests = now + timedelta(days=9) if chance.random() < 0.1 else None
    kinds = KINDS if chance.random() < 0.5 else None
    days = "1234567" if chance.random() < 0.8 else "67"
    return id, kinds, chance.randint(10, 50), days, chance.choice((0, 8, 9)), rests


def _asked(places: list[int], chance: Random, now: datetime):
    for id, cell in enumerate(places, 1):
        asked_at = now - timedelta(days=chance.uniform(0, 60))
        yield id, cell, asked_at.isoformat(timespec="microseconds")


def _nudges(members: int, requests: int, chance: Random, now: datetime):
    for person in range(1, members + 1):
        for _ in range(OFFERS_EACH):
            at = (now - timedelta(days=chance.uniform(0, 60))).isoformat(timespec="microseconds")
            yield chance.randint(1, requests), person, at, at
