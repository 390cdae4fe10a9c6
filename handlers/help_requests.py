"""A request as its resident sees to it: looked at, confirmed, taken back."""

from dataclasses import replace
from datetime import timedelta

from telegram import Update

from aid import finishing, series
from aid import help_requests as verbs
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.permissions import is_main_for, may_see_to, may_speak_for
from aid.refusals import Ended, NotHere
from aid.words import _, p_
from handlers import kinds
from handlers.afterwards import answer_screen
from handlers.context import Context
from handlers.promises import promises_buttons
from handlers.request_screens import request_screen, requests_screen
from handlers.screens import Button, Screen, fill, one_a_row
from handlers.series_screens import series_buttons
from handlers.talks import find_open
from handlers.trusted_requests import asked_buttons, trusted_screen
from storage import help_requests, request_lists
from storage.help_requests import HelpRequest, Outcome
from storage.people import Person

REQUESTS_SHOWN = 8
UNDO_FOR = timedelta(minutes=10)


async def mine(update: Update, context: Context) -> None:
    """ "My requests" and /mine: what one asked for and what one took on."""
    person = await context.person()
    requests = await request_lists.of_person(context.db, person.id, REQUESTS_SHOWN)
    also = [
        *await series_buttons(context.db, person, context.today),
        *await promises_buttons(context.db, person),
        *await asked_buttons(context.db, person),
    ]
    await context.show(requests_screen(requests, person, also))
    await context.answer()


async def see(update: Update, context: Context) -> None:
    """One request, where it stands and what can be done."""
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None:
        raise NotHere
    screen = await _screen(context, request, person)
    draft = await find_open(context)
    if draft and draft.answers:  # they were asking, and look something up
        carry_on = Button(label=p_("button", "Carry on"), says=f"carry:{draft.id}")
        screen = replace(screen, buttons=(*one_a_row(carry_on), *screen.buttons))
    await context.show(screen)
    await context.answer()


async def confirm(update: Update, context: Context) -> None:
    """The resident says whether it came."""
    assert context.matches
    outcome = Outcome(context.matches[0][2])
    person = await context.person()
    await finishing.confirm(context.db, context.subject, by=person.id, outcome=outcome, now=context.now)
    await context.answer()
    await context.show(answer_screen(context.subject, outcome))


async def undo(update: Update, context: Context) -> None:
    """ "Undo", at once while the request is new; later a slip of the finger is asked about first."""
    request = await _own(context)
    new = context.now - request.asked_at <= UNDO_FOR
    await (take_back if new else ask_before_withdrawing)(update, context)


async def take_back(update: Update, context: Context) -> None:
    """At once, and with it what was to come again like it."""
    person = await context.person()
    request = await series.undo(
        context.db, context.subject, by=person.id, today=context.today, now=context.now
    )
    await _taken_back(context, request)


async def ask_before_withdrawing(update: Update, context: Context) -> None:
    """The resident taps "I don't need it now"."""
    request = await _own(context)
    await context.show(
        Screen(
            text=fill(_("Shall I take back your request for {kind}?"), kind=kinds.kind_words(request.kind)),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, take it back"), says=f"withdraw:{request.id}"),
                Button(label=p_("button", "No, keep it"), says=f"see:{request.id}"),
            ),
        )
    )
    await context.answer()


async def withdraw(update: Update, context: Context) -> None:
    """The resident takes it back."""
    person = await context.person()
    await _taken_back(
        context, await verbs.withdraw(context.db, context.subject, by=person.id, now=context.now)
    )


async def _taken_back(context: Context, request: HelpRequest) -> None:
    helper = await get_person(context.db, request.helper_id) if request.helper_id else None
    words = (
        fill(_("All right, I have taken it back. I am telling {name} now."), name=helper.name)
        if helper
        else _("All right, I have taken it back. Nobody will come.")
    )
    await context.answer()
    await context.show(Screen(text=words))


async def _screen(context: Context, request: HelpRequest, reader: Person) -> Screen:
    db = context.db
    if reader.id in helpers_of(request) or await may_speak_for(db, reader.id, request.resident_id):
        return await request_screen(db, request, reader, context.now, context.desk.zone)
    if await may_see_to(db, reader.id, request) or await is_main_for(db, reader.id, request):
        return await trusted_screen(db, request, reader)
    raise NotHere


async def _own(context: Context) -> HelpRequest:
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or not await may_see_to(context.db, person.id, request):
        raise NotHere
    if request.ended_at:
        raise Ended(day=request.ended_at)
    return request
