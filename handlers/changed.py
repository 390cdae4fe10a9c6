"""The letter to a helper whose request was changed: what it is now, and a way out."""

from aid.people import get as get_person
from aid.words import _
from handlers import kinds
from handlers.addresses import without_address
from handlers.letters import View
from handlers.request_screens import helper_can
from handlers.screens import Screen, fill, one_a_row, paragraphs
from handlers.to_know import to_know
from storage import help_requests
from storage.help_requests import Status
from storage.outbox import Letter


async def request_changed(view: View, letter: Letter) -> Screen | None:
    """Whoever asked has changed it."""
    if over := await without_address(view, letter):
        return over
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not Status.CLAIMED or request.helper_id != letter.person_id:
        return None
    resident = await get_person(view.db, request.resident_id)
    changed = fill(
        _("<b>{name} has changed {the_kind}. It is now:</b>"),
        name=resident.name,
        the_kind=kinds.the_kind(request.kind),
    )
    return Screen(
        text=paragraphs(
            "\n".join((changed, kinds.when_written(request), *to_know(request, resident))),
            _("It is still yours. If you can't do it like this, tap I can't after all."),
        ),
        buttons=one_a_row(*helper_can(request)),
        protected=True,
    )
