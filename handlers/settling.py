"""Paying back: the helper adds the receipt, and the resident says whether it is settled."""

from telegram import Update

from aid import money as verbs
from aid.money import must_be_reportable
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.words import _, p_
from handlers import conversation
from handlers.context import Context
from handlers.receipts import RECEIPT
from handlers.screens import Button, Screen, one_a_row
from storage import help_requests


async def add_receipt(update: Update, context: Context) -> None:
    """The helper taps "Add the receipt"."""
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or request.helper_id != person.id:
        raise NotHere
    must_be_reportable(request)
    await conversation.begin_anew(context, RECEIPT, answers={"request": request.id})
    await context.answer()


async def settle(update: Update, context: Context) -> None:
    """The resident taps "Yes, it is settled"."""
    person = await context.person()
    await verbs.settle(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("Thank you. I have told your helper.")))


async def not_yet(update: Update, context: Context) -> None:
    """The resident taps "Not yet"."""
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or not await may_speak_for(context.db, person.id, request.resident_id):
        raise NotHere
    await context.answer()
    again = Button(label=p_("button", "Yes, it is settled"), says=f"settled:{request.id}")
    await context.show(
        Screen(text=_("All right. Tap here once it is paid."), buttons=one_a_row(again))
        if request.settled_at is None
        else Screen(text=_("It is settled. Thank you."))
    )
