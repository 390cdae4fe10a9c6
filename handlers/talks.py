"""The conversation that somebody is in: found by who speaks or by its button, with what it is about."""

from dataclasses import replace

from aid.phoning_in import callers, spoken_for
from aid.refusals import AlreadySent, QuestionOver
from handlers.announcement_drafts import outlook
from handlers.checkin_agreeing import people_for
from handlers.company_steps import visitors_for
from handlers.context import Context
from handlers.flows import FLOWS
from handlers.known import NOTHING_KNOWN, known
from handlers.phone_in_steps import PHONE_IN
from handlers.record_steps import SAME_AS
from handlers.steps import BY_CONSENT, FOR, Answers, Talk
from handlers.trusted_call_steps import HEAR
from handlers.trusted_talks import asked_for
from storage import areas, drafts, help_requests, people
from storage.connection import Reading
from storage.drafts import Draft

SEEKS_PEOPLE = (PHONE_IN.name, SAME_AS.name, HEAR.name)


async def find_open(context: Context) -> Draft | None:
    """The conversation that whoever speaks is in. One from an older version of ours may be no more."""
    draft = await drafts.find(context.db, context.account_id)
    known = draft and draft.flow in FLOWS and draft.step in FLOWS[draft.flow].by_name
    return draft if known else None


async def get_open(context: Context, id: int) -> Draft:
    """The conversation of this id, if whoever speaks is in it. Raises AlreadySent or QuestionOver."""
    draft = await find_open(context)
    if draft and draft.id == id:
        return draft
    sent = await help_requests.find_by_draft(context.db, id)
    person = await people.find_by_account(context.db, context.account_id)
    if sent and person and sent.asked_by == person.id:
        raise AlreadySent(day=sent.asked_at)
    raise QuestionOver


async def talk_of(context: Context, draft: Draft) -> Talk:
    """The conversation, and all that its steps may ask about."""
    user = context.incoming.effective_user

    async def look(reading: Reading) -> Talk:
        speaker = await people.find_by_account(reading, context.account_id)
        person, theirs = await spoken_for(reading, speaker, draft.answers.get(FOR)), None
        if BY_CONSENT in draft.answers:
            person, theirs = await asked_for(reading, speaker, draft.answers[BY_CONSENT])
        may_be_told, may_ring = await people_for(reading, draft.flow, speaker, person)
        sought = draft.answers.get("sought")
        return Talk(
            draft=draft,
            person=person,
            callers=await callers(reading, speaker, sought) if draft.flow in SEEKS_PEOPLE else [],
            may_be_told=may_be_told,
            may_ring=may_ring,
            told=await outlook(reading, draft, speaker, context.now),
            may_visit=await visitors_for(reading, draft.flow, person, context.now),
            areas=await areas.all(reading),
            appointed=await people.is_appointed(reading, context.account_id),
            first_name=user.first_name if user else "",
            now=context.now,
            zone=context.desk.zone,
            known=theirs or (await known(reading, person.id) if person else NOTHING_KNOWN),
            budget_most=context.desk.budget_most,
        )

    return await context.db.read(look)


def further(talk: Talk, step: str, answers: Answers) -> Talk:
    """The same conversation, further on."""
    return replace(talk, draft=replace(talk.draft, step=step, answers=answers))
