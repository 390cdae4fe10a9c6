"""Finding somebody by part of a name, a street or a telephone number, small slips and accents overlooked."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from difflib import SequenceMatcher

from aid.organisers import must_be_organiser
from aid.refusals import NotHere, QuestionOver
from aid.texts import NAME_LETTERS_MAX, clean
from aid.verbs import verb
from storage import drafts, finding, people
from storage.connection import Transaction
from storage.finding import Findable
from storage.people import Person
from storage.rows import Source

DIGITS_LEAST = 4  # fewer may be a house number
LETTERS_LEAST = 2
ALIKE = 0.75  # of two words: "Rosa" and "Roza" are


@verb
async def look_for(
    tx: Transaction, sought: str, *, by: int, now: datetime, draft_id: int | None = None
) -> list[Person]:
    """An organiser looks for somebody: all who fit, the best first. Raises NotAnOrganiser or QuestionOver."""
    await must_be_organiser(tx, by)
    if draft_id is not None and not await drafts.end(tx, draft_id):
        raise QuestionOver
    fitting = found(clean(sought, NAME_LETTERS_MAX), await finding.everybody(tx))
    return [person for one in fitting if (person := await people.find(tx, one.id))]


async def must_be_here(source: Source, id: int) -> Person:
    """Somebody who has not left. Raises NotHere."""
    person = await people.find(source, id)
    if person is None or not await finding.is_here(source, id):
        raise NotHere
    return person


def found(sought: str, everybody: Iterable[Findable]) -> list[Findable]:
    """Those who fit, the best first; nobody where too little was said."""
    words, digits = _words(sought), re.sub(r"\D", "", sought)
    if len("".join(words)) < LETTERS_LEAST:
        return []
    ranked = [(_rank(words, digits, one), one) for one in everybody]
    return [one for rank, one in sorted(ranked, key=lambda each: each[0] or 0) if rank is not None]


def _rank(words: list[str], digits: str, one: Findable) -> int | None:
    name = _words(one.name)
    fits = (
        name == words,
        all(any(part.startswith(word) for part in name) for word in words),
        all(any(word in part for part in name) for word in words),
        len(digits) >= DIGITS_LEAST and digits.lstrip("0") in re.sub(r"\D", "", one.phone or ""),
        all(any(part.startswith(word) for part in _words(one.address or "")) for word in words),
        all(any(_alike(word, part) for part in name) for word in words),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), None)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"\w+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def _alike(word: str, part: str) -> bool:
    return len(word) > LETTERS_LEAST and SequenceMatcher(None, word, part).ratio() >= ALIKE
