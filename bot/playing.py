"""What an organiser says or taps in their rehearsal, as if the invented person had done it."""

import json
import re
from dataclasses import replace
from typing import Any

from aid.rehearsal_street import CAST, GROUP_ID, STREET
from bot.stage import OF_THE_GROUP
from storage.inbox import Arrival
from storage.rehearsals import Part, Rehearsal

BUTTON = re.compile(r"re([0-9]+)\.([a-z]):(.*)", re.ASCII | re.DOTALL)  # as bot/stage.py writes them
NOT_PLAYED = re.compile(r"/rehearse\b")
WORDS = ("message", "edited_message")
PART_OF = {part[0]: part for part in Part}


def played(arrival: Arrival, rehearsal: Rehearsal) -> Arrival | None:
    """The arrival as an invented person's own; None if it isn't for the rehearsal."""
    raw: dict[str, Any] = json.loads(arrival.body)
    update = _tap(raw, rehearsal) if "callback_query" in raw else _words(raw, rehearsal)
    if update is None:
        return None
    part, said = update
    account_id = CAST[part].account_id
    body = json.dumps({"update_id": arrival.update_id, **said})
    return replace(arrival, account_id=account_id, body=body, attempts=0)


def _tap(raw: dict[str, Any], rehearsal: Rehearsal) -> tuple[Part, dict[str, Any]] | None:
    tap = raw["callback_query"]
    button = BUTTON.fullmatch(tap.get("data") or "")
    if button is None or int(button[1]) != rehearsal.id:
        return None
    in_the_group = button[2] == OF_THE_GROUP[0]
    part = rehearsal.playing if in_the_group else PART_OF.get(button[2])
    if part is None:
        return None
    tap = {**tap, "data": button[3], "from": _user(part, tap["from"])}
    if "message" in tap:
        tap["message"] = {**tap["message"], "chat": _group() if in_the_group else _chat(part)}
    return part, {"callback_query": tap}


def _words(raw: dict[str, Any], rehearsal: Rehearsal) -> tuple[Part, dict[str, Any]] | None:
    part, kind = rehearsal.playing, next((kind for kind in WORDS if kind in raw), None)
    if part is None or kind is None:
        return None
    message = raw[kind]
    if message["chat"].get("type") != "private" or NOT_PLAYED.match(message.get("text") or ""):
        return None
    told = {**message, "from": _user(part, message["from"]), "chat": _chat(part)}
    if "contact" in message:
        told["contact"] = {**message["contact"], "user_id": CAST[part].account_id}
    return part, {kind: told}


def _user(part: Part, real: dict[str, Any]) -> dict[str, Any]:
    user = {"id": CAST[part].account_id, "is_bot": False, "first_name": CAST[part].first_name}
    return user | {key: real[key] for key in ("language_code",) if key in real}


def _chat(part: Part) -> dict[str, Any]:
    return {"id": CAST[part].account_id, "type": "private", "first_name": CAST[part].first_name}


def _group() -> dict[str, Any]:
    return {"id": GROUP_ID, "type": "supergroup", "title": STREET}
