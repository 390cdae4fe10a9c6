"""What somebody asked for another, as they may see it: where it stands, and what they can do."""

from aid.permissions import is_main_for
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.closed import closed_words
from handlers.request_screens import came_buttons
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import people, request_lists
from storage.help_requests import HelpRequest, Outcome, Status
from storage.people import Person
from storage.rows import Source

LABEL_LETTERS_MAX = 28
REQUESTS_SHOWN = 6

STANDS: dict[Status, Later] = {
    Status.OPEN: later("I am asking the neighbours. I will tell you when somebody takes it."),
    Status.CLAIMED: later("{helper} is coming and will say the word <b>{word}</b>."),
    Status.REPORTED: later("{helper} says it is done. I am asking {name} if all is well."),
}
HOW_IT_ENDED: dict[Status | Outcome, Later] = {
    Outcome.MET: later("It is done, and all was well."),
    Outcome.PARTLY: later("Not all of it came. An organiser knows, and will see to it."),
    Outcome.NOT_MET: later("It did not come. An organiser knows, and will see to it."),
    Status.WITHDRAWN: later("It was taken back. Nobody will come."),
    Status.COULD_NOT_FILL: later("I am sorry. Nobody could come. The organisers know, and will see to it."),
    Status.SIGNPOSTED: later("Somebody else helps {name} with this. The organisers know more."),
}
CLOSED_SILENTLY = later("It is said to be done. I heard no more, so I have closed it.")


def how_it_ended(request: HelpRequest, resident: Person) -> str:
    """How it ended, without a word that isn't theirs to read."""
    if request.silent:
        return str(CLOSED_SILENTLY)
    words = HOW_IT_ENDED[request.outcome or request.status]
    return fill(str(words), name=resident.name)


async def trusted_screen(source: Source, request: HelpRequest, reader: Person) -> Screen:
    """One request, for the trusted person who asked for it, or the main one where nobody else can say."""
    resident = await people.find(source, request.resident_id)
    helper = await people.find(source, request.helper_id) if request.helper_id else None
    assert resident is not None, "a request is somebody's"
    stands = (
        await closed_words(source, request, own=False) or how_it_ended(request, resident)
        if request.ended_at
        else fill(
            str(STANDS[request.status]),
            helper=helper.name if helper else "",
            word=request.word,
            name=resident.name,
        )
    )
    mine = Button(label=p_("button", "My requests"), says="requests")
    return Screen(
        text=paragraphs(for_whom(request, resident), stands),
        buttons=one_a_row(*await _can(source, request, reader), mine),
        protected=request.status is Status.CLAIMED,
    )


def for_whom(request: HelpRequest, resident: Person) -> str:
    """What was asked for, for whom, and when."""
    return (
        fill(_("<b>{kind}</b> for {name}"), kind=kinds.LABELS[request.kind], name=resident.name)
        + "\n"
        + kinds.when_written(request)
    )


async def asked_buttons(source: Source, person: Person) -> list[Button]:
    """What they asked for others, and is not over."""
    buttons = []
    for request in await request_lists.asked_for_others(source, person.id, REQUESTS_SHOWN):
        resident = await people.find(source, request.resident_id)
        label = _("{kind} for {name}").format(
            kind=kinds.IN_A_LIST[request.kind], name=resident.name if resident else ""
        )
        buttons.append(Button(label=label[:LABEL_LETTERS_MAX], says=f"see:{request.id}"))
    return buttons


async def _can(source: Source, request: HelpRequest, reader: Person) -> list[Button]:
    talk = Button(label=p_("button", "Talk to a person"), says="call")
    if request.status is Status.REPORTED and await is_main_for(source, reader.id, request):
        return [*came_buttons(request), talk]
    if request.status in (Status.OPEN, Status.CLAIMED) and request.asked_by == reader.id:
        return [
            Button(label=p_("button", "Change"), says=f"change:{request.id}"),
            Button(label=p_("button", "Take it back"), says=f"drop:{request.id}"),
            talk,
        ]
    return [talk]
