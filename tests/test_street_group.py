"""What happens in the Elm Street group, and what the bot hears of it."""

import pytest
from telegram import Update

from tests.emulated import a_town


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


async def test_an_anonymous_admin_and_a_channel_hide_who_they_are(town, street):
    await street.olga.types("/setup", chat=street.group, anonymously=True)
    message = (await heard(town))["message"]
    assert message["from"]["id"] == 1087968824
    assert message["sender_chat"]["id"] == street.group.id
    await street.group.posts_from_channel("News")
    message = (await heard(town))["message"]
    assert (message["from"]["id"], message["is_automatic_forward"]) == (777000, True)
    assert [shown.sender for shown in street.ben.chat(street.group)] == [
        "Elm Street",
        "Elm Street news",
    ]


async def test_only_an_admin_bot_hears_the_chatter_of_a_group(town, street):
    await street.ben.types("Nice weather", chat=street.group)
    await heard(town)
    await street.group.demote_bot()
    assert "my_chat_member" in await heard(town)
    await street.ben.types("Nice weather", chat=street.group)
    assert await town.news() == []
    await street.ben.types("/board", chat=street.group)
    assert (await heard(town))["message"]["text"] == "/board"
    card = await town.result("sendMessage", chat_id=street.group.id, text="card")
    await street.ben.types("I can", chat=street.group, reply_to=card["message_id"])
    assert (await heard(town))["message"]["reply_to_message"]["text"] == "card"


async def test_joining_leaving_and_the_bots_own_coming_and_going_are_told(town, street):
    await town.news(allowed_updates=["message", "chat_member", "my_chat_member"])
    await street.zed.joins(street.group)
    joined, said = await town.news()
    assert joined["chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["new_chat_members"][0]["id"] == street.zed.id
    await street.zed.leaves(street.group)
    left, _ = await town.news()
    assert left["chat_member"]["new_chat_member"]["status"] == "left"
    await street.group.remove_bot()
    assert (await heard(town))["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_a_new_group_is_unknown_to_the_bot_until_it_is_added(town, street):
    oak = street.new_group("Oak Road", street.olga, kind="group")
    assert await town.refusal("getChat", chat_id=oak.id) == "Bad Request: chat not found"
    await oak.add_bot()
    added, said, raised = await town.news()
    assert added["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert said["message"]["new_chat_members"][0]["id"] == 1
    assert raised["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    await street.ayo.joins(oak)
    await street.ayo.types("hello", chat=oak)
    assert len(await town.news()) == 2


async def test_a_supergroup_counts_its_own_messages(town, street):
    await street.rosa.types("one")
    await street.zed.types("two")
    assert street.rosa.chat()[-1].id != street.zed.chat()[-1].id
    await street.ben.types("three", chat=street.group)
    assert street.ben.chat(street.group)[-1].id == 1
