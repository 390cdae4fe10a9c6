"""How fast a bot may write, and what it hears when it is too fast."""

import pytest
from telegram.error import RetryAfter

from tests.emulated import a_town


@pytest.fixture
async def town():
    async with a_town() as town:
        await town.street.rosa.presses_start()
        await town.news()
        yield town


@pytest.fixture
def rosa(town):
    return town.street.rosa


async def test_a_person_is_written_to_once_a_second_after_a_short_burst(town, rosa):
    for number in range(town.emulator.limits.burst):
        await town.bot.send_message(rosa.id, str(number))
    body = await town.ask("sendMessage", chat_id=rosa.id, text="x")
    assert body["description"] == "Too Many Requests: retry after 1"
    assert body["parameters"] == {"retry_after": 1}
    with pytest.raises(RetryAfter):
        await town.bot.send_message(rosa.id, "x")
    town.moments.move(seconds=1)
    await town.bot.send_message(rosa.id, "x")
    await town.bot.edit_message_text("edits are free here", rosa.id, rosa.last.id)


async def test_a_group_hears_at_most_20_a_minute(town):
    group = town.street.group.id
    for _ in range(20):
        await town.result("sendMessage", chat_id=group, text="x")
        town.moments.move(seconds=1)
    body = await town.ask("sendMessage", chat_id=group, text="x")
    assert body["parameters"] == {"retry_after": 40}
    town.moments.move(seconds=40)
    await town.result("sendMessage", chat_id=group, text="x")


async def test_everybody_together_is_at_most_30_a_second_unless_told_otherwise(town, rosa):
    town.emulator.limits.per_chat_per_second = town.emulator.limits.burst = 1000
    for _ in range(30):
        await town.result("sendMessage", chat_id=rosa.id, text="x")
    assert "Too Many Requests" in await town.refusal("sendMessage", chat_id=rosa.id, text="x")
    town.emulator.limits.enforced = False
    await town.result("sendMessage", chat_id=rosa.id, text="x")
