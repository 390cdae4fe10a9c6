"""A raw update before it is stored: its number, whose it is, and whether it is for us at all."""

from typing import Any

ID_MAX = 2**63 - 1
GROUPS = ("group", "supergroup", "channel")
COMMANDS_IN_GROUPS = ("/setup",)
MOVES = ("migrate_to_chat_id",)


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


def worth_keeping(raw: dict[str, Any]) -> bool:
    """Group chatter that isn't for us is dropped first of all: not stored, not logged."""
    message = raw.get("message")
    if not isinstance(message, dict):
        return True
    chat = message.get("chat")
    if not isinstance(chat, dict) or chat.get("type") not in GROUPS:
        return True
    text = message.get("text")
    is_command = isinstance(text, str) and text.startswith(COMMANDS_IN_GROUPS)
    return is_command or any(move in message for move in MOVES)


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -ID_MAX <= value <= ID_MAX
