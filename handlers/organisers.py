"""What organisers do in private: see who would like to help, and say yes or not now."""

from telegram import Update

from aid import people as verbs
from aid.organising_refusals import AlreadyDecided
from aid.people import get as get_person
from aid.refusals import NotAnOrganiser
from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Button, Rows, Screen, fill, one_a_row
from storage import people
from storage.people import Standing

LABEL_LETTERS_MAX = 28


async def organise(update: Update, context: Context) -> None:
    """/organise: who waits for an organiser, what is under way, and what one can do for callers."""
    await must_organise(context)
    waiting = await people.neighbours_to_approve(context.db)
    if not waiting:
        nobody = _("Nobody is waiting to be put on the list.")
        await context.say(Screen(text=nobody, buttons=(*one_a_row(_under_way()), *for_callers())))
        return
    await context.say(
        Screen(
            text=_("<b>They would like to help</b>\nTap a name, then say yes or not now."),
            buttons=(
                *one_a_row(
                    *(
                        Button(label=person.name[:LABEL_LETTERS_MAX], says=f"consider:{person.id}")
                        for person in waiting
                    ),
                    _under_way(),
                ),
                *for_callers(),
            ),
        )
    )


async def consider(update: Update, context: Context) -> None:
    """One of those who would like to help."""
    await must_organise(context)
    person = await get_person(context.db, context.subject)
    if person.neighbour is not Standing.ASKED:
        raise AlreadyDecided(name=person.name)
    await context.show(
        Screen(
            text=fill(_("<b>{name}</b> would like to help. Do you know them?"), name=person.name),
            buttons=decide_buttons(person.id),
        )
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


def for_callers() -> Rows:
    """What an organiser does for those who ring."""
    return one_a_row(
        Button(label=p_("button", "Phone in"), says="phone_in"),
        Button(label=p_("button", "People I keep touch with"), says="kept"),
    )


def decide_buttons(person_id: int) -> tuple[tuple[Button, ...], ...]:
    """Yes or not now."""
    return one_a_row(
        Button(label=p_("button", "Approve"), says=f"approve:{person_id}"),
        Button(label=p_("button", "Not now"), says=f"decline:{person_id}"),
    )


def _under_way() -> Button:
    return Button(label=p_("button", "Requests under way"), says="under_way")


async def must_organise(context: Context) -> None:
    """Whoever speaks, if they organise. Raises NotAnOrganiser."""
    if not (await context.person()).organiser:
        raise NotAnOrganiser
