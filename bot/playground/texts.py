"""The text or caption of a message as Telegram takes it: parsed, trimmed, measured."""

import re

from bot.playground.characters import units
from bot.playground.entities import parse_html
from bot.playground.problems import Problem, bad_request
from bot.playground.shapes import Json

TEXT_MAX = 4096
CAPTION_MAX = 1024
FOUND = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")),
    ("url", re.compile(r"\b(?:https?://|www\.)[^\s<>\"]+")),
    ("email", re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    ("mention", re.compile(r"(?<![\w.@/])@\w{4,32}")),
    ("phone_number", re.compile(r"\+\d{8,15}\b")),
)


def read_text(fields: Json) -> Json:
    """The `text` and `entities` of a message; raises when empty or too long."""
    text, entities = _parsed(fields, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > TEXT_MAX:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def read_caption(fields: Json) -> Json:
    """The `caption` and `caption_entities`, if there is one."""
    text, entities = _parsed(fields, "caption", "caption_entities")
    if len(text) > CAPTION_MAX:
        raise bad_request("message caption is too long")
    content = {"caption": text, "caption_entities": entities}
    return {key: value for key, value in content.items() if value}


def is_too_long(problem: Problem) -> bool:
    """True for a text beyond Telegram's limit."""
    return problem.description.endswith(("message is too long", "caption is too long"))


def found_in(text: str) -> list[Json]:
    """The commands, mentions and addresses Telegram finds in what a person types."""
    entities: list[Json] = []
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            offset = units(text[: match.start()])
            entities.append({"type": kind, "offset": offset, "length": units(match[0])})
    return sorted(entities, key=lambda one: int(one["offset"]))


def _parsed(fields: Json, text_key: str, entities_key: str) -> tuple[str, list[Json]]:
    text = fields.get(text_key, "")
    mode = fields.get("parse_mode", "")
    if mode.lower() == "html":
        return _trimmed(*parse_html(text))
    if mode:
        raise bad_request("unsupported parse_mode")
    return _trimmed(text, [dict(entity) for entity in fields.get(entities_key, [])])


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    whole = text.replace("\r", "").replace("\x00", "")
    bare = whole.strip()
    if bare == text:
        return text, entities
    cut = units(whole[: len(whole) - len(whole.lstrip())])
    end = units(bare)
    kept = []
    for entity in entities:
        begin = max(0, entity["offset"] - cut)
        length = min(end, entity["offset"] + entity["length"] - cut) - begin
        if length > 0:
            kept.append({**entity, "offset": begin, "length": length})
    return bare, kept
