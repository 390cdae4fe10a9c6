"""Check-ins as organisers see them: who is asked when, what is open now, and what can be done about each."""

from telegram import Update

from aid.checkin_organising import propose_stop
from aid.moments import clock_time
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers.checkin_agreeing import asked_second
from handlers.checkin_readback import plan_words
from handlers.checkin_steps import GOOD_MORNING
from handlers.checkin_times import days_words, time_words
from handlers.context import Context
from handlers.conversation import begin, begin_anew
from handlers.organisers import must_organise
from handlers.phone_in_steps import name_labels
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from handlers.steps import FOR
from storage import checkin_changes, checkin_contacts, checkin_plans, checkins
from storage.checkin_contacts import Word
from storage.checkin_plans import Plan
from storage.checkins import CheckIn, Rung
from storage.people import Person
from storage.rows import Source

SHOWN = 20
OPEN: dict[Rung, Later] = {
    Rung.ASKED: later("{name}: asked at {time}. I wait for an answer."),
    Rung.ASKED_AGAIN: later("{name}: no answer since {time}. I asked again."),
    Rung.CONTACT: later("{name}: no answer since {time}. I told one of those they chose."),
    Rung.EVERYBODY: later("<b>{name}: no answer since {time}. Ring them, or go there.</b>"),
    Rung.CHECKING: later("{name}: no answer since {time}. {who} is checking."),
}


async def calls(update: Update, context: Context) -> None:
    """An organiser taps "Check-ins"."""
    await must_organise(context)
    plans = (await checkin_changes.agreed_ones(context.db))[:SHOWN]
    people = [await get_person(context.db, plan.person_id) for plan in plans]
    names = [
        Button(label=label, says=f"call_for:{person.id}")
        for label, person in zip(name_labels(people), people, strict=True)
    ]
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Check-ins</b>")
                + "\n"
                + (await _open_now(context) or _("Nobody waits for an answer now.")),
                "\n".join(
                    [await _line(context.db, plan, who) for plan, who in zip(plans, people, strict=True)]
                )
                or _("Nobody has a good morning call yet."),
                _("To agree one by phone, tap Phone in, then their name."),
            ),
            buttons=one_a_row(*names, Button(label=p_("button", "Phone in"), says="phone_in")),
        )
    )
    await context.answer()


async def call_for(update: Update, context: Context) -> None:
    """Somebody's good morning call, or what is asked before one is agreed by phone."""
    await must_organise(context)
    me, person = await context.person(), await get_person(context.db, context.subject)
    plan = await checkin_plans.find_of(context.db, person.id)
    assert context.matches
    if plan is None and context.matches[0][2]:
        await begin_anew(context, GOOD_MORNING, answers={FOR: person.id})
    elif plan is None:
        await begin(context, GOOD_MORNING, answers={FOR: person.id}, again=f"call_for:{person.id}:anew")
    else:
        await context.show(
            Screen(
                text=paragraphs(
                    fill("<b>{name}</b>", name=person.name) + "\n" + await plan_words(context.db, plan, me),
                    await _guide(context.db, plan, person),
                ),
                buttons=_for_organisers(plan, person),
            )
        )
    await context.answer()


async def stop_for(update: Update, context: Context) -> None:
    """An organiser wants it stopped."""
    me = await context.person()
    done = await propose_stop(context.db, context.subject, by=me.id, now=context.now)
    await context.answer()
    await context.show(asked_second(done, context.subject))


def _for_organisers(plan: Plan, person: Person) -> Rows:
    return one_a_row(
        Button(label=p_("button", "Change it"), says=f"change_call:{plan.id}"),
        Button(label=p_("button", "Pause it"), says=f"pause_call:{plan.id}"),
        Button(label=p_("button", "Stop it"), says=f"stop_call_for:{person.id}"),
        Button(label=p_("button", "Go back"), says="calls"),
    )


async def _open_now(context: Context) -> str:
    lines = []
    for found in (await checkins.open_ones(context.db))[:SHOWN]:
        lines.append(await _open_line(context, found))
    return "\n".join(lines)


async def _open_line(context: Context, found: CheckIn) -> str:
    person = await get_person(context.db, found.person_id)
    who = await get_person(context.db, found.checked_by) if found.checked_by else None
    since = clock_time(found.due_at, context.desk.zone)
    return fill(str(OPEN[found.state]), name=person.name, time=since, who=who.name if who else "")


async def _line(source: Source, plan: Plan, person: Person) -> str:
    """Who is asked when, and in a few words what is missing."""
    when = fill(
        _("{name}: {days} at {time}."), name=person.name, days=days_words(plan.weekdays),
        time=time_words(plan.asks_at),
    )  # fmt: skip
    return " ".join([when, *await _missing(source, plan, person)])


async def _missing(source: Source, plan: Plan, person: Person) -> list[str]:
    contacts = await checkin_contacts.all(source, plan.id)
    found = []
    if plan.paused_until is not None:
        found.append(_("Paused."))
    if plan.caller_id is not None and plan.caller_agreed_at is None:
        found.append(_("Whoever is to ring has not said yes."))
    if person.account_id is None and plan.caller_id is None:
        found.append(_("Nobody rings."))
    if not any(each.state is Word.AGREED for each in contacts):
        found.append(_("Nobody to tell has said yes."))
    elif any(each.state is Word.ASKED for each in contacts):
        found.append(_("Not all have answered."))
    return found


async def _guide(source: Source, plan: Plan, person: Person) -> str:
    """What an organiser can do about it now."""
    missing = await _missing(source, plan, person)
    if missing:
        return _("Ring those who have not answered, or tap Change it and choose others.")
    return _("All is set. To change, pause or stop it takes a second organiser, or their own word.")
