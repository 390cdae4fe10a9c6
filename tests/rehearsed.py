"""An organiser at rehearsal, for the tests of it."""

from pathlib import Path

from bot.playground.phone import Phone
from bot.playground.shown import Shown
from tests.conftest import Neighbourhood

TO_ROSA, TO_PIA, TO_BEN, TO_AYO, TO_OLGA = (
    f"Rehearsal. To {name}:\n\n" for name in ("Rosa", "Pia", "Ben", "Ayo", "Olga")
)
IN_THE_GROUP = "Rehearsal. In the group:\n\n"
MARKS = (TO_ROSA, TO_PIA, TO_BEN, TO_AYO, TO_OLGA, IN_THE_GROUP)
OVER = "The rehearsal is over. What you write to me is real again. I have kept nothing of it."

NONE_NOW = "There is no rehearsal now. Type /rehearse to start one."


def is_marked(text: str) -> bool:
    """Does it say that it is only played?"""
    return text.startswith(tuple(mark.rstrip() for mark in MARKS))


async def begins(phone: Phone) -> None:
    """A rehearsal; they play Rosa."""
    await phone.types("/rehearse")
    await phone.taps("Start a rehearsal")


async def plays(phone: Phone, whom: str) -> None:
    """They play somebody else, or nobody."""
    await phone.types("/rehearse")
    await phone.taps(f"Play {whom}")


async def ends(phone: Phone) -> None:
    """They are done."""
    await phone.types("/rehearse")
    await phone.taps("End the rehearsal")


async def rosa_asks(street: Neighbourhood) -> None:
    """Olga asks as Rosa, and the card is in the rehearsal's group."""
    await street.olga.types("I need help")
    for label in ("Shopping", "Tomorrow morning", "Send"):
        await street.olga.taps(label)
    await street.hurry(minutes=2)


def seen(phone: Phone, begins: str) -> Shown:
    """The newest message on this phone that begins so."""
    found = [shown for shown in phone.chat() if shown.text.startswith(begins)]
    assert found, [shown.text for shown in phone.chat()]
    return found[-1]


def data_under(phone: Phone, begins: str, label: str) -> str:
    """What a button under the newest message that begins so tells."""
    buttons = [button for row in seen(phone, begins).buttons for button in row]
    return next((button.data or "" for button in buttons if button.label == label), "")


async def taps_under(phone: Phone, begins: str, label: str) -> None:
    """A button under the newest message that begins so."""
    data = data_under(phone, begins, label)
    assert data, seen(phone, begins)
    await phone.taps_data(data, seen(phone, begins))


def heard(street: Neighbourhood) -> dict[str, int]:
    """How many messages each phone but Olga's, and the group, holds."""
    phones = {name: len(phone.chat()) for name, phone in street.phones.items() if phone is not street.olga}
    return {**phones, "the group": len(street.olga.chat(street.group))}


def folder(street: Neighbourhood) -> Path:
    """Where rehearsals are on the disk."""
    return Path(street.app.settings.data_dir) / "rehearsals"
