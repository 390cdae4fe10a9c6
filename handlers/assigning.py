"""An organiser gives a request to somebody: whom, "Has Ben said yes?", and it is theirs."""

from telegram import Update

from aid import assigning
from aid.introducing import Suggestion
from aid.pairs import wants_more
from aid.people import get as get_person
from aid.reasons import why_nobody
from aid.refusals import Ended, NotHere
from aid.routing import why_nobody as count_reasons
from aid.words import _, p_
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import help_requests
from storage.help_requests import HelpRequest

LABEL_LETTERS_MAX = 28


def give_buttons(request: HelpRequest) -> list[Button]:
    """The way to give it to somebody, where there is a place to take."""
    label = p_("button", "Give it to somebody")
    return [Button(label=label, says=f"give:{request.id}")] if wants_more(request) else []


async def whom(update: Update, context: Context) -> None:
    """ "Give it to somebody": a few who fit, and why."""
    request = await _free(context)
    found = await assigning.may_have_said_yes(context.db, request, context.now, context.desk.zone)
    back = Button(label=p_("button", "Go back"), says=f"oversee:{request.id}")
    if not found:
        counts = await count_reasons(context.db, request, context.now, context.desk.zone)
        text = fill(_("I know nobody to give it to. {why}"), why=why_nobody(counts))
        await context.show(Screen(text=text, buttons=one_a_row(back)))
    else:
        lines = "\n".join(fill("{name}: {why}", name=one.person.name, why=one.why) for one in found)
        text = paragraphs(_("<b>Who has said yes?</b>\nTalk to them first, then tap their name."), lines)
        buttons = one_a_row(*(_name_button(request, one) for one in found), back)
        await context.show(Screen(text=text, buttons=buttons, protected=True))
    await context.answer()


async def ask_if_they_said_yes(update: Update, context: Context) -> None:
    """A name: has Ben said yes?"""
    assert context.matches
    request, person = await _free(context), await get_person(context.db, int(context.matches[0][2]))
    yes = f"give_now:{request.id}:{person.id}"
    await context.show(
        Screen(
            text=fill(
                _("<b>Has {name} said yes?</b>\nThen it is theirs, and I send them the details."),
                name=person.name,
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, it is theirs"), says=yes),
                Button(label=p_("button", "No, not yet"), says=f"oversee:{request.id}"),
            ),
        )
    )
    await context.answer()


async def assign(update: Update, context: Context) -> None:
    """ "Yes, it is theirs": `give_now:<request>:<person>`."""
    assert context.matches
    id, person_id = int(context.matches[0][1]), int(context.matches[0][2])
    organiser = await context.person()
    request = await assigning.assign(context.db, id, person_id, by=organiser.id, now=context.now)
    person = await get_person(context.db, person_id)
    resident = await get_person(context.db, request.resident_id)
    await context.answer()
    await context.show(
        Screen(
            text=fill(
                _("It is with {name} now. They have the details, and I tell {resident}."),
                name=person.name,
                resident=resident.name,
            ),
            buttons=one_a_row(Button(label=p_("button", "See it"), says=f"oversee:{request.id}")),
        )
    )


async def _free(context: Context) -> HelpRequest:
    await must_organise(context)
    request = await help_requests.find(context.db, context.subject)
    if request is None:
        raise NotHere
    if request.ended_at:
        raise Ended(day=request.ended_at)
    return request


def _name_button(request: HelpRequest, one: Suggestion) -> Button:
    says = f"give_to:{request.id}:{one.person.id}"
    return Button(label=one.person.name[:LABEL_LETTERS_MAX], says=says)
