"""What an organiser can do about a request besides looking for somebody, as buttons below it."""

from aid.pairs import helpers_of
from aid.people import get as get_person
from handlers.organiser_messages import write_buttons
from handlers.screens import Button
from storage.help_requests import HelpRequest
from storage.rows import Source


async def acting_buttons(source: Source, request: HelpRequest, by: int) -> list[Button]:
    """Whom one can write to."""
    concerned = (request.resident_id, *helpers_of(request))
    return write_buttons(*[await get_person(source, id) for id in concerned], by=by)
