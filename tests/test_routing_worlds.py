"""The routing simulation itself: worlds can be read, months repeat, and in a small one the promises hold."""

from dataclasses import replace

import pytest

from tests.bench.routing.__main__ import worlds
from tests.bench.routing.figures import gini
from tests.bench.routing.simulation import OURS, POLICIES, _play
from tests.bench.routing.world import World, read

SMALL = {"neighbours": 60, "residents": 8, "side_km": 2.0, "requests": 40, "days": 7, "areas_a_side": 2}


@pytest.mark.parametrize("path", worlds(), ids=lambda path: path.stem)
def test_every_world_can_be_read(path):
    assert read(path).days == 28


def test_a_world_that_lacks_something_is_told_apart(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text('title = "X"\nmoon = 1\n')
    with pytest.raises(ValueError, match=r"x.toml: differs in .*moon, .*seed"):
        read(path)


@pytest.mark.parametrize("name", POLICIES)
async def test_a_month_is_the_same_each_time(name):
    plan = replace(read(worlds()[0]), **SMALL)
    first = await _play(World(plan, 3), name)
    assert first == await _play(World(plan, 3), name)
    assert 0 < first.in_time <= 1
    assert first.half_hour <= first.hour <= first.day


@pytest.mark.parametrize("number", range(3))
async def test_nobody_is_nudged_after_a_claim_at_night_or_above_the_cap(number):
    plan = replace(read(worlds()[0]), **SMALL, first_hour=5.0, last_hour=23.0, urgent_share=0.5)
    ours = await _play(World(plan, number), OURS)
    assert (ours.after_a_claim, ours.at_night, ours.muted) == (0, 0, 0)
    assert ours.most_a_week <= 3


@pytest.mark.parametrize(
    ("values", "expected"), [([], 0), ([0, 0], 0), ([5, 5, 5], 0), ([0, 0, 0, 8], 0.75), ([1, 3], 0.25)]
)
def test_gini(values, expected):
    assert gini(values) == pytest.approx(expected)
