"""What to know at somebody's door: asked once, kept, and told to whoever comes."""

from collections.abc import Iterable
from datetime import datetime

from aid.asking_refusals import TooManyThings
from aid.people import get
from aid.texts import clean
from aid.verbs import verb
from storage import drafts, history, people
from storage.connection import Transaction
from storage.people import Person

NOTE_LETTERS_MAX = 60
NOTES_MAX = 8


def tidy(notes: Iterable[str]) -> list[str]:
    """Each note once, and safe. Raises TooManyThings or a text's refusal."""
    kept = list(dict.fromkeys(clean(note, NOTE_LETTERS_MAX) for note in notes))
    if len(kept) > NOTES_MAX:
        raise TooManyThings(most=NOTES_MAX)
    return kept


def noted(lines: str | None) -> list[str]:
    """The notes that were kept."""
    return lines.split("\n") if lines else []


@verb
async def note_door(
    tx: Transaction, *, by: int, notes: Iterable[str], draft_id: int | None = None, now: datetime
) -> Person:
    """Somebody says what to know at their door; it takes the place of what they said before."""
    if draft_id is not None:
        await drafts.end(tx, draft_id)
    await people.correct(tx, by, door="\n".join(tidy(notes)) or None)
    await history.note(tx, "note_door", "person", by, by=by, now=now)
    return await get(tx, by)
