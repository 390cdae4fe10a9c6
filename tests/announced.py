"""An organiser at work on announcements, for the tests of them."""

from bot.playground.phone import Phone
from bot.playground.shown import Shown
from tests.conftest import Neighbourhood
from tests.reading import letter

WORDS = "Tea on Saturday at 3pm in the hall. Who can drive?"
ASKED = "What can they answer?"


async def writes(street: Neighbourhood, words: str | None = WORDS, answers: str = "No answers") -> None:
    """Olga writes it, up to whom it is for; with `words` None she has sent the message herself."""
    await begins(street)
    if words is not None:
        await street.olga.types(words)
    await has_written(street, answers)


async def begins(street: Neighbourhood) -> None:
    """Olga is asked what she wants to tell."""
    await street.olga.types("/organise")
    await street.olga.taps("Announcements")
    await street.olga.taps("Send an announcement")


async def has_written(street: Neighbourhood, answers: str = "No answers") -> None:
    """The message is there: what can they answer?"""
    assert ASKED in street.olga.last.text
    if answers == "No answers":
        await street.olga.taps(answers)
    else:
        await street.olga.types(answers)


async def to_everyone(street: Neighbourhood) -> None:
    """To each person who has joined, now, up to the last look."""
    for label in ("To each person", "Everyone", "Now"):
        await street.olga.taps(label)


async def sends(street: Neighbourhood, words: str = WORDS, answers: str = "No answers", to: int = 3) -> None:
    """Olga sends it to everyone at once: outside a rehearsal that is Rosa, Ben and Ayo."""
    await writes(street, words, answers)
    await to_everyone(street)
    await street.olga.taps(f"Send to {to} people")


def progress(phone: Phone) -> Shown:
    """How it stands, as they see it."""
    return letter(phone, "Your announcement")


def copies(phone: Phone, words: str = WORDS) -> list[Shown]:
    """The announcements in this phone that say so."""
    return [shown for shown in phone.chat() if shown.by_bot and shown.text == words]
