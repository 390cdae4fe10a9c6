"""How updates reach a bot: asked for, acknowledged, brought again, never two listeners."""

import asyncio
import time

import aiohttp
import pytest
from aiohttp import web
from telegram.error import Conflict

from tests.emulated import a_town


@pytest.fixture
async def town():
    async with a_town() as town:
        yield town


def texts(updates):
    return [update["message"]["text"] for update in updates]


async def says(town, *words):
    for word in words:
        await town.street.rosa.types(word)


async def test_an_update_comes_again_until_it_is_acknowledged(town):
    await says(town, "one", "two")
    first = await town.result("getUpdates")
    assert texts(first) == ["one", "two"]
    assert await town.result("getUpdates") == first
    assert texts(await town.result("getUpdates", offset=first[1]["update_id"])) == ["two"]
    assert await town.result("getUpdates", offset=first[1]["update_id"] + 1) == []
    assert town.emulator.pending == 0


async def test_an_old_offset_brings_nothing_back(town):
    await says(town, "one", "two", "three")
    ids = [update["update_id"] for update in await town.result("getUpdates")]
    await town.result("getUpdates", offset=ids[2])
    assert texts(await town.result("getUpdates", offset=ids[0])) == ["three"]


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(town):
    await says(town, "one", "two", "three")
    assert texts(await town.result("getUpdates", offset=-1)) == ["three"]
    assert texts(await town.result("getUpdates")) == ["three"]
    assert texts(await town.result("getUpdates", offset=-10)) == ["three"]


async def test_the_limit_gives_the_oldest_first(town):
    await says(town, "one", "two", "three")
    assert texts(await town.result("getUpdates", limit=2)) == ["one", "two"]


async def test_update_ids_rise_by_one(town):
    await says(town, "one", "two")
    ids = [update["update_id"] for update in await town.result("getUpdates")]
    assert ids[1] == ids[0] + 1


async def test_a_long_poll_waits_and_answers_at_once_when_something_comes(town):
    poll = asyncio.create_task(town.result("getUpdates", timeout=50))
    await asyncio.sleep(0.1)
    assert not poll.done()
    await says(town, "hello")
    assert texts(await poll) == ["hello"]


async def test_a_long_poll_ends_empty_after_its_time(town):
    began = time.perf_counter()
    assert await town.result("getUpdates", timeout=1) == []
    assert time.perf_counter() - began > 0.9


async def test_a_second_listener_ends_the_first_with_a_conflict(town):
    first = asyncio.create_task(town.bot.get_updates(timeout=50))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(town.ask("getUpdates", timeout=50))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await says(town, "hello")
    assert texts((await second)["result"]) == ["hello"]


async def test_updates_older_than_a_day_are_gone(town):
    await says(town, "yesterday")
    town.moments.move(hours=23)
    await says(town, "today")
    town.moments.move(hours=2)
    assert texts(await town.result("getUpdates")) == ["today"]


async def test_who_is_in_a_group_is_told_only_to_those_who_ask(town):
    await town.street.zed.joins(town.street.group)
    assert [set(update) - {"update_id"} for update in await town.news()] == [{"message"}]
    await town.news(allowed_updates=["message", "chat_member"])
    await town.street.zed.leaves(town.street.group)
    kinds = [next(iter(set(update) - {"update_id"})) for update in await town.news()]
    assert kinds == ["chat_member", "message"]


async def test_what_was_allowed_is_remembered_and_an_empty_list_means_the_default(town):
    await town.news(allowed_updates=["callback_query"])
    await says(town, "unheard")
    assert await town.news() == []
    await town.news(allowed_updates=[])
    await says(town, "heard")
    assert texts(await town.news()) == ["heard"]


async def test_a_reaction_is_told_only_to_those_who_ask(town):
    sent = await town.street.rosa.types("hello")
    await town.news(allowed_updates=["message_reaction"])
    await town.street.rosa.reacts(sent, "👍")
    (update,) = await town.news()
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]


@pytest.fixture
async def receiver():
    """The bot's own address: remembers what comes and answers as it is told."""
    got, answers = [], []

    async def take(request):
        got.append((dict(request.headers), await request.json()))
        return web.Response(status=answers.pop(0) if answers else 200)

    app = web.Application()
    app.router.add_post("/", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}/", got, answers
    await runner.cleanup()


async def test_a_webhook_gets_each_update_with_the_secret(town, receiver):
    url, got, _ = receiver
    await town.bot.set_webhook(url, secret_token="robin")
    await says(town, "one", "two")
    await town.emulator.until(lambda: not town.emulator.pending)
    assert [body["message"]["text"] for _, body in got] == ["one", "two"]
    assert got[0][0]["X-Telegram-Bot-Api-Secret-Token"] == "robin"


async def test_a_webhook_is_tried_again_until_it_says_200(town, receiver):
    url, got, answers = receiver
    answers += [500, 404]
    await says(town, "waiting")
    await town.bot.set_webhook(url)
    await town.emulator.until(lambda: not town.emulator.pending)
    assert [body["message"]["text"] for _, body in got] == ["waiting"] * 3


async def test_a_failing_webhook_says_why(town, receiver):
    url, _, answers = receiver
    answers += [500] * 20
    await town.bot.set_webhook(url)
    await says(town, "hello")
    await town.emulator.until(lambda: town.emulator.world.updates.webhook.last_error_at)
    info = await town.bot.get_webhook_info()
    assert info.pending_update_count == 1
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    await town.bot.delete_webhook(drop_pending_updates=True)
    assert town.emulator.pending == 0


async def test_with_a_webhook_nobody_else_may_listen(town, receiver):
    poll = asyncio.create_task(town.ask("getUpdates", timeout=50))
    await asyncio.sleep(0.1)
    await town.bot.set_webhook(receiver[0])
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    words = "Conflict: can't use getUpdates method while webhook is active"
    assert (await town.refusal("getUpdates")).startswith(words)
    await town.bot.delete_webhook()
    assert await town.news() == []


async def test_a_webhook_needs_https_but_on_this_machine(town):
    words = await town.refusal("setWebhook", url="http://example.org/")
    assert words == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"


async def test_the_door_can_close_and_open_again_with_all_remembered(town):
    await says(town, "hello")
    port = int(town.emulator.url.rpartition(":")[2])
    await town.emulator.stop()
    with pytest.raises(aiohttp.ClientConnectionError):
        await town.ask("getUpdates")
    await town.emulator.start(port=port)
    assert texts(await town.news()) == ["hello"]
