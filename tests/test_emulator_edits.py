"""What a bot may change, take back and pin, and how it answers a tap."""

import pytest
from telegram.error import BadRequest

from tests.emulated import a_town

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go:1"}]]}


@pytest.fixture
async def town():
    async with a_town() as town:
        await town.street.rosa.presses_start()
        await town.news()
        yield town


@pytest.fixture
def rosa(town):
    return town.street.rosa


async def test_an_edit_changes_words_and_buttons_in_place(town, rosa):
    sent = await town.bot.send_message(rosa.id, "one")
    await town.result("editMessageText", chat_id=rosa.id, message_id=sent.id, text="two", reply_markup=GO)
    assert (rosa.last.id, rosa.last.text, rosa.last.labels) == (sent.id, "two", ["Go"])
    assert rosa.last.edited
    await town.result("editMessageReplyMarkup", chat_id=rosa.id, message_id=sent.id)
    assert (rosa.last.text, rosa.last.labels) == ("two", [])


async def test_an_edit_that_changes_nothing_is_refused(town, rosa):
    sent = await town.result("sendMessage", chat_id=rosa.id, text="one", reply_markup=GO)
    where = {"chat_id": rosa.id, "message_id": sent["message_id"]}
    words = await town.refusal("editMessageText", text=" one ", reply_markup=GO, **where)
    assert words == (
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )
    words = await town.refusal("editMessageReplyMarkup", reply_markup=GO, **where)
    assert words.startswith("Bad Request: message is not modified")


async def test_only_the_bots_own_messages_can_be_edited(town, rosa):
    theirs = await rosa.types("mine")
    edit = "editMessageText", rosa.id
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await town.bot.edit_message_text("x", edit[1], theirs)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await town.bot.edit_message_text("x", edit[1], 999)
    words = await town.refusal("editMessageText", text="x")
    assert words == "Bad Request: message identifier is not specified"


async def test_a_message_can_be_taken_back_for_48_hours(town, rosa):
    old = await town.bot.send_message(rosa.id, "old")
    town.moments.move(hours=47)
    new = await town.bot.send_message(rosa.id, "new")
    town.moments.move(hours=2)
    assert await town.bot.delete_message(rosa.id, new.id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await town.bot.delete_message(rosa.id, new.id)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await town.bot.delete_message(rosa.id, old.id)
    await town.bot.edit_message_text("blanked", rosa.id, old.id)
    assert rosa.last.text == "blanked"


async def test_in_a_group_a_bot_without_the_right_deletes_only_its_own(town):
    theirs = await town.street.ben.types("hello", chat=town.street.group)
    assert await town.bot.delete_message(town.street.group.id, theirs)
    theirs = await town.street.ben.types("hello", chat=town.street.group)
    await town.street.group.demote_bot()
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await town.bot.delete_message(town.street.group.id, theirs)
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await town.bot.pin_chat_message(town.street.group.id, theirs)


async def test_a_pinned_message_stays_at_the_top_and_says_so(town):
    group = town.street.group
    card = await town.bot.send_message(group.id, "card", disable_notification=True)
    await town.bot.pin_chat_message(group.id, card.id, disable_notification=True)
    seen, note = town.street.ben.chat(group)
    assert (seen.pinned, seen.silent, note.kind, note.silent) == (True, True, "service", True)
    assert (await town.bot.get_chat(group.id)).pinned_message.id == card.id
    await town.bot.unpin_chat_message(group.id, card.id)
    assert not town.street.ben.chat(group)[0].pinned


async def test_a_tap_is_answered_once_and_in_time(town, rosa):
    await town.result("sendMessage", chat_id=rosa.id, text="x", reply_markup=GO)
    await rosa.taps("Go")
    (update,) = await town.news()
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["text"]) == ("go:1", rosa.id, "x")
    assert rosa.waiting == 1
    await town.bot.answer_callback_query(query["id"], "Thank you")
    await town.bot.answer_callback_query(query["id"], "Again")
    assert (rosa.alerts, rosa.waiting) == (["Thank you"], 0)
    too_old = "Query is too old and response timeout expired or query id is invalid"
    with pytest.raises(BadRequest, match=too_old):
        await town.bot.answer_callback_query("12345")
    town.moments.move(minutes=2)
    with pytest.raises(BadRequest, match=too_old):
        await town.bot.answer_callback_query(query["id"])
    words = await town.refusal("answerCallbackQuery", callback_query_id="1", text="x" * 201)
    assert words == "Bad Request: MESSAGE_TOO_LONG"
