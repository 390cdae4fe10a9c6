"""Requests as those see them whom they concern: in a list, and one by one."""

from datetime import date

from aid.moments import length
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage.help_requests import HelpRequest, Status
from storage.people import Person
from storage.rows import Source

LABEL_LETTERS_MAX = 28

WHERE_IT_STANDS: dict[Status, Later] = {
    Status.OPEN: later("I am asking your neighbours. I will tell you who comes."),
    Status.CLAIMED: later("{helper} is coming and will say the word <b>{word}</b>."),
    Status.REPORTED: later("{helper} says it is done. Did it come?"),
    Status.CLOSED: later("It is done."),
    Status.WITHDRAWN: later("You took it back."),
    Status.COULD_NOT_FILL: later("Nobody could come. The organisers know."),
}
WHAT_I_PROMISED: dict[Status, Later] = {
    Status.CLAIMED: later("You are doing this for {resident}."),
    Status.REPORTED: later("You told me it is done. {resident} will say if all is well."),
    Status.CLOSED: later("You did this. Thank you."),
    Status.WITHDRAWN: later("It is not needed any more. Thank you all the same."),
}


async def request_screen(source: Source, request: HelpRequest, reader: Person, today: date) -> Screen:
    """One request for its resident or its helper, with what each can do now."""
    own = request.resident_id == reader.id
    words = (WHERE_IT_STANDS if own else WHAT_I_PROMISED)[request.status]
    resident = await get_person(source, request.resident_id)
    helper = await get_person(source, request.helper_id) if request.helper_id else None
    buttons = _resident_can(request) if own else helper_can(request)
    return Screen(
        text=paragraphs(
            fill("<b>{title}</b>", title=_title(request))
            + "\n"
            + fill("{when}", when=kinds.when_words(request, today)),
            fill(str(words), helper=helper.name if helper else "", word=request.word, resident=resident.name),
        ),
        buttons=(
            *one_a_row(*buttons),
            (Button(label=p_("button", "My requests"), says="requests"),),
        ),
    )


def requests_screen(requests: list[HelpRequest], reader: Person, today: date) -> Screen:
    """The latest requests, each with a button that opens it."""
    if not requests:
        return Screen(
            text=_("You have no requests. Tap I need help whenever you do."),
            buttons=one_a_row(Button(label=p_("button", "I need help"), says="again:ask")),
        )
    return Screen(
        text=paragraphs(_("<b>My requests</b>"), _("Tap one to see where it stands.")),
        buttons=one_a_row(
            *(Button(label=_line(request, reader, today), says=f"see:{request.id}") for request in requests)
        ),
    )


def helper_can(request: HelpRequest) -> list[Button]:
    """What whoever has taken it on can do."""
    if request.status is not Status.CLAIMED:
        return []
    return [
        Button(label=p_("button", "Done"), says=f"done:{request.id}"),
        Button(label=p_("button", "I can't after all"), says=f"cant:{request.id}"),
    ]


def came_buttons(request: HelpRequest) -> list[Button]:
    """Did it come?"""
    return [
        Button(label=p_("button", "Yes, it came"), says=f"came:{request.id}:met"),
        Button(label=p_("button", "Not all of it"), says=f"came:{request.id}:partly"),
        Button(label=p_("button", "No, it didn't"), says=f"came:{request.id}:not_met"),
    ]


def _resident_can(request: HelpRequest) -> list[Button]:
    if request.status is Status.REPORTED:
        return came_buttons(request)
    if request.status in (Status.OPEN, Status.CLAIMED):
        return [Button(label=p_("button", "I don't need it now"), says=f"drop:{request.id}")]
    return []


def _title(request: HelpRequest) -> str:
    kind = str(kinds.LABELS[request.kind])
    if request.status is Status.CLOSED and request.minutes:
        return _("{kind}, {time}").format(kind=kind, time=length(request.minutes))
    return kind


SHORT: dict[Status, Later] = {
    Status.OPEN: later("asking"),
    Status.CLAIMED: later("taken"),
    Status.REPORTED: later("done?"),
    Status.CLOSED: later("done"),
    Status.WITHDRAWN: later("taken back"),
    Status.COULD_NOT_FILL: later("nobody"),
}


def _line(request: HelpRequest, reader: Person, today: date) -> str:
    kind = str(kinds.LABELS[request.kind])
    mine = request.resident_id == reader.id
    stands = str(SHORT[request.status]) if mine else _("I help")
    return _("{kind}: {stands}").format(kind=kind, stands=stands)[:LABEL_LETTERS_MAX]
