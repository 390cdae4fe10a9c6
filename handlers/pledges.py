"""The promise: six short lines, agreed to by one tap, on joining and once a year."""

from telegram import Update

from aid import pledges as verbs
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import _, p_
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import pledges
from storage.outbox import Letter
from storage.people import Person, Standing
from storage.pledges import Pledge


async def promise_wanted(view: View, letter: Letter) -> Screen | None:
    """To a neighbour, on joining and once a year. Drawn again once they have agreed."""
    person, made = await get_person(view.db, letter.about), await pledges.latest(view.db, letter.about)
    if await verbs.is_wanted(view.db, person.id, view.now):
        return promise_screen(_why(made))
    return _agreed(view, person, made) if made and letter.message_id else None


async def promise_lapsed(view: View, letter: Letter) -> Screen | None:
    """To a neighbour who did not answer: they have a rest until they do."""
    person, made = await get_person(view.db, letter.about), await pledges.latest(view.db, letter.about)
    if await verbs.is_wanted(view.db, person.id, view.now):
        return promise_screen(
            _("You have not agreed to our promise anew. I ask you for no new help until then."),
            _("What you have taken on stays yours."),
        )
    return _agreed(view, person, made) if made and letter.message_id else None


async def agree(update: Update, context: Context) -> None:
    """A neighbour taps "I promise": `promise:<version of the lines they read>`."""
    assert context.matches
    person = await context.person()
    if int(context.matches[0][1]) != verbs.VERSION:
        await context.answer()
        await context.show(promise_screen())
        return
    await verbs.promise(context.db, person.id, language=person.language, now=context.now)
    made = await pledges.latest(context.db, person.id)
    assert made is not None
    await context.answer()
    await context.show(_agreed(View(db=context.db, now=context.now, zone=context.desk.zone), person, made))


def promise_screen(*before: str) -> Screen:
    """The six lines, and the button that agrees to them."""
    lines = (
        _("1. I come when I said, or I say so early."),
        _("2. I stay on the doorstep, unless we agreed more."),
        _("3. I take no keys, no cards and no PINs."),
        _("4. What I hear stays with me."),
        _("5. If I am worried, I ask a person."),
        _("6. I never ask for money."),
    )
    return Screen(
        text=paragraphs(" ".join(before), "\n".join((_("<b>Our promise as neighbours</b>"), *lines))),
        buttons=one_a_row(
            Button(label=p_("button", "I promise"), says=f"promise:{verbs.VERSION}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


def _why(made: Pledge | None) -> str:
    if made is None:
        return _("Thank you for offering. Read this first.")
    if made.version != verbs.VERSION:
        return _("Our promise has changed. Read it once more.")
    return _("A year has passed. Read our promise once more.")


def _agreed(view: View, person: Person, made: Pledge) -> Screen:
    day = weekday_date(made.agreed_at.astimezone(view.zone).date())
    return Screen(
        text=paragraphs(
            fill(_("Thank you. You agreed to our promise on {day}."), day=day),
            _("An organiser will look at your offer, and I will tell you.")
            if person.neighbour is Standing.ASKED
            else None,
        )
    )
