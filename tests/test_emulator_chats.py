"""What a bot may ask and tell about itself and about its chats."""

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden

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


async def test_who_blocked_the_bot_is_not_reached_until_they_start_again(town, rosa):
    await rosa.blocks_bot()
    (update,) = await town.news()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await town.bot.send_message(rosa.id, "x")
    await rosa.presses_start("again")
    back, start = await town.news()
    assert back["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start again"
    await town.bot.send_message(rosa.id, "Welcome back")


async def test_a_removed_bot_is_told_so(town):
    await town.street.group.remove_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await town.bot.send_message(town.street.group.id, "x")


async def test_a_group_that_moved_tells_its_new_id(town):
    old = town.street.group.id
    new = await town.street.group.migrates()
    with pytest.raises(ChatMigrated) as moved:
        await town.bot.send_message(old, "x")
    assert moved.value.new_chat_id == new == town.street.group.id
    to, came_from = [update["message"] for update in await town.news()]
    assert (to["chat"]["id"], to["migrate_to_chat_id"]) == (old, new)
    assert (came_from["chat"]["id"], came_from["migrate_from_chat_id"]) == (new, old)
    await town.bot.send_message(new, "Here now")
    assert town.street.ben.chat(town.street.group)[-1].text == "Here now"


async def test_commands_are_kept_by_scope_and_language(town):
    commands = [{"command": "start", "description": "Begin"}]
    scope = {"type": "chat", "chat_id": town.street.group.id}
    await town.result("setMyCommands", commands=commands, scope=scope, language_code="cy")
    assert await town.result("getMyCommands") == []
    assert await town.result("getMyCommands", scope=scope) == []
    assert await town.result("getMyCommands", scope=scope, language_code="cy") == commands
    await town.result("deleteMyCommands", scope=scope, language_code="cy")
    assert await town.result("getMyCommands", scope=scope, language_code="cy") == []


async def test_the_bot_tells_about_itself(town):
    await town.bot.set_my_description("Neighbours help each other.")
    await town.bot.set_my_short_description("Neighbours")
    await town.bot.set_my_name("Good Turn on Elm Street")
    assert (await town.bot.get_my_description()).description == "Neighbours help each other."
    assert (await town.bot.get_my_short_description()).short_description == "Neighbours"
    assert (await town.bot.get_my_name()).name == "Good Turn on Elm Street"
    await town.result("setChatMenuButton", menu_button={"type": "commands"})
    assert (await town.bot.get_chat_menu_button()).type == "commands"


async def test_who_is_in_a_group_can_be_asked(town):
    street, group = town.street, town.street.group.id
    assert (await town.bot.get_chat_member(group, street.olga.id)).status == "creator"
    assert (await town.bot.get_chat_member(group, street.ben.id)).status == "member"
    assert (await town.bot.get_chat_member(group, street.zed.id)).status == "left"
    assert (await town.bot.get_chat_member(group, town.bot.id)).can_pin_messages
    admins = await town.bot.get_chat_administrators(group)
    assert {admin.user.id for admin in admins} == {street.olga.id, town.bot.id}
    assert await town.bot.get_chat_member_count(group) == 4
    assert (await town.bot.get_chat(group)).title == "Elm Street"
    assert (await town.bot.export_chat_invite_link(group)).startswith("https://t.me/+")
    await town.bot.leave_chat(group)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await town.bot.get_chat_member(group, street.ben.id)


async def test_a_topic_keeps_its_messages_until_it_is_gone(town):
    group = town.street.group
    thread = await group.opens_topic("Requests")
    await town.bot.send_message(group.id, "card", message_thread_id=thread)
    assert town.street.ben.chat(group)[-1].thread_id == thread
    await town.street.ben.types("hello", chat=group, thread=thread)
    heard = (await town.news())[-1]["message"]
    assert (heard["message_thread_id"], heard["is_topic_message"]) == (thread, True)
    await group.loses_topic(thread)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await town.bot.send_message(group.id, "card", message_thread_id=thread)


async def test_a_reaction_shows_that_the_bot_saw(town, rosa):
    sent = await rosa.types("hello")
    assert await town.bot.set_message_reaction(rosa.id, sent, "👍")
    with pytest.raises(BadRequest, match="Message to react not found"):
        await town.bot.set_message_reaction(rosa.id, 999, "👍")
