"""What ended lately, opened again by an organiser: it goes round once more, and whoever asked hears so."""

from telegram import Update

from aid import reopening as verbs
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.permissions import trusted_with
from aid.words import _, p_
from handlers import kinds
from handlers.closed import closed_words
from handlers.closing import reopen_button
from handlers.context import Context
from handlers.letters import View
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.trusted_requests import how_it_ended
from storage import help_requests, request_lists
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter
from storage.rows import Source

LABEL_LETTERS_MAX = 28
ENDED_SHOWN = 12


async def ended(update: Update, context: Context) -> None:
    """ "Ended lately": all that can still be opened again, in every area."""
    await must_organise(context)
    since = context.now - verbs.REOPENED_WITHIN
    found = await request_lists.ended_since(context.db, since, ENDED_SHOWN)
    buttons = [
        Button(label=await line(context.db, request), says=f"see_ended:{request.id}") for request in found
    ]
    words = _("<b>Ended lately</b>\nTap one to see how, or to open it again.")
    back = Button(label=p_("button", "Go back"), says="under_way")
    text = words if found else _("Nothing has ended lately.")
    await context.show(Screen(text=text, buttons=one_a_row(*buttons, back)))
    await context.answer()


async def see_ended(update: Update, context: Context) -> None:
    """One of them: how it ended."""
    await must_organise(context)
    request = await verbs.must_be_over(context.db, context.subject, context.now)
    resident = await get_person(context.db, request.resident_id)
    how = await closed_words(context.db, request) or how_it_ended(request, resident)
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("{kind} for {name}"), kind=kinds.LABELS[request.kind], name=resident.name)
                + "\n"
                + kinds.when_written(request),
                how,
                fill(_("It was finished on {day}."), day=_day(context, request)),
            ),
            buttons=one_a_row(
                reopen_button(request), Button(label=p_("button", "Go back"), says="ended_lately")
            ),
        )
    )
    await context.answer()


async def reopen(update: Update, context: Context) -> None:
    """ "Open it again"."""
    organiser, desk = await context.person(), context.desk
    request = await verbs.reopen(
        context.db, context.subject, by=organiser.id, zone=desk.zone, post_at=context.now, now=context.now
    )
    resident = await get_person(context.db, request.resident_id)
    await context.answer()
    await context.show(
        Screen(
            text=fill(
                _("It is open again, for {day}. I ask the neighbours, and tell {name}."),
                day=weekday_date(request.wanted_on),
                name=resident.name,
            ),
            buttons=one_a_row(Button(label=p_("button", "See it"), says=f"oversee:{request.id}")),
        )
    )


async def request_reopened(view: View, letter: Letter) -> Screen | None:
    """To whoever asked: it goes round again."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not Status.OPEN:
        return None
    own = letter.person_id == request.resident_id
    if not own and not await trusted_with(view.db, letter.person_id, request):
        return None
    resident = await get_person(view.db, request.resident_id)
    mine = _("An organiser has opened your request again.")
    theirs = _("An organiser has opened a request for {name} again.")
    what = fill("{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_written(request))
    return Screen(
        text=paragraphs(
            fill(mine if own else theirs, name=resident.name) + "\n" + what,
            _("I look for somebody, and tell you who comes."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "See it"), says=f"see:{request.id}"),
            Button(label=p_("button", "I don't need it now"), says=f"drop:{request.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def line(source: Source, request: HelpRequest) -> str:
    """A request on a button, with whom it is for."""
    name = (await get_person(source, request.resident_id)).name
    label = _("{kind}, {day}: {name}").format(
        kind=kinds.IN_A_LIST[request.kind], day=kinds.shortest_day(request.wanted_on), name=name
    )
    return label[:LABEL_LETTERS_MAX]


def _day(context: Context, request: HelpRequest) -> str:
    assert request.ended_at, "it is over"
    return weekday_date(request.ended_at.astimezone(context.desk.zone).date())
