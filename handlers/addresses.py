"""What is left of a letter once the address in it was taken away."""

from dataclasses import replace

from aid.people import get as get_person
from aid.words import _
from handlers import kinds
from handlers.letters import View
from handlers.screens import Screen, fill
from storage import help_requests, visits
from storage.outbox import Letter


async def without_address(view: View, letter: Letter) -> Screen | None:
    """One line in the place of a letter that was sent; None while its reader may know the address."""
    visit = await visits.find(view.db, letter.about, letter.person_id)
    request = await help_requests.find(view.db, letter.about)
    if letter.message_id is None or request is None or visit is None or visit.address_gone_at is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=fill(
            _("{kind} for {name}: this is over. I have taken the address away."),
            kind=kinds.LABELS[request.kind],
            name=resident.name,
        )
    )


async def without_voice(view: View, letter: Letter) -> Screen | None:
    """The same for a voice note or a picture, which goes altogether if it still can."""
    screen = await without_address(view, letter)
    return screen and replace(screen, taken_away=True)
