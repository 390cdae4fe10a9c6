"""A request taken up once more: changed while it is under way, or asked for again when it is over."""

from telegram import Update

from aid.changing import must_be_changeable
from aid.permissions import may_see_to, may_speak_for
from aid.refusals import NotHere
from handlers import conversation
from handlers.asking import ASK
from handlers.changing import CHANGE, as_it_is
from handlers.context import Context
from handlers.same_again import same_again as answers_again
from handlers.steps import FOR, Answers, Flow
from storage import help_requests
from storage.help_requests import HelpRequest


async def change(update: Update, context: Context) -> None:
    """The resident, or the trusted person who asked, taps "Change" on what is under way."""
    request, person = await _found(context), await context.person()
    if not await may_see_to(context.db, person.id, request):
        raise NotHere
    must_be_changeable(request)
    answers = {**as_it_is(request), **await _for_whom(context, request)}
    await _begin(context, CHANGE, answers, f"change:{request.id}:leave")


async def same_again(update: Update, context: Context) -> None:
    """The resident taps "The same again": all is answered, and waits for "Send"."""
    request = await _own(context)
    answers = {**answers_again(request, context.today), **await _for_whom(context, request)}
    await _begin(context, ASK, answers, f"same:{request.id}:leave")


async def _begin(context: Context, flow: Flow, answers: Answers, says: str) -> None:
    assert context.matches
    if context.matches[0][2]:
        await conversation.begin_anew(context, flow, answers=answers)
    else:
        await conversation.begin(context, flow, answers=answers, again=says)
    await context.answer()


async def _own(context: Context) -> HelpRequest:
    person, request = await context.person(), await _found(context)
    if not await may_speak_for(context.db, person.id, request.resident_id):
        raise NotHere
    return request


async def _found(context: Context) -> HelpRequest:
    request = await help_requests.find(context.db, context.subject)
    if request is None:
        raise NotHere
    return request


async def _for_whom(context: Context, request: HelpRequest) -> Answers:
    own = (await context.person()).id == request.resident_id
    return {} if own else {FOR: request.resident_id}
