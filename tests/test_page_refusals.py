"""What the playground's page refuses: what can't be done, and whoever isn't its own page."""

from collections.abc import AsyncIterator

import pytest

from tests.emulated import Moments
from tests.visits import Visit, a_visit, keys

JSON = {"Content-Type": "application/json"}


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    async with a_visit() as visit:
        yield visit


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({}, "Nobody"),
        ({"who": "nobody", "act": "start"}, "Nobody"),
        ({"who": ["rosa"], "act": "start"}, "Nobody"),
        ({"who": "group", "act": "start"}, "Nobody"),
        ({"who": "rosa"}, "no such thing"),
        ({"who": "rosa", "act": "__class__"}, "no such thing"),
        ({"who": "rosa", "act": {}}, "no such thing"),
        ({"who": "rosa", "act": "start", "payload": 7}, "one short word"),
        ({"who": "rosa", "act": "start", "payload": "x" * 65}, "one short word"),
        ({"who": "rosa", "act": "types", "text": "Hello"}, "hasn't pressed Start"),
        ({"who": "rosa", "act": "voice"}, "hasn't pressed Start"),
        ({"who": "olga", "act": "types", "text": "Hello", "chat": "elsewhere"}, "private chat"),
        ({"who": "olga", "act": "types", "text": " \n", "chat": "group"}, "Write something"),
        ({"who": "olga", "act": "types", "text": None, "chat": "group"}, "Write something"),
        ({"who": "olga", "act": "types", "text": "x" * 4097, "chat": "group"}, "at most 4096"),
        ({"who": "olga", "act": "taps", "chat": "group"}, "isn't there"),
        ({"who": "olga", "act": "taps", "label": ["More"], "chat": "group"}, "isn't there"),
        ({"who": "olga", "act": "taps", "message_id": 999, "data": "x", "chat": "group"}, "isn't there"),
        ({"who": "olga", "act": "taps", "message_id": [], "data": {}, "chat": "group"}, "isn't there"),
        ({"who": "olga", "act": "location", "chat": "group"}, "only shared in private"),
        ({"who": "olga", "act": "leaves"}, "stays in it"),
        ({"who": "zed", "act": "leaves"}, "isn't in the group"),
    ],
)  # fmt: skip
async def test_what_cannot_be_done_is_said_in_words(visit, wish, words):
    status, answer = await visit.post("act", wish)
    assert status in (400, 404, 409)
    assert words in answer["words"]
    assert (await visit.state())["deeds"] == []


async def test_only_buttons_that_are_there_can_be_tapped(visit):
    sent = await visit.bot(
        "sendMessage", chat_id=visit.street.group.id, text="Well?", reply_markup=keys("Yes")
    )
    tap = {"chat": "group", "message_id": sent["message_id"]}
    assert "isn't there" in await visit.cannot("ben", "taps", **tap, data="say:No")
    assert "isn't there" in await visit.cannot("ben", "taps", **tap, data=None)
    await visit.acts("ben", "taps", **tap, data="say:Yes")


@pytest.mark.parametrize("hours", [0, -1, 745, 1.5, "1", True, None, [1]])
async def test_the_clock_only_goes_on_by_whole_hours(visit, hours):
    status, answer = await visit.post("hurry", {"hours": hours})
    assert (status, answer["ok"]) == (400, False)
    assert visit.moments.now == Moments().now


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"rosa"', b"\xff", b"[" * 5000])
async def test_what_is_no_json_object_is_refused(visit, body):
    async with visit.web.post("/playground/act", data=body, headers=JSON) as answer:
        assert (answer.status, (await answer.json())["words"]) == (400, "A JSON object is needed here.")


async def test_a_form_of_another_site_is_refused(visit):
    async with visit.web.post("/playground/hurry", data={"hours": 1}) as answer:
        assert answer.status == 415


@pytest.mark.parametrize("path", ["/", "/playground/state", "/playground/events"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "elm-street.example"},
        {"Host": "127.0.0.1.elm-street.example"},
        {"Host": "[::1"},
        {"Origin": "https://elm-street.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Origin": "http://["},
    ],
    ids=str,
)
async def test_only_this_computers_own_page_is_answered(visit, path, headers):
    async with visit.web.get(path, headers=headers) as answer:
        assert answer.status in (400, 403)
    async with visit.web.post("/playground/hurry", json={"hours": 1}, headers=headers) as answer:
        assert answer.status in (400, 403)
    assert visit.moments.now == Moments().now


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
async def test_this_computer_goes_by_several_names(visit, name):
    port = visit.emulator.url.rpartition(":")[2]
    headers = {"Host": f"{name}:{port}", "Origin": f"http://{name}:{port}"}
    async with visit.web.get("/playground/state", headers=headers) as answer:
        assert answer.status == 200
