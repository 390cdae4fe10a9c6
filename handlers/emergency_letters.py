"""To organisers: somebody may be in danger, who rings them, and how it ended."""

from telegram import Update

from aid import emergencies as verbs
from aid.dangers import Danger
from aid.emergency_numbers import number_lines
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers.context import Context
from handlers.letters import View
from handlers.organiser_letters import how_to_reach
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from storage import emergencies
from storage.emergencies import Emergency, Ending
from storage.outbox import Letter

HOW_IT_ENDED: dict[Ending, Later] = {
    Ending.NO_DANGER: later("<b>{name}</b> says that it is not an emergency."),
    Ending.SEEN_TO: later("{organiser} has seen to <b>{name}</b>."),
    Ending.AGAIN: later("<b>{name}</b> has written once more. See the newer letter."),
}


async def emergency(view: View, letter: Letter) -> Screen | None:
    """Who may be in danger, how to reach them, and who rings."""
    found = await emergencies.find(view.db, letter.about)
    if found is None:
        return None
    organiser = (await get_person(view.db, found.taken_by)).name if found.taken_by else ""
    if found.ending:
        words = fill(str(HOW_IT_ENDED[found.ending]), name=found.name, organiser=organiser)
        return Screen(text=words) if letter.message_id else None
    rings, own = found.taken_by is not None, found.taken_by == letter.person_id
    button = (
        Button(label=p_("button", "It is seen to"), says=f"seen_to:{found.id}")
        if rings
        else Button(label=p_("button", "I'll ring them"), says=f"ring_them:{found.id}")
    )
    return Screen(
        text=paragraphs(
            fill(_("<b>{name}</b> may be in danger."), name=found.name)
            + (_(" They wrote in the group.") if found.in_group else _wrote(found)),
            await _how_to_reach(view, found) if own or not rings else None,
            fill(_("{organiser} is ringing them."), organiser=organiser)
            if rings
            else _("I told them to ring 999. I can't ring anybody. If they don't answer, ring 999 yourself."),
        ),
        buttons=one_a_row(button) if own or not rings else (),
        protected=True,
        shows=(found.person_id,) if found.person_id and (own or not rings) else (),
    )


async def whom_to_ring(view: View, letter: Letter) -> Screen | None:
    """To somebody who wrote of a danger and couldn't be answered then."""
    found = await emergencies.find(view.db, letter.about)
    if found is None or found.ending in (Ending.NO_DANGER, Ending.SEEN_TO):
        return None
    return Screen(
        text=paragraphs(
            _("If someone may be in danger, ring 999 now. I am a computer and can't ring for you."),
            "\n".join(number_lines(Danger(found.danger), view.country)),
        ),
        buttons=one_a_row(Button(label=p_("button", "It's not an emergency"), says="no_danger")),
    )


async def ring_them(update: Update, context: Context) -> None:
    """An organiser taps "I'll ring them"."""
    organiser = await context.person()
    await verbs.ring_them(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer(_("Thank you. The others see that you ring them."))


async def see_to(update: Update, context: Context) -> None:
    """An organiser taps "It is seen to"."""
    organiser = await context.person()
    await verbs.see_to(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer(_("Thank you. The others see that it is seen to."))


def _wrote(found: Emergency) -> str:
    return "\n" + fill(_("They wrote: {words}"), words=found.words) if found.words else ""


async def _how_to_reach(view: View, found: Emergency) -> str:
    if found.person_id is None:
        return _("They have not joined, so I have no phone number.")
    return quote(how_to_reach(await get_person(view.db, found.person_id)))
