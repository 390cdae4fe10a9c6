"""Who asks to be let into a group, and the bot's answer."""

from datetime import timedelta

from bot.playground.members import change
from bot.playground.problems import bad_request
from bot.playground.shapes import Chat, Json, Member, User
from bot.playground.world import World

MAY_WRITE_FOR = timedelta(minutes=5)


def knock(world: World, chat: Chat, user: User) -> None:
    """Somebody asks; a bot that may invite hears of it, and may write to them for 5 minutes."""
    now = world.clock()
    chat.knocking[user.id] = now
    if "can_invite_users" in chat.member(world.bot.id).rights:
        world.chats[user.id].may_write_until = now + MAY_WRITE_FOR
        told = {
            "chat": chat.body(),
            "from": user.body(),
            "user_chat_id": user.id,
            "date": int(now.timestamp()),
        }
        world.updates.add("chat_join_request", told)
    world.changed()


def approve(world: World, fields: Json) -> bool:
    """The bot lets somebody in."""
    chat, user = _taken_off(world, fields)
    change(world, chat, user, world.bot, Member("member"))
    return True


def decline(world: World, fields: Json) -> bool:
    """The bot doesn't."""
    _taken_off(world, fields)
    return True


def _taken_off(world: World, fields: Json) -> tuple[Chat, User]:
    chat = world.writable(fields["chat_id"])
    if "can_invite_users" not in world.inside(chat).rights:
        raise bad_request("not enough rights to manage chat join requests")
    user = world.users.get(fields["user_id"])
    if user is not None and chat.member(user.id).present:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if user is None or chat.knocking.pop(user.id, None) is None:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, user
