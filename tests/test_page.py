"""The playground's page from the server's side: what it shows, what can be done, what it tells of."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest

from bot.playground.page_view import say_clock
from tests.visits import Visit, a_visit, keys


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    async with a_visit() as visit:
        yield visit


async def test_the_page_keeps_to_its_own_scripts_and_styles(visit):
    async with visit.web.get("/") as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        text = await answer.text()
    assert "://" not in text
    assert "<style" not in text
    assert " style=" not in text
    for place in ("js/main.js", "css/base.css", "drawings.svg"):
        async with visit.web.get(f"/playground/static/{place}") as answer:
            assert answer.status == 200
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_everybody_has_a_phone_and_the_group_has_one(visit):
    state = await visit.state()
    assert list(state["phones"]) == ["rosa", "pia", "ben", "ayo", "olga", "zed", "group"]
    assert state["phones"]["group"]["members"] == ["ben", "ayo", "olga"]
    assert state["phones"]["rosa"] == {"messages": [], "keyboard": [], "open": False}
    assert state["time"] == {"day": "Tuesday 3 March", "clock": "9:00am", "hour": 9}


async def test_what_is_typed_reaches_the_bot_and_is_shown_escaped(visit):
    await visit.acts("rosa", "start", payload="hello")
    await visit.acts("rosa", "types", text="<b>milk</b> & eggs")
    updates = await visit.bot("getUpdates")
    assert [update["message"]["text"] for update in updates] == ["/start hello", "<b>milk</b> & eggs"]
    newest = (await visit.said("rosa"))[-1]
    assert newest["html"] == "&lt;b&gt;milk&lt;/b&gt; &amp; eggs"
    assert (newest["who"], newest["clock"]) == ("rosa", "9:00am")


async def test_a_tap_under_a_message_reaches_the_bot(visit):
    await visit.acts("ben", "start")
    sent = await visit.bot(
        "sendMessage", chat_id=visit.street.ben.id, text="Well?", reply_markup=keys("Done")
    )
    told = await visit.acts("ben", "taps", message_id=sent["message_id"], data="say:Done")
    assert told["deeds"][-1] == ["ben", "private", "Done"]
    assert (await visit.bot("getUpdates"))[-1]["callback_query"]["data"] == "say:Done"


async def test_the_answer_to_a_tap_comes_back_to_the_page(visit):
    await visit.acts("ben", "start")
    sent = await visit.bot(
        "sendMessage", chat_id=visit.street.ben.id, text="Well?", reply_markup=keys("Done")
    )

    async def answered() -> None:
        query = (await visit.bot("getUpdates"))[-1]["callback_query"]
        await visit.bot(
            "answerCallbackQuery", callback_query_id=query["id"], text="Thank you.", show_alert=True
        )

    visit.street.settled = answered
    told = await visit.acts("ben", "taps", message_id=sent["message_id"], data="say:Done")
    assert told["alerts"] == ["Thank you."]


async def test_a_key_of_the_keyboard_says_its_label(visit):
    await visit.acts("rosa", "start")
    board = {"keyboard": [[{"text": "I need help"}], [{"text": "More"}]]}
    await visit.bot("sendMessage", chat_id=visit.street.rosa.id, text="Hello", reply_markup=board)
    assert (await visit.state())["phones"]["rosa"]["keyboard"] == [["I need help"], ["More"]]
    await visit.acts("rosa", "taps", label="I need help")
    assert (await visit.said("rosa"))[-1]["html"] == "I need help"


async def test_voice_photo_and_place_can_be_sent(visit):
    await visit.acts("rosa", "start")
    for act in ("voice", "photo", "location"):
        await visit.acts("rosa", act)
        assert (await visit.said("rosa"))[-1]["kind"] == act
    await visit.acts("ben", "voice", chat="group")
    assert (await visit.said("group"))[-1]["kind"] == "voice"


async def test_the_marks_of_a_message_are_shown(visit):
    group = visit.street.group.id
    sent = await visit.bot("sendMessage", chat_id=group, text="The board", disable_notification=True)
    await visit.bot("pinChatMessage", chat_id=group, message_id=sent["message_id"])
    await visit.bot(
        "editMessageText", chat_id=group, message_id=sent["message_id"], text="<b>New</b>", parse_mode="HTML"
    )
    board = next(one for one in await visit.said("group") if one["id"] == sent["message_id"])
    assert board["marks"] == ["pinned", "silent", "edited"]
    assert board["html"] == "<b>New</b>"
    await visit.acts("ben", "start")
    await visit.bot("sendMessage", chat_id=visit.street.ben.id, text="12 Elm Street", protect_content=True)
    assert (await visit.said("ben"))[-1]["marks"] == ["protected"]


async def test_an_outsider_may_join_the_group_and_leave_it(visit):
    assert await visit.cannot("zed", "types", text="Hello", chat="group") == "Zed isn't in the group."
    await visit.acts("zed", "joins", chat="group")
    await visit.acts("zed", "types", text="Hello", chat="group")
    newest = (await visit.said("group"))[-1]
    assert (newest["who"], newest["html"]) == ("zed", "Hello")
    assert await visit.cannot("zed", "joins") == "Zed is in the group already."
    await visit.acts("zed", "leaves")
    assert "zed" not in (await visit.state())["phones"]["group"]["members"]


async def test_the_clock_is_hurried_on(visit):
    status, answer = await visit.post("hurry", {"hours": 1})
    assert (status, answer["time"]["clock"]) == (200, "10:00am")
    await visit.post("hurry", {"hours": 24})
    assert (await visit.state())["time"]["day"] == "Wednesday 4 March"


def test_times_are_said_as_people_say_them():
    said = [say_clock(datetime(2026, 3, 3, hour, 5 * (hour == 0), tzinfo=UTC)) for hour in (0, 12, 17)]
    assert said == ["12:05am", "midday", "5:00pm"]


async def heard(stream: aiohttp.ClientResponse) -> dict[str, Any]:
    """The next event."""
    async with asyncio.timeout(20):
        while not (line := await stream.content.readline()).startswith(b"data: "):
            assert line, "the stream has ended"
    return json.loads(line.removeprefix(b"data: "))


async def test_whoever_watches_is_told_everything_and_then_what_changes(visit):
    async with visit.web.get("/playground/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert len((await heard(stream))["phones"]) == 7
        await visit.acts("rosa", "start")
        news = await heard(stream)
        assert list(news["phones"]) == ["rosa"]
        assert news["phones"]["rosa"]["messages"][0]["html"] == "/start"
        while not news["deeds"]:
            news = await heard(stream)
        assert news["deeds"] == [["rosa", "private", "Start"]]
        await visit.post("hurry", {"hours": 1})
        assert (await heard(stream))["time"]["clock"] == "10:00am"


async def test_the_server_stops_at_once_though_somebody_is_watching(visit):
    async with visit.web.get("/playground/events") as stream:
        await heard(stream)
        async with asyncio.timeout(10):
            await visit.emulator.stop()


async def test_a_bot_that_is_slow_or_gone_is_said_so(visit):
    async def never() -> None:
        raise TimeoutError

    visit.street.settled = never
    status, answer = await visit.post("act", {"who": "rosa", "act": "start"})
    assert (status, answer["words"]) == (504, "It is said, but Good Turn hasn't answered yet.")
