"""Word back to the trusted person who asked: taken, open again, did it come, and how it ended."""

from aid.people import get as get_person
from aid.permissions import is_main_for, trusted_with
from aid.words import _, p_
from handlers.closed import closed_words
from handlers.letters import View
from handlers.request_screens import came_buttons
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.trusted_requests import for_whom, how_it_ended
from storage import consents, help_requests
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter


async def trusted_taken(view: View, letter: Letter) -> Screen | None:
    """Who is coming, when, and the word they will say; never the address."""
    request = await _asked(view, letter, Status.CLAIMED)
    if request is None or request.helper_id is None:
        return None
    helper = await get_person(view.db, request.helper_id)
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            fill(_("Good news. <b>{helper}</b> is coming."), helper=helper.name)
            + "\n"
            + for_whom(request, resident),
            fill(
                _("{helper} will say the word <b>{word}</b>. {name} opens only to someone who says it."),
                helper=helper.name,
                word=request.word,
                name=resident.name,
            ),
        ),
        buttons=one_a_row(Button(label=p_("button", "See it"), says=f"see:{request.id}")),
        protected=True,
    )


async def trusted_open_again(view: View, letter: Letter) -> Screen | None:
    """The helper can't after all."""
    request = await _asked(view, letter, Status.OPEN)
    if request is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            _("I am sorry. The helper can't come after all.") + "\n" + for_whom(request, resident),
            _("I am asking others. I will tell you when somebody takes it."),
        ),
        buttons=one_a_row(Button(label=p_("button", "See it"), says=f"see:{request.id}")),
    )


async def trusted_did_it_come(view: View, letter: Letter) -> Screen | None:
    """To the main trusted person of somebody without the app."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not Status.REPORTED or request.helper_id is None:
        return None
    if not await is_main_for(view.db, letter.person_id, request):
        return None
    helper = await get_person(view.db, request.helper_id)
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            fill(_("{helper} says that it is done."), helper=helper.name)
            + "\n"
            + for_whom(request, resident),
            fill(_("<b>Did it come?</b>\nAsk {name} before you tell me."), name=resident.name),
        ),
        buttons=one_a_row(*came_buttons(request)),
    )


async def trusted_ended(view: View, letter: Letter) -> Screen | None:
    """How it ended: all that a referrer hears."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.ended_at is None or request.asked_by != letter.person_id:
        return None
    if await consents.between(view.db, letter.person_id, request.resident_id) is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    return Screen(
        text=paragraphs(
            for_whom(request, resident),
            await closed_words(view.db, request, own=False) or how_it_ended(request, resident),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


async def _asked(view: View, letter: Letter, status: Status) -> HelpRequest | None:
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not status or request.asked_by != letter.person_id:
        return None
    return request if await trusted_with(view.db, letter.person_id, request) else None
