"""Telegram's limits are kept: overall, to each person, to each group; the urgent go first."""

import asyncio
import time
from collections.abc import Iterable
from itertools import pairwise
from types import SimpleNamespace

import pytest

from bot.pace import CHATS_THAT_MEAN_ALL, LETTERS_AT_LEAST, Limits, Pace
from bot.places import UNANSWERED_SECONDS_MAX, Places
from storage.outbox import NEWS, NORMAL, URGENT

GROUP = -100
# The real limits, ten times as fast.
TEN_TIMES = Limits(second=0.1, seconds_between_to_a_person=0.1, per_minute_to_a_group=18, minute=6)


@pytest.fixture(autouse=True)
async def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Nobody waits: when nothing is left to do until some moment, the clock goes on to it."""
    clock = SimpleNamespace(seconds=time.monotonic())
    selector = asyncio.get_running_loop()._selector
    really = selector.select

    def select(seconds: float | None = None) -> list:
        if found := really(0):
            return found
        assert seconds is not None, "all wait for each other"
        clock.seconds += seconds
        return []

    monkeypatch.setattr(time, "monotonic", lambda: clock.seconds)
    monkeypatch.setattr(selector, "select", select)
    return clock


async def leaves(pace: Pace, chat_id: int, urgency: int = NORMAL) -> None:
    """A letter has its turn, and a place in the second."""
    async with pace.turn(chat_id, urgency), pace.place("sendMessage"):
        pass


async def left_at(pace: Pace, chats: Iterable[int], urgency: int = NORMAL) -> list[float]:
    """When each message left, all of them asked for at once, those to one chat one after the other."""
    times: list[float] = []

    async def write(chat_id: int, number: int) -> None:
        for _ in range(number):
            async with pace.turn(chat_id, urgency), pace.place("sendMessage"):
                times.append(time.monotonic())

    wanted = list(chats)
    async with asyncio.timeout(20):
        await asyncio.gather(*(write(chat, wanted.count(chat)) for chat in dict.fromkeys(wanted)))
    return sorted(times)


def most_within(seconds: float, times: list[float]) -> int:
    return max(sum(start <= at < start + seconds for at in times) for start in times)


async def test_the_first_leaves_at_once():
    began = time.monotonic()
    await leaves(Pace(), 1001)
    assert time.monotonic() - began < 0.5


async def test_so_many_letters_a_second_and_no_more():
    times = await left_at(Pace(TEN_TIMES), range(1, 101))
    assert 0.3 < times[-1] - times[0] < 5
    # Within a tenth of a second Telegram would take 30.
    assert most_within(0.1, times) <= 30


async def test_a_reply_goes_before_all_letters_and_they_give_way():
    pace, began = Pace(TEN_TIMES), time.monotonic()
    letters = asyncio.create_task(left_at(pace, range(1, 121)))
    replies: list[float] = []
    waits: list[float] = []
    for _ in range(8):
        await asyncio.sleep(0.035)
        asked = time.monotonic()
        async with pace.place("editMessageText"):
            replies.append(time.monotonic())
        waits.append(replies[-1] - asked)
    times = await letters
    assert most_within(0.1, sorted(times + replies)) <= 30
    assert sorted(waits)[4] < 0.02
    assert time.monotonic() - began < 1.5


async def test_more_replies_than_telegram_takes_wait_for_nobody_and_letters_leave_all_the_same():
    pace = Pace(TEN_TIMES)

    async def reply() -> None:
        async with pace.place("sendMessage"):
            await asyncio.sleep(0.001)

    began = time.monotonic()
    letters: list[asyncio.Task[None]] = []
    for number in range(30):
        await asyncio.gather(*(reply() for _ in range(100)))
        letters.append(asyncio.create_task(leaves(pace, number, NORMAL)))
    assert time.monotonic() - began < 0.1
    assert sum(letter.done() for letter in letters) == LETTERS_AT_LEAST
    await asyncio.gather(*letters)


async def test_a_tap_is_answered_whatever_else_leaves_as_that_counts_for_nothing():
    pace = Pace(Limits(per_second=1))
    await leaves(pace, 1)
    for _ in range(100):
        async with pace.place("answerCallbackQuery"):
            pass
    assert pace._places.opens(-1) == 0


async def test_a_letter_with_nothing_to_tell_takes_no_place():
    pace = Pace(Limits(per_second=1))
    began = time.monotonic()
    for chat_id in range(1, 20):
        async with pace.turn(chat_id, NORMAL):
            pass
    assert time.monotonic() - began < 0.5


async def test_a_call_that_hangs_keeps_its_place_for_two_seconds_at_most(monkeypatch):
    places = Places(1, 1.0)
    number = places.take(post=True)
    assert places.opens() > time.monotonic()
    moment = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment + UNANSWERED_SECONDS_MAX + 0.1)
    assert places.opens() == 0
    places.answered(number)
    assert places.opens() == places.of_the_post == 0


async def test_those_who_wait_for_the_same_moment_do_not_all_leave_in_it():
    pace = Pace(TEN_TIMES)
    for chat_id in range(1, 101):
        pace.spoke(chat_id)  # everybody has just had a reply, and can have a letter in a tenth of a second
    times = await left_at(pace, range(1, 101))
    assert most_within(0.1, times) <= 30


async def test_one_person_has_time_to_read():
    pace = Pace(TEN_TIMES)
    times = await left_at(pace, [1001] * 4)
    assert all(later - sooner >= 0.099 for sooner, later in pairwise(times))


async def test_a_reply_counts_as_well():
    pace = Pace(TEN_TIMES)
    pace.spoke(1001)
    began = time.monotonic()
    await leaves(pace, 1001, URGENT)
    assert time.monotonic() - began >= 0.099


async def test_somebody_who_talks_without_end_still_gets_their_letter():
    pace = Pace(TEN_TIMES)

    async def talk() -> None:
        while True:
            pace.spoke(1001)
            await asyncio.sleep(0.01)

    talking = asyncio.create_task(talk())
    await asyncio.sleep(0.02)
    await asyncio.wait_for(leaves(pace, 1001), 1)
    talking.cancel()


async def test_a_group_takes_so_many_a_minute():
    pace = Pace(Limits(per_second=10_000, per_minute_to_a_group=5, minute=0.3))
    times = await left_at(pace, [GROUP] * 14)
    assert most_within(0.27, times) <= 5  # when it is noted here, it left some milliseconds before
    assert 0.6 <= times[-1] - times[0] < 5


async def test_a_full_group_holds_up_nobody_else():
    pace = Pace(Limits(per_minute_to_a_group=1))
    await leaves(pace, GROUP)
    waiting = asyncio.create_task(leaves(pace, GROUP))
    await left_at(pace, [1, 2, 3, -200])
    assert not waiting.done()
    waiting.cancel()


async def test_the_urgent_overtake_whatever_waits():
    pace = Pace(TEN_TIMES)
    order: list[str] = []

    async def write(chat_id: int, urgency: int, name: str) -> None:
        await leaves(pace, chat_id, urgency)
        order.append(name)

    tasks = [asyncio.create_task(write(number, NEWS, "news")) for number in range(1, 41)]
    tasks += [asyncio.create_task(write(number, NORMAL, "normal")) for number in range(41, 61)]
    await asyncio.sleep(0.02)
    before = len(order)
    tasks.append(asyncio.create_task(write(99, URGENT, "alarm")))
    await asyncio.gather(*tasks)
    assert order.index("alarm") <= before + 5  # of 54 that waited
    ready = before + 6  # so many may have been called already
    rest = [name for name in order[ready:] if name != "alarm"]
    assert rest == ["normal"] * rest.count("normal") + ["news"] * rest.count("news")


async def test_whoever_gives_up_waiting_takes_no_place():
    pace = Pace(Limits(per_second=2))
    await leaves(pace, 1)
    leaving = [asyncio.create_task(leaves(pace, number, URGENT)) for number in range(2, 30)]
    await asyncio.sleep(0)
    for task in leaving:
        task.cancel()
    await asyncio.wait_for(leaves(pace, 99), 5)  # and not after 28 others, in 14 seconds


async def test_after_the_machine_was_asleep_nothing_is_poured_out(clock: SimpleNamespace):
    pace = Pace(TEN_TIMES)
    writing = asyncio.create_task(left_at(pace, range(1, 200)))
    await asyncio.sleep(0.02)
    clock.seconds += 0.5
    assert most_within(0.1, await writing) <= 30


async def test_a_chat_that_telegram_wants_left_alone_is_for_that_long():
    pace = Pace()
    pace.rest(1001, 0.1)
    assert pace.resting() == [1001]
    assert pace.seconds_to_rest() == pytest.approx(0.1)
    await asyncio.sleep(0.11)
    assert pace.resting() == []
    assert pace.seconds_to_rest() is None


async def test_several_chats_at_once_mean_all_of_them():
    pace = Pace()
    for chat_id in range(CHATS_THAT_MEAN_ALL - 1):
        pace.rest(chat_id + 1, 60)
    began = time.monotonic()
    await leaves(pace, 99)
    assert time.monotonic() - began < 0.2
    pace.rest(50, 0.2)
    began = time.monotonic()
    await leaves(pace, 98, URGENT)
    assert time.monotonic() - began >= 0.15


async def test_memory_does_not_grow_with_everybody_ever_written_to(monkeypatch):
    pace = Pace(TEN_TIMES)
    for chat_id in range(1, 1000):
        pace.spoke(chat_id)
    moment = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment + 61)
    pace.forget_old()
    assert not len(pace._chats)
