"""Requests as those see them whom they concern: in a list, and one by one."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from aid.kinds import RULES
from aid.moments import length, weekday_date
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.shopping_lists import listed
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.blocking import trouble_buttons
from handlers.closed import closed_words
from handlers.receipts import receipt_buttons
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.visit_screens import visit_buttons
from storage.help_requests import HelpRequest, Outcome, Status
from storage.people import Person
from storage.rows import Source

LABEL_LETTERS_MAX = 28

WHERE_IT_STANDS: dict[Status, Later] = {
    Status.OPEN: later("I am asking your neighbours. I will tell you who comes."),
    Status.CLAIMED: later("{helper} is coming and will say the word <b>{word}</b>."),
    Status.REPORTED: later("{helper} says it is done. Did it come?"),
    Status.WITHDRAWN: later("You took it back."),
    Status.COULD_NOT_FILL: later("Nobody could come. The organisers know."),
    Status.SIGNPOSTED: later("An organiser told you who sees to it: {signpost}"),
}
HOW_IT_ENDED: dict[Outcome | None, Later] = {
    Outcome.MET: later("{helper} did this for you, and all was well."),
    Outcome.PARTLY: later("You told me that not all of it came. An organiser knows."),
    Outcome.NOT_MET: later("You told me that it did not come. An organiser knows."),
}
OF_TWO: dict[Status, Later] = {
    Status.CLAIMED: later("{helper} and {second} are coming and will say the word <b>{word}</b>."),
    Status.REPORTED: later("{helper} and {second} were there. Did it come?"),
}
AN_ORGANISER_LOOKS = later("An organiser looks for somebody. I will tell you who comes.")
CLOSED_SILENTLY = later("{helper} said it was done. I heard no more, so I closed it.")
WHAT_I_PROMISED: dict[Status, Later] = {
    Status.CLAIMED: later("You are doing this for {resident}."),
    Status.REPORTED: later("You told me it is done. I am asking {resident} if all is well."),
    Status.CLOSED: later("You did this for {resident}. Thank you."),
    Status.WITHDRAWN: later("{resident} does not need it any more. Thank you all the same."),
}
STANDS: dict[Status, Later] = {
    Status.OPEN: later("asking"),
    Status.CLAIMED: later("taken"),
    Status.REPORTED: later("done?"),
    Status.CLOSED: later("done"),
    Status.WITHDRAWN: later("cancelled"),
    Status.COULD_NOT_FILL: later("nobody"),
    Status.SIGNPOSTED: later("elsewhere"),
}
STANDS_FOR_ME: dict[Status, Later] = {
    Status.CLAIMED: later("I help"),
    Status.REPORTED: later("I helped"),
    Status.CLOSED: later("I helped"),
    Status.WITHDRAWN: later("cancelled"),
}


async def request_screen(
    source: Source, request: HelpRequest, reader: Person, now: datetime, zone: ZoneInfo
) -> Screen:
    """One request for its resident or its helper, with what each can do now."""
    ended, today = request.ended_at, now.astimezone(zone).date()
    own = reader.id not in helpers_of(request)
    words = _stands(request) if own else WHAT_I_PROMISED[request.status]
    resident = await get_person(source, request.resident_id)
    helper = await get_person(source, request.helper_id) if request.helper_id else None
    second = await get_person(source, request.second_id) if request.second_id else None
    visiting = [] if own else await visit_buttons(source, request, reader.id, today)
    buttons = _resident_can(request) if own else [*visiting, *helper_can(request)]
    return Screen(
        text=paragraphs(
            fill("<b>{title}</b>", title=_title(request))
            + "\n"
            + fill("{when}", when=kinds.when_words(request, today))
            + (_said(request) if own else ""),
            await closed_words(source, request)
            or fill(
                str(words),
                helper=helper.name if helper else "",
                second=second.name if second else "",
                word=request.word,
                resident=resident.name,
                signpost=request.signpost,
            ),
            fill(_("It was finished on {day}."), day=weekday_date(ended.astimezone(zone).date()))
            if ended
            else None,
        ),
        buttons=one_a_row(
            *buttons,
            *trouble_buttons(request),
            Button(label=p_("button", "My requests"), says="requests"),
        ),
    )


def requests_screen(requests: list[HelpRequest], reader: Person, also: Iterable[Button] = ()) -> Screen:
    """The latest requests, one's own first, each with a button that opens it; `also` what belongs to them."""
    requests = sorted(requests, key=lambda request: request.resident_id != reader.id)
    if not requests:
        return Screen(
            text=_("You have no requests. Tap I need help whenever you do."),
            buttons=one_a_row(Button(label=p_("button", "I need help"), says="again:ask"), *also),
        )
    return Screen(
        text=paragraphs(_("<b>My requests</b>"), _("Tap one to see where it stands.")),
        buttons=one_a_row(
            *(Button(label=_line(request, reader), says=f"see:{request.id}") for request in requests),
            *also,
        ),
    )


def helper_can(request: HelpRequest) -> list[Button]:
    """What whoever has taken it on can do."""
    if request.status is Status.REPORTED:
        return [message_button(request)]
    if request.status is not Status.CLAIMED:
        return receipt_buttons(request)
    return [
        Button(label=p_("button", "Done"), says=f"done:{request.id}"),
        Button(label=p_("button", "I can't after all"), says=f"cant:{request.id}"),
        message_button(request),
    ]


def message_button(request: HelpRequest, *, again: bool = False) -> Button:
    """Helper and resident can write to each other while it is under way."""
    label = p_("button", "Send another message") if again else p_("button", "Send a message")
    return Button(label=label, says=f"write:{request.id}")


def came_buttons(request: HelpRequest) -> list[Button]:
    """Did it come?"""
    return [
        Button(label=p_("button", "Yes, it came"), says=f"came:{request.id}:met"),
        Button(label=p_("button", "Not all of it"), says=f"came:{request.id}:partly"),
        Button(label=p_("button", "No, it didn't"), says=f"came:{request.id}:not_met"),
    ]


def _stands(request: HelpRequest) -> Later:
    if request.second_id and request.status in OF_TWO:
        return OF_TWO[request.status]
    if request.status is Status.OPEN and RULES[request.kind].introduced:
        return AN_ORGANISER_LOOKS
    if request.status is not Status.CLOSED:
        return WHERE_IT_STANDS[request.status]
    return CLOSED_SILENTLY if request.silent else HOW_IT_ENDED[request.outcome]


def _resident_can(request: HelpRequest) -> list[Button]:
    person = Button(label=p_("button", "Talk to a person"), says="call")
    weekly = Button(label=p_("button", "Every week"), says=f"weekly:{request.id}")
    if request.status is Status.REPORTED:
        return [*came_buttons(request), message_button(request), person]
    if request.status in (Status.OPEN, Status.CLAIMED):
        write = [message_button(request)] if request.status is Status.CLAIMED else []
        return [
            *write,
            Button(label=p_("button", "Change"), says=f"change:{request.id}"),
            Button(label=p_("button", "I don't need it now"), says=f"drop:{request.id}"),
            weekly,
            person,
        ]
    return [Button(label=p_("button", "The same again"), says=f"same:{request.id}"), weekly, person]


def _said(request: HelpRequest) -> str:
    things = request.items and fill(_("Your list: {things}"), things=", ".join(listed(request.items)))
    details = request.details and fill(_("You wrote: {details}"), details=request.details)
    return "".join(f"\n{line}" for line in (things, details) if line)


def _title(request: HelpRequest) -> str:
    kind = str(kinds.LABELS[request.kind])
    if request.status is Status.CLOSED and request.minutes:
        return _("{kind}, {time}").format(kind=kind, time=length(request.minutes))
    return kind


def _line(request: HelpRequest, reader: Person) -> str:
    mine = request.resident_id == reader.id
    label = _("{kind}, {day}: {stands}").format(
        kind=kinds.IN_A_LIST[request.kind],
        day=kinds.shortest_day(request.wanted_on),
        stands=(STANDS if mine else STANDS_FOR_ME)[request.status],
    )
    return label[:LABEL_LETTERS_MAX]
