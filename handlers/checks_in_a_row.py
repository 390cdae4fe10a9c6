"""Checks that end soon, or have ended, one after another in the same message: seen again or skipped."""

from telegram import Update

from aid import vettings as verbs
from aid.neighbour_refusals import CheckOver
from aid.neighbours import SOON, overview
from aid.people import get as get_person
from aid.words import _, p_
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.vetting_words import check_words
from storage import vettings
from storage.vettings import Vetting

YEARS = 1


async def begin(update: Update, context: Context) -> None:
    """ "One after another", below the names of those whose checks end."""
    await must_organise(context)
    await context.show(await _screen(context, after=0, seen=0))
    await context.answer()


async def skip(update: Update, context: Context) -> None:
    """ "Skip": `check_row:<id>:<seen before>:skip`."""
    assert context.matches
    await must_organise(context)
    id, seen = int(context.matches[0][1]), int(context.matches[0][2])
    await context.show(await _screen(context, after=id, seen=seen + 1))
    await context.answer()


async def seen_again(update: Update, context: Context) -> None:
    """ "Seen again, for 1 year": the same as before, noted anew, and the next one at once."""
    assert context.matches
    await must_organise(context)
    id, seen = int(context.matches[0][1]), int(context.matches[0][2])
    vetting = await vettings.find(context.db, id)
    if vetting is None or vetting.ended_at:
        raise CheckOver
    organiser = await context.person()
    anew = await verbs.attest(
        context.db,
        vetting.person_id,
        vetting.sort,
        seen=vetting.seen,
        years=YEARS,
        by=organiser.id,
        draft_id=None,
        now=context.now,
    )
    person = await get_person(context.db, anew.person_id)
    done = fill(_("Thank you. I have noted it for {name}."), name=person.name)
    undo = Button(label=p_("button", "Undo"), says=f"undo_check:{anew.id}:{seen}")
    await context.show(await _screen(context, after=id, seen=seen + 1, done=done, undo=undo))
    await context.answer()


async def undo(update: Update, context: Context) -> None:
    """ "Undo": the last one counts as before, and is shown once more: `undo_check:<id>:<seen before>`."""
    assert context.matches
    id, seen = int(context.matches[0][1]), int(context.matches[0][2])
    organiser = await context.person()
    before = await verbs.take_back_check(context.db, id, by=organiser.id, now=context.now)
    await context.show(await _screen(context, after=before.id - 1, seen=seen))
    await context.answer()


async def _screen(
    context: Context, *, after: int, seen: int, done: str | None = None, undo: Button | None = None
) -> Screen:
    left = [each for each in await _ending(context) if each.id > after]
    back = Button(label=p_("button", "Go back"), says="neighbours")
    last_row = [*([undo] if undo else []), back]
    if not left:
        last = _("That was the last one.") if seen else _("No check ends soon.")
        return Screen(text=paragraphs(done, last), buttons=one_a_row(*last_row), protected=True)
    check = left[0]
    person = await get_person(context.db, check.person_id)
    return Screen(
        text=paragraphs(
            done,
            fill(_("{number} of {total}"), number=seen + 1, total=seen + len(left)),
            fill("<b>{name}</b>", name=person.name)
            + "\n"
            + fill("{words}", words=check_words(check, context.desk.zone, context.now)),
            _("Have you seen it again?"),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Seen again, for 1 year"), says=f"check_row:{check.id}:{seen}:again"),
            Button(label=p_("button", "End it"), says=f"end_check:{check.id}"),
            Button(label=p_("button", "Skip"), says=f"check_row:{check.id}:{seen}:skip"),
            *last_row,
        ),
        protected=True,
    )


async def _ending(context: Context) -> list[Vetting]:
    found = await overview(context.db, context.now)
    checks = [check for one in found.checks_end for check in await vettings.standing(context.db, one.id)]
    return sorted((one for one in checks if one.until <= context.now + SOON), key=lambda one: one.id)
