"""Talk to a person: asked for anywhere, taken by an organiser."""

from telegram import Update

from aid import calls as verbs
from aid.people import get as get_person
from aid.words import _, p_
from handlers.context import Context
from handlers.details import way_home
from handlers.letters import View
from handlers.organiser_letters import how_to_reach
from handlers.phone_in_steps import phone_in_buttons
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.strangers import way_in
from storage import calls, people
from storage.outbox import Letter
from storage.people import Person


async def ask(update: Update, context: Context) -> None:
    """ "Talk to a person" or "Ring me". Nothing that is half-finished is lost."""
    person = await people.find_by_account(context.db, context.account_id)
    if person is None:
        await _send_to_join(context)
        return
    await verbs.ask(context.db, person.id, now=context.now)
    await context.answer()
    await context.say(_will_ring_screen(person))


async def take(update: Update, context: Context) -> None:
    """An organiser taps "I'll ring"."""
    organiser = await context.person()
    call = await verbs.take(context.db, context.subject, by=organiser.id, now=context.now)
    caller = await get_person(context.db, call.person_id)
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("Thank you. {name} knows that you will ring."), name=caller.name),
                quote(how_to_reach(caller)),
            ),
            buttons=(
                *one_a_row(Button(label=p_("button", "We have talked"), says=f"rung:{call.id}")),
                *phone_in_buttons(caller),
            ),
            protected=True,
        )
    )


async def finish(update: Update, context: Context) -> None:
    """An organiser taps "We have talked"."""
    organiser = await context.person()
    call = await verbs.finish(context.db, context.subject, by=organiser.id, now=context.now)
    caller = await get_person(context.db, call.person_id)
    await context.answer()
    await context.show(
        Screen(text=_("Thank you. I have noted that you talked."), buttons=phone_in_buttons(caller))
    )


async def call_wanted(view: View, letter: Letter) -> Screen | None:
    """To an organiser: somebody would like to talk to a person."""
    call = await calls.find(view.db, letter.about)
    if call is None or call.done_at or call.taken_by:
        return None
    caller = await get_person(view.db, call.person_id)
    return Screen(
        text=fill(_("<b>{name}</b> would like to talk to a person."), name=caller.name),
        buttons=one_a_row(Button(label=p_("button", "I'll ring"), says=f"ring:{call.id}")),
        protected=True,
    )


async def will_be_rung(view: View, letter: Letter) -> Screen | None:
    """To whoever asked: who will ring."""
    call = await calls.find(view.db, letter.about)
    if call is None or call.done_at or call.taken_by is None:
        return None
    organiser = await get_person(view.db, call.taken_by)
    return Screen(text=fill(_("{name} will ring you. {name} is one of the organisers."), name=organiser.name))


async def _send_to_join(context: Context) -> None:
    first = _("Tell me your name first. Then an organiser can ring you.")
    if context.tap:
        await context.answer(first)
    else:
        await context.say(Screen(text=first, buttons=way_in()))


def _will_ring_screen(person: Person) -> Screen:
    told = _("An organiser will ring you. I have told them just now.")
    if person.phone:
        known = fill(_("They have your number: {phone}"), phone=person.phone)
        return Screen(text=paragraphs(told, known), buttons=way_home())
    add = Button(label=p_("button", "Add my number"), says="detail:phone")
    return Screen(
        text=paragraphs(told, _("I do not have your number yet. Tap Add my number.")),
        buttons=(*one_a_row(add), *way_home()),
    )
