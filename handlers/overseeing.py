"""An organiser sees to a request: where it stands, whom one could ask, and taking it from a helper."""

from telegram import Update

from aid import introducing
from aid import overseeing as verbs
from aid.pairs import helpers_of, wants_more
from aid.people import get as get_person
from aid.reasons import why_nobody
from aid.refusals import Ended, NobodyHasIt, NotHere
from aid.routing import why_nobody as count_reasons
from aid.words import _, p_
from handlers import kinds
from handlers.acting import acting_buttons
from handlers.context import Context
from handlers.organiser_letters import elsewhere_button, reach_button
from handlers.organisers import must_organise
from handlers.reopening import line
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from storage import help_requests, request_lists
from storage.help_requests import HelpRequest, Status
from storage.people import Person
from storage.rows import Source

LABEL_LETTERS_MAX = 28
UNDER_WAY_SHOWN = 12


async def under_way(update: Update, context: Context) -> None:
    """All that is open or taken, in every area."""
    await must_organise(context)
    found = await request_lists.under_way(context.db, UNDER_WAY_SHOWN)
    buttons = [
        Button(label=await line(context.db, request), says=f"oversee:{request.id}") for request in found
    ]
    await context.show(
        Screen(
            text=_("<b>Requests under way</b>\nTap one to see to it.")
            if found
            else _("Nobody needs help just now."),
            buttons=one_a_row(*buttons, Button(label=p_("button", "Ended lately"), says="ended_lately")),
        )
    )
    await context.answer()


async def oversee(update: Update, context: Context) -> None:
    """One request: where it stands, and what an organiser can do."""
    request, organiser = await _live(context), await context.person()
    resident = await get_person(context.db, request.resident_id)
    names = [(await get_person(context.db, id)).name for id in helpers_of(request)]
    stands = (
        _("{one} and {other} do this.").format(one=names[0], other=names[1])
        if len(names) > 1
        else _("{name} does this.").format(name=names[0])
        if names
        else _("Nobody has taken this yet.")
    )
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("{kind} for {name}"), kind=kinds.LABELS[request.kind], name=resident.name)
                + "\n"
                + fill("{when}", when=kinds.when_words(request, context.today)),
                quote(stands),
            ),
            buttons=one_a_row(
                *await oversee_buttons(context.db, request),
                *await acting_buttons(context.db, request, organiser.id),
                reach_button(request),
            ),
        )
    )
    await context.answer()


async def whom(update: Update, context: Context) -> None:
    """ "Ask somebody": a few who fit, and why."""
    request = await _live(context)
    found = await introducing.suggestions(context.db, request, context.now, context.desk.zone)
    if not found:
        counts = await count_reasons(context.db, request, context.now, context.desk.zone)
        await context.say(Screen(text=fill(_("I know nobody to ask. {why}"), why=why_nobody(counts))))
    else:
        await context.say(
            Screen(
                text=paragraphs(_("<b>Whom shall I ask?</b>"), suggestion_lines(found)),
                buttons=one_a_row(*suggestion_buttons(request, found)),
                protected=True,
            )
        )
    await context.answer()


async def suggest(update: Update, context: Context) -> None:
    """ "Ask Ben"."""
    assert context.matches
    id, person_id = int(context.matches[0][1]), int(context.matches[0][2])
    organiser = await context.person()
    person = await introducing.suggest(context.db, id, person_id, by=organiser.id, now=context.now)
    await context.answer(_("I am asking {name}.").format(name=person.name))


async def ask_before_removing(update: Update, context: Context) -> None:
    """ "Take it from Ben"."""
    request, helper = await _helped(context)
    yes = f"remove:{request.id}:{helper.id}"
    await context.say(
        Screen(
            text=fill(_("Shall I take it from {name}, and look for somebody else?"), name=helper.name),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, find somebody else"), says=yes),
                Button(label=p_("button", "No, leave it"), says=f"oversee:{request.id}"),
            ),
        )
    )
    await context.answer()


async def remove(update: Update, context: Context) -> None:
    """An organiser takes it from a helper."""
    assert context.matches
    id, helper_id = int(context.matches[0][1]), int(context.matches[0][2])
    organiser = await context.person()
    await verbs.remove(context.db, id, helper_id, by=organiser.id, now=context.now)
    helper = await get_person(context.db, helper_id)
    await context.answer()
    await context.show(
        Screen(text=fill(_("All right. I tell {name}, and look for somebody else."), name=helper.name))
    )


async def oversee_buttons(source: Source, request: HelpRequest) -> list[Button]:
    """What an organiser can do about a request."""
    buttons = []
    if wants_more(request):
        buttons.append(Button(label=p_("button", "Ask somebody"), says=f"whom:{request.id}"))
    if request.status in (Status.OPEN, Status.COULD_NOT_FILL):
        buttons.append(elsewhere_button(request))
    for id in helpers_of(request) if request.status is Status.CLAIMED else []:
        label = p_("button", "Take it from {name}").format(name=(await get_person(source, id)).name)
        buttons.append(Button(label=label[:LABEL_LETTERS_MAX], says=f"take_from:{request.id}:{id}"))
    return buttons


def suggestion_buttons(request: HelpRequest, found: list[introducing.Suggestion]) -> list[Button]:
    """A button to ask each."""
    return [
        Button(
            label=p_("button", "Ask {name}").format(name=one.person.name)[:LABEL_LETTERS_MAX],
            says=f"suggest:{request.id}:{one.person.id}",
        )
        for one in found
    ]


def suggestion_lines(found: list[introducing.Suggestion]) -> str:
    """Each with the reason in a line."""
    return "\n".join(fill("{name}: {why}", name=one.person.name, why=one.why) for one in found)


async def _live(context: Context) -> HelpRequest:
    await must_organise(context)
    request = await help_requests.find(context.db, context.subject)
    if request is None:
        raise NotHere
    if request.ended_at:
        raise Ended(day=request.ended_at)
    return request


async def _helped(context: Context) -> tuple[HelpRequest, Person]:
    assert context.matches
    request, helper_id = await _live(context), int(context.matches[0][2])
    if helper_id not in helpers_of(request):
        raise NobodyHasIt
    return request, await get_person(context.db, helper_id)
