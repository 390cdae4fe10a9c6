"""Usual ways to find who is near, with our filters and our order; the R*Tree also with a growing box."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from math import asin, cos, radians, sin, sqrt
from zoneinfo import ZoneInfo

from aid import grid
from aid.routing import CANDIDATES_MAX, Match, rank, terms_of
from storage import places
from storage.candidates import FITS, THEIR_FACTS, Candidate, in_area
from storage.connection import Reading, Transaction
from storage.help_requests import HelpRequest

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/London")
KM_A_DEGREE = 111.195
NEAR_KM = 1.0  # half the side of a box, and how far the scan looks
FIRST_BOX_KM = 0.125
LAST_BOX_KM = 8.0
Way = Callable[[Reading, HelpRequest], Awaitable[list[Candidate]]]

WHERE_THEY_ARE = (
    "CREATE TABLE spots (person_id INTEGER PRIMARY KEY, latitude REAL, longitude REAL)",
    "CREATE VIRTUAL TABLE spots_tree USING rtree(id, south, north, west, east)",
    "CREATE INDEX spots_by_place ON spots (latitude, longitude, person_id)",
)
IN_THE_TREE = (
    "spots_tree CROSS JOIN people ON people.id = spots_tree.id"
    " CROSS JOIN spots ON spots.person_id = people.id",
    "south >= :south AND north <= :north AND west >= :west AND east <= :east",
)
IN_THE_BOX = (
    "spots INDEXED BY spots_by_place CROSS JOIN people ON people.id = spots.person_id",
    "latitude BETWEEN :south AND :north AND longitude BETWEEN :west AND :east",
)
BY_SCAN = (
    "spots NOT INDEXED CROSS JOIN people ON people.id = spots.person_id",
    "haversine(latitude, longitude, :latitude, :longitude) <= :km",
)
NEAREST = (
    f" ORDER BY (latitude - :latitude) * (latitude - :latitude)"
    f" + (longitude - :longitude) * (longitude - :longitude) * :shrunk LIMIT {CANDIDATES_MAX}"
)


async def add_tree(tx: Transaction) -> None:
    """The same places once more, in a table with an index and in an R*Tree."""
    for statement in WHERE_THEY_ARE:
        tx.connection.execute(statement)
    found = tx.connection.execute("SELECT person_id, cell FROM positions").fetchall()
    spots = [(id, *grid.centre(cell)) for id, cell in found]
    tx.connection.executemany("INSERT INTO spots VALUES (?, ?, ?)", spots)
    tx.connection.executemany(
        "INSERT INTO spots_tree VALUES (?, ?, ?, ?, ?)", ((id, la, la, lo, lo) for id, la, lo in spots)
    )


async def answer(reading: Reading, request: HelpRequest, way: Way) -> list[Match]:
    """Our answer to a request, but for how those near are found."""
    terms = await terms_of(reading, request, NOW, ZONE)
    home = await places.find(reading, request.resident_id)
    around = await in_area(reading, terms, request.area_id, all_of_them=False)
    return await rank(reading, terms, home, around + await way(reading, request))


async def tree(reading: Reading, request: HelpRequest) -> list[Candidate]:
    """Everybody in a box of the R*Tree, filtered, the nearest kept."""
    return await _look(reading, request, IN_THE_TREE, NEAR_KM)


async def growing_tree(reading: Reading, request: HelpRequest) -> list[Candidate]:
    """The same with a small box, twice as wide each time until enough are found."""
    for km in _boxes():
        found = await _look(reading, request, IN_THE_TREE, km)
        if len(found) >= CANDIDATES_MAX:
            break
    return found


async def box(reading: Reading, request: HelpRequest) -> list[Candidate]:
    """A bounding box on an index of (latitude, longitude)."""
    return await _look(reading, request, IN_THE_BOX, NEAR_KM)


async def scan(reading: Reading, request: HelpRequest) -> list[Candidate]:
    """Everybody, by their distance over the Earth."""
    reading.connection.create_function("haversine", 4, haversine)
    return await _look(reading, request, BY_SCAN, NEAR_KM)


def haversine(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance of two places in km."""
    north, east = radians(other_latitude - latitude), radians(other_longitude - longitude)
    shrunk = cos(radians(latitude)) * cos(radians(other_latitude))
    return 2 * 6371.0 * asin(sqrt(sin(north / 2) ** 2 + shrunk * sin(east / 2) ** 2))


WAYS = {
    "R*Tree": tree,
    "R*Tree, growing box": growing_tree,
    "Bounding box": box,
    "Scan with haversine": scan,
}


async def _look(reading: Reading, request: HelpRequest, where: tuple[str, str], km: float) -> list[Candidate]:
    home = await places.find(reading, request.resident_id)
    assert home is not None
    latitude, longitude = grid.centre(home)
    north, east = km / KM_A_DEGREE, km / KM_A_DEGREE / cos(radians(latitude))
    terms = await terms_of(reading, request, NOW, ZONE)
    rows = await reading.all(
        f"SELECT people.id, latitude, longitude, wishes.reach FROM {where[0]} {THEIR_FACTS}"
        f" WHERE {where[1]} AND {FITS} {NEAREST}",
        **vars(terms),
        latitude=latitude,
        longitude=longitude,
        shrunk=cos(radians(latitude)) ** 2,
        km=km,
        south=latitude - north,
        north=latitude + north,
        west=longitude - east,
        east=longitude + east,
    )
    return [Candidate(id, grid.cell_at(north, east), reach) for id, north, east, reach in rows]


def _boxes() -> Iterator[float]:
    km = FIRST_BOX_KM
    while km <= LAST_BOX_KM:
        yield km
        km *= 2
