"""Every request is held against Bot API 10.0: its fields, their types and their limits."""

import pytest
from telegram import BotCommand, BotCommandScopeChat, LinkPreviewOptions, ReplyParameters

from bot.playground.spec import the_spec
from tests.emulated import a_town

CHAT = {"chat_id": 1001}
TEXT = {**CHAT, "text": "x"}


@pytest.fixture
async def town():
    async with a_town() as town:
        await town.street.rosa.presses_start()
        yield town


def inline(**button):
    return {**TEXT, "reply_markup": {"inline_keyboard": [[{"text": "Go", **button}]]}}


CONFORMING = [
    ("sendMessage", TEXT),
    ("sendMessage", {"chat_id": "@elmstreet", "text": "x"}),
    ("sendMessage", inline(callback_data="x" * 64)),
    ("sendMessage", inline(url="https://example.org", style="primary")),
    ("sendMessage", {**TEXT, "reply_markup": {"keyboard": [[{"text": "a"}]], "selective": True}}),
    ("sendMessage", {**TEXT, "reply_markup": {"remove_keyboard": True}}),
    ("sendMessage", {**TEXT, "reply_markup": {"force_reply": True}}),
    ("sendMessage", {**TEXT, "text": "x" * 5000}),  # counted once the markup is read
    ("sendMessage", {**TEXT, "link_preview_options": {"is_disabled": True}}),
    ("setMyCommands", {"commands": [{"command": "a", "description": "b"}]}),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 1}}),
    ("setMessageReaction", {**CHAT, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "x"}]}),
    ("getUpdates", {"offset": -1, "timeout": 3, "allowed_updates": ["message"]}),
    ("sendLocation", {**CHAT, "latitude": 51, "longitude": 0.5}),
    ("getMe", {}),
]

OTHERWISE = [
    ("sendMessage", {"text": "x"}, "sendMessage.chat_id", "missing"),
    ("sendMessage", CHAT, "sendMessage.text", "missing"),
    ("sendMessage", {**TEXT, "texts": "x"}, "sendMessage.texts", "unknown"),
    ("sendMessage", {**TEXT, "disable_web_page_preview": True}, None, "unknown"),
    ("sendMessage", {**TEXT, "text": 5}, "sendMessage.text", "type"),
    ("sendMessage", {**TEXT, "text": "\ud800"}, "sendMessage.text", "type"),
    ("sendMessage", {**TEXT, "text": ""}, "sendMessage.text", "limit"),
    ("sendMessage", {**TEXT, "chat_id": 1.5}, "sendMessage.chat_id", "type"),
    ("sendMessage", {**TEXT, "chat_id": True}, "sendMessage.chat_id", "type"),
    ("sendMessage", {**TEXT, "chat_id": None}, "sendMessage.chat_id", "type"),
    ("sendMessage", {**TEXT, "protect_content": 1}, "sendMessage.protect_content", "type"),
    ("sendMessage", {**TEXT, "entities": {}}, "sendMessage.entities", "type"),
    ("sendMessage", {**TEXT, "entities": [{"type": "bold", "offset": 0}]}, None, "missing"),
    ("sendMessage", {**TEXT, "reply_markup": {}}, None, "missing"),
    ("sendMessage", {**TEXT, "reply_markup": "x"}, "sendMessage.reply_markup", "type"),
    ("sendMessage", {**TEXT, "reply_markup": {"remove_keyboard": False}}, None, "type"),
    ("sendMessage", inline(data="x"), None, "unknown"),
    ("sendMessage", inline(callback_data=5), None, "type"),
    ("sendMessage", inline(callback_data=""), None, "limit"),
    ("sendMessage", inline(callback_data="é" * 33), None, "limit"),
    ("sendMessage", inline(web_app={"link": "x"}), None, None),
    ("editMessageText", {**TEXT, "reply_markup": {"keyboard": [[{"text": "a"}]]}}, None, None),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, None, "limit"),
    ("setMyCommands", {"commands": [{"command": "a"}]}, None, "missing"),
    ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "b"}]}, None, "limit"),
    ("setMyShortDescription", {"short_description": "x" * 121}, None, "limit"),
    ("getUpdates", {"allowed_updates": "message"}, "getUpdates.allowed_updates", "type"),
    ("getMe", {"chat_id": 1}, "getMe.chat_id", "unknown"),
    ("sendVoice", CHAT, "sendVoice.voice", "missing"),
]


@pytest.mark.parametrize(("method", "fields"), CONFORMING)
def test_what_the_facts_allow(method, fields):
    assert the_spec().complaints(method, fields) == []


@pytest.mark.parametrize(("method", "fields", "path", "fault"), OTHERWISE)
def test_what_the_facts_rule_out(method, fields, path, fault):
    complaint = the_spec().complaints(method, fields)[0]
    assert path in (None, complaint.path)
    assert fault in (None, complaint.fault)


async def test_a_request_that_does_not_conform_is_refused_and_remembered(town):
    body = await town.ask("sendMessage", **TEXT, silent=True)
    assert body["error_code"] == 400
    assert body["description"] == "Bad Request: sendMessage has no field silent"
    assert town.emulator.refused == ["sendMessage: Bad Request: sendMessage has no field silent"]
    assert not town.emulator.calls[-1].ok


async def test_a_text_that_is_too_long_is_remembered_and_bad_markup_is_not(town):
    await town.refusal("sendMessage", **{**TEXT, "text": "x" * 4097})
    assert town.emulator.refused == ["sendMessage: Bad Request: message is too long"]
    await town.refusal("sendMessage", **{**TEXT, "text": "<p>"}, parse_mode="HTML")
    assert len(town.emulator.refused) == 1


async def test_an_ampersand_nobody_escaped_passes_but_is_remembered(town):
    await town.result("sendMessage", chat_id=1001, text="Marks & Spencer", parse_mode="HTML")
    assert town.emulator.refused == ["sendMessage: an & that is not escaped"]


async def test_missing_fields_are_named_as_telegram_does(town):
    assert await town.refusal("sendMessage", text="x") == "Bad Request: chat_id is empty"
    assert await town.refusal("sendMessage", **CHAT) == "Bad Request: message text is empty"


async def test_a_body_that_is_no_json_is_refused(town):
    url = f"{town.emulator.url}/bot1:test/getMe"
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b"[1]", b"\xff"):
        async with town.web.post(url, data=body, headers=headers) as answer:
            assert answer.status == 400
    assert len(town.emulator.refused) == 3


async def test_all_that_the_library_sends_conforms(town):
    rosa, bot = town.street.rosa.id, town.bot
    await bot.send_message(
        rosa,
        "x",
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(1, allow_sending_without_reply=True),
        disable_notification=True,
    )
    await bot.send_chat_action(rosa, "typing")
    await bot.send_voice(rosa, b"OggS", duration=2)
    await bot.set_my_commands(
        [BotCommand("start", "Begin")], scope=BotCommandScopeChat(rosa), language_code="en"
    )
    await bot.get_updates(offset=1, limit=5, timeout=0, allowed_updates=["message"])
    assert town.emulator.refused == []
