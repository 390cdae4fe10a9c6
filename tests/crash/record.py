"""What the emulated Telegram saw: every update it gave, every tap, every message that arrived."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.calls import Call
from bot.playground.emulator import Emulator

SENDS = ("sendMessage", "sendVoice", "sendPhoto")
SHOWS = (*SENDS, "editMessageText")


@dataclass(frozen=True, kw_only=True)
class Tap:
    """Somebody pressed a button."""

    update_id: int
    query_id: str
    account_id: int
    label: str
    data: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Message:
    """Something the bot said or changed, and which took effect. `data`: what its buttons say.

    `unanswered`: the answer was lost on the way, so that the bot can't know that it took effect.
    """

    chat_id: int
    id: int
    text: str
    data: tuple[str, ...]
    at: datetime
    is_new: bool
    unanswered: bool

    @property
    def signs(self) -> str:
        """All by which it can be known."""
        return " ".join((self.text, *self.data))


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The end of a tap, mostly without words."""

    words: str | None
    at: datetime


class Record:
    """Kept from the start. What the oracle believes is this and the database."""

    def __init__(self, emulator: Emulator) -> None:
        self.updates: dict[int, datetime] = {}
        self.taps: list[Tap] = []
        self._emulator = emulator
        self._add = emulator.world.updates.add
        emulator.world.updates.add = self._note

    def messages(self) -> list[Message]:
        """All that arrived, in the order in which it was sent."""
        return [_message(call) for call in self._emulator.calls if call.method in SHOWS and call.ok]

    def answers(self) -> dict[str, list[Answer]]:
        """What each tap was answered with, by its query: tried, whether or not it arrived."""
        answers: dict[str, list[Answer]] = {}
        for call in self._emulator.calls:
            if call.method == "answerCallbackQuery" and "callback_query_id" in call.fields:
                answer = Answer(words=call.fields.get("text"), at=call.at)
                answers.setdefault(call.fields["callback_query_id"], []).append(answer)
        return answers

    def _note(self, kind: str, body: dict[str, Any]) -> int | None:
        update_id = self._add(kind, body)
        if update_id is not None:
            self.updates[update_id] = self._emulator.clock()
            if kind == "callback_query":
                self.taps.append(_tap(update_id, body, self._emulator.clock()))
        return update_id


def _tap(update_id: int, body: dict[str, Any], at: datetime) -> Tap:
    keys = _keys(body["message"])
    return Tap(
        update_id=update_id,
        query_id=body["id"],
        account_id=body["from"]["id"],
        label=next((key["text"] for key in keys if key.get("callback_data") == body["data"]), ""),
        data=body["data"],
        at=at,
    )


def _message(call: Call) -> Message:
    fields, is_new = call.fields, call.method in SENDS
    return Message(
        chat_id=fields["chat_id"],
        id=call.answer["result"]["message_id"] if is_new and call.answer else fields["message_id"],
        text=fields.get("text") or fields.get("caption", ""),
        data=tuple(key.get("callback_data", "") for key in _keys(fields)),
        at=call.at,
        is_new=is_new,
        unanswered=call.fault is not None and not call.fault.is_only_late,
    )


def _keys(body: dict[str, Any]) -> list[dict[str, str]]:
    return [key for row in body.get("reply_markup", {}).get("inline_keyboard", []) for key in row]
