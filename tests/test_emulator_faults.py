"""All that can go wrong on the way to Telegram and back, on demand."""

import time

import aiohttp
import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.playground.faults import Fault, Faults
from tests.emulated import a_town


@pytest.fixture
async def town():
    async with a_town() as town:
        await town.street.rosa.presses_start()
        yield town


async def send(town, **options):
    return await town.bot.send_message(town.street.rosa.id, "x", **options)


def arrived(town):
    return sum(message.by_bot for message in town.street.rosa.chat())


FAULTS = [
    (Fault.flood(7), RetryAfter, 0),
    (Fault.server(500), NetworkError, 0),
    (Fault.server(502, accepts=True), NetworkError, 1),
    (Fault.html(), NetworkError, 0),
    (Fault.unauthorized(), InvalidToken, 0),
    (Fault.not_found(), InvalidToken, 0),
    (Fault.conflict(), Conflict, 0),
    (Fault.refusal(400, "Bad Request: PEER_ID_INVALID"), BadRequest, 0),
    (Fault.closed_after(), NetworkError, 1),
    (Fault.closed_before(), NetworkError, 0),
    (Fault.garbage(), TelegramError, 0),
    (Fault.garbage(accepts=True), TelegramError, 1),
]


@pytest.mark.parametrize(("fault", "error", "messages"), FAULTS)
async def test_a_fault_reaches_the_bot_and_the_next_request_goes_well(town, fault, error, messages):
    town.emulator.faults.add("sendMessage", fault)
    with pytest.raises(error):
        await send(town)
    assert arrived(town) == messages
    call = town.emulator.calls[-1]
    assert (call.ok, call.fault, call.fields["text"]) == (bool(messages), fault, "x")
    await send(town)
    assert arrived(town) == messages + 1


async def test_a_slow_answer_is_true_and_late(town):
    town.emulator.faults.add("sendMessage", Fault.slow(0.3))
    began = time.perf_counter()
    await send(town)
    assert time.perf_counter() - began >= 0.3
    town.emulator.faults.add("sendMessage", Fault.slow(0.3))
    with pytest.raises(TimedOut):
        await send(town, read_timeout=0.1)
    await town.emulator.until(lambda: arrived(town) == 2)


async def test_retry_after_says_how_long(town):
    town.emulator.faults.add("sendMessage", Fault.flood(7))
    body = await town.ask("sendMessage", chat_id=1001, text="x")
    assert body["parameters"] == {"retry_after": 7}
    assert body["description"] == "Too Many Requests: retry after 7"


async def test_a_fault_hits_only_its_method_and_a_star_hits_all(town):
    town.emulator.faults.add("sendMessage", Fault.server())
    await town.result("getMe")
    await town.refusal("sendMessage", chat_id=1001, text="x")
    town.emulator.faults.add("*", Fault.server(), times=2)
    await town.refusal("getMe")
    await town.refusal("getUpdates")
    await town.result("getMe")


async def test_a_fault_for_good_stays_until_it_is_cleared(town):
    town.emulator.faults.add("getMe", Fault.conflict(), times=None)
    for _ in range(3):
        await town.refusal("getMe")
    town.emulator.faults.clear()
    await town.result("getMe")
    assert len(town.emulator.faults.struck) == 3


def test_chance_is_the_same_for_the_same_seed():
    def struck(seed):
        faults = Faults(seed)
        faults.add("*", Fault.server(), times=None, chance=0.3)
        return [faults.strikes("getMe") is not None for _ in range(100)]

    assert struck(1) == struck(1) != struck(2)
    assert 15 < sum(struck(1)) < 45


async def test_a_closed_connection_keeps_the_update_waiting(town):
    town.emulator.faults.add("getUpdates", Fault.closed_after())
    with pytest.raises(aiohttp.ClientError):
        await town.ask("getUpdates")
    (update,) = await town.news()
    assert update["message"]["text"] == "/start"
