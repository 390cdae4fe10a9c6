"""Buttons that lead to a neighbour."""

from aid.words import p_
from handlers.screens import Button
from storage.people import Person

LABEL_LETTERS_MAX = 28


def see_button(person: Person) -> Button:
    """To all that organisers can see of somebody, and do; the message with this button stays as it is."""
    label = p_("button", "See {name}").format(name=person.name)
    return Button(label=label[:LABEL_LETTERS_MAX], says=f"look_at:{person.id}")
