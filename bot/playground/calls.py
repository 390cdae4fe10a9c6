"""What the bot asked of Telegram, kept for whoever wants to know."""

from dataclasses import dataclass
from datetime import datetime

from bot.playground.faults import Fault
from bot.playground.shapes import Json


@dataclass(slots=True)
class Call:
    """One request: as sent, and the answer it got, or None if it never took effect."""

    method: str
    fields: Json
    at: datetime
    answer: Json | None = None
    fault: Fault | None = None

    @property
    def ok(self) -> bool:
        """True where the effect happened, even if the answer was lost."""
        return bool(self.answer and self.answer["ok"])
