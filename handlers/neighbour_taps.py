"""The buttons about neighbours: the promise, checks, who vouches, the first jobs, off the list."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from aid.neighbour_refusals import CheckOver, NotOnTheList, OwnCheck
from aid.pledges import HELPING, MAY_PROMISE
from handlers import conversation, first_jobs, neighbours, pledges
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.plain import ID
from handlers.remarks import TAKE_OFF, VOUCH
from handlers.steps import Answers, Flow
from handlers.vettings import VET
from storage import vettings


async def vet(update: Update, context: Context) -> None:
    """ "Note a check"."""
    await _begin(context, VET, "vet", await _may_be_vetted(context, context.subject))


async def vet_anew(update: Update, context: Context) -> None:
    """ "Anew: Identity"."""
    await must_organise(context)
    vetting = await vettings.find(context.db, context.subject)
    if vetting is None or vetting.ended_at:
        raise CheckOver
    answers = await _may_be_vetted(context, vetting.person_id)
    await _begin(context, VET, "vet_anew", {**answers, "sort": vetting.sort})


async def vouch(update: Update, context: Context) -> None:
    """ "Note who vouches"."""
    person = await neighbours.neighbour_of(context, context.subject)
    await _begin(context, VOUCH, "vouch", {"neighbour": person.id, "to": person.name})


async def take_off(update: Update, context: Context) -> None:
    """ "Take off the list"."""
    person = await neighbours.neighbour_of(context, context.subject)
    if person.neighbour not in HELPING:
        raise NotOnTheList(name=person.name)
    await _begin(context, TAKE_OFF, "take_off", {"neighbour": person.id, "to": person.name})


async def _may_be_vetted(context: Context, id: int) -> Answers:
    person = await neighbours.neighbour_of(context, id)
    if person.neighbour not in MAY_PROMISE:
        raise NotOnTheList(name=person.name)
    if person.id == (await context.person()).id:
        raise OwnCheck
    return {"neighbour": person.id, "to": person.name}


async def _begin(context: Context, flow: Flow, button: str, answers: Answers) -> None:
    # What is half-finished is offered first, and dropped only if they say so.
    assert context.matches
    if context.matches[0][2]:
        await conversation.begin_anew(context, flow, answers=answers)
    else:
        again = f"{button}:{context.subject}:anew"
        await conversation.begin(context, flow, answers=answers, again=again, apart=True)
    await context.answer()


GROUPS = "|".join(neighbours.GROUPS)
NEIGHBOUR_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(pledges.agree, r"^promise:([0-9]{1,3})\Z"),
    CallbackQueryHandler(neighbours.neighbours, r"^neighbours\Z"),
    CallbackQueryHandler(neighbours.some, rf"^neighbours:({GROUPS})(?::([0-9]{{1,3}}))?\Z"),
    CallbackQueryHandler(neighbours.see, rf"^neighbour:{ID}\Z"),
    CallbackQueryHandler(neighbours.look_at, rf"^look_at:{ID}\Z"),
    CallbackQueryHandler(neighbours.checks, rf"^checks:{ID}\Z"),
    CallbackQueryHandler(neighbours.ask_before_ending, rf"^end_check:{ID}\Z"),
    CallbackQueryHandler(neighbours.end_check, rf"^check_ended:{ID}\Z"),
    CallbackQueryHandler(vet, rf"^vet:{ID}(:anew)?\Z"),
    CallbackQueryHandler(vet_anew, rf"^vet_anew:{ID}(:anew)?\Z"),
    CallbackQueryHandler(vouch, rf"^vouch:{ID}(:anew)?\Z"),
    CallbackQueryHandler(take_off, rf"^take_off:{ID}(:anew)?\Z"),
    CallbackQueryHandler(first_jobs.say, rf"^how:{ID}:(good|not_quite|talk)\Z"),
]
