"""A request taken up once more: changed while it is under way, or asked for again when it is over."""

from telegram import Update

from aid.changing import must_be_changeable
from aid.refusals import NotHere
from handlers import conversation
from handlers.asking import ASK
from handlers.changing import CHANGE, as_it_is
from handlers.context import Context
from handlers.same_again import same_again as answers_again
from handlers.steps import Answers, Flow
from storage import help_requests
from storage.help_requests import HelpRequest


async def change(update: Update, context: Context) -> None:
    """The resident taps "Change" on what is under way."""
    request = await _own(context)
    must_be_changeable(request)
    await _begin(context, CHANGE, as_it_is(request), f"change:{request.id}:leave")


async def same_again(update: Update, context: Context) -> None:
    """The resident taps "The same again": all is answered, and waits for "Send"."""
    request = await _own(context)
    await _begin(context, ASK, answers_again(request, context.today), f"same:{request.id}:leave")


async def _begin(context: Context, flow: Flow, answers: Answers, says: str) -> None:
    assert context.matches
    if context.matches[0][2]:
        await conversation.begin_anew(context, flow, answers=answers)
    else:
        await conversation.begin(context, flow, answers=answers, says=says)
    await context.answer()


async def _own(context: Context) -> HelpRequest:
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or request.resident_id != person.id:
        raise NotHere
    return request
