"""One request as it came in: JSON, a form, files or the address line, read by the facts."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from bot.playground.files import Upload
from bot.playground.problems import Nonconforming
from bot.playground.shapes import Json
from bot.playground.spec import Complaint, Field, the_spec

TRUE_WORDS = ("true", "1", "yes", "t", "y")

TELEGRAMS_WORDS = (
    (re.compile(r"\w+\.chat_id"), "missing", "chat_id is empty"),
    (re.compile(r"\w+\.message_id"), "missing", "message identifier is not specified"),
    (re.compile(r"\w+\.text"), "missing", "message text is empty"),
    (re.compile(r"answerCallbackQuery\.text"), "limit", "MESSAGE_TOO_LONG"),
    (re.compile(r"\w+\.text"), "limit", "message text is empty"),
    (re.compile(r".+\.callback_data"), "limit", "BUTTON_DATA_INVALID"),
)


async def read(request: web.Request) -> Json:
    """All fields of a request, still as they were sent."""
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            given.update(await request.json())
        except (ValueError, TypeError) as error:
            raise Nonconforming(400, "Bad Request: can't parse JSON object") from error
    elif request.can_read_body:
        given.update(_parts(await request.post()))
    return given


def understood(method: str, given: Json) -> Json:
    """The fields with their true types; raises Nonconforming when the facts rule them out."""
    known = the_spec().methods[method.lower()]
    uploads = {name: value for name, value in given.items() if isinstance(value, Upload)}
    fields: Json = {}
    for name, value in given.items():
        if name in known:
            fields[name] = _attached(_typed(known[name], value), uploads)
        elif name not in uploads:
            fields[name] = value
    complaints = the_spec().complaints(method, fields)
    if complaints:
        raise Nonconforming(400, f"Bad Request: {_worded(complaints[0])}")
    return fields


def _parts(form: Mapping[str, Any]) -> Json:
    parts: Json = {}
    for name, value in form.items():
        if isinstance(value, web.FileField):
            content = value.file.read()
            parts[name] = Upload(value.filename, value.content_type, content)
        else:
            parts[name] = value
    return parts


def _typed(field: Field, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return READERS.get(field.kind, _json_or_text)(value)
    except ValueError:
        return value


def _json_or_text(value: str) -> Any:
    return json.loads(value) if value[:1] in ("{", "[") else value


def _number_or_name(value: str) -> int | str:
    return int(value) if value.lstrip("-").isdigit() else value


READERS: dict[str, Callable[[str], Any]] = {
    "String": str,
    "Integer": int,
    "Float": float,
    "Boolean": lambda value: value.lower() in TRUE_WORDS,
    "Integer or String": _number_or_name,
    "InputFile or String": str,
}


def _attached(value: Any, uploads: dict[str, Upload]) -> Any:
    if isinstance(value, str) and value.startswith("attach://"):
        return uploads.get(value.removeprefix("attach://"), value)
    return value


def _worded(complaint: Complaint) -> str:
    for path, fault, words in TELEGRAMS_WORDS:
        if fault == complaint.fault and path.fullmatch(complaint.path):
            return words
    return complaint.words
