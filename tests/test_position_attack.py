"""Nobody finds a home by what is said about distance, wherever they say they live and however often."""

import statistics
from datetime import timedelta

import pytest

from aid import grid, routing
from aid.reasons import why_asked
from storage import offers, people, places, wishes
from storage.people import Role, Standing
from tests.bench import position_attack
from tests.bench.position_attack import MEDIAN_MIN, NOW, TOWN, ZONE, build, cell_of, errors, tells


@pytest.fixture
async def town(tmp_path):
    street = await build(tmp_path)
    yield street
    await street.db.close()


async def test_half_of_the_attackers_end_further_than_150_m_from_the_door(monkeypatch):
    monkeypatch.setattr(position_attack, "MOVES", 15)
    assert statistics.median(await errors(16)) >= MEDIAN_MIN


async def test_by_the_squares_of_250_m_themselves_they_would_come_nearer(monkeypatch):
    monkeypatch.setattr("aid.places.stand_in", lambda cell: cell)
    monkeypatch.setattr(position_attack, "MOVES", 12)
    assert statistics.median(await errors(12, seen=lambda cell: cell)) < MEDIAN_MIN


async def test_all_homes_of_a_block_look_alike_from_everywhere(town):
    homes = one_block()
    assert len(homes) == 4
    for spot in [(north, east) for north in range(-900, 901, 450) for east in range(-900, 901, 450)]:
        seen = set()
        for home in homes:
            await town.db.transaction(lambda tx, home=home: places.keep(tx, town.resident, home))
            seen.add(await tells(town, cell_of(spot), 10))
        assert len(seen) == 1


async def test_neighbours_are_asked_in_the_same_order_for_all_homes_of_a_block(town):
    for number in range(12):
        await moves_in(town, 100 + number, cell_of((number * 97 - 500, number * 61 - 300)))
    orders = []
    for home in one_block():
        await town.db.transaction(lambda tx, home=home: places.keep(tx, town.resident, home))
        orders.append(await routing.match(town.db, town.request, NOW + timedelta(hours=1), ZONE))
    assert len(orders[0]) >= 12
    assert all(order == orders[0] for order in orders)


async def test_without_a_known_home_nothing_is_said_of_distance(town):
    await town.db.transaction(lambda tx: places.keep(tx, town.attacker, cell_of((0, 0))))
    offer = await offers.find(town.db, town.request.id + 1, town.attacker)
    assert await why_asked(town.db, town.request, offer) == "I ask you because you live in the area."


def one_block() -> list[int]:
    """The cells of the block in the middle of the town."""
    around = {cell_of((north, east)) for north in range(-750, 751, 50) for east in range(-750, 751, 50)}
    middle = grid.stand_in(grid.cell_at(*TOWN))
    return sorted(cell for cell in around if grid.stand_in(cell) == middle)


async def moves_in(town, account_id: int, cell: int) -> None:
    async def move(tx) -> None:
        id = await people.add(tx, account_id, f"N{account_id}", town.request.area_id, "en", NOW)
        await people.give_role(tx, id, Role.NEIGHBOUR, Standing.APPROVED, NOW)
        await places.keep(tx, id, cell)
        await wishes.keep(tx, id, reach=30)

    await town.db.transaction(move)
