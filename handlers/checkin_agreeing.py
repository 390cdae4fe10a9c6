"""What is agreed on a good morning call, by whoever speaks, and who hears it."""

from typing import Any

from aid import checkin_agreeing as verbs
from aid.checkin_organising import propose_change
from aid.checkin_plans import Terms
from aid.checkin_terms import who_may_be_told
from aid.people import get as get_person
from aid.words import _, p_
from handlers.checkin_readback import no_alarm_service, plan_words
from handlers.context import Context
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from handlers.steps import BY_CONSENT, FOR, Answers, Talk
from storage import checkin_changes, checkin_contacts
from storage.checkin_plans import Plan, find_of
from storage.people import Person
from storage.rows import Source

FLOW = "good_morning"
CALLERS_OFFERED = 12


async def people_for(
    source: Source, flow: str, speaker: Person | None, person: Person | None
) -> tuple[list[Person], list[Person]]:
    """Who may be told, and who may ring, where the conversation is about that."""
    if flow != FLOW or speaker is None or person is None:
        return [], []
    told = await who_may_be_told(source, person.id, by=speaker)
    live = await find_of(source, person.id) if speaker.organiser or speaker.id == person.id else None
    for contact in await checkin_contacts.all(source, live.id) if live else ():
        if contact.person_id not in [each.id for each in told]:
            told.append(await get_person(source, contact.person_id))
    ring = speaker.organiser and person.account_id is None
    return told, await checkin_changes.neighbours_for(source, person.id, CALLERS_OFFERED) if ring else []


async def agreed(context: Context, talk: Talk, terms: Terms) -> Screen:
    """All questions are answered: it is agreed, or asked of whoever has to agree."""
    answers, me = talk.answers, await context.person()
    told: dict[str, Any] = {"by": me.id, "draft_id": talk.draft.id, "now": context.now}
    if BY_CONSENT in answers:
        await verbs.propose_call(context.db, int(answers[BY_CONSENT]), terms, **told)
        return _asked_them(talk)
    if FOR not in answers:
        plan = await verbs.agree_on_call(context.db, terms, where=_where(answers), **told)
        return await agreed_screen(context.db, plan, me)
    id = int(answers[FOR])
    if await find_of(context.db, id):
        done = await propose_change(context.db, id, terms, **told)
        return asked_second(done, id)
    told["where"] = _where(answers)
    plan = await verbs.agree_by_phone(context.db, id, terms, words=answers["words"], **told)
    return Screen(
        text=paragraphs(_("Thank you. I have written it down."), await plan_words(context.db, plan, me)),
        buttons=to_call(id),
    )


async def agreed_screen(source: Source, plan: Plan, me: Person) -> Screen:
    """What somebody has just agreed to, and how to undo it."""
    return Screen(
        text=paragraphs(
            _("<b>Thank you. It is agreed.</b>") + "\n" + await plan_words(source, plan, me),
            no_alarm_service(),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Undo"), says=f"stop_call:{plan.id}"),
            Button(label=p_("button", "My good morning call"), says="good_morning"),
        ),
    )


async def own_call_screen(source: Source, plan: Plan, me: Person, *more: Button) -> Screen:
    """What somebody has agreed to, and all they can do about it."""
    paused = plan.paused_until is not None
    pause = (
        Button(label=p_("button", "Go on now"), says=f"go_on_call:{plan.id}")
        if paused
        else Button(label=p_("button", "Pause it"), says=f"pause_call:{plan.id}")
    )
    return Screen(
        text=paragraphs(
            _("<b>My good morning call</b>") + "\n" + await plan_words(source, plan, me), no_alarm_service()
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Change it"), says=f"change_call:{plan.id}"),
            pause,
            Button(label=p_("button", "Stop it"), says=f"ask_stop_call:{plan.id}"),
            *more,
            Button(label=p_("button", "Go back"), says="more"),
        ),
    )


def asked_second(done: bool, id: int) -> Screen:
    """What an organiser wanted is done, or a second one is asked."""
    words = (
        _("It is done. I have told them.")
        if done
        else _("A second organiser has to agree. I have asked them. Whoever it is about may say yes too.")
    )
    return Screen(text=words, buttons=to_call(id))


def to_call(id: int) -> Rows:
    """The way to somebody's good morning call, for organisers."""
    return one_a_row(Button(label=p_("button", "See this call"), says=f"call_for:{id}"))


def _where(answers: Answers) -> verbs.Where:
    return verbs.Where(address=answers.get("address") or None, phone=answers.get("phone") or None)


def _asked_them(talk: Talk) -> Screen:
    name = talk.person.name if talk.person else ""
    return Screen(
        text=fill(_("I have asked {name}. It begins when they say yes. I will tell you."), name=name)
    )
