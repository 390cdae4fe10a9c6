"""A raw update before it is stored: its number, whose it is, and whether it is for us at all."""

import json
import re
from typing import Any

from aid.dangers import Cry, danger_in

ID_MAX = 2**63 - 1
GROUPS = ("group", "supergroup", "channel")
COMMANDS_IN_GROUPS = ("/setup", "/board")
BY_LINK = re.compile(r"/start(@\w+)? (group-[A-Za-z0-9_-]{1,58})", re.ASCII)  # an organiser has added us
KINDS = (
    "message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request",
)  # fmt: skip
SOMEBODY_ELSES = ("via_bot", "forward_origin")
MOVES = ("migrate_to_chat_id",)
KEPT_OF_A_GROUP = ("message_id", "date", "chat", "from", "sender_chat", *MOVES)


def has_id(raw: Any) -> bool:
    """Can it be stored under a number of its own?"""
    return isinstance(raw, dict) and _is_id(raw.get("update_id"))


def account_of(raw: dict[str, Any]) -> int | None:
    """The Telegram account that speaks, if anybody does."""
    for part in raw.values():
        speaker = part.get("from") if isinstance(part, dict) else None
        if isinstance(speaker, dict) and _is_id(speaker.get("id")):
            account: int = speaker["id"]
            return account
    return None


def worth_keeping(raw: dict[str, Any], username: str) -> bool:
    """What we didn't ask for, and group chatter, is dropped first of all: not stored, not logged."""
    if not any(kind in raw for kind in KINDS):
        return False
    message = raw.get("message")
    if "edited_message" in raw:
        return cry_in(raw) is not None  # nothing else counts that is put right later
    if not isinstance(message, dict):
        return True
    if not _in_a_group(message):
        return True
    return (
        _is_command(message, username)
        or cry_in(raw) is not None
        or any(move in message for move in MOVES)
        or _we_pinned(message, username)
    )


def cry_in(raw: dict[str, Any]) -> Cry | None:
    """The danger that somebody tells of, if this is a message that sounds like one."""
    message = raw.get("message") or raw.get("edited_message")
    if not isinstance(message, dict) or "sender_chat" in message:
        return None
    if _in_a_group(message) and any(sign in message for sign in SOMEBODY_ELSES):
        return None
    said = message.get("text") or message.get("caption")
    return danger_in(said) if isinstance(said, str) else None


def is_cry(body: str) -> bool:
    """Does this stored update tell of a danger?"""
    return cry_in(json.loads(body)) is not None


def without_chatter(raw: dict[str, Any]) -> dict[str, Any]:
    """A group's command without what it replies to and what follows it; anything else as it is.

    Of a cry for help in a group only those words are kept by which it was known.
    """
    kind = "edited_message" if "edited_message" in raw else "message"
    message = raw.get(kind)
    if not isinstance(message, dict) or not _in_a_group(message):
        return raw
    kept = {key: message[key] for key in KEPT_OF_A_GROUP if key in message}
    cry = cry_in(raw)
    if cry:
        kept["text"] = cry.words
    elif isinstance(message.get("text"), str):
        text = message["text"]
        command = text.partition(" ")[0].partition("\n")[0]
        whole = text if BY_LINK.fullmatch(text) else command
        kept |= {"text": whole, "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}]}
    if isinstance(message.get("pinned_message"), dict):
        pinned = {"message_id": message["pinned_message"].get("message_id"), "date": 0}
        kept["pinned_message"] = {**pinned, "chat": message["chat"]}
    return {"update_id": raw["update_id"], kind: kept}


def _in_a_group(message: dict[str, Any]) -> bool:
    chat = message.get("chat")
    return isinstance(chat, dict) and chat.get("type") in GROUPS


def _is_command(message: dict[str, Any], username: str) -> bool:
    text = message.get("text")
    if not isinstance(text, str) or any(sign in message for sign in SOMEBODY_ELSES):
        return False
    command, _, addressee = text.partition(" ")[0].partition("\n")[0].partition("@")
    known = command in COMMANDS_IN_GROUPS or BY_LINK.fullmatch(text)
    return bool(known) and addressee.casefold() in ("", username.casefold())


def _we_pinned(message: dict[str, Any], username: str) -> bool:
    """Telegram's note under our own pin, which we take down."""
    by = message.get("from")
    return "pinned_message" in message and isinstance(by, dict) and by.get("username") == username


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -ID_MAX <= value <= ID_MAX
