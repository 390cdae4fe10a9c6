"""The card of a request in the group: what and when, never who, where or why."""

from aid.kinds import RULES
from aid.nights import is_night
from aid.pairs import wants_more
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import help_requests, searches
from storage.cards import Card
from storage.help_requests import HelpRequest, Status

ENDED: dict[Status, Later] = {
    Status.CLAIMED: later("{kind}: a neighbour is doing this. Thank you."),
    Status.REPORTED: later("{kind}: a neighbour has done this. Thank you."),
    Status.CLOSED: later("{kind}: done. Thank you."),
    Status.WITHDRAWN: later("{kind}: not needed any more."),
    Status.SIGNPOSTED: later("{kind}: this one is over."),
    Status.COULD_NOT_FILL: later("{kind}: this one is over."),
}


async def request_card(view: View, card: Card) -> Screen | None:
    """The request as its area sees it, silent at night and until said aloud. Once over, it doesn't appear."""
    request = await help_requests.find(view.db, card.about)
    if request is None or (card.message_id is None and not wants_more(request)):
        return None
    kind = kinds.LABELS[request.kind]
    if not wants_more(request):
        return Screen(text=fill(str(ENDED[request.status]), kind=kind), silent=True)
    search = await searches.find(view.db, request.id)
    return Screen(
        text=_one_more(request) if request.helper_id else _wanted(request),
        buttons=one_a_row(Button(label=p_("button", "I can help"), says=f"claim:{request.id}")),
        silent=search is None or search.aloud_at is None or is_night(view.now, view.zone),
    )


def _wanted(request: HelpRequest) -> str:
    two = RULES[request.kind].helpers > 1
    return paragraphs(
        fill(_("A neighbour needs help: <b>{kind}</b>"), kind=kinds.LABELS[request.kind])
        + "\n"
        + kinds.when_written(request),
        _("The first two to tap have it. The details come privately.")
        if two
        else _("The first to tap has it. The details come privately."),
    )


def _one_more(request: HelpRequest) -> str:
    words = _("{kind}: one neighbour is coming, one more is needed.")
    return fill(words, kind=kinds.LABELS[request.kind]) + "\n" + kinds.when_written(request)
