"""The grid: every place has one cell of 250 m, rings leave no gap, and distances are said in 100 m."""

from math import cos, hypot, radians

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aid import grid
from aid.reasons import distance_words

latitudes = st.floats(-89.9, 89.9)
longitudes = st.floats(-180, 180)
DEGREE = 111_195


def metres(one, other):
    east = (other[1] - one[1] + 180) % 360 - 180
    shrunk = cos(radians((one[0] + other[0]) / 2))
    return hypot(other[0] - one[0], east * shrunk) * DEGREE


@given(latitudes, longitudes)
@example(51.5, -0.12)
@example(0.0, 180.0)
@example(-89.9, -180.0)
def test_the_middle_of_a_cell_is_near_and_in_the_same_cell(latitude, longitude):
    cell = grid.cell_at(latitude, longitude)
    middle = grid.centre(cell)
    assert grid.cell_at(*middle) == cell
    assert metres((latitude, longitude), middle) < 250


@pytest.mark.parametrize("latitude", [-90, 90])
def test_the_poles_have_cells_too(latitude):
    assert grid.cell_at(*grid.centre(grid.cell_at(latitude, 12.3))) == grid.cell_at(latitude, 12.3)


def numbers(ranges):
    return [number for first, last in ranges for number in range(first, last + 1)]


@given(st.floats(-75, 75), longitudes, st.integers(2, 6))
@example(51.5, 179.999, 4)
@example(51.5, -179.999, 4)
def test_rings_hold_each_cell_around_once(latitude, longitude, most):
    cell = grid.cell_at(latitude, longitude)
    rings = [(0, 0), (1, most // 2), (most // 2 + 1, most)]
    found = [number for ring in rings for number in numbers(grid.ring(cell, *ring))]
    assert len(found) == len(set(found)) == (2 * most + 1) ** 2
    assert found[0] == cell


@given(latitudes, longitudes, st.floats(-1, 1), st.floats(-1, 1), st.integers(1, 8))
def test_whoever_is_within_reach_is_within_the_rings(latitude, longitude, north, east, most):
    reach = most * 250
    other = (
        max(-89.9, min(89.9, latitude + north * reach / 2 / DEGREE)),
        longitude + east * reach / 2 / DEGREE / cos(radians(min(abs(latitude) + 0.1, 89.9))),
    )
    there = grid.cell_at(other[0], (other[1] + 180) % 360 - 180)
    ranges = grid.ring(grid.cell_at(latitude, longitude), 0, most)
    assert any(first <= there <= last for first, last in ranges)


@given(st.floats(-80, 80), longitudes, st.floats(-0.05, 0.05), st.floats(-0.05, 0.05))
def test_distances_are_those_of_the_middles_in_hundreds(latitude, longitude, north, east):
    one, other = grid.cell_at(latitude, longitude), grid.cell_at(latitude + north, longitude + east)
    steps = grid.steps_apart(one, other)
    assert steps >= 1
    assert steps == grid.steps_apart(other, one)
    assert abs(steps * 100 - metres(grid.centre(one), grid.centre(other))) <= 100


def test_two_people_in_one_cell_are_said_to_be_100_m_apart():
    assert grid.steps_apart(grid.cell_at(51.5, -0.12), grid.cell_at(51.5, -0.12)) == 1


@pytest.mark.parametrize(("steps", "words"), [(1, "100 m"), (9, "900 m"), (10, "1 km"), (25, "2.5 km")])
def test_distances_in_words(steps, words):
    assert distance_words(steps) == words


@given(latitudes, longitudes)
@example(51.5, -0.12)
@example(89.9, 10.0)
@example(-90.0, -180.0)
def test_a_block_is_stood_for_by_one_cell_of_its_own(latitude, longitude):
    cell = grid.cell_at(latitude, longitude)
    stand_in = grid.stand_in(cell)
    assert grid.stand_in(stand_in) == stand_in
    assert grid.cell_at(*grid.centre(stand_in)) == stand_in


@given(st.floats(-75, 75), longitudes)
def test_a_block_is_500_m_each_way(latitude, longitude):
    cell = grid.cell_at(latitude, longitude)
    assert metres(grid.centre(cell), grid.centre(grid.stand_in(cell))) < 500
