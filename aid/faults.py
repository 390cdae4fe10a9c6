"""What can be wrong with us, in words, and how organisers hear of it: when it begins and when it is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from aid.organisers import tell_organisers
from aid.verbs import verb
from aid.words import Later, later
from storage import faults
from storage.connection import Transaction
from storage.faults import Fault

DEAF = "deaf"

WORDS: dict[str, Later] = {
    DEAF: later("I can't hear what people write to me."),
    "updates_wait": later("What people wrote to me has waited for more than a minute."),
    "alarms_wait": later("Urgent news has waited for more than 2 minutes."),
    "letters_wait": later("Some of my letters are more than 2 minutes late."),
    "cards_wait": later("What I show in a group has been out of date for more than 2 minutes."),
    "requests_wait": later("The time for a request is up, and I have not closed it."),
    "agenda_waits": later("A reminder, or a question I was to ask, is more than 2 minutes late."),
    "checkins_wait": later("A good morning call, or what follows it, is more than 2 minutes late."),
    "clock_went_back": later("My clock went back. A good morning call may be missing."),
    "other_ways_fail": later("Alarms could not go by e-mail or web just now, if Telegram were down."),
    "helpers_differ": later("I am not sure who helps with one of the requests."),
    "file_damaged": later("The file in which I keep my notes is damaged."),
    "blind": later("I can't look into my own notes."),
    "asleep": later("I have not looked after myself for some minutes."),
    "starting": later("I have only just started."),
}


@dataclass(frozen=True, kw_only=True)
class Health:
    """How we are: what is wrong, in words without anything personal, and when that was looked at."""

    wrong: tuple[str, ...]
    checked_at: datetime | None

    @property
    def is_well(self) -> bool:
        """Nothing is wrong."""
        return not self.wrong


@verb
async def begin(tx: Transaction, names: Iterable[str], *, now: datetime) -> None:
    """These are wrong from now on; organisers hear of each."""
    for name in sorted(names):
        fault = await faults.begin(tx, name, now)
        await tell_organisers(tx, "not_well", about=fault, now=now)


@verb
async def end(tx: Transaction, fault: Fault, *, seen_at: datetime, now: datetime) -> None:
    """It was last wrong at `seen_at` and is over; organisers hear so."""
    await faults.end(tx, fault.id, seen_at)
    await tell_organisers(tx, "well_again", about=fault.id, now=now)
