"""Notes begun by a tap, and carried as letters: to the organisers, and to whoever helped."""

from dataclasses import replace

from telegram import Update

from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.visit_refusals import NothingToSayYet, SaidAlready
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.conversation import begin_anew
from handlers.flows import FLOWS
from handlers.letters import View
from handlers.noting import ABOUT, NOTE, THANKS
from handlers.organiser_letters import how_to_reach
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import Flow
from handlers.talks import find_open, talk_of
from storage import help_requests, notes
from storage.help_requests import HelpRequest, Status
from storage.notes import Note, Purpose
from storage.outbox import Letter


async def ask_what_to_tell(update: Update, context: Context) -> None:
    """Whoever helped, or asked, taps "Tell an organiser"."""
    request, person_id = await _request(context)
    if person_id not in (*helpers_of(request), request.resident_id):
        raise NotHere
    if request.status not in (Status.REPORTED, Status.CLOSED):
        raise NothingToSayYet
    if await notes.find(context.db, request.id, person_id, Purpose.FOR_ORGANISERS):
        raise SaidAlready
    await _begin(context, NOTE, "note")


async def ask_for_thanks(update: Update, context: Context) -> None:
    """The resident taps "Say thank you"."""
    request, person_id = await _request(context)
    if not await may_speak_for(context.db, person_id, request.resident_id):
        raise NotHere
    if request.status is not Status.CLOSED:
        raise NothingToSayYet
    if await notes.find(context.db, request.id, request.resident_id, Purpose.THANKS):
        raise SaidAlready
    await _begin(context, THANKS, "thanks")


async def helper_note(view: View, letter: Letter) -> Screen | None:
    """To an organiser: something from whoever helped, or asked."""
    note = await notes.find_by_id(view.db, letter.about)
    request = await help_requests.find(view.db, note.help_request_id) if note else None
    if note is None or request is None:
        return None
    who, resident = await get_person(view.db, note.by_id), await get_person(view.db, request.resident_id)
    words = (
        _("<b>{name}</b> asked for {kind}, and tells you:")
        if who == resident
        else _("<b>{helper}</b> helped <b>{name}</b> with {kind}, and tells you:")
    )
    kind = kinds.kind_words(request.kind)
    head = fill(words, helper=who.name, name=resident.name, kind=kind)
    foot = fill(_("To ask {name}: {how}"), name=who.name, how=how_to_reach(who))
    return replace(_spoken(note, head, foot), shows=(who.id,))


async def thanks_passed(view: View, letter: Letter) -> Screen | None:
    """To whoever helped: thanks, in the resident's own words or voice."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or letter.person_id not in helpers_of(request):
        return None
    note = await notes.find(view.db, request.id, request.resident_id, Purpose.THANKS)
    if note is None:
        return None
    resident = await get_person(view.db, request.resident_id)
    the_kind = kinds.the_kind(request.kind)
    return _spoken(
        note, fill(_("<b>{name}</b> thanks you for {the_kind}:"), name=resident.name, the_kind=the_kind)
    )


def _spoken(note: Note, head: str, foot: str | None = None) -> Screen:
    words = quote(note.words) if note.words else None
    return Screen(text=paragraphs(head, words, foot), voice=note.voice, protected=True)


async def _request(context: Context) -> tuple[HelpRequest, int]:
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None:
        raise NotHere
    return request, person.id


async def _begin(context: Context, flow: Flow, verb: str) -> None:
    """Begin; something half-finished is offered first, and dropped only if they say so."""
    assert context.matches
    draft, anew = await find_open(context), context.matches[0][2] is not None
    if anew or draft is None or not draft.answers or draft.flow == flow.name:
        await begin_anew(context, flow, answers={ABOUT: context.subject})
    else:
        about = FLOWS[draft.flow].about(await talk_of(context, draft))
        await context.show(
            Screen(
                text=fill(_("You were {about}. Carry on?"), about=about),
                buttons=one_a_row(
                    Button(label=p_("button", "Carry on"), says=f"carry:{draft.id}"),
                    Button(label=p_("button", "No, leave it"), says=f"{verb}:{context.subject}:anew"),
                ),
            )
        )
    await context.answer()
