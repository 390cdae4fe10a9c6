"""What the bot changes of what it said: texts, captions, buttons, pins, and taking it back."""

from datetime import timedelta

from bot.playground.keyboards import inline_part, read_markup
from bot.playground.problems import NOT_MODIFIED, bad_request
from bot.playground.shapes import Chat, Json, Message
from bot.playground.texts import read_caption, read_text
from bot.playground.world import World

DELETABLE_FOR = timedelta(hours=48)


def edit_text(world: World, fields: Json) -> Json:
    """Other words, and other buttons or none."""
    content = read_text(fields)
    message = _own(world, fields)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, fields, ("text", "entities"), content)


def edit_caption(world: World, fields: Json) -> Json:
    """Other words under a voice note or a picture."""
    content = read_caption(fields)
    message = _own(world, fields)
    if "text" in message.body:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, fields, ("caption", "caption_entities"), content)


def edit_markup(world: World, fields: Json) -> Json:
    """Other buttons or none, the same words."""
    return _change(world, _own(world, fields), fields, (), {})


def delete_message(world: World, fields: Json) -> bool:
    """Take a message back, within 48 hours."""
    chat = world.chat(fields["chat_id"])
    message = chat.messages.get(fields["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if not chat.is_private:
        member = world.inside(chat)
        if not message.by_bot and "can_delete_messages" not in member.rights:
            raise bad_request("message can't be deleted")
    if world.clock() - message.at > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message.id]
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    world.changed()
    return True


def delete_messages(world: World, fields: Json) -> bool:
    """Take several back; those that are not there are passed over."""
    chat = world.chat(fields["chat_id"])
    for number in fields["message_ids"]:
        if number in chat.messages:
            delete_message(world, {"chat_id": fields["chat_id"], "message_id": number})
    return True


def pin(world: World, fields: Json) -> bool:
    """Hold a message at the top of the chat; in a group that takes a right."""
    chat = _pinnable(world, fields)
    message = chat.messages.get(fields["message_id"])
    if message is None:
        raise bad_request("message to pin not found")
    if message.id in chat.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.pinned.append(message.id)
    content = {"pinned_message": dict(message.body)}
    silent = bool(fields.get("disable_notification")) or chat.is_private
    note = world.post(chat, {"from": world.bot.body()}, content, silent)
    if not chat.is_private:
        world.updates.add("message", dict(note.body))  # a bot hears of its own pins
    return True


def unpin(world: World, fields: Json) -> bool:
    """Let go of one pinned message, the newest where none is named."""
    chat = _pinnable(world, fields)
    number = fields.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    world.changed()
    return True


def unpin_all(world: World, fields: Json) -> bool:
    """Let go of all pinned messages."""
    _pinnable(world, fields).pinned.clear()
    world.changed()
    return True


def _pinnable(world: World, fields: Json) -> Chat:
    chat = world.writable(fields["chat_id"])
    if not chat.is_private and "can_pin_messages" not in world.inside(chat).rights:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _own(world: World, fields: Json) -> Message:
    if "chat_id" not in fields:
        if "inline_message_id" in fields:
            raise bad_request("MESSAGE_ID_INVALID")
        raise bad_request("message identifier is not specified")
    chat = world.writable(fields["chat_id"])
    message = chat.messages.get(fields.get("message_id", 0))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot or "pinned_message" in message.body:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Message, fields: Json, keys: tuple[str, ...], content: Json) -> Json:
    markup = inline_part(read_markup(fields.get("reply_markup")))
    new = {**content, **markup}
    old_keys = {*keys, "reply_markup"}
    old = {key: value for key, value in message.body.items() if key in old_keys}
    if new == old:
        raise bad_request(NOT_MODIFIED)
    world.flood.edits()
    kept = {key: value for key, value in message.body.items() if key not in old_keys}
    message.body = {**kept, **new, "edit_date": int(world.clock().timestamp())}
    world.changed()
    return dict(message.body)
