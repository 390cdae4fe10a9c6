"""What a letter and a card are drawn from, and the rule for a letter that a crash caught on its way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aid.emergency_numbers import HOME
from handlers.screens import Screen
from storage.cards import Card
from storage.outbox import Letter
from storage.rows import Source


@dataclass(frozen=True, kw_only=True)
class View:
    """What is true at the moment of drawing, the clock on the wall there, and the bot's own name."""

    db: Source
    now: datetime
    zone: ZoneInfo
    bot: str = ""
    country: str = HOME

    @property
    def today(self) -> date:
        """The date where the neighbourhood is."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, kw_only=True)
class LetterKind:
    """How a kind of letter is drawn (None: nothing is left to tell).

    `again`: a letter that may or may not have left when we died is sent once more.
    `by_day`: at night it waits for the morning. `softly`: at night it arrives without a sound.
    `whose_silence`: whom it calls silent, if anybody; it leaves once they have been heard out.
    """

    draw: Callable[[View, Letter], Awaitable[Screen | None]]
    again: bool = True
    by_day: bool = False
    softly: bool = False
    whose_silence: Callable[[Source, Letter], Awaitable[int | None]] | None = None


DrawCard = Callable[[View, Card], Awaitable[Screen | None]]
