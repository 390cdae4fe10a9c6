"""What the bot sends: texts, voice notes, pictures, papers and copies."""

from bot.playground.files import File
from bot.playground.keyboards import inline_part, put_up, read_markup
from bot.playground.problems import bad_request
from bot.playground.shapes import Chat, Json, Message
from bot.playground.texts import read_caption, read_text
from bot.playground.world import World

CONTENT = frozenset({
    "text", "entities", "caption", "caption_entities", "voice", "photo", "document", "sticker",
    "location", "contact", "venue", "dice", "poll",
})  # fmt: skip


def send_message(world: World, fields: Json) -> Json:
    """A text."""
    return _send(world, fields, read_text(fields))


def send_voice(world: World, fields: Json) -> Json:
    """A voice note, sent up or sent on by its id."""
    world.writable(fields["chat_id"])
    file = world.files.wanted("voice", fields["voice"])
    return _send(world, fields, {"voice": voice_body(file, fields), **read_caption(fields)})


def send_photo(world: World, fields: Json) -> Json:
    """A picture."""
    world.writable(fields["chat_id"])
    file = world.files.wanted("photo", fields["photo"])
    return _send(world, fields, {"photo": photo_body(file), **read_caption(fields)})


def send_document(world: World, fields: Json) -> Json:
    """A paper: any file."""
    world.writable(fields["chat_id"])
    file = world.files.wanted("document", fields["document"])
    return _send(world, fields, {"document": document_body(file), **read_caption(fields)})


def copy_message(world: World, fields: Json) -> Json:
    """The same again elsewhere, with no word of where it came from."""
    source = world.chat(fields["from_chat_id"])
    original = source.messages.get(fields["message_id"])
    if original is None:
        raise bad_request("message to copy not found")
    content = {key: value for key, value in original.body.items() if key in CONTENT}
    if not content:
        raise bad_request("message can't be copied")
    if "caption" in fields and "text" not in content:
        content = {key: value for key, value in content.items() if "caption" not in key}
        content.update(read_caption(fields))
    sent = _send(world, fields, content)
    return {"message_id": sent["message_id"]}


def send_chat_action(world: World, fields: Json) -> bool:
    """The line that says "Good Turn is typing"."""
    world.writable(fields["chat_id"]).actions.append(fields["action"])
    return True


def _send(world: World, fields: Json, content: Json) -> Json:
    chat = world.writable(fields["chat_id"])
    markup = read_markup(fields.get("reply_markup"))
    extra = {**_thread(chat, fields), **_reply(world, chat, fields), **inline_part(markup)}
    if fields.get("protect_content"):
        extra["has_protected_content"] = True
    world.flood.sends(chat)
    sender = {"from": world.bot.body()}
    silent = bool(fields.get("disable_notification"))
    put_up(chat, markup)
    return dict(world.post(chat, sender, {**extra, **content}, silent).body)


def _thread(chat: Chat, fields: Json) -> Json:
    thread = fields.get("message_thread_id")
    if not thread:
        return {}
    if thread not in chat.topics:
        raise bad_request("message thread not found")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(world: World, chat: Chat, fields: Json) -> Json:
    asked = fields.get("reply_parameters")
    if not asked:
        return {}
    place = world.chat(asked["chat_id"]) if "chat_id" in asked else chat
    original = place.messages.get(asked["message_id"])
    if original:
        return {"reply_to_message": without_reply(original)}
    if asked.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def without_reply(message: Message) -> Json:
    """A message as it stands inside an answer to it."""
    return {key: value for key, value in message.body.items() if key != "reply_to_message"}


def voice_body(file: File, fields: Json) -> Json:
    """A voice note as the Bot API writes it."""
    return {
        **_file_body(file),
        "duration": fields.get("duration", 1),
        "mime_type": file.mime or "audio/ogg",
    }


def poll_body(question: str, options: list[str]) -> Json:
    """A poll that nobody has voted in; a copy of it counts its own votes."""
    offered = [
        {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(options)
    ]
    flags = dict.fromkeys(("is_closed", "allows_multiple_answers", "members_only"), False)
    about = {"id": f"{len(question)}", "type": "regular", "is_anonymous": True, "allows_revoting": True}
    return {"question": question, "options": offered, "total_voter_count": 0, **flags, **about}


def photo_body(file: File) -> list[Json]:
    """A picture in its one size."""
    return [{**_file_body(file), "width": 640, "height": 480}]


def document_body(file: File) -> Json:
    """A paper as the Bot API writes it."""
    mime = file.mime or "application/octet-stream"
    return {**_file_body(file), "file_name": file.name, "mime_type": mime}


def _file_body(file: File) -> Json:
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
    }
