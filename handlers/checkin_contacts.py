"""Those who are told when somebody doesn't answer: asked first, and free to say no at any time."""

from telegram import Update

from aid import checkin_plans as verbs
from aid.people import get as get_person
from aid.words import _, p_
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import checkin_contacts, checkin_plans
from storage.checkin_contacts import Word
from storage.checkin_plans import PlanState
from storage.outbox import Letter


async def checkin_contact(view: View, letter: Letter) -> Screen | None:
    """To somebody who is to be told: is that all right? Once it has left, what they said."""
    plan = await checkin_plans.find(view.db, letter.about)
    contact = plan and await checkin_contacts.find(view.db, plan.id, letter.person_id)
    if plan is None or contact is None or plan.state is not PlanState.AGREED:
        return None
    if contact.state is not Word.ASKED:
        return _answered(plan.id, contact.state is Word.AGREED) if letter.message_id else None
    person = await get_person(view.db, plan.person_id)
    return Screen(
        text=paragraphs(
            fill(
                _(
                    "<b>{name}</b> has a good morning call from me."
                    " They chose you to be told if they do not answer."
                ),
                name=person.name,
            ),
            _("I write to you then. You can look in, ring, or say that you can't. Is that all right?"),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, tell me"), says=f"contact:{plan.id}:yes"),
            Button(label=p_("button", "No, not me"), says=f"contact:{plan.id}:no"),
        ),
    )


async def will_be_told(update: Update, context: Context) -> None:
    """Their yes or no."""
    assert context.matches
    person, yes = await context.person(), context.matches[0][2] == "yes"
    await verbs.answer_contact(context.db, context.subject, yes=yes, by=person.id, now=context.now)
    await context.answer()
    await context.show(_answered(context.subject, yes))


def _answered(id: int, yes: bool) -> Screen:
    if yes:
        return Screen(
            text=_("Thank you. I write to you if they do not answer. You can stop at any time."),
            buttons=one_a_row(Button(label=p_("button", "I can't do it any more"), says=f"contact:{id}:no")),
        )
    return Screen(text=_("All right. I will not write to you about it. I tell them so."))
