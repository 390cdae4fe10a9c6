"""Phone in: an organiser asks for a caller, with the read-back, and hears that it is sent."""

from telegram import Update

from aid.looking_up import look_up_caller
from handlers import conversation
from handlers.asking import ASK
from handlers.context import Context
from handlers.phone_in_steps import PHONE_IN
from handlers.steps import FOR, Answers


async def phone_in(update: Update, context: Context) -> None:
    """An organiser taps "Phone in"."""
    await conversation.begin(context, PHONE_IN)
    await context.answer()


async def phone_in_for(update: Update, context: Context) -> None:
    """An organiser taps "Phone in a request", of somebody we know."""
    organiser = await context.person()
    await look_up_caller(context.db, context.subject, by=organiser.id, now=context.now)
    assert context.matches
    answers: Answers = {FOR: context.subject}
    if context.matches[0][2]:
        await conversation.begin_anew(context, ASK, answers=answers)
    else:
        await conversation.begin(context, ASK, answers=answers, again=f"phone_in:{context.subject}:leave")
    await context.answer()
