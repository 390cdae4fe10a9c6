"""A screen: what one message shows, and the fields of the Bot API that make it."""

import html
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import InputFile

from aid.words import p_

PICTURE_NAME = "picture.png"


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button under a message: its label, and what its tap says or opens."""

    label: str
    says: str | None = None
    opens: str | None = None

    def fields(self) -> dict[str, str]:
        """As Telegram wants it."""
        if self.opens:
            return {"text": self.label, "url": self.opens}
        return {"text": self.label, "callback_data": self.says or ""}


Rows = tuple[tuple[Button, ...], ...]
Keyboard = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One message: words in Telegram's HTML, buttons in rows, or the home keyboard below the chat.

    `taken_away`: a voice note or a picture is to go; one too old for that keeps only these words.
    `picture`: one that is drawn here, as PNG; once it is there, its screen is `captioned`.
    `copies`: the chat and the message that it is a copy of; `text`, if any, stands below it in the place of
    its own. `captioned`: its words stand below a file that is there already. `as_it_is`: but for the buttons.
    `shows`: whose address or number an organiser reads in it, which is noted once it has arrived.
    A card may be `pinned`, and true `until` some moment; then it is drawn again.
    """

    text: str
    buttons: Rows = ()
    keyboard: Keyboard = ()
    protected: bool = False
    silent: bool = False
    voice: str | None = None
    photo: str | None = None
    picture: bytes | None = None
    copies: tuple[int, int] | None = None
    captioned: bool = False
    as_it_is: bool = False
    taken_away: bool = False
    pinned: bool = False
    shows: tuple[int, ...] = ()
    until: datetime | None = None

    @property
    def has_file(self) -> bool:
        """Is it a voice note or a picture, with its words below?"""
        return bool(self.voice or self.photo or self.picture or self.captioned)

    @property
    def method(self) -> str:
        """How it is sent anew."""
        if self.copies:
            return "copyMessage"
        return "sendVoice" if self.voice else "sendPhoto" if self._shown else "sendMessage"

    @property
    def edit_method(self) -> str:
        """How it is shown in the place of an earlier one of its own sort; a file stays what it was."""
        if self.as_it_is:
            return "editMessageReplyMarkup"
        return "editMessageCaption" if self.has_file else "editMessageText"

    def fields(self) -> dict[str, Any]:
        """The fields of sendMessage, sendVoice, sendPhoto or editMessageText but for the chat."""
        file = {"voice": self.voice} if self.voice else {"photo": self._shown}
        words = {**file, "caption": self.text} if self.has_file else _text(self.text)
        if self.taken_away:
            words = {"caption": self.text}
        if self.as_it_is:
            return self._markup()
        if self.copies:
            below = {"caption": self.text, "parse_mode": "HTML"} if self.text else {}
            return {**_copy(self.copies), **below, **self._flags(), **self._markup()}
        return {**words, **self._flags(), "parse_mode": "HTML", **self._markup()}

    def plain_fields(self) -> dict[str, Any]:
        """The same without any markup: ugly, but it arrives."""
        fields = self.fields()
        fields.pop("parse_mode", None)
        for name in ("text", "caption"):
            if name in fields:
                fields[name] = html.unescape(fields[name].replace("<b>", "").replace("</b>", ""))
        return fields

    def fingerprint(self) -> str:
        """Equal for screens that look the same; what is drawn stays what it was, so its words count."""
        fields = self.fields() if self.picture is None else {**self.fields(), "photo": None}
        return json.dumps(fields, sort_keys=True)

    @property
    def _shown(self) -> str | InputFile | None:
        if self.picture is None:
            return self.photo
        return InputFile(self.picture, filename=PICTURE_NAME, attach=False)

    def _flags(self) -> dict[str, bool]:
        flags = {"protect_content": self.protected, "disable_notification": self.silent}
        return {name: True for name, on in flags.items() if on}

    def _markup(self) -> dict[str, Any]:
        if self.keyboard:
            rows = [[{"text": label} for label in row] for row in self.keyboard]
            return {"reply_markup": {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}}
        if self.buttons:
            shown = [[button.fields() for button in row] for row in self.buttons]
            return {"reply_markup": {"inline_keyboard": shown}}
        return {}


def fill(template: str, **facts: object) -> str:
    """The words with these facts in them, every fact escaped: the one way to put text into HTML."""
    return template.format(**{name: html.escape(str(fact), quote=False) for name, fact in facts.items()})


def quote(text: str) -> str:
    """Text as it was written, safe within HTML."""
    return html.escape(text, quote=False)


def paragraphs(*parts: str | None) -> str:
    """Short paragraphs, a blank line apart; those that are None or empty are left out."""
    return "\n\n".join(part for part in parts if part)


def one_a_row(*buttons: Button) -> Rows:
    """Each button in a row of its own."""
    return tuple((button,) for button in buttons)


def home_keyboard() -> Keyboard:
    """The four things that are always there."""
    return (
        (p_("button, two a row", "I need help"), p_("button, two a row", "I can help")),
        (p_("button, two a row", "My requests"), p_("button, two a row", "More")),
    )


def _copy(message: tuple[int, int]) -> dict[str, int]:
    return {"from_chat_id": message[0], "message_id": message[1]}


def _text(text: str) -> dict[str, Any]:
    return {"text": text, "link_preview_options": {"is_disabled": True}}
