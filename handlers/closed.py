"""Why an organiser closed a request, in words for whom it concerns."""

from aid.people import get as get_person
from aid.words import Later, _, later
from handlers.screens import fill, quote
from storage import closings
from storage.closings import Reason
from storage.help_requests import HelpRequest
from storage.rows import Source

WHY: dict[Reason, Later] = {
    Reason.OTHER_WAY: later("It is met in some other way."),
    Reason.NOT_NEEDED: later("It is not needed any more."),
    Reason.DOUBLE: later("It was asked twice, or by mistake."),
    Reason.NOT_MET: later("I am sorry. Nobody could do it."),
}


async def closed_words(source: Source, request: HelpRequest, *, own: bool = True) -> str | None:
    """Who closed it and why; the organiser's own words only for whoever it is for (`own`)."""
    closing = await closings.find(source, request.id)
    if closing is None:
        return None
    name = (await get_person(source, closing.by_id)).name
    words = "\n" + quote(closing.words) if own and closing.words else ""
    return fill(_("{name}, an organiser, has closed it."), name=name) + f" {WHY[closing.reason]}{words}"
