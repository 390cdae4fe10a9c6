"""A neighbour and what they have taken on: claimed, given back, done."""

from telegram import Update

from aid import finishing
from aid import help_requests as verbs
from aid.moments import length
from aid.offering import offer_help
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.refusals import AlreadyReported, Ended, LengthUnclear, NotHere
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.lengths import LENGTHS, PAGES, lengths_screen
from handlers.receipts import receipt_buttons
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import help_requests
from storage.help_requests import HelpRequest, Status


async def claim(update: Update, context: Context) -> None:
    """A neighbour taps "I can help", in the group or in private."""
    person = await context.person()
    taken = await offer_help(context.db, context.subject, by=person.id, now=context.now)
    if taken:
        raise taken
    await context.answer(_("Thank you. I have sent you the details privately."))


async def ask_before_giving_back(update: Update, context: Context) -> None:
    """The helper taps "I can't after all"."""
    request = await _in_hand(context)
    await context.say(
        Screen(
            text=paragraphs(
                fill(_("You took on {kind}."), kind=kinds.the_kind(request.kind)),
                _("Shall I look for somebody else?"),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, find somebody else"), says=f"hand_back:{request.id}"),
                Button(label=p_("button", "No, I will do it"), says=f"see:{request.id}"),
            ),
        )
    )
    await context.answer()


async def hand_back(update: Update, context: Context) -> None:
    """The helper gives it back."""
    person = await context.person()
    await verbs.hand_back(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("Thank you for telling me. I am looking for somebody else now.")))


async def ask_how_long(update: Update, context: Context) -> None:
    """The helper taps "Done": about how long did it take?"""
    request = await _in_hand(context)
    await context.say(lengths_screen(request.id, 0))
    await context.answer()


async def show_longer(update: Update, context: Context) -> None:
    """The helper taps "Longer": `longer:<id>:<page>`."""
    request = await _in_hand(context)
    assert context.matches
    page = min(int(context.matches[0][2]), len(PAGES) - 1)
    await context.show(lengths_screen(request.id, page))
    await context.answer()


async def report_done(update: Update, context: Context) -> None:
    """The helper taps how long it took."""
    assert context.matches
    minutes = int(context.matches[0][2])
    if minutes not in LENGTHS:
        raise LengthUnclear
    person = await context.person()
    request = await finishing.report_done(
        context.db,
        context.subject,
        by=person.id,
        minutes=minutes,
        confirm_by=context.now + context.desk.to_confirm,
        now=context.now,
    )
    resident = await get_person(context.db, request.resident_id)
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("Thank you. I have noted {time}."), time=length(minutes)),
                fill(
                    _("I am asking {name} if all is well. There is nothing left for you to do."),
                    name=resident.name,
                ),
            ),
            buttons=one_a_row(
                *receipt_buttons(request),
                Button(label=p_("button", "Tell an organiser"), says=f"note:{request.id}"),
            ),
        )
    )


async def _in_hand(context: Context) -> HelpRequest:
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or person.id not in helpers_of(request):
        raise NotHere
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if request.status is Status.REPORTED:
        raise AlreadyReported
    return request
