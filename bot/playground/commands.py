"""What the bot tells about itself: its commands, its texts and its menu button."""

from bot.playground.problems import bad_request
from bot.playground.shapes import Json
from bot.playground.world import World

DEFAULT = {"type": "default"}
COMMAND_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")


def set_my_commands(world: World, fields: Json) -> bool:
    """A list of commands for a scope and a language."""
    for command in fields["commands"]:
        if not set(command["command"].removeprefix("/")) <= COMMAND_LETTERS:
            raise bad_request("BOT_COMMAND_INVALID")
    world.profile.commands[_key(world, fields)] = fields["commands"]
    return True


def get_my_commands(world: World, fields: Json) -> list[Json]:
    """The list for exactly that scope and language."""
    return world.profile.commands.get(_key(world, fields), [])


def delete_my_commands(world: World, fields: Json) -> bool:
    """Back to the next wider scope."""
    world.profile.commands.pop(_key(world, fields), None)
    return True


def set_text(world: World, fields: Json) -> bool:
    """The name, the description or the short description."""
    for kind in ("name", "description", "short_description"):
        if kind in fields:
            world.profile.texts[kind, fields.get("language_code", "")] = fields[kind]
    return True


def get_name(world: World, fields: Json) -> Json:
    """The bot's name in a language."""
    return {"name": _text(world, "name", fields) or world.bot.name}


def get_description(world: World, fields: Json) -> Json:
    """What an empty chat with the bot shows."""
    return {"description": _text(world, "description", fields)}


def get_short_description(world: World, fields: Json) -> Json:
    """What the bot's profile page shows."""
    return {"short_description": _text(world, "short_description", fields)}


def set_menu_button(world: World, fields: Json) -> bool:
    """The button beside the line people type in."""
    button = fields.get("menu_button", {"type": "default"})
    world.profile.menu_buttons[fields.get("chat_id")] = button
    return True


def get_menu_button(world: World, fields: Json) -> Json:
    """The button of that chat, or of all."""
    buttons = world.profile.menu_buttons
    return buttons.get(fields.get("chat_id")) or buttons.get(None) or {"type": "commands"}


def commands_seen(world: World, chat_id: int, user_id: int, language: str) -> list[Json]:
    """The commands somebody sees in a chat: the narrowest scope that has a list."""
    kind = "all_private_chats" if chat_id > 0 else "all_group_chats"
    scopes = [f"chat_member:{chat_id}:{user_id}", f"chat:{chat_id}", kind, "default"]
    if chat_id < 0 and world.chats[chat_id].member(user_id).status in ("creator", "administrator"):
        scopes[1:1] = [f"chat_administrators:{chat_id}", "all_chat_administrators"]
    for scope in scopes:
        for spoken in (language, ""):
            if world.profile.commands.get((scope, spoken)):
                return world.profile.commands[scope, spoken]
    return []


def _text(world: World, kind: str, fields: Json) -> str:
    texts = world.profile.texts
    return texts.get((kind, fields.get("language_code", "")), texts.get((kind, ""), ""))


def _key(world: World, fields: Json) -> tuple[str, str]:
    scope = fields.get("scope", DEFAULT)
    name = scope["type"]
    if "chat_id" in scope:
        name += f":{world.chat(scope['chat_id']).id}"
    if "user_id" in scope:
        name += f":{scope['user_id']}"
    return name, fields.get("language_code", "")
