"""My promises: the visits ahead of a neighbour, and a calendar file of them."""

from telegram import InputFile, Update

from aid.calendars import Visit, calendar_file
from aid.day_parts import ends, starts
from aid.people import get as get_person
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.screens import Button, Screen, one_a_row, paragraphs
from storage import promises
from storage.help_requests import HelpRequest
from storage.people import Person, Standing
from storage.rows import Source

LABEL_LETTERS_MAX = 28
PROMISES_SHOWN = 17
FILE_NAME = "my-visits.ics"


async def mine(update: Update, context: Context) -> None:
    """ "My promises"."""
    person = await context.person()
    await context.show(await promises_screen(context.db, person))
    await context.answer()


async def calendar(update: Update, context: Context) -> None:
    """ "Calendar file": of the visits ahead, or the word that there are none."""
    person = await context.person()
    ahead = [each for each in await promises.ahead(context.db, person.id) if each.wanted_on >= context.today]
    await context.answer()
    if not ahead:
        await context.show(await promises_screen(context.db, person))
        return
    visits = [await _visit(context, request) for request in ahead]
    file = InputFile(calendar_file(visits, context.now), filename=FILE_NAME, attach=False)
    await context.send_file(file, _("Your visits. Open the file to put them into your calendar."))


async def promises_screen(source: Source, person: Person) -> Screen:
    """What somebody has promised, by date; each opens its own screen."""
    found = (await promises.ahead(source, person.id))[:PROMISES_SHOWN]
    back = Button(label=p_("button", "My requests"), says="requests")
    if not found:
        words = _("You have promised nothing just now. I ask you when somebody needs help.")
        return Screen(text=words, buttons=one_a_row(back))
    return Screen(
        text=paragraphs(_("<b>My promises</b>"), _("Tap one to see it.")),
        buttons=one_a_row(
            *[Button(label=await _line(source, each), says=f"see:{each.id}") for each in found],
            Button(label=p_("button", "Calendar file"), says="calendar"),
            back,
        ),
    )


async def promises_buttons(source: Source, person: Person) -> list[Button]:
    """The way there from My requests, for whoever may have promised something."""
    helps = person.neighbour is Standing.APPROVED or await promises.ahead(source, person.id)
    return [Button(label=p_("button", "My promises"), says="promises")] if helps else []


async def _line(source: Source, request: HelpRequest) -> str:
    resident = await get_person(source, request.resident_id)
    label = _("{day}, {kind}: {name}").format(
        day=kinds.shortest_day(request.wanted_on), kind=kinds.IN_A_LIST[request.kind], name=resident.name
    )
    return label[:LABEL_LETTERS_MAX]


async def _visit(context: Context, request: HelpRequest) -> Visit:
    resident = await get_person(context.db, request.resident_id)
    return Visit(
        id=request.id,
        summary=_("{kind} for {name}").format(kind=kinds.LABELS[request.kind], name=resident.name),
        starts=starts(request, context.desk.zone),
        ends=ends(request, context.desk.zone),
    )
