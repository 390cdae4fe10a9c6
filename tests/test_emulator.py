"""The emulated Telegram answers as the real one does, in its own words."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.playground.samples import VOICE_NOTE
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


async def test_a_text_arrives_as_it_was_meant(town, rosa):
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go:1")]])
    sent = await town.bot.send_message(
        rosa.id, "<b>Hello</b> &amp; 😀", "HTML", reply_markup=buttons, protect_content=True
    )
    shown = rosa.last
    assert (shown.text, shown.html) == ("Hello & 😀", "<b>Hello</b> &amp; 😀")
    assert (shown.labels, shown.buttons[0][0].data) == (["Go"], "go:1")
    assert (shown.protected, shown.silent, shown.edited) == (True, False, False)
    assert sent.message_id == shown.id and sent.has_protected_content
    assert town.emulator.refused == []


async def test_words_may_come_with_entities_instead_of_markup(town, rosa):
    entities = [{"type": "bold", "offset": 2, "length": 4}]
    await town.result("sendMessage", chat_id=rosa.id, text="  Rosa \n", entities=entities)
    assert rosa.last.html == "<b>Rosa</b>"


async def test_forms_and_the_address_line_are_read_like_json(town, rosa):
    url = f"{town.emulator.url}/bot1:test/sendMessage"
    form = {"chat_id": str(rosa.id), "text": "form", "protect_content": "true"}
    async with town.web.post(url, data=form) as answer:
        assert answer.status == 200
    assert (rosa.last.text, rosa.last.protected) == ("form", True)
    async with town.web.get(url, params={"chat_id": str(rosa.id), "text": "line"}) as answer:
        assert answer.status == 200
    assert rosa.last.text == "line"


async def test_method_names_may_be_written_in_any_case(town):
    assert (await town.result("GETME"))["username"] == "GoodTurnBot"


async def test_a_wrong_token_is_unauthorized(town):
    async with town.web.post(f"{town.emulator.url}/bot2:other/getMe") as answer:
        assert answer.status == 401
        assert await answer.json() == {
            "ok": False,
            "error_code": 401,
            "description": "Unauthorized",
        }
    town.bot._base_url = f"{town.emulator.url}/bot2:other"
    with pytest.raises(InvalidToken):
        await town.bot.get_me()


async def test_an_unknown_method_is_not_found(town):
    body = await town.ask("sendTelegram")
    assert (body["error_code"], body["description"]) == (404, "Not Found: method not found")
    assert town.emulator.refused == []
    await town.ask("sendDice", chat_id=1)
    assert town.emulator.refused == ["sendDice: the emulated Telegram does not know it"]


SENDING = [
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": " \n "}, "message text is empty"),
    ({"text": ""}, "message text is empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
    ({"text": "x", "parse_mode": "Wordy"}, "unsupported parse_mode"),
    ({"text": "x", "message_thread_id": 77}, "message thread not found"),
    ({"text": "x", "reply_parameters": {"message_id": 77}}, "message to be replied not found"),
    (
        {"text": "a < b", "parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "" at byte offset 2',
    ),
    (
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "Go"}]]}},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{"text": "Go", "callback_data": "é" * 33}]]},
        },
        "BUTTON_DATA_INVALID",
    ),
    ({"text": "x", "reply_markup": {"keyboard": [[{"text": "a"}] * 9]}}, "reply markup is too long"),
    (
        {"text": "x", "reply_markup": {"keyboard": [[{"text": "a"}] * 8] * 13}},
        "reply markup is too long",
    ),
]


@pytest.mark.parametrize(("fields", "words"), SENDING)
async def test_a_text_that_telegram_refuses(town, rosa, fields, words):
    assert await town.refusal("sendMessage", chat_id=rosa.id, **fields) == f"Bad Request: {words}"
    assert rosa.chat()[-1].text == "/start"


async def test_the_longest_text_is_counted_after_its_markup(town, rosa):
    await town.bot.send_message(rosa.id, "<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")
    assert len(rosa.last.text) == 4096


async def test_nobody_is_written_to_who_did_not_press_start(town):
    street = town.street
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await town.bot.send_message(street.ben.id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await town.bot.send_message(street.zed.id, "x")
    with pytest.raises(BadRequest, match="Chat not found"):
        await town.bot.send_message(-100999, "x")


async def test_a_voice_note_is_kept_sent_on_and_fetched(town, rosa):
    await rosa.sends_voice(seconds=7)
    (update,) = await town.news()
    voice = update["message"]["voice"]
    assert (voice["duration"], voice["mime_type"]) == (7, "audio/ogg")
    await town.bot.send_voice(rosa.id, voice["file_id"], caption="<i>Rosa</i>", parse_mode="HTML")
    assert (rosa.last.kind, rosa.last.html) == ("voice", "<i>Rosa</i>")
    file = await town.bot.get_file(voice["file_id"])
    assert bytes(await file.download_as_bytearray()) == VOICE_NOTE
    await town.bot.edit_message_caption(rosa.id, rosa.last.id, caption="Done")
    assert rosa.last.text == "Done"


async def test_files_can_be_sent_up_and_are_refused_when_wrong(town, rosa):
    sent = await town.bot.send_document(rosa.id, b"milk", filename="list.txt")
    assert (rosa.last.kind, sent.document.file_name) == ("document", "list.txt")
    await town.bot.send_photo(rosa.id, b"picture", caption="x")
    assert (rosa.last.kind, rosa.last.text) == ("photo", "x")
    await town.bot.copy_message(rosa.id, rosa.id, sent.id, caption="again")
    assert (rosa.last.kind, rosa.last.text) == ("document", "again")
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type Document as VoiceNote"):
        await town.bot.send_voice(rosa.id, sent.document.file_id)
    with pytest.raises(BadRequest, match="Wrong file identifier/http url specified"):
        await town.bot.send_voice(rosa.id, "nothing")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await town.bot.send_photo(rosa.id, b"picture", caption="x" * 1025)
    async with town.web.get(f"{town.emulator.url}/file/bot1:test/voice/none.oga") as answer:
        assert answer.status == 404


async def test_waiting_in_vain_says_what_was_last_asked(town):
    await town.result("getMe")
    with pytest.raises(TimeoutError, match=r"not so after 0.1 s; the bot last asked: .*getMe"):
        await town.emulator.until(lambda: False, seconds=0.1)
