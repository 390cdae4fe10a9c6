"""A helper on a visit taps: arrived, left, stays longer, comes on another day."""

from datetime import date, timedelta

from telegram import Update

from aid import visits as verbs
from aid.moments import weekday_date
from aid.pairs import helpers_of
from aid.people import get as get_person
from aid.planning import worry_at
from aid.refusals import AlreadyReported, DayUnclear, Ended, NotHere
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.visit_screens import left_screen, there_screen
from storage import help_requests
from storage.help_requests import HelpRequest, Status

DAYS_OFFERED = 7


async def arrive(update: Update, context: Context) -> None:
    """The helper taps "I've arrived"."""
    person = await context.person()
    visit = await verbs.arrive(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    request = await _request(context)
    asks_at = worry_at(request, visit, context.desk.for_a_visit)
    await context.show(await there_screen(context.db, request, visit, asks_at, context.desk.zone))


async def leave(update: Update, context: Context) -> None:
    """The helper taps "I've left"."""
    person = await context.person()
    await verbs.leave(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(left_screen(await _request(context)))


async def stay(update: Update, context: Context) -> None:
    """The helper taps "All is well, I stay longer"."""
    person = await context.person()
    visit = await verbs.stay(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    request = await _request(context)
    if visit.under_way:
        asks_at = worry_at(request, visit, context.desk.for_a_visit)
        await context.show(await there_screen(context.db, request, visit, asks_at, context.desk.zone))
    else:
        await context.show(left_screen(request))


async def ask_which_day(update: Update, context: Context) -> None:
    """The helper taps "Not yet: another day"."""
    person = await context.person()
    request = await _request(context)
    if person.id not in helpers_of(request):
        raise NotHere
    if request.ended_at:
        raise Ended(day=request.ended_at)
    if request.status is Status.REPORTED:
        raise AlreadyReported
    days = [context.today + timedelta(days=ahead) for ahead in range(DAYS_OFFERED)]
    await context.show(
        Screen(
            text=_("<b>Which day will you come?</b>\nTell your neighbour too, if you can."),
            buttons=one_a_row(
                *(
                    Button(label=kinds.day_words(day, context.today), says=f"put_off:{request.id}:{day}")
                    for day in days
                ),
                Button(label=p_("button", "Go back"), says=f"see:{request.id}"),
            ),
        )
    )
    await context.answer()


async def put_off(update: Update, context: Context) -> None:
    """The helper taps the day: `put_off:<id>:<day>`."""
    assert context.matches
    try:
        day = date.fromisoformat(context.matches[0][2])
    except ValueError:
        raise DayUnclear from None
    person = await context.person()
    request = await verbs.put_off(
        context.db, context.subject, by=person.id, day=day, today=context.today, now=context.now
    )
    resident = await get_person(context.db, request.resident_id)
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("Thank you. I have noted {day}."), day=weekday_date(day)),
                fill(_("I am telling {name} now. I remind you before you go."), name=resident.name),
            )
        )
    )


async def _request(context: Context) -> HelpRequest:
    request = await help_requests.find(context.db, context.subject)
    if request is None:
        raise NotHere
    return request
