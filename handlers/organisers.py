"""What organisers do in private: see who would like to help, and say yes or not now."""

from telegram import Update

from aid import people as verbs
from aid.organising_refusals import AlreadyDecided
from aid.people import get as get_person
from aid.refusals import NotAnOrganiser
from aid.words import Later, _, later_p, p_
from handlers.context import Context
from handlers.letters import View
from handlers.neighbour_facts import wants_to_help
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import people
from storage.people import Standing

LABEL_LETTERS_MAX = 28


# Where /organise leads, besides to those who wait to be put on the list.
PLACES: tuple[tuple[Later, str], ...] = (
    (later_p("button", "What needs me now"), "needs"),
    (later_p("button", "Requests under way"), "under_way"),
    (later_p("button", "Find somebody"), "find"),
    (later_p("button", "Neighbours"), "neighbours"),
    (later_p("button", "Phone in"), "phone_in"),
    (later_p("button", "People I keep touch with"), "kept"),
    (later_p("button", "Who may ask for whom"), "consents"),
    (later_p("button", "Check-ins"), "calls"),
    (later_p("button", "Announcements"), "announcements"),
    (later_p("button", "Regular company"), "pairs"),
    (later_p("button", "Areas"), "areas"),
    (later_p("button", "Posters"), "posters"),
    (later_p("button", "How it is going"), "report"),
    (later_p("button", "Reports and worries"), "cases"),
    (later_p("button", "Who is on duty"), "duty"),
    (later_p("button", "Organisers"), "organisers"),
    (later_p("button", "Rehearse"), "rehearse"),
)


async def organise(update: Update, context: Context) -> None:
    """/organise: who waits for an organiser, and everything else that one can see to."""
    await must_organise(context)
    waiting = await people.neighbours_to_approve(context.db)
    words = (
        _("<b>They would like to help</b>\nTap a name, then say yes or not now.")
        if waiting
        else _("Nobody is waiting to be put on the list.")
    )
    names = [
        Button(label=person.name[:LABEL_LETTERS_MAX], says=f"consider:{person.id}") for person in waiting
    ]
    if len(waiting) > 1:
        names.append(Button(label=p_("button", "One after another"), says="row"))
    places = [Button(label=str(label), says=says) for label, says in PLACES]
    await context.say(Screen(text=words, buttons=one_a_row(*names, *places)))


async def consider(update: Update, context: Context) -> None:
    """One of those who would like to help."""
    await must_organise(context)
    person = await get_person(context.db, context.subject)
    if person.neighbour is not Standing.ASKED:
        raise AlreadyDecided(name=person.name)
    view = View(db=context.db, now=context.now, zone=context.desk.zone)
    facts = await wants_to_help(view, person)
    await context.show(
        Screen(text=paragraphs(*facts, _("Do you know them?")), buttons=decide_buttons(person.id))
    )
    await context.answer()


async def approve(update: Update, context: Context) -> None:
    """An organiser lets a neighbour in."""
    organiser = await context.person()
    person = await verbs.approve(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=fill(_("{name} is on the list now. I have told them."), name=person.name)))


async def decline(update: Update, context: Context) -> None:
    """An organiser says "Not now"."""
    organiser = await context.person()
    person = await verbs.decline(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(text=fill(_("{name} is not on the list for now. I have told them."), name=person.name))
    )


def decide_buttons(person_id: int) -> tuple[tuple[Button, ...], ...]:
    """Yes, not now, or first a word on who knows them."""
    return one_a_row(
        Button(label=p_("button", "Approve"), says=f"approve:{person_id}"),
        Button(label=p_("button", "Not now"), says=f"decline:{person_id}"),
        Button(label=p_("button", "Note who vouches"), says=f"vouch:{person_id}"),
    )


async def must_organise(context: Context) -> None:
    """Whoever speaks, if they organise. Raises NotAnOrganiser."""
    if not (await context.person()).organiser:
        raise NotAnOrganiser
