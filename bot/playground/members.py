"""What the bot may ask about a chat and who is in it, and leaving it."""

from bot.playground.problems import bad_request
from bot.playground.shapes import Chat, Json, Member, User
from bot.playground.world import World

ADMIN_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_pin_messages", "can_manage_topics",
)  # fmt: skip
GIFTS = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
    "gifts_from_channels",
)  # fmt: skip


def get_chat(world: World, fields: Json) -> Json:
    """All about a chat."""
    chat = _visible(world, fields)
    told = {**chat.body(), "accent_color_id": 0, "max_reaction_count": 11}
    told["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    if chat.join_by_request:
        told["join_by_request"] = True
    if chat.pinned and chat.pinned[-1] in chat.messages:
        told["pinned_message"] = dict(chat.messages[chat.pinned[-1]].body)
    return told


def get_member(world: World, fields: Json) -> Json:
    """Somebody's place in a chat."""
    chat = _visible(world, fields)
    user = world.users.get(fields["user_id"])
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_body(user, chat.member(user.id))


def get_administrators(world: World, fields: Json) -> list[Json]:
    """The owner and the admins, but no other bots."""
    chat = _visible(world, fields)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        member_body(world.users[user_id], member)
        for user_id, member in chat.members.items()
        if member.status in ("creator", "administrator")
    ]


def get_member_count(world: World, fields: Json) -> int:
    """How many are in the chat."""
    chat = _visible(world, fields)
    return 2 if chat.is_private else sum(one.present for one in chat.members.values())


def export_invite_link(world: World, fields: Json) -> str:
    """A link with which people come in."""
    return str(create_invite_link(world, fields)["invite_link"])


def create_invite_link(world: World, fields: Json) -> Json:
    """One more link with which people come in."""
    chat = world.writable(fields["chat_id"])
    if "can_invite_users" not in world.inside(chat).rights:
        raise bad_request("not enough rights to manage chat invite link")
    return {
        "invite_link": f"https://t.me/+playground{next(world.numbers)}",
        "creator": world.bot.body(),
        "creates_join_request": bool(fields.get("creates_join_request")),
        "is_primary": False,
        "is_revoked": False,
    }


def set_reaction(world: World, fields: Json) -> bool:
    """The bot reacts to a message."""
    chat = world.writable(fields["chat_id"])
    message = chat.messages.get(fields["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    message.reactions[world.bot.id] = fields.get("reaction", [])
    world.changed()
    return True


def leave(world: World, fields: Json) -> bool:
    """The bot goes."""
    chat = world.chat(fields["chat_id"])
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    world.inside(chat)
    change(world, chat, world.bot, world.bot, Member("left"))
    return True


def change(world: World, chat: Chat, who: User, by: User, new: Member) -> None:
    """Somebody's place in a chat becomes another; the bot hears of it if it may."""
    old = chat.member(who.id)
    if chat.is_private:
        old = Member("kicked" if chat.blocked else "member")
        chat.blocked = new.status == "kicked"
    else:
        chat.members[who.id] = new
    told = {
        "chat": chat.body(),
        "from": by.body(),
        "date": int(world.clock().timestamp()),
        "old_chat_member": member_body(who, old),
        "new_chat_member": member_body(who, new),
    }
    if who.id == world.bot.id:
        world.updates.add("my_chat_member", told)
    elif chat.member(world.bot.id).status == "administrator":
        world.updates.add("chat_member", told)
    world.changed()


def member_body(user: User, member: Member) -> Json:
    """Somebody's place as the Bot API writes it."""
    told: Json = {"user": user.body(), "status": member.status}
    if member.status == "creator":
        told["is_anonymous"] = "is_anonymous" in member.rights
    elif member.status == "administrator":
        told["can_be_edited"] = False
        told["is_anonymous"] = "is_anonymous" in member.rights
        told.update({right: right in member.rights for right in ADMIN_RIGHTS})
    elif member.status == "kicked":
        told["until_date"] = 0
    return told


def _visible(world: World, fields: Json) -> Chat:
    chat = world.chat(fields["chat_id"])
    if not chat.is_private:
        world.inside(chat)
    return chat
