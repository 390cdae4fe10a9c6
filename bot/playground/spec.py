"""Whether a request is one that Bot API 10.0 knows: its fields, their types and their limits."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.playground.files import Upload
from bot.playground.shapes import Json

FACTS = Path(__file__).with_name("bot-api-10.0.json")

PLAIN: dict[str, Callable[[Any], bool]] = {
    "String": lambda value: isinstance(value, str) and _is_unicode(value),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "InputFile": lambda value: isinstance(value, Upload),
}


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a text may be."""

    low: int
    high: int
    in_bytes: bool
    after_entities: bool

    def allows(self, value: str) -> bool:
        """True where the text fits; texts with markup are measured once they are parsed."""
        if self.after_entities:
            return self.low == 0 or bool(value.strip())
        size = len(value.encode()) if self.in_bytes else len(value)
        return self.low <= size <= self.high


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a method or an object."""

    name: str
    kind: str
    required: bool
    limit: Limit | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and where: "sendMessage.reply_markup.keyboard[0][0].text"."""

    path: str
    fault: str
    words: str


class Spec:
    """The facts of the Bot API, indexed once."""

    def __init__(self, facts: Json) -> None:
        self.methods = {
            name.lower(): {field: _field(field, fact) for field, fact in fields.items()}
            for name, fields in facts["methods"].items()
        }
        self._types = facts["types"]
        self._objects: dict[str, dict[str, Field]] = {}

    def complaints(self, method: str, fields: Json) -> list[Complaint]:
        """All that is wrong with a request; empty when it conforms."""
        return list(self._fields(self.methods[method.lower()], fields, method))

    def _fields(self, known: dict[str, Field], given: Json, where: str) -> Iterator[Complaint]:
        for name in given:
            if name not in known:
                yield Complaint(f"{where}.{name}", "unknown", f"{where} has no field {name}")
        for name, field in known.items():
            if name not in given:
                if field.required:
                    yield Complaint(f"{where}.{name}", "missing", f"{where} needs the field {name}")
                continue
            value = given[name]
            yield from self._value(field.kind, value, f"{where}.{name}")
            if field.limit and isinstance(value, str) and not field.limit.allows(value):
                yield Complaint(f"{where}.{name}", "limit", f"{where}.{name} is too short or too long")

    def _value(self, kind: str, value: Any, where: str) -> Iterator[Complaint]:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                yield Complaint(where, "type", f"{where} is not a list")
                return
            for index, item in enumerate(value):
                yield from self._value(kind[9:], item, f"{where}[{index}]")
        elif kind in PLAIN:
            if not PLAIN[kind](value):
                yield Complaint(where, "type", f"{where} is not {kind}")
        else:
            yield from self._either(self._choices(kind), value, where)

    def _choices(self, kind: str) -> list[str]:
        one_of = self._types[kind].get("one_of") if kind in self._types else None
        return one_of if isinstance(one_of, list) else _split(kind)

    def _either(self, kinds: list[str], value: Any, where: str) -> Iterator[Complaint]:
        fewest: list[Complaint] | None = None
        for kind in kinds:
            found = list(self._one(kind, value, where))
            if not found:
                return
            if fewest is None or len(found) < len(fewest):
                fewest = found
        yield from fewest or []

    def _one(self, kind: str, value: Any, where: str) -> Iterator[Complaint]:
        if kind in PLAIN or "one_of" in self._types.get(kind, {}):
            yield from self._value(kind, value, where)
        elif not isinstance(value, dict):
            yield Complaint(where, "type", f"{where} is not {kind}")
        else:
            yield from self._fields(self._object(kind), value, where)

    def _object(self, kind: str) -> dict[str, Field]:
        if kind not in self._objects:
            facts = self._types[kind]
            self._objects[kind] = {name: _field(name, fact) for name, fact in facts.items()}
        return self._objects[kind]


@cache
def _split(kind: str) -> list[str]:
    return re.split(r", | and | or ", kind)


def _field(name: str, fact: Json) -> Field:
    limit = fact.get("limit")
    return Field(name, fact["type"], fact["required"], _limit(limit) if limit else None)


def _limit(fact: Json) -> Limit:
    return Limit(
        low=fact.get("min", 0),
        high=fact["max"],
        in_bytes=fact["unit"] == "bytes",
        after_entities=fact.get("after_entities", False),
    )


@cache
def the_spec() -> Spec:
    """The one copy of the facts."""
    return Spec(json.loads(FACTS.read_text(encoding="utf-8")))
