"""What somebody on the street has in front of them, for tests that read over their shoulder."""

from bot.playground.phone import Phone
from bot.playground.shown import Shown
from bot.playground.street import Street


def told(phone: Phone) -> list[str]:
    """All that the bot has said to them in private, as it stands now, oldest first."""
    return [message.text for message in phone.chat() if message.by_bot]


def letter(phone: Phone, words: str) -> Shown:
    """The newest private message of the bot that holds these words."""
    for message in reversed(phone.chat()):
        if message.by_bot and words in message.text:
            return message
    raise AssertionError(f"{phone.name} was not told {words!r}, but {told(phone)}")


def cards(street: Street) -> list[Shown]:
    """What the bot shows in the group of Elm Street, oldest first; the board is another matter."""
    return [said for said in street.olga.chat(street.group) if said.by_bot and not said.pinned]


def card(street: Street) -> Shown:
    """The newest of them."""
    return cards(street)[-1]
