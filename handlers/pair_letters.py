"""Letters where two help together: who comes too, who can't after all, and that one is still missing."""

from aid.clearance import is_new_alone
from aid.pairs import helpers_of, wants_more
from aid.people import get as get_person
from aid.words import _
from handlers import kinds
from handlers.blocking import trouble_button
from handlers.letters import View
from handlers.overseeing import oversee_buttons
from handlers.request_screens import helper_can, message_button
from handlers.screens import Screen, fill, one_a_row, paragraphs
from storage import help_requests
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter
from storage.rows import Source


async def second_found(view: View, letter: Letter) -> Screen | None:
    """To the resident: a second neighbour comes too."""
    request = await _claimed(view, letter)
    if request is None or request.second_id is None:
        return None
    second = await get_person(view.db, request.second_id)
    return Screen(
        text=paragraphs(
            fill(_("Good news. <b>{name}</b> is coming too."), name=second.name) + "\n" + _what(request),
            fill(_("Both will say the word <b>{word}</b>."), word=request.word),
        ),
        buttons=one_a_row(message_button(request), trouble_button(request)),
        protected=True,
    )


async def one_left(view: View, letter: Letter) -> Screen | None:
    """To the resident: one of the two can't come, and the word is another."""
    request = await _claimed(view, letter)
    if request is None or request.helper_id is None or not wants_more(request):
        return None
    stays = await get_person(view.db, request.helper_id)
    return Screen(
        text=paragraphs(
            fill(_("One of your two helpers can't come. <b>{name}</b> still comes."), name=stays.name)
            + "\n"
            + _what(request),
            fill(_("The word is <b>{word}</b> now."), word=request.word),
            _("I am asking for one more. I will tell you who comes."),
        ),
        buttons=one_a_row(message_button(request)),
        protected=True,
    )


async def partner_found(view: View, letter: Letter) -> Screen | None:
    """To the first of two: who comes with them."""
    request = await _claimed(view, letter)
    name = request and await partner(view.db, request, letter.person_id)
    if request is None or name is None:
        return None
    return Screen(
        text=fill(
            _("<b>{name}</b> does {the_kind} with you."), name=name, the_kind=kinds.the_kind(request.kind)
        )
        + "\n"
        + kinds.when_written(request),
        buttons=one_a_row(*helper_can(request)),
        protected=True,
    )


async def partner_left(view: View, letter: Letter) -> Screen | None:
    """To the one who stays: the other can't, and the word is another."""
    request = await _claimed(view, letter)
    if request is None or letter.person_id not in helpers_of(request) or not wants_more(request):
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("The neighbour who does {the_kind} with you can't come after all."),
                the_kind=kinds.the_kind(request.kind),
            )
            + "\n"
            + kinds.when_written(request),
            fill(_("I am asking for one more. The word is <b>{word}</b> now."), word=request.word),
            _("This takes somebody who has done it before. Wait until I tell you who comes with you.")
            if await is_new_alone(view.db, request, view.now)
            else None,
        ),
        buttons=one_a_row(*helper_can(request)),
        protected=True,
    )


async def one_short(view: View, letter: Letter) -> Screen | None:
    """To an organiser: one has come where it takes two."""
    request = await _claimed(view, letter)
    if request is None or request.helper_id is None or not wants_more(request):
        return None
    resident = await get_person(view.db, request.resident_id)
    helper = await get_person(view.db, request.helper_id)
    return Screen(
        text=paragraphs(
            fill(
                _("{helper} is alone with {the_kind} for <b>{name}</b>."),
                helper=helper.name,
                the_kind=kinds.the_kind(request.kind),
                name=resident.name,
            )
            + "\n"
            + fill("{when}", when=kinds.when_words(request, view.today)),
            fill(_("{helper} may not do this alone. Can you find one who has done it?"), helper=helper.name)
            if await is_new_alone(view.db, request, view.now)
            else _("It takes two. Can you find one more?"),
        ),
        buttons=one_a_row(*await oversee_buttons(view.db, request)),
        protected=True,
    )


async def partner(source: Source, request: HelpRequest, person_id: int) -> str | None:
    """The first name of the one who helps together with this one."""
    for other in helpers_of(request):
        if other != person_id and person_id in helpers_of(request):
            return (await get_person(source, other)).name.split()[0]
    return None


async def _claimed(view: View, letter: Letter) -> HelpRequest | None:
    request = await help_requests.find(view.db, letter.about)
    return request if request and request.status is Status.CLAIMED else None


def _what(request: HelpRequest) -> str:
    return fill("{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_written(request))
