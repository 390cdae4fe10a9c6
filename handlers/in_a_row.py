"""Neighbours to approve, one after another in the same message: yes, not now or skip; the last undone."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import Update

from aid import deciding
from aid import people as verbs
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers.context import Context
from handlers.letters import View
from handlers.neighbour_facts import wants_to_help
from handlers.organisers import must_organise
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from storage import people
from storage.database import Database
from storage.people import Person, Standing

Decide = Callable[..., Awaitable[Person]]
WAYS: dict[str, tuple[Decide | None, Later]] = {
    "yes": (verbs.approve, later("{name} is on the list now. I have told them.")),
    "no": (verbs.decline, later("{name} is not on the list for now. I have told them.")),
    "skip": (None, later("{name} still waits.")),
}


async def begin(update: Update, context: Context) -> None:
    """ "One after another"."""
    await must_organise(context)
    await context.show(await _screen(context, after=0, seen=0))
    await context.answer()


async def decide(update: Update, context: Context) -> None:
    """A word about the one who is shown, and the next at once: `row:<id>:<seen before>:<way>`."""
    assert context.matches
    await must_organise(context)
    id, seen, way = int(context.matches[0][1]), int(context.matches[0][2]), context.matches[0][3]
    verb, words = WAYS[way]
    person = await _decided(context.db, verb, id, (await context.person()).id, context.now)
    undo = _undo_button(id, seen) if verb else None
    waits = verb is not None or person.neighbour is Standing.ASKED  # another may have answered meanwhile
    done = fill(str(words), name=person.name) if waits else None
    await context.show(await _screen(context, after=id, seen=seen + 1, done=done, undo=undo))
    await context.answer()


async def undo(update: Update, context: Context) -> None:
    """ "Undo": the last one is shown once more: `undo_row:<id>:<seen before>`."""
    assert context.matches
    id, seen = int(context.matches[0][1]), int(context.matches[0][2])
    organiser = await context.person()
    await deciding.think_again(context.db, id, by=organiser.id, now=context.now)
    await context.show(await _screen(context, after=id - 1, seen=seen))
    await context.answer()


async def _decided(db: Database, verb: Decide | None, id: int, by: int, now: datetime) -> Person:
    return await verb(db, id, by=by, now=now) if verb else await get_person(db, id)


async def _screen(
    context: Context, *, after: int, seen: int, done: str | None = None, undo: Button | None = None
) -> Screen:
    waiting = sorted(await people.neighbours_to_approve(context.db), key=lambda person: person.id)
    left = [person for person in waiting if person.id > after]
    back = Button(label=p_("button", "Go back"), says="neighbours")
    last = [*([undo] if undo else []), back]
    if not left:
        nobody = _("That was the last one.") if waiting or seen else _("Nobody waits to be put on the list.")
        return Screen(text=paragraphs(done, nobody), buttons=one_a_row(*last))
    person, total = left[0], seen + len(left)
    view = View(db=context.db, now=context.now, zone=context.desk.zone)
    return Screen(
        text=paragraphs(
            done,
            fill(_("{number} of {total}"), number=seen + 1, total=total),
            *await wants_to_help(view, person),
            _("Do you know them?"),
        ),
        buttons=(*_ways(person.id, seen), *one_a_row(*last)),
    )


def _ways(id: int, seen: int) -> Rows:
    return one_a_row(
        Button(label=p_("button", "Approve"), says=f"row:{id}:{seen}:yes"),
        Button(label=p_("button", "Not now"), says=f"row:{id}:{seen}:no"),
        Button(label=p_("button", "Skip"), says=f"row:{id}:{seen}:skip"),
    )


def _undo_button(id: int, seen: int) -> Button:
    return Button(label=p_("button", "Undo"), says=f"undo_row:{id}:{seen}")
