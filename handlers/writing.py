"""Buttons that begin a question about a request: a message to write, or where it is met."""

from telegram import Update

from aid import messages
from aid.overseeing import must_be_unmet
from aid.people import get as get_person
from aid.words import _
from handlers import conversation
from handlers.context import Context
from handlers.messages import MESSAGE
from handlers.organisers import must_organise
from handlers.signposting import SIGNPOST
from handlers.steps import Answers


async def write(update: Update, context: Context) -> None:
    """ "Send a message" or "Answer"; what is half-finished is offered first."""
    answers = await _to_whom(context)
    await conversation.begin(
        context, MESSAGE, answers=answers, again=f"write_anew:{context.subject}", apart=True
    )
    await context.answer()


async def write_anew(update: Update, context: Context) -> None:
    """The same, whatever was half-finished."""
    await conversation.begin_anew(context, MESSAGE, answers=await _to_whom(context))
    await context.answer()


async def elsewhere(update: Update, context: Context) -> None:
    """ "It is met elsewhere"; what is half-finished is offered first."""
    answers = await _about_whom(context)
    again = f"elsewhere_anew:{context.subject}"
    await conversation.begin(context, SIGNPOST, answers=answers, again=again, apart=True)
    await context.answer()


async def elsewhere_anew(update: Update, context: Context) -> None:
    """The same, whatever was half-finished."""
    await conversation.begin_anew(context, SIGNPOST, answers=await _about_whom(context))
    await context.answer()


async def _to_whom(context: Context) -> Answers:
    person = await context.person()
    request, _speaker, others = await messages.others(context.db, context.subject, person.id)
    names = [(await get_person(context.db, other)).name for other in others]
    to = _("{one} and {other}").format(one=names[0], other=names[1]) if len(names) > 1 else names[0]
    return {"request": request.id, "to": to}


async def _about_whom(context: Context) -> Answers:
    await must_organise(context)
    request = await must_be_unmet(context.db, context.subject)
    return {"request": request.id, "to": (await get_person(context.db, request.resident_id)).name}
