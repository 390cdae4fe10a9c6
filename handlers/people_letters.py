"""Letters to somebody who offered to help: on the list, or not now."""

from aid.people import get as get_person
from aid.words import _, p_
from handlers.letters import View
from handlers.organiser_letters import area_name
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage.outbox import Letter
from storage.people import Person, Standing


async def neighbour_approved(view: View, letter: Letter) -> Screen | None:
    """They are on the list."""
    person = await get_person(view.db, letter.about)
    if person.neighbour is not Standing.APPROVED:
        return _looked_at_again(person, letter)
    return Screen(
        text=paragraphs(
            fill(_("You are on the list, {name}. Thank you."), name=person.name),
            *_what_next(await area_name(view, person)),
        )
    )


def _what_next(area: str | None) -> tuple[str, ...]:
    if area is None:
        return (_("Now pick your area. Tap More and then My details."),)
    return (
        fill(
            _("Requests appear in the group of {area}. Tap I can help under one, and it is yours."), area=area
        ),
        _("Not in the group? Ask an organiser to let you in."),
    )


async def neighbour_declined(view: View, letter: Letter) -> Screen | None:
    """Not now."""
    person = await get_person(view.db, letter.about)
    if person.neighbour is not Standing.NOT_NOW:
        return _looked_at_again(person, letter)
    return Screen(
        text=paragraphs(
            fill(_("Thank you for your offer, {name}."), name=person.name),
            _("The organisers can't take it up just now. To ask why, tap Talk to a person."),
            _("You can offer again later. Tap I can help."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


def _looked_at_again(person: Person, letter: Letter) -> Screen | None:
    # What has arrived is put right: the organiser took their word back at once.
    if letter.message_id is None or person.neighbour is not Standing.ASKED:
        return None
    return Screen(text=_("An organiser looks at your offer once more. I will tell you what they say."))
