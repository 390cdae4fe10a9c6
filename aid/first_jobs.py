"""A neighbour's first three jobs: counted, and both sides are asked how it was."""

import contextlib
from datetime import datetime, timedelta

from aid import calls
from aid.clearance import FIRST_JOBS
from aid.neighbour_refusals import SaidHowItWas
from aid.organisers import tell_organisers
from aid.organising_refusals import CallWaiting
from aid.pairs import helpers_of
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.verbs import verb
from storage import first_jobs, history, outbox
from storage.connection import Transaction
from storage.database import Database
from storage.first_jobs import HowWasIt, Question
from storage.help_requests import HelpRequest, Outcome


async def count(tx: Transaction, request: HelpRequest, now: datetime) -> None:
    """A job is finished: after each of the first ones both sides are to be asked."""
    if request.outcome is Outcome.NOT_MET:
        return
    for helper in helpers_of(request):
        if 0 < await first_jobs.count(tx, helper) <= FIRST_JOBS:
            for side in (helper, request.resident_id):
                await first_jobs.add(tx, request.id, helper, side, now)


async def sweep_questions(db: Database, now: datetime, wait: timedelta) -> None:
    """Ask whoever is to be asked: not at once, since the thanks come first."""
    for question in await first_jobs.to_ask(db, now - wait):
        await ask(db, question.id, now=now)


@verb
async def ask(tx: Transaction, id: int, *, now: datetime) -> None:
    """One side is asked how it was, once."""
    question = await first_jobs.find(tx, id)
    if question and question.waits_since:
        await first_jobs.asked(tx, id)
        await outbox.post(tx, question.asked_id, "how_was_it", about=id, now=now)


@verb
async def say_how_it_was(tx: Transaction, id: int, said: HowWasIt, *, by: int, now: datetime) -> Question:
    """One side answers, for organisers alone. Raises NotHere or SaidHowItWas."""
    question = await first_jobs.find(tx, id)
    if question is None or question.waits_since or not await may_speak_for(tx, by, question.asked_id):
        raise NotHere
    if question.answer:
        raise SaidHowItWas
    await first_jobs.answer(tx, id, said, now)
    await history.note(tx, "say_how_it_was", "first_job", id, by=by, now=now)
    await outbox.redraw(tx, "how_was_it", about=id, now=now)
    if said is HowWasIt.NOT_QUITE:
        await tell_organisers(tx, "not_quite", about=id, now=now)
    if said is HowWasIt.TALK:
        with contextlib.suppress(CallWaiting):  # whoever rings will hear of this too
            await calls.ask(tx, question.asked_id, now=now)
    return question
