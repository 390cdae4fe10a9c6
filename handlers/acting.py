"""What an organiser can do about a request besides looking for somebody, as buttons below it."""

from aid.pairs import helpers_of
from aid.people import get as get_person
from handlers.assigning import give_buttons
from handlers.closing import close_button
from handlers.organiser_messages import write_buttons
from handlers.screens import Button
from storage.help_requests import HelpRequest, Status
from storage.rows import Source


async def acting_buttons(source: Source, request: HelpRequest, by: int) -> list[Button]:
    """To whom one can give it, an end to it, and whom one can write to."""
    closable = request.status in (Status.OPEN, Status.CLAIMED)
    concerned = (request.resident_id, *helpers_of(request))
    write = write_buttons(*[await get_person(source, id) for id in concerned], by=by)
    return [*give_buttons(request), *([close_button(request)] if closable else []), *write]
