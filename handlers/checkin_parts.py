"""Whoever is told about somebody, or rings them: asked first, what they have agreed to, and giving it up."""

from telegram import Update

from aid import checkin_callers as verbs
from aid.checkin_rungs import get_plan
from aid.people import get as get_person
from aid.refusals import NotHere
from aid.words import _, p_
from handlers.checkin_times import days_words, time_words
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import checkin_contacts, checkin_plans
from storage.checkin_contacts import Word
from storage.checkin_plans import Plan, PlanState
from storage.outbox import Letter
from storage.people import Person
from storage.rows import Source


async def see(update: Update, context: Context) -> None:
    """What somebody has agreed to for another."""
    me, plan = await context.person(), await get_plan(context.db, context.subject)
    contact = await checkin_contacts.find(context.db, plan.id, me.id)
    rings = plan.caller_id == me.id and plan.caller_agreed_at is not None
    told = contact is not None and contact.state is Word.AGREED
    if plan.state is not PlanState.AGREED or not (rings or told):
        raise NotHere
    name = (await get_person(context.db, plan.person_id)).name
    lines = [
        fill(_("I tell you if <b>{name}</b> does not answer."), name=name) if told else "",
        await _rings_line(context.db, plan) if rings else "",
    ]
    give_up = Button(label=p_("button", "I can't do it any more"), says=f"contact:{plan.id}:no")
    no_more = Button(label=p_("button", "I can't ring any more"), says=f"caller:{plan.id}:no")
    await context.show(
        Screen(
            text="\n".join(line for line in lines if line),
            buttons=one_a_row(
                *([give_up] if told else []),
                *([no_more] if rings else []),
                Button(label=p_("button", "Go back"), says="good_morning"),
            ),
        )
    )
    await context.answer()


async def will_ring(update: Update, context: Context) -> None:
    """Their yes or no to ringing."""
    assert context.matches
    me, yes = await context.person(), context.matches[0][2] == "yes"
    plan = await verbs.answer_caller(context.db, context.subject, yes=yes, by=me.id, now=context.now)
    await context.answer()
    await context.show(await _answered(context.db, plan, yes))


async def checkin_caller(view: View, letter: Letter) -> Screen | None:
    """To a neighbour: will you ring somebody? Once it has left, what they said."""
    plan = await checkin_plans.find(view.db, letter.about)
    if plan is None or plan.state is not PlanState.AGREED or plan.caller_id != letter.person_id:
        return None
    if plan.caller_agreed_at is not None:
        return await _answered(view.db, plan, yes=True) if letter.message_id else None
    person = await get_person(view.db, plan.person_id)
    return Screen(
        text=paragraphs(
            fill(
                _(
                    "<b>{name}</b> has no phone app, and would like a good morning call."
                    " Will you ring them, {days} at {time}?"
                ),
                name=person.name,
                days=days_words(plan.weekdays),
                time=time_words(plan.asks_at),
            ),
            _("I tell you each time. You tell me how it went. If you can't one day, I tell others."),
            _("You can stop at any time. I ring nobody myself."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, I will ring"), says=f"caller:{plan.id}:yes"),
            Button(label=p_("button", "No, I can't"), says=f"caller:{plan.id}:no"),
        ),
    )


async def checkin_ended(view: View, letter: Letter) -> Screen | None:
    """To whoever had part in it, and whom it was about: nobody is asked any more."""
    plan = await checkin_plans.find(view.db, letter.about)
    if plan is None or await _goes_on(view.db, plan, letter.person_id):
        return None
    if letter.person_id == plan.person_id:
        return Screen(
            text=_("Your good morning call has stopped. I do not ask you any more."),
            buttons=one_a_row(
                Button(label=p_("button", "As it was before"), says=f"take_up_call:{plan.id}"),
                Button(label=p_("button", "Talk to a person"), says="call"),
            ),
        )
    person = await get_person(view.db, plan.person_id)
    return Screen(
        text=fill(
            _("You have no more part in the good morning call of <b>{name}</b>. Thank you for being there."),
            name=person.name,
        )
    )


async def checkin_goes_on(view: View, letter: Letter) -> Screen | None:
    """To somebody who is told: it was stopped, and goes on."""
    plan = await checkin_plans.find(view.db, letter.about)
    if plan is None or not await _goes_on(view.db, plan, letter.person_id):
        return None
    person = await get_person(view.db, plan.person_id)
    return Screen(
        text=fill(
            _("The good morning call of <b>{name}</b> goes on. I tell you again if they do not answer."),
            name=person.name,
        ),
        buttons=one_a_row(Button(label=p_("button", "I can't do it any more"), says=f"contact:{plan.id}:no")),
    )


async def _goes_on(source: Source, plan: Plan, person_id: int) -> bool:
    live = await checkin_plans.find_of(source, plan.person_id)
    if live is None or person_id == plan.person_id:
        return live is not None
    contact = await checkin_contacts.find(source, live.id, person_id)
    return live.caller_id == person_id or (contact is not None and contact.state is not Word.DECLINED)


async def _answered(source: Source, plan: Plan, yes: bool) -> Screen:
    if not yes:
        return Screen(text=_("All right. I do not ask you to ring. I tell the organisers."))
    return Screen(
        text=paragraphs(_("Thank you."), await _rings_line(source, plan)),
        buttons=one_a_row(Button(label=p_("button", "I can't ring any more"), says=f"caller:{plan.id}:no")),
    )


async def _rings_line(source: Source, plan: Plan) -> str:
    person: Person = await get_person(source, plan.person_id)
    return fill(
        _("You ring <b>{name}</b>, {days} at {time}. I write to you when it is time."),
        name=person.name,
        days=days_words(plan.weekdays),
        time=time_words(plan.asks_at),
    )
