"""The questions of what a helper needs to know: words, a voice note, a picture, a list, the door."""

from aid.words import _
from handlers.checking import kind_of
from handlers.doors import asks_door, at_door, door_choices
from handlers.hearing import hears_details, hears_door, hears_list
from handlers.shopping import asks_list, list_choices, listed
from handlers.steps import Step, Talk
from storage.help_requests import Kind


def where_to_tell(talk: Talk) -> str:
    """The question behind "Add details": for shopping, the list."""
    shopping = "kind" in talk.answers and kind_of(talk.answers) is Kind.SHOPPING
    return LIST.name if shopping else DETAILS.name


DETAILS = Step(
    name="details",
    aside=True,
    back="check",
    asks=lambda talk: _(
        "<b>What does your helper need to know?</b>\nWrite it, or send a voice note or a picture."
        " Never write a PIN or a key code."
    ),
    hears=hears_details,
    example=lambda: _("Milk, bread and 6 eggs"),
)
LIST = Step(
    name="list",
    aside=True,
    back="check",
    asks=asks_list,
    choices=list_choices,
    chosen=listed,
    hears=hears_list,
    stays=True,
    example=lambda: _("2 pints of milk, bread"),
)
DOOR = Step(
    name="door",
    aside=True,
    back="check",
    asks=asks_door,
    choices=door_choices,
    chosen=at_door,
    hears=hears_door,
    stays=True,
    example=lambda: _("The bell is broken"),
)
