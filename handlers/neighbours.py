"""/organise, Neighbours: who waits, who may be tired, who is idle, whose check ends; and one neighbour."""

from collections.abc import Sequence

from telegram import Update

from aid.looking_up import look_up_neighbour
from aid.neighbours import Overview, overview
from aid.people import get as get_person
from aid.pledges import HELPING
from aid.refusals import NotHere
from aid.vettings import end_vetting
from aid.words import Later, _, later, later_p, n_, p_
from handlers.context import Context
from handlers.letters import View
from handlers.neighbour_facts import how_it_goes
from handlers.organiser_messages import write_buttons
from handlers.organisers import decide_buttons, must_organise
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from handlers.vetting_words import LABELS
from handlers.vettings import checks_screen
from storage import vettings
from storage.neighbours import Neighbour
from storage.people import Person, Standing

LABEL_LETTERS_MAX = 28
NAMES_SHOWN = 18
IN_A_ROW = {"waiting": "row", "checks": "check_row"}
GROUPS: dict[str, Later] = {
    "waiting": later_p("button", "Waiting: {count}"),
    "tired": later_p("button", "May be tired: {count}"),
    "idle": later_p("button", "Not asked for long: {count}"),
    "checks": later_p("button", "Checks that end: {count}"),
    "all": later_p("button", "All on the list: {count}"),
    "not_now": later_p("button", "Not for now: {count}"),
}
HEADS: dict[str, Later] = {
    "waiting": later("<b>They would like to help</b>\nTap a name, then say yes or not now."),
    "tired": later("<b>They may be tired</b>\nThey were asked or helped a lot, or take a rest. Tap a name."),
    "idle": later("<b>Not asked for long</b>\nThey have had nothing to do for 4 weeks. Tap a name."),
    "checks": later("<b>Their checks end soon, or have ended</b>\nTap a name."),
    "all": later("<b>On the list</b>\nTap a name."),
    "not_now": later("<b>Not on the list for now</b>\nTap a name to look again."),
}


async def neighbours(update: Update, context: Context) -> None:
    """An organiser taps "Neighbours"."""
    await must_organise(context)
    found = await overview(context.db, context.now)
    count = len(found.on_the_list)
    buttons = [
        Button(label=str(label).format(count=len(_names(found, group))), says=f"neighbours:{group}")
        for group, label in GROUPS.items()
        if _names(found, group)
    ]
    words = n_("{count} neighbour is on the list.", "{count} neighbours are on the list.", count)
    await context.show(
        Screen(text=_("<b>Neighbours</b>") + "\n" + words.format(count=count), buttons=one_a_row(*buttons))
    )
    await context.answer()


async def some(update: Update, context: Context) -> None:
    """One group of them, by name: `neighbours:<group>`, perhaps with `:<page>`."""
    assert context.matches
    await must_organise(context)
    group, page = context.matches[0][1], int(context.matches[0][2] or 0)
    names = _names(await overview(context.db, context.now), group)
    shown = names[page * NAMES_SHOWN : (page + 1) * NAMES_SHOWN]
    buttons = [Button(label=name[:LABEL_LETTERS_MAX], says=f"neighbour:{id}") for id, name in shown]
    if len(names) > (page + 1) * NAMES_SHOWN:
        buttons.append(Button(label=p_("button", "More names"), says=f"neighbours:{group}:{page + 1}"))
    if group in IN_A_ROW and shown:
        buttons.append(Button(label=p_("button", "One after another"), says=IN_A_ROW[group]))
    text = str(HEADS[group]) if shown else _("Nobody just now.")
    await context.show(Screen(text=text, buttons=one_a_row(*buttons, _back("neighbours"))))
    await context.answer()


async def see(update: Update, context: Context) -> None:
    """One neighbour of a list: how it stands, and what an organiser can do."""
    await context.show(await _neighbour_screen(context))
    await context.answer()


async def look_at(update: Update, context: Context) -> None:
    """ "See Ben", below a letter that stays as it is."""
    await context.say(await _neighbour_screen(context))
    await context.answer()


async def checks(update: Update, context: Context) -> None:
    """All checks of a neighbour."""
    person = await neighbour_of(context, context.subject)
    await context.show(await checks_screen(context.db, person, context.now, context.desk.zone))
    await context.answer()


async def ask_before_ending(update: Update, context: Context) -> None:
    """ "End: Identity"."""
    await must_organise(context)
    vetting = await vettings.find(context.db, context.subject)
    if vetting is None or vetting.ended_at:
        raise NotHere
    person = await get_person(context.db, vetting.person_id)
    await context.say(
        Screen(
            text=fill(
                _("Shall this check of {name} end now? {sort}"), name=person.name, sort=LABELS[vetting.sort]
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, end it"), says=f"check_ended:{vetting.id}"),
                Button(label=p_("button", "No, leave it"), says=f"checks:{person.id}"),
            ),
        )
    )
    await context.answer()


async def end_check(update: Update, context: Context) -> None:
    """ "Yes, end it"."""
    organiser = await context.person()
    vetting = await end_vetting(context.db, context.subject, by=organiser.id, now=context.now)
    person = await get_person(context.db, vetting.person_id)
    await context.answer()
    await context.show(await checks_screen(context.db, person, context.now, context.desk.zone))


async def neighbour_of(context: Context, id: int) -> Person:
    """Somebody who helps, or offered to, for an organiser. Raises NotAnOrganiser or NotHere."""
    await must_organise(context)
    person = await get_person(context.db, id)
    if person.neighbour is None:
        raise NotHere
    return person


async def _neighbour_screen(context: Context) -> Screen:
    organiser = await context.person()
    person = await look_up_neighbour(context.db, context.subject, by=organiser.id, now=context.now)
    facts = await how_it_goes(_view(context), person)
    buttons = _can_do(person, organiser.id)
    return Screen(text=paragraphs(*facts, _number(person)), buttons=buttons, protected=True)


def _number(person: Person) -> str:
    # The number alone: to ring a neighbour nobody has to know where they live.
    return fill(_("Phone: {phone}"), phone=person.phone) if person.phone else _("I have no phone number.")


def _names(found: Overview, group: str) -> list[tuple[int, str]]:
    groups: dict[str, Sequence[Person | Neighbour]] = {
        "waiting": found.waiting,
        "tired": found.tired,
        "idle": found.idle,
        "checks": found.checks_end,
        "all": found.on_the_list,
        "not_now": found.not_now,
    }
    return [(one.id, one.name) for one in groups[group]]


def _can_do(person: Person, by: int) -> Rows:
    checks = Button(label=p_("button", "Checks"), says=f"checks:{person.id}")
    if person.neighbour is Standing.ASKED:
        write = write_buttons(person, by=by)
        return (*decide_buttons(person.id), *one_a_row(checks, *write, _back("neighbours")))
    buttons = [checks, Button(label=p_("button", "Note who vouches"), says=f"vouch:{person.id}")]
    if person.neighbour is Standing.NOT_NOW:
        buttons.insert(0, Button(label=p_("button", "Approve"), says=f"approve:{person.id}"))
    if person.neighbour in HELPING:
        buttons.append(Button(label=p_("button", "Take off the list"), says=f"take_off:{person.id}"))
    return one_a_row(*buttons, *write_buttons(person, by=by), _back("neighbours"))


def _back(says: str) -> Button:
    return Button(label=p_("button", "Go back"), says=says)


def _view(context: Context) -> View:
    return View(db=context.db, now=context.now, zone=context.desk.zone)
