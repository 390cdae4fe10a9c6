"""The buttons with which an organiser acts: writes, gives, closes, opens again, lets in one after another."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from aid.closing import must_be_closable
from aid.organiser_messages import must_be_answerable, must_be_reachable
from aid.people import get as get_person
from handlers import assigning, checks_in_a_row, conversation, in_a_row, reopening
from handlers.closing import CLOSE
from handlers.context import Context
from handlers.organiser_messages import WRITE_BACK, WRITE_TO
from handlers.organisers import must_organise
from handlers.plain import ID
from handlers.steps import Answers, Flow


async def write_to(update: Update, context: Context) -> None:
    """ "Write to Rosa", "Write again"."""
    await must_organise(context)
    organiser = await context.person()
    person = await must_be_reachable(context.db, organiser.id, context.subject)
    await _begin(context, WRITE_TO, "write_to", {"person": person.id, "to": person.name})


async def write_back(update: Update, context: Context) -> None:
    """ "Answer", below what an organiser wrote."""
    person = await context.person()
    message = await must_be_answerable(context.db, context.subject, person.id)
    sender = await get_person(context.db, message.from_id)
    await _begin(context, WRITE_BACK, "write_back", {"message": message.id, "to": sender.name})


async def close(update: Update, context: Context) -> None:
    """ "Close it"."""
    await must_organise(context)
    request = await must_be_closable(context.db, context.subject)
    resident = await get_person(context.db, request.resident_id)
    await _begin(context, CLOSE, "close", {"request": request.id, "to": resident.name})


async def _begin(context: Context, flow: Flow, button: str, answers: Answers) -> None:
    # What is half-finished is offered first, and dropped only if they say so.
    assert context.matches
    if context.matches[0][2]:
        await conversation.begin_anew(context, flow, answers=answers)
    else:
        again = f"{button}:{context.subject}:anew"
        await conversation.begin(context, flow, answers=answers, again=again, apart=True)
    await context.answer()


ACTING_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(write_to, rf"^write_to:{ID}(:anew)?\Z"),
    CallbackQueryHandler(write_back, rf"^write_back:{ID}(:anew)?\Z"),
    CallbackQueryHandler(close, rf"^close:{ID}(:anew)?\Z"),
    CallbackQueryHandler(assigning.whom, rf"^give:{ID}\Z"),
    CallbackQueryHandler(assigning.ask_if_they_said_yes, rf"^give_to:{ID}:{ID}\Z"),
    CallbackQueryHandler(assigning.assign, rf"^give_now:{ID}:{ID}\Z"),
    CallbackQueryHandler(in_a_row.begin, r"^row\Z"),
    CallbackQueryHandler(in_a_row.decide, rf"^row:{ID}:([0-9]{{1,3}}):(yes|no|skip)\Z"),
    CallbackQueryHandler(in_a_row.undo, rf"^undo_row:{ID}:([0-9]{{1,3}})\Z"),
    CallbackQueryHandler(checks_in_a_row.begin, r"^check_row\Z"),
    CallbackQueryHandler(checks_in_a_row.seen_again, rf"^check_row:{ID}:([0-9]{{1,3}}):again\Z"),
    CallbackQueryHandler(checks_in_a_row.skip, rf"^check_row:{ID}:([0-9]{{1,3}}):skip\Z"),
    CallbackQueryHandler(checks_in_a_row.undo, rf"^undo_check:{ID}:([0-9]{{1,3}})\Z"),
    CallbackQueryHandler(reopening.ended, r"^ended_lately\Z"),
    CallbackQueryHandler(reopening.see_ended, rf"^see_ended:{ID}\Z"),
    CallbackQueryHandler(reopening.reopen, rf"^reopen:{ID}\Z"),
]
