"""What people say to the bots: private messages made beforehand, as Telegram hands them out."""

import json
import time
from dataclasses import dataclass

PEOPLE = 500
FIRST_PERSON = 10_000
FIRST_UPDATE = 700_000
HELP = "/help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One message of one person, with its JSON ready to send."""

    update_id: int
    chat_id: int
    text: str
    raw: bytes


def write(number: int, person: int, note: int) -> Tap:
    """The note-th message of a person. Every other one is /help, so that answers show order."""
    chat_id = FIRST_PERSON + person
    text = HELP if note % 2 else f"Good morning, note {note}"
    message: dict[str, object] = {
        "message_id": number + 1,
        "date": int(time.time()),
        "chat": {"id": chat_id, "type": "private", "first_name": "Rosa", "last_name": "Elm"},
        "from": {
            "id": chat_id,
            "is_bot": False,
            "first_name": "Rosa",
            "last_name": "Elm",
            "language_code": "en",
        },
        "text": text,
    }
    if text == HELP:
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(HELP)}]
    update_id = FIRST_UPDATE + number
    raw = json.dumps({"update_id": update_id, "message": message}).encode()
    return Tap(update_id=update_id, chat_id=chat_id, text=text, raw=raw)


def write_many(count: int, *, after: int, people: int = PEOPLE) -> list[Tap]:
    """Everybody's first message, then everybody's second, and so on: `count` in all."""
    return [write(after + n, 1 + n % people, n // people) for n in range(count)]
