"""Lanes: one person's updates in order, nobody waits for anybody else, and not too many at once."""

import asyncio
from collections import defaultdict
from datetime import UTC, datetime

import pytest

from bot import lanes as module
from bot.lanes import AT_ONCE_MAX, Lanes
from storage.inbox import Arrival

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


class Desk:
    """Takes arrivals, each when it is told so, and notes what it has taken."""

    def __init__(self) -> None:
        self.lanes = Lanes(self.take)
        self.begun: list[int] = []
        self.done: list[int] = []
        self.at_once = self.most_at_once = 0
        self.may_end: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)
        self.everything = asyncio.Event()

    def hears(self, update_id: int, account_id: int | None) -> None:
        self.lanes.add(
            Arrival(update_id=update_id, account_id=account_id, body="{}", attempts=0, received_at=NOW)
        )

    async def take(self, arrival: Arrival) -> None:
        self.begun.append(arrival.update_id)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        if not self.everything.is_set():
            await self.may_end[arrival.update_id].wait()
        await asyncio.sleep(0)
        self.at_once -= 1
        self.done.append(arrival.update_id)

    def finish(self, *update_ids: int) -> None:
        for update_id in update_ids:
            self.may_end[update_id].set()

    def finish_everything(self) -> None:
        self.everything.set()
        for event in self.may_end.values():
            event.set()


async def a_while() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_one_person_s_updates_stay_in_order_while_others_overtake():
    desk = Desk()
    for update_id, account_id in ((1, 1001), (2, 1001), (3, 1003), (4, 1001), (5, 1003)):
        desk.hears(update_id, account_id)
    await a_while()
    assert desk.begun == [1, 3]
    desk.finish(3, 5)
    await a_while()
    assert desk.done == [3, 5]
    desk.finish(1, 2, 4)
    await desk.lanes.at_most(0)
    assert desk.done == [3, 5, 1, 2, 4]


async def test_order_is_kept_over_many_people_and_many_updates():
    desk = Desk()
    desk.finish_everything()
    for update_id in range(3000):
        desk.hears(update_id, 1000 + update_id % 7)
        if update_id % 100 == 0:
            await asyncio.sleep(0)
    await desk.lanes.at_most(0)
    assert sorted(desk.done) == list(range(3000))
    for person in range(7):
        theirs = [update_id for update_id in desk.done if update_id % 7 == person]
        assert theirs == sorted(theirs)


async def test_what_nobody_sent_waits_for_nobody():
    desk = Desk()
    for update_id in range(5):
        desk.hears(update_id, None)
    await a_while()
    assert desk.begun == [0, 1, 2, 3, 4]
    desk.finish_everything()
    await desk.lanes.at_most(0)


async def test_no_more_than_so_many_are_taken_at_once_and_all_are_taken():
    desk = Desk()
    for update_id in range(3 * AT_ONCE_MAX):
        desk.hears(update_id, update_id)
    await a_while()
    assert len(desk.begun) == AT_ONCE_MAX
    desk.finish_everything()
    await desk.lanes.at_most(0)
    assert len(desk.done) == 3 * AT_ONCE_MAX
    assert desk.most_at_once == AT_ONCE_MAX


async def test_whoever_adds_may_wait_until_fewer_are_left():
    desk = Desk()
    for update_id in range(10):
        desk.hears(update_id, update_id)
    waiting = asyncio.create_task(desk.lanes.at_most(7))
    desk.finish(0, 1)
    await a_while()
    assert not waiting.done()
    desk.finish(2)
    await asyncio.wait_for(waiting, 20)
    desk.finish_everything()
    await desk.lanes.at_most(0)


async def test_memory_does_not_grow_with_everybody_who_ever_wrote():
    desk = Desk()
    desk.finish_everything()
    for update_id in range(100):
        desk.hears(update_id, update_id)
    await desk.lanes.at_most(0)
    await a_while()
    assert desk.lanes._lanes == {} and desk.lanes._tasks == set()


async def test_at_the_end_what_is_begun_is_finished_and_nothing_else_is_begun():
    desk = Desk()
    for update_id in (1, 2, 3):
        desk.hears(update_id, 1001)
    await a_while()
    stopping = asyncio.create_task(desk.lanes.stop())
    await a_while()
    desk.finish_everything()
    await asyncio.wait_for(stopping, 20)
    assert desk.begun == desk.done == [1]


async def test_at_the_end_what_hangs_is_let_go(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "SECONDS_TO_FINISH", 0.05)
    desk = Desk()
    desk.hears(1, 1001)
    desk.hears(2, 1003)
    desk.finish(2)
    await a_while()
    await asyncio.wait_for(desk.lanes.stop(), 20)
    assert desk.done == [2]
    await asyncio.wait_for(desk.lanes.at_most(0), 20)


async def test_one_that_breaks_its_lane_leaves_the_others_and_the_count_alone():
    desk = Desk()
    take = desk.take

    async def breaks(arrival: Arrival) -> None:
        if arrival.update_id == 1:
            asyncio.current_task().cancel()
        await take(arrival)

    desk.lanes = Lanes(breaks)
    desk.finish_everything()
    for update_id, account_id in ((1, 1001), (2, 1001), (3, 1003)):
        desk.hears(update_id, account_id)
    await asyncio.wait_for(desk.lanes.at_most(0), 20)
    desk.hears(4, 1001)
    await asyncio.wait_for(desk.lanes.at_most(0), 20)
    assert desk.done == [3, 4]
