"""What whoever comes has to know beside where and when: the list, the door, and what follows."""

from aid.shopping_lists import listed
from aid.words import _
from handlers.doors import door_line, kept_notes
from handlers.screens import fill, quote
from storage.help_requests import HelpRequest
from storage.people import Person


def to_know(request: HelpRequest, resident: Person) -> list[str]:
    """Words, door notes, files and list, each in a line of its own, the list one thing a line."""
    lines = [
        request.details and fill(_("To know: {details}"), details=request.details),
        door_line(kept_notes(resident)),
        request.voice and _("A voice note follows."),
        request.photo and _("A picture follows."),
        request.items and _("<b>The list:</b>"),
        *(quote(thing) for thing in listed(request.items)),
    ]
    return [line for line in lines if line]
