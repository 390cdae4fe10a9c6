""" "When may I ask you": a neighbour looks at what stands, and changes it tap by tap."""

from telegram import Update

from aid import wishes as verbs
from aid.permissions import NOT_HELPING
from aid.refusals import NotHere
from handlers.context import Context
from handlers.wish_screens import EVERY_KIND, HOURS, part_screen, wishes_screen
from storage import places, wishes
from storage.help_requests import Kind


async def show(update: Update, context: Context) -> None:
    """All of it, `wishes`, or one part, `wishes:days`."""
    assert context.matches
    person = await context.person()
    if person.neighbour not in verbs.OFFERING:
        raise NOT_HELPING[person.neighbour]
    await _show(context, person.id, context.matches[0][1])


async def like(update: Update, context: Context) -> None:
    """A kind of help, or all of them: `like:<kind or any>:<yes or no>`."""
    assert context.matches
    name, yes = context.matches[0][1], context.matches[0][2] == "yes"
    if name not in (*Kind, EVERY_KIND):
        raise NotHere
    kind = None if name == EVERY_KIND else Kind(name)
    person = await context.person()
    await verbs.like(context.db, kind, yes=yes, by=person.id, now=context.now)
    await _show(context, person.id, "kinds")


async def choose_day(update: Update, context: Context) -> None:
    """A day of the week: `weekday:<1 is Monday>:<yes or no>`."""
    assert context.matches
    yes = context.matches[0][2] == "yes"
    person = await context.person()
    await verbs.choose_day(context.db, context.subject, yes=yes, by=person.id, now=context.now)
    await _show(context, person.id, "days")


async def choose_hours(update: Update, context: Context) -> None:
    """A part of the day: `hours:<its name>`."""
    assert context.matches
    if context.matches[0][1] not in HOURS:
        raise NotHere
    from_hour, until_hour = HOURS[context.matches[0][1]]
    person = await context.person()
    await verbs.choose_hours(context.db, from_hour, until_hour, by=person.id, now=context.now)
    await _show(context, person.id)


async def choose_times(update: Update, context: Context) -> None:
    """How often: `often:<times a week>`."""
    person = await context.person()
    await verbs.choose_times(context.db, context.subject, by=person.id, now=context.now)
    await _show(context, person.id)


async def _show(context: Context, person_id: int, part: str | None = None) -> None:
    await context.answer()
    wished = await wishes.get(context.db, person_id)
    if part is None:
        await context.show(wishes_screen(wished, context.now, context.desk.zone))
        return
    knows_place = await places.find(context.db, person_id) is not None
    await context.show(part_screen(part, wished, knows_place=knows_place))
