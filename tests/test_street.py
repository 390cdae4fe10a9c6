"""What the people of Elm Street do with their phones, and what the bot hears of it."""

import pytest
from telegram import Update

from bot.playground.shapes import User
from tests.emulated import a_town

CARD = {"inline_keyboard": [[{"text": "I can help", "callback_data": "claim:7"}]]}
HOME = {"keyboard": [[{"text": "I need help"}, {"text": "I can help"}], [{"text": "More"}]]}


@pytest.fixture
async def town():
    async with a_town() as town:
        town.emulator.limits.enforced = False
        yield town


@pytest.fixture
def street(town):
    return town.street


async def heard(town):
    """The one update since the last time."""
    (update,) = await town.news()
    Update.de_json(update, town.bot)
    return update


async def test_the_cast_is_who_they_are(street):
    assert [phone.name for phone in street.phones.values()] == [
        "Rosa Bell", "Pia Bell", "Ben Okoro", "Ayo Mensah", "Olga Novak", "Zed",
    ]  # fmt: skip
    assert street.group.members == {street.ben.id, street.ayo.id, street.olga.id, 1}
    assert street.group.id < -1_000_000_000_000


async def test_start_carries_its_payload_and_is_a_command(town, street):
    await street.rosa.presses_start("join-elm")
    message = (await heard(town))["message"]
    assert message["text"] == "/start join-elm"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["id"] == message["chat"]["id"] == street.rosa.id


async def test_typed_words_carry_what_telegram_finds_in_them(town, street):
    await street.rosa.types("😀 ask @ben_okoro or ring +447700900123, see https://a.example/x")
    entities = (await heard(town))["message"]["entities"]
    kinds = [(one["type"], one["offset"], one["length"]) for one in entities]
    assert kinds == [("mention", 7, 10), ("phone_number", 26, 13), ("url", 45, 19)]


async def test_a_tap_presses_the_newest_button_with_that_label(town, street):
    await street.rosa.presses_start()
    for number in (1, 2):
        markup = {"inline_keyboard": [[{"text": "Go", "callback_data": f"go:{number}"}]]}
        await town.result("sendMessage", chat_id=1001, text="x", reply_markup=markup)
    await town.news()
    await street.rosa.taps("Go")
    query = (await heard(town))["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("go:2", street.rosa.last.id)


async def test_a_tap_on_the_reply_keyboard_is_typed(town, street):
    await street.rosa.presses_start()
    await town.result("sendMessage", chat_id=1001, text="Home", reply_markup=HOME)
    assert street.rosa.keyboard == [["I need help", "I can help"], ["More"]]
    await town.news()
    await street.rosa.taps("More")
    assert (await heard(town))["message"]["text"] == "More"
    remove = {"remove_keyboard": True}
    await town.result("sendMessage", chat_id=1001, text="x", reply_markup=remove)
    assert street.rosa.keyboard == []


async def test_a_tap_looks_in_private_first_and_then_in_the_group(town, street):
    await town.result("sendMessage", chat_id=street.group.id, text="card", reply_markup=CARD)
    await street.ben.taps("I can help")
    query = (await heard(town))["callback_query"]
    assert (query["message"]["chat"]["id"], query["from"]["id"]) == (street.group.id, street.ben.id)
    await street.ben.presses_start()
    await town.result("sendMessage", chat_id=street.ben.id, text="Home", reply_markup=HOME)
    await town.news()
    await street.ben.taps("I can help")
    assert (await heard(town))["message"]["text"] == "I can help"
    await street.ben.taps("I can help", chat=street.group)
    assert "callback_query" in await heard(town)


async def test_who_sees_no_such_button_is_told_which_there_are(town, street):
    await town.result("sendMessage", chat_id=street.group.id, text="card", reply_markup=CARD)
    with pytest.raises(AssertionError, match=r"Ben Okoro sees no 'Done', but 'I can help'"):
        await street.ben.taps("Done")
    with pytest.raises(AssertionError, match="Zed sees no 'I can help', but no buttons at all"):
        await street.zed.taps("I can help")
    with pytest.raises(AssertionError, match="Zed is not in Elm Street"):
        await street.zed.types("hello", chat=street.group)
    assert street.zed.chat(street.group) == []


async def test_a_link_to_the_bot_opens_it(town, street):
    link = {"text": "Join", "url": "https://t.me/GoodTurnBot?start=elm"}
    other = {"text": "Read", "url": "https://example.org"}
    markup = {"inline_keyboard": [[link, other]]}
    await town.result("sendMessage", chat_id=street.group.id, text="x", reply_markup=markup)
    await street.ben.taps("Join")
    assert (await heard(town))["message"]["text"] == "/start elm"
    await street.ben.taps("Read")
    assert await town.news() == []
    assert street.ben.opened == [link["url"], other["url"]]


async def test_a_modified_client_sends_any_data_on_any_message(town, street):
    await town.result("sendMessage", chat_id=street.group.id, text="card", reply_markup=CARD)
    card = street.ben.chat(street.group)[-1]
    await street.ben.taps_data("withdraw:1; DROP", card)
    query = (await heard(town))["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("withdraw:1; DROP", "card")
    await street.zed.taps_data("claim:7")
    query = (await heard(town))["callback_query"]
    assert (query["from"]["id"], query["message"]["date"]) == (street.zed.id, 0)


SENT = [
    ("sends_voice", (), "voice"),
    ("sends_photo", ("a list",), "photo"),
    ("sends_document", (), "document"),
    ("sends_sticker", (), "sticker"),
    ("shares_location", (51.5, -0.12), "location"),
    ("shares_contact", ("+447700900123",), "contact"),
]


@pytest.mark.parametrize(("act", "words", "kind"), SENT)
async def test_people_send_more_than_words(town, street, act, words, kind):
    await getattr(street.rosa, act)(*words)
    assert kind in (await heard(town))["message"]
    assert street.rosa.chat()[-1].kind == kind


async def test_a_changed_message_is_told_as_an_edit(town, street):
    sent = await street.rosa.types("milk")
    await town.news()
    await street.rosa.edits(sent, "milk and bread")
    edited = (await heard(town))["edited_message"]
    assert (edited["text"], edited["message_id"]) == ("milk and bread", sent)
    assert street.rosa.chat()[-1].edited


async def test_forwards_and_words_from_other_bots_are_marked(town, street):
    await street.rosa.forwards("/start evil", "Somebody")
    assert (await heard(town))["message"]["forward_origin"]["sender_user_name"] == "Somebody"
    await street.rosa.via_bot("/start evil")
    assert (await heard(town))["message"]["via_bot"]["is_bot"]


async def test_after_each_act_the_street_waits_until_the_bot_is_done(street):
    waited = []

    async def settled():
        waited.append(len(waited))

    street.settled = settled
    await street.rosa.presses_start()
    await street.rosa.types("x")
    await street.rosa.taps_data("x")
    await street.rosa.blocks_bot()
    await street.zed.joins(street.group)
    await street.group.migrates()
    assert waited == [0, 1, 2, 3, 4, 5]


async def test_anybody_may_come_by(town, street):
    long = street.new_phone(User(2001, "<b>" + "x" * 5000, username="anyone"))
    await long.presses_start()
    assert (await heard(town))["message"]["from"]["first_name"].startswith("<b>")


async def test_nobody_writes_to_a_bot_they_have_blocked(street):
    await street.rosa.presses_start()
    await street.rosa.blocks_bot()
    with pytest.raises(AssertionError, match="Rosa Bell has blocked the bot"):
        await street.rosa.types("hello")
    await street.rosa.unblocks_bot()
    await street.rosa.types("hello")
    with pytest.raises(AssertionError, match="Rosa Bell has heard nothing from the bot"):
        _ = street.rosa.last
