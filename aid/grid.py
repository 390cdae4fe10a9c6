"""Positions as cells of one fixed 250 m grid: all that is kept of a place, and how far cells are apart.

A row of cells runs round the Earth along a parallel; the further from the equator, the fewer cells it
has, so that a cell is 250 m wide everywhere.
"""

from functools import cache, lru_cache
from math import ceil, cos, hypot, pi, radians

METRES_A_CELL = 250
METRES_A_STEP = 100
METRES_A_DEGREE = 111_195  # of latitude, on a sphere of 6,371 km
ROWS = ceil(180 * METRES_A_DEGREE / METRES_A_CELL)
CELLS_A_ROW_MAX = 200_000  # how far apart the numbers of two rows are

CELLS_REMEMBERED = 20_000

Range = tuple[int, int]


def cell_at(latitude: float, longitude: float) -> int:
    """The cell of a place, in degrees."""
    row = min(int((latitude + 90) * METRES_A_DEGREE / METRES_A_CELL), ROWS - 1)
    columns = _columns(row)
    return row * CELLS_A_ROW_MAX + int((longitude + 180) / 360 * columns) % columns


@lru_cache(maxsize=CELLS_REMEMBERED)
def centre(cell: int) -> tuple[float, float]:
    """The middle of a cell: latitude and longitude in degrees."""
    row, column = divmod(cell, CELLS_A_ROW_MAX)
    return _latitude(row), (column + 0.5) / _columns(row) * 360 - 180


@lru_cache(maxsize=CELLS_REMEMBERED)
def steps_apart(one: int, other: int) -> int:
    """How far two cells are apart, middle to middle, in steps of 100 m; never 0."""
    (latitude, longitude), (other_latitude, other_longitude) = centre(one), centre(other)
    east = (other_longitude - longitude + 180) % 360 - 180
    shrunk = cos(radians((latitude + other_latitude) / 2))
    metres = hypot(other_latitude - latitude, east * shrunk) * METRES_A_DEGREE
    return max(1, round(metres / METRES_A_STEP))


def steps_at_least(cells: int) -> int:
    """How far what is so many cells away is at the least, in steps of 100 m; rows don't lie flush."""
    return max(cells - 1, 0) * METRES_A_CELL // METRES_A_STEP


def ring(cell: int, first: int, last: int) -> list[Range]:
    """The cells from `first` to `last` cells away from this one, as ranges of numbers, both ends included."""
    row = cell // CELLS_A_ROW_MAX
    ranges: list[Range] = []
    for offset in sorted(range(-last, last + 1), key=abs):
        if 0 <= row + offset < ROWS:
            column = _column_beside(cell, row + offset)
            if abs(offset) >= first:
                ranges += _wrapped(row + offset, column - last, column + last)
            else:
                ranges += _wrapped(row + offset, column - last, column - first)
                ranges += _wrapped(row + offset, column + first, column + last)
    return ranges


def _latitude(row: int) -> float:
    return (row + 0.5) * METRES_A_CELL / METRES_A_DEGREE - 90


@cache
def _columns(row: int) -> int:
    return max(1, round(2 * pi * cos(radians(_latitude(row))) * METRES_A_DEGREE * 180 / pi / METRES_A_CELL))


def _column_beside(cell: int, row: int) -> int:
    own, column = divmod(cell, CELLS_A_ROW_MAX)
    return column if row == own else int((column + 0.5) / _columns(own) * _columns(row))


def _wrapped(row: int, west: int, east: int) -> list[Range]:
    columns, first = _columns(row), row * CELLS_A_ROW_MAX
    if east - west + 1 >= columns:
        return [(first, first + columns - 1)]
    west, east = west % columns, east % columns
    if west <= east:
        return [(first + west, first + east)]
    return [(first + west, first + columns - 1), (first, first + east)]  # across the date line
