"""Telegram's HTML: strictly parsed into plain text and entities, counted in UTF-16 units."""

import re
from dataclasses import dataclass

from bot.playground.characters import REFERENCE, meant, units
from bot.playground.problems import bad_request
from bot.playground.shapes import Json
from bot.playground.tags import TAGS, entity

SPACE = " \t\r\n\f\v"
PLAIN_RUN = re.compile(r"[^<&]+")
BARE_VALUE = re.compile(r"[A-Za-z0-9.-]*")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; raises Telegram's own refusal for bad markup."""
    return _Reading(source).whole()


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


class _Reading:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.offset = 0
        self.nested: list[_Open] = []
        self.entities: list[Json] = []

    def whole(self) -> tuple[str, list[Json]]:
        """All of it."""
        while self.at < len(self.source):
            here = self.source[self.at]
            if here == "<" and self.source[self.at + 1 : self.at + 2] == "/":
                self._close()
            elif here == "<":
                self._open()
            elif here == "&":
                self._write(self._character())
            else:
                self._write(self._plain_run())
        if self.nested:
            tag = self.nested[-1].tag
            raise _cant(f'Can\'t find end tag corresponding to start tag "{tag}"')
        self.entities.sort(key=lambda one: (one["offset"], -one["length"]))
        return "".join(self.text), self.entities

    def _write(self, piece: str) -> None:
        self.text.append(piece)
        self.offset += units(piece)

    def _plain_run(self) -> str:
        run = PLAIN_RUN.match(self.source, self.at)
        self.at = run.end() if run else self.at + 1
        return run[0] if run else ""

    def _character(self) -> str:
        here = self.source[self.at]
        found = REFERENCE.match(self.source, self.at) if here == "&" else None
        means = meant(found) if found else ""
        self.at = found.end() if found and means else self.at + 1
        return means or here

    def _open(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._word(">").lower()
        if self.at >= len(self.source):
            raise _cant(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in TAGS:
            raise _cant(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        found = self._attributes(tag, begin)
        if tag == "span" and found.get("class") != "tg-spoiler":
            where = self._byte(begin)
            raise _cant(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.nested.append(_Open(tag, found, self.offset))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._skip_space()
            if self._here() == ">":
                self.at += 1
                return found
            name = self._word(">=").lower()
            if not name:
                where = self._byte(begin)
                raise _cant(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
            self._skip_space()
            if self._here() == "=":
                self.at += 1
                self._skip_space()
                found[name] = self._attribute_value()
            elif tag == "blockquote" and self._here():
                found[name] = ""
            elif self._here():
                words = "Expected equal sign in declaration of an attribute of the tag"
                raise _cant(f'{words} "{tag}" at byte offset {self._byte(begin)}')
            if not self._here():
                raise _cant(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')

    def _attribute_value(self) -> str:
        quote = self._here()
        if quote and quote in "'\"":
            self.at += 1
            value = []
            while self._here() and self._here() != quote:
                value.append(self._character())
            self.at += 1
            return "".join(value)
        begin = self.at
        word = BARE_VALUE.match(self.source, self.at)
        self.at = word.end() if word else self.at
        if self._here() and self._here() not in SPACE + ">":
            raise _cant(f"Unexpected end of name token at byte offset {self._byte(begin)}")
        return self.source[begin : self.at].lower()

    def _close(self) -> None:
        begin = self.at
        where = self._byte(begin)
        if not self.nested:
            raise _cant(f"Unexpected end tag at byte offset {where}")
        self.at += 2
        tag = self._word(">").lower()
        self._skip_space()
        if self._here() != ">":
            raise _cant(f"Unclosed end tag at byte offset {where}")
        self.at += 1
        opened = self.nested.pop()
        if tag and tag != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise _cant(f"Unmatched end tag at byte offset {where}, {expected}")
        self._mark(opened)

    def _mark(self, opened: _Open) -> None:
        length = self.offset - opened.offset
        if not length:
            return
        written = "".join(self.text).encode("utf-16-le")[opened.offset * 2 :]
        made = entity(opened.tag, opened.attributes, written.decode("utf-16-le"))
        if made is None:
            return
        span = {"offset": opened.offset, "length": length}
        if opened.tag == "pre" and self.entities and self.entities[-1].items() >= span.items():
            # <pre><code class="language-python">: one block, and the language is its own.
            made |= {key: val for key, val in self.entities[-1].items() if key == "language"}
            self.entities.pop()
        if opened.tag == "code" and not self._inside_pre():
            made.pop("language", None)
        self.entities.append({**span, **made})

    def _inside_pre(self) -> bool:
        return bool(self.nested) and self.nested[-1].tag == "pre"

    def _word(self, ends: str) -> str:
        begin = self.at
        while self._here() and self._here() not in SPACE + ends:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_space(self) -> None:
        while self._here() and self._here() in SPACE:
            self.at += 1

    def _here(self) -> str:
        return self.source[self.at : self.at + 1]

    def _byte(self, index: int) -> int:
        return len(self.source[:index].encode())


def _cant(words: str) -> Exception:
    return bad_request(f"can't parse entities: {words}")
