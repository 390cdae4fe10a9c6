"""Letters to organisers: who would like to help, who can't be reached, and what ended badly."""

from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.letters import View
from handlers.neighbour_facts import wants_to_help
from handlers.organisers import decide_buttons
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import areas, help_requests
from storage.help_requests import HelpRequest, Outcome, Status, WhatNow
from storage.outbox import Letter
from storage.people import Person, Standing

WHAT_IS_WRONG: dict[Outcome | None, Later] = {
    Outcome.PARTLY: later("<b>{name}</b> says that not all of it came."),
    Outcome.NOT_MET: later("<b>{name}</b> says that it did not come."),
    None: later("Nobody could come to <b>{name}</b>."),
}

WHAT_NOW: dict[WhatNow | None, Later] = {
    WhatNow.ASKED_AGAIN: later("{name} has asked again. I am asking the neighbours for the rest."),
    WhatNow.CALL: later("{name} wants to talk about it. Ring them. {how}"),
    WhatNow.LEFT: later("{name} leaves it at that. There is nothing for you to do."),
    None: later("Get in touch and see what they need. {how}"),
}


async def neighbour_to_approve(view: View, letter: Letter) -> Screen | None:
    """Somebody would like to help."""
    person = await get_person(view.db, letter.about)
    if person.neighbour is not Standing.ASKED:
        return None
    return Screen(
        text=paragraphs(
            *await wants_to_help(view, person), _("Approve them only if you know them or have met them.")
        ),
        buttons=decide_buttons(person.id),
        protected=True,
    )


async def unreachable(view: View, letter: Letter) -> Screen | None:
    """Our letters don't arrive there."""
    person = await get_person(view.db, letter.about)
    if person.id == letter.person_id:
        return None
    return Screen(
        text=paragraphs(
            fill(_("I can't write to <b>{name}</b> any more."), name=person.name),
            fill(_("If need be, get in touch yourself. {how}"), how=how_to_reach(person)),
        ),
        protected=True,
        shows=(person.id,),
    )


async def request_in_your_hands(view: View, letter: Letter) -> Screen | None:
    """A request ended badly, and is in the organisers' hands now."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status not in (Status.CLOSED, Status.COULD_NOT_FILL):
        return None
    if request.outcome is Outcome.MET:
        return None
    resident = await get_person(view.db, request.resident_id)
    what = fill("{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_written(request))
    return Screen(
        text=paragraphs(
            fill(str(WHAT_IS_WRONG[request.outcome]), name=resident.name) + "\n" + what,
            fill(str(WHAT_NOW[request.what_now]), name=resident.name, how=how_to_reach(resident)),
        ),
        buttons=one_a_row(elsewhere_button(request)) if request.outcome is None else (),
        protected=True,
        shows=(resident.id,) if request.what_now in (None, WhatNow.CALL) else (),
    )


def elsewhere_button(request: HelpRequest) -> Button:
    """Somebody else sees to it."""
    return Button(label=p_("button", "It is met elsewhere"), says=f"elsewhere:{request.id}")


def reach_button(request: HelpRequest) -> Button:
    """How to reach the one it is for: shown, and noted that it was."""
    return Button(label=p_("button", "How to reach them"), says=f"how_to_reach:{request.id}")


async def asked_again(view: View, letter: Letter) -> Screen | None:
    """A resident asks once more, for what did not come."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not Status.OPEN:
        return None
    resident = await get_person(view.db, request.resident_id)
    what = fill("{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_written(request))
    return Screen(
        text=paragraphs(
            fill(_("<b>{name}</b> asks again for what did not come."), name=resident.name) + "\n" + what,
            _("I am asking the neighbours. There is nothing for you to do now."),
        )
    )


def how_to_reach(person: Person) -> str:
    """The phone number, or else the address, as far as somebody has given it."""
    if person.phone:
        return _("Phone: {phone}").format(phone=person.phone)
    if person.address:
        return _("I have no phone number. Address: {address}").format(address=person.address)
    return _("I have no phone number and no address.")


async def area_name(view: View, person: Person) -> str | None:
    """The area somebody lives in, as its people call it."""
    area = await areas.find(view.db, person.area_id) if person.area_id else None
    return area.name if area else None
