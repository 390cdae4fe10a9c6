"""What to know at somebody's door, in words, and as buttons that turn each note on or off."""

from aid.door_notes import NOTES_MAX, noted, tidy
from aid.words import Later, _, later, later_p, p_
from handlers.plain import as_label
from handlers.screens import fill, paragraphs
from handlers.steps import LETTERS_TO_TURN_MAX, Choice, Talk, turning
from storage.people import Person

# What is often said of a door: as a button, and within a sentence.
USUAL: dict[str, tuple[Later, Later]] = {
    "hearing": (later_p("button", "Hard of hearing"), later("hard of hearing")),
    "knock": (later_p("button", "Knock loudly"), later("knock loudly")),
    "slow": (later_p("button", "Slow to the door"), later("give me time to come to the door")),
    "sight": (later_p("button", "Can't see well"), later("can't see well")),
    "stairs": (later_p("button", "There are stairs"), later("there are stairs")),
    "dog": (later_p("button", "There is a dog"), later("there is a dog")),
}


def at_door(talk: Talk) -> list[str]:
    """The notes as they stand in this conversation, or as they were kept before."""
    notes: list[str] | None = talk.answers.get("door")
    return kept_notes(talk.person) if notes is None else notes


def with_note(talk: Talk, said: str) -> list[str]:
    """The notes and one more, in somebody's own words or as one of the usual ones. Raises as `tidy` does."""
    usual = {as_label(str(words)): note for note, both in USUAL.items() for words in both}
    return tidy([*at_door(talk), usual.get(as_label(said), said)])


def kept_notes(person: Person | None) -> list[str]:
    """What somebody's door notes are."""
    return noted(person.door) if person else []


def door_line(notes: list[str]) -> str | None:
    """The notes as whoever comes reads them, in that reader's language."""
    if not notes:
        return None
    return fill(_("At the door: {notes}"), notes=notes_words(notes))


def notes_words(notes: list[str]) -> str:
    """The notes in a row (plain text)."""
    return ", ".join(str(USUAL[note][1]) if note in USUAL else note for note in notes)


def asks_door(talk: Talk) -> str:
    """What there is to know so far."""
    return paragraphs(
        _("<b>What is there to know at your door?</b>"),
        door_line(at_door(talk)),
        _("Tap what is true, or write it. Only your helper sees it. Never write a PIN or a key code."),
    )


def door_choices(talk: Talk, *, ends: bool = False) -> list[Choice]:
    """Each note, on or off, and a way on. As many as can be kept leave only what can be turned off."""
    on = at_door(talk)
    own = {note[:LETTERS_TO_TURN_MAX]: note for note in on if note not in USUAL}
    usual = {str(label): note for note, (label, _words) in USUAL.items()}
    notes = [turning(label, note, on=note in on) for label, note in (usual | own).items()]
    return [
        *(choice for choice in notes if choice.on or len(on) < NOTES_MAX),
        Choice(label=p_("button", "Done"), ends=ends),
    ]
