"""Shopping lists: read from what somebody wrote, kept one thing a line, and remembered as the usual."""

import re
from collections.abc import Iterable
from datetime import datetime

from aid.asking_refusals import OffTheList, TooManyThings
from aid.texts import clean
from aid.verbs import verb
from storage import history, shopping_lists
from storage.connection import Transaction

ITEM_LETTERS_MAX = 40
ITEMS_MAX = 30  # with all else there is to know it must fit into one message
USUAL_MAX = 100  # remembered, of which the most usual are offered
WORDS_OF_A_THING_MAX = 6
BETWEEN = re.compile(r"[,;\n]")


def read(text: str) -> list[str] | None:
    """The things in "2 pints of milk, bread"; None where it is a sentence. Raises as `tidy` does."""
    parts = [part for part in BETWEEN.split(text) if any(letter.isalnum() for letter in part)]
    if not parts or any(_is_a_sentence(part) for part in parts):
        return None
    return tidy(parts)


def tidy(items: Iterable[str]) -> list[str]:
    """Each thing once, safe and with a capital. Raises TooManyThings or a text's refusal."""
    once: dict[str, str] = {}
    for item in items:
        kept = clean(item, ITEM_LETTERS_MAX)
        once.setdefault(kept.casefold(), kept[0].upper() + kept[1:])
    if len(once) > ITEMS_MAX:
        raise TooManyThings(most=ITEMS_MAX)
    return list(once.values())


def kept(items: Iterable[str]) -> str | None:
    """A list as it is kept: one thing a line."""
    return "\n".join(tidy(items)) or None


def listed(lines: str | None) -> list[str]:
    """What is on a list that was kept."""
    return lines.split("\n") if lines else []


async def remember(tx: Transaction, person_id: int, items: Iterable[str], now: datetime) -> None:
    """These were on somebody's list; next time they are offered."""
    for item in items:
        await shopping_lists.note(tx, person_id, item, now)
    await shopping_lists.trim(tx, person_id, USUAL_MAX)


@verb
async def take_off(tx: Transaction, id: int, *, by: int, now: datetime) -> None:
    """Somebody doesn't want to be offered this any more. Raises OffTheList."""
    if not await shopping_lists.take_off(tx, by, id):
        raise OffTheList
    await history.note(tx, "take_off", "person", by, by=by, now=now)


def _is_a_sentence(part: str) -> bool:
    words = part.split()
    ends_within = any(word.endswith((".", "!", "?")) for word in words[:-1])
    return ends_within or len(words) > WORDS_OF_A_THING_MAX or len(" ".join(words)) > ITEM_LETTERS_MAX
