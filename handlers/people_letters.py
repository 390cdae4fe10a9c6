"""Letters about people: who would like to help, who was let in, who can't be reached."""

from aid.people import get as get_person
from aid.words import _, p_
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import areas
from storage.outbox import Letter
from storage.people import Person, Standing


async def _area(view: View, person: Person) -> str:
    area = await areas.find(view.db, person.area_id) if person.area_id else None
    return area.name if area else _("no area yet")


async def neighbour_to_approve(view: View, letter: Letter) -> Screen | None:
    """To an organiser: somebody would like to help."""
    person = await get_person(view.db, letter.about)
    if person.neighbour is not Standing.ASKED:
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("<b>{name}</b> would like to help in {area}."),
                name=person.name,
                area=await _area(view, person),
            ),
            _("Approve them only if you know them or have met them."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Approve"), says=f"approve:{person.id}"),
            Button(label=p_("button", "Not now"), says=f"decline:{person.id}"),
        ),
    )


async def neighbour_approved(view: View, letter: Letter) -> Screen | None:
    """To a neighbour: they are on the list."""
    person = await get_person(view.db, letter.about)
    if person.neighbour is not Standing.APPROVED:
        return None
    return Screen(
        text=paragraphs(
            fill(_("You are on the list, {name}. Thank you."), name=person.name),
            fill(
                _("Requests appear in the group of {area}. Tap I can help under one, and it is yours."),
                area=await _area(view, person),
            ),
            _("Not in the group? Ask an organiser to let you in."),
        )
    )


async def neighbour_declined(view: View, letter: Letter) -> Screen | None:
    """To somebody who offered: not now."""
    person = await get_person(view.db, letter.about)
    if person.neighbour is not Standing.NOT_NOW:
        return None
    return Screen(
        text=paragraphs(
            fill(_("Thank you for your offer, {name}."), name=person.name),
            _("The organisers can't take it up just now. To ask why, tap Talk to a person."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


async def wants_to_ask_for_another(view: View, letter: Letter) -> Screen | None:
    """To an organiser: somebody looks after another person."""
    person = await get_person(view.db, letter.about)
    return Screen(
        text=paragraphs(
            fill(_("<b>{name}</b> has joined and wants to ask for someone else."), name=person.name),
            _("I can't do that yet. Get in touch with them and ask for them yourself."),
        )
    )


async def unreachable(view: View, letter: Letter) -> Screen | None:
    """To an organiser: our letters don't arrive there."""
    person = await get_person(view.db, letter.about)
    if person.id == letter.person_id:
        return None
    phone = person.phone or _("no phone number known")
    return Screen(
        text=fill(
            _("I can't write to <b>{name}</b> any more. Ring them if need be. Phone: {phone}"),
            name=person.name,
            phone=phone,
        ),
        protected=True,
    )
