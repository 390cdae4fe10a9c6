"""Buttons that begin what is said in confidence: a report, a worry, a note on one of those."""

from telegram import Update

from aid.blocking import must_have_met
from aid.cases import get_for
from aid.people import get as get_person
from handlers import conversation
from handlers.cases import CASE_NOTE
from handlers.context import Context
from handlers.reporting import REPORT
from handlers.steps import Answers
from handlers.worries import WORRY
from storage import people

ORGANISERS_SHOWN = 3


async def report(update: Update, context: Context) -> None:
    """ "Tell the organisers" or "Report this message"."""
    assert context.matches
    other, message = int(context.matches[0][2]), context.matches[0][3]
    person = await context.person()
    await must_have_met(context.db, context.subject, other, person.id)
    to = (await get_person(context.db, other)).name
    answers: Answers = {"request": context.subject, "person": other, "to": to}
    if message:
        answers["message"] = int(message)
    await conversation.begin_anew(context, REPORT, answers=answers, apart=True)
    await context.answer()


async def worried(update: Update, context: Context) -> None:
    """ "I'm worried about someone"."""
    person = await context.person()
    organisers = [each for each in await people.organisers(context.db) if each.id != person.id]
    named = [[each.id, each.name] for each in organisers[:ORGANISERS_SHOWN]]
    await conversation.begin(context, WORRY, "danger", answers={"organisers": named}, again="worried_anew")
    await context.answer()


async def worried_anew(update: Update, context: Context) -> None:
    """The same, whatever was half-finished."""
    await context.person()
    await conversation.begin_anew(context, WORRY, "danger")
    await context.answer()


async def ask_for_note(update: Update, context: Context) -> None:
    """ "Add a note"."""
    person = await context.person()
    case = await get_for(context.db, context.subject, person.id)
    await conversation.begin_anew(context, CASE_NOTE, answers={"case": case.id}, apart=True)
    await context.answer()
