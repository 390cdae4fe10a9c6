"""What appears on somebody's phone: read from what the bot asked of Telegram, as it happens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.playground.calls import Call
from bot.playground.emulator import Emulator

SHOWS = ("sendMessage", "sendVoice", "sendPhoto", "editMessageText")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A message that is new, or looks different now. `buttons`: the label and the data of each."""

    at: datetime
    chat_id: int
    id: int
    is_new: bool
    silent: bool
    text: str
    buttons: tuple[tuple[str, str], ...]

    def find(self, verb: str) -> str | None:
        """The data of the first button of this verb."""
        return next((data for _, data in self.buttons if data.partition(":")[0] == verb), None)

    def labelled(self, label: str) -> str | None:
        """The data of the button that says so."""
        return next((data for said, data in self.buttons if said == label), None)

    @property
    def request(self) -> int:
        """Which request a nudge is about."""
        return int((self.find("not_now") or "not_now:0").partition(":")[2])

    @property
    def is_question(self) -> bool:
        """Is it a step of a conversation?"""
        return self.find("stop") is not None


class Eyes:
    """Looks at everything that has appeared since the last look, and lets the emulator forget it."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    def look(self) -> list[Seen]:
        """What is new, oldest first."""
        calls = self._emulator.calls
        seen = [seen for call in calls for seen in _shown(call)]
        calls.clear()
        return seen


def _shown(call: Call) -> Iterator[Seen]:
    if call.method not in SHOWS or not call.ok:
        return
    fields, answer = call.fields, (call.answer or {})["result"]
    rows = (fields.get("reply_markup") or {}).get("inline_keyboard") or []
    yield Seen(
        at=call.at,
        chat_id=fields["chat_id"],
        id=answer["message_id"],
        is_new=call.method != "editMessageText",
        silent=bool(fields.get("disable_notification")),
        text=fields.get("text") or fields.get("caption") or "",
        buttons=tuple((key["text"], key.get("callback_data", "")) for row in rows for key in row),
    )
