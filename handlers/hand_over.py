"""Letters to whoever has taken a request on: where and how, and what came of it."""

from aid.clearance import stays_at_door
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.words import Later, _, later
from handlers import kinds
from handlers.addresses import without_address, without_voice
from handlers.blocking import trouble_button
from handlers.letters import View
from handlers.money import money_rules
from handlers.pair_letters import partner
from handlers.request_screens import helper_can
from handlers.screens import Screen, fill, one_a_row, paragraphs
from handlers.to_know import to_know
from storage import help_requests
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter
from storage.people import Person

AT_THE_DOOR: dict[bool | None, Later] = {
    None: later("At the door say the word <b>{word}</b>. Stay on the doorstep. Tap Done afterwards."),
    True: later("At the door say the word <b>{word}</b>. Stay at the door this time. Tap Done afterwards."),
    False: later(
        "At the door say the word <b>{word}</b>. Go inside only if they ask you. Tap Done afterwards."
    ),
}


async def hand_over(view: View, letter: Letter) -> Screen | None:
    """Where, how to reach them, what to know, and the word to say, until the address is taken away."""
    if over := await without_address(view, letter):
        return over
    request = await _theirs(view, letter, Status.CLAIMED)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    with_you = await partner(view.db, request, letter.person_id)
    return Screen(
        text=paragraphs(
            "\n".join((_("<b>Thank you. This one is yours.</b>"), *_where(request, resident, with_you))),
            fill(
                str(AT_THE_DOOR[await stays_at_door(view.db, request, letter.person_id, view.now)]),
                word=request.word,
            ),
            money_rules(request),
        ),
        buttons=one_a_row(*helper_can(request), trouble_button(request)),
        protected=True,
    )


async def hand_over_voice(view: View, letter: Letter) -> Screen | None:
    """The resident's own voice, until it is taken away."""
    if over := await without_voice(view, letter):
        return over
    request = await _theirs(view, letter, Status.CLAIMED)
    if request is None or request.voice is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=fill(_("A voice note from {name}."), name=resident.name), voice=request.voice, protected=True
    )


async def hand_over_photo(view: View, letter: Letter) -> Screen | None:
    """The resident's picture, until it is taken away."""
    if over := await without_voice(view, letter):
        return over
    request = await _theirs(view, letter, Status.CLAIMED)
    if request is None or request.photo is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=fill(_("A picture from {name}."), name=resident.name), photo=request.photo, protected=True
    )


async def thanked(view: View, letter: Letter) -> Screen | None:
    """It is closed, and all is well as far as we know."""
    request = await _theirs(view, letter, Status.CLOSED)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    words = (
        _("I have closed {the_kind} for {name}. Nobody told me of a problem. Thank you for your help.")
        if request.silent
        else _("{name} says that all is well with {the_kind}, and thanks you for your help.")
    )
    return Screen(text=fill(words, the_kind=kinds.the_kind(request.kind), name=resident.name))


async def not_needed(view: View, letter: Letter) -> Screen | None:
    """It was taken back."""
    request = await _theirs(view, letter, Status.WITHDRAWN)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            fill(
                _("{name} does not need {the_kind} any more."),
                name=resident.name,
                the_kind=kinds.the_kind(request.kind),
            )
            + "\n"
            + kinds.when_written(request),
            _("There is nothing left for you to do. Thank you all the same."),
        )
    )


async def _theirs(view: View, letter: Letter, status: Status) -> HelpRequest | None:
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not status or letter.person_id not in helpers_of(request):
        return None
    return request


def _where(request: HelpRequest, resident: Person, with_you: str | None) -> list[str]:
    lines = [
        fill(_("{kind} for {name}"), kind=kinds.LABELS[request.kind], name=resident.name),
        kinds.when_written(request),
        fill(_("Address: {address}"), address=resident.address or _("not given")),
    ]
    if resident.phone:
        lines.append(fill(_("Phone: {phone}"), phone=resident.phone))
    if with_you:
        lines.append(fill(_("With you: {name}"), name=with_you))
    return [*lines, *to_know(request, resident)]
