"""Letters to those who are told: somebody hasn't answered, who checks, and how it ended."""

from datetime import datetime

from aid.checkin_rungs import get, get_plan
from aid.moments import clock_time
from aid.people import get as get_person
from aid.words import Later, _, later, later_p, p_
from handlers.checkin_ends import how_it_ended
from handlers.checkin_letters import FINE, asked_anew
from handlers.letters import View
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from storage import checkin_contacts, checkins, told
from storage.checkin_plans import Plan, Pronoun
from storage.checkins import CheckIn, Rung, Trouble, Wish
from storage.outbox import Letter
from storage.people import Person
from storage.rows import Source

CHECKS: dict[Pronoun, Later] = {
    Pronoun.HER: later_p("button", "I'll check on her"),
    Pronoun.HIM: later_p("button", "I'll check on him"),
    Pronoun.THEM: later_p("button", "I'll check on them"),
}
IN_HOSPITAL: dict[Pronoun, Later] = {
    Pronoun.HER: later_p("button", "She is in hospital"),
    Pronoun.HIM: later_p("button", "He is in hospital"),
    Pronoun.THEM: later_p("button", "They are in hospital"),
}
NOT_REACHED: dict[Pronoun, Later] = {
    Pronoun.HER: later_p("button", "I could not reach her"),
    Pronoun.HIM: later_p("button", "I could not reach him"),
    Pronoun.THEM: later_p("button", "I could not reach them"),
}
WHY: dict[Trouble, Later] = {
    Trouble.UNDELIVERED: later("I could not reach <b>{name}</b> to ask if all is well."),
    Trouble.DEAF: later("I asked <b>{name}</b> if all is well. I may not have heard the answer."),
    Trouble.NOT_RUNG: later("Nobody could ring <b>{name}</b> today."),
}
WISHES: dict[Wish, Later] = {
    Wish.RING: later("<b>{name}</b> has answered and wants to be rung."),
    Wish.HELP: later("<b>{name}</b> says: I need help now."),
}
ASKED = later("<b>{name}</b> has not answered. I asked if all is well.")


async def checkin_alarm(view: View, letter: Letter) -> Screen | None:
    """Somebody is to look after them; once it has left, who does, and how it ended."""
    found = await checkins.find(view.db, letter.about)
    if found is None:
        return None
    person = await get_person(view.db, found.person_id)
    if found.state is Rung.OVER:
        return Screen(text=await how_it_ended(view, found, person)) if letter.message_id else None
    if found.checked_by == letter.person_id:
        return await _yours(view, letter, found, person)
    if found.checked_by is not None:
        who = await get_person(view.db, found.checked_by)
        return Screen(
            text=paragraphs(
                _why(found, person),
                fill(_("{who} is checking. I tell you how it goes."), who=who.name),
            ),
            buttons=_outcomes(found, await get_plan(view.db, found.plan_id))[:1],
        )
    if letter.message_id and await asked_anew(view.db, letter):
        return Screen(text=paragraphs(_why(found, person), _("I have written again. See below.")))
    plan = await get_plan(view.db, found.plan_id)
    again = await told.how_often(view.db, letter.person_id, letter.kind, letter.about) > 1
    return Screen(
        text=paragraphs(
            _why(found, person) + (" " + _("I ask again: nobody looks after it yet.") if again else ""),
            await _where(view, letter, plan, person),
            _("If nobody answers and you are worried, ring 999. For advice ring 101. I can't ring anybody."),
        ),
        buttons=one_a_row(
            Button(label=str(CHECKS[plan.pronoun]), says=f"check:{found.id}"),
            Button(label=p_("button", "I can't just now"), says=f"cannot_check:{found.id}"),
        ),
        protected=True,
        shows=(person.id,),
    )


async def whose_silence(source: Source, letter: Letter) -> int | None:
    """Who hasn't answered, where it tells of that; a wish, or a letter that came back, is no silence."""
    found = await get(source, letter.about)
    tells = found.state is not Rung.OVER and not found.wish and found.trouble is not Trouble.UNDELIVERED
    return found.person_id if tells else None


async def _yours(view: View, letter: Letter, found: CheckIn, person: Person) -> Screen:
    plan = await get_plan(view.db, found.plan_id)
    assert found.check_until
    return Screen(
        text=paragraphs(
            fill(_("Thank you. You are checking on <b>{name}</b>."), name=person.name),
            await _where(view, letter, plan, person),
            fill(
                _("Tell me by {time} how it is, or I ask the others. If it is serious, ring 999 first."),
                time=_time(found.check_until, view),
            ),
        ),
        buttons=(
            *_outcomes(found, plan),
            *one_a_row(
                Button(label=str(NOT_REACHED[plan.pronoun]), says=f"cannot_reach:{found.id}"),
                Button(label=p_("button", "I can't just now"), says=f"cannot_check:{found.id}"),
            ),
        ),
        protected=True,
        shows=(person.id,),
    )


def _outcomes(found: CheckIn, plan: Plan) -> Rows:
    return one_a_row(
        Button(label=str(FINE[plan.pronoun]), says=f"outcome:{found.id}:found_fine"),
        Button(label=p_("button", "I found and helped"), says=f"outcome:{found.id}:helped"),
        Button(label=str(IN_HOSPITAL[plan.pronoun]), says=f"outcome:{found.id}:hospital"),
    )


def _why(found: CheckIn, person: Person) -> str:
    words = WISHES[found.wish] if found.wish else WHY[found.trouble] if found.trouble else ASKED
    return fill(str(words), name=person.name)


async def _where(view: View, letter: Letter, plan: Plan, person: Person) -> str:
    contact = await checkin_contacts.find(view.db, plan.id, letter.person_id)
    knows_where = contact is None or contact.told_where
    lines = [
        fill(_("Phone: {phone}"), phone=person.phone or _("not given")),
        fill(_("Address: {address}"), address=person.address or _("not given")) if knows_where else "",
        fill(_("What to know: {words}"), words=plan.know) if plan.know else "",
    ]
    return "\n".join(line for line in lines if line)


def _time(moment: datetime, view: View) -> str:
    return clock_time(moment, view.zone)
