"""The morning message, and the same asked for at any time: what needs an organiser, each with its button."""

from telegram import Update

from aid import mornings as verbs
from aid.duty import on_duty
from aid.needs import Look, Need, Sort, needs
from aid.people import get as get_person
from aid.words import Later, _, later, n_, p_
from handlers.context import Context
from handlers.duty import nobody_today
from handlers.letters import View
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import ON
from storage import duty, mornings
from storage.outbox import Letter
from storage.rows import Source

LINES_MAX = 12
LABEL_LETTERS_MAX = 28
HOURS = (7, 8, 9)
NEVER = "never"
# What each says, the name on its button being theirs, and where the button leads.
LINES: dict[Sort, tuple[Later, str]] = {
    Sort.CHECK_IN: (later("{name}: nobody knows yet if they are well."), "calls"),
    Sort.CALL: (later("{name} would like to be rung."), "ring:{about}"),
    Sort.NOBODY: (later("{name}: nobody has taken it yet."), "oversee:{about}"),
    Sort.OVERDUE: (later("{name}: it is over time, and not done."), "oversee:{about}"),
    Sort.SILENT: (later("{name} helps soon, and has been silent."), "oversee:{about}"),
    Sort.UNCONFIRMED: (later("{name}: done, but not confirmed."), "oversee:{about}"),
    Sort.WORRY: (later("A report or a worry is open."), "case:{about}"),
    Sort.UNREACHABLE: (later("{name}: my letters do not arrive."), "record:{about}"),
    Sort.TO_APPROVE: (later("{name} would like to help."), "consider:{about}"),
    Sort.CONSENT: (later("{name} would like to ask for somebody. Ring and hear."), "consents"),
    Sort.CHECK_ENDS: (later("{name}: a check ends soon."), "look_at:{about}"),
    Sort.COME_BACK: (later("{name}: you wanted to get in touch again."), "person:{about}"),
}


async def morning(view: View, letter: Letter) -> Screen | None:
    """To whoever is on duty, in the morning: what needs them. Of another day: nothing."""
    if letter.about != view.today.toordinal():
        return None
    return await _needs_screen(view, letter.person_id, _("<b>Good morning. This needs a person:</b>"))


async def what_needs_me(update: Update, context: Context) -> None:
    """ "What needs me now"."""
    await must_organise(context)
    me = await context.person()
    view = View(db=context.db, now=context.now, zone=context.desk.zone)
    found = await _needs_screen(view, me.id, _("<b>This needs a person:</b>"))
    await context.show(found or Screen(text=_("Nothing needs you today.")))
    await context.answer()


async def see_choice(update: Update, context: Context) -> None:
    """ "My morning message": at which hour, or not at all."""
    await must_organise(context)
    me = await context.person()
    chosen = await mornings.find(context.db, me.id)
    hours = [
        Button(
            label=(ON if chosen and chosen.hour == hour else "") + _("{hour}am").format(hour=hour),
            says=f"morning:{hour}",
        )
        for hour in HOURS
    ]
    off = ON if chosen and chosen.hour is None else ""
    await context.show(
        Screen(
            text=_("<b>My morning message</b>\nI tell whoever is on duty what needs a person. At what time?"),
            buttons=(
                tuple(hours),
                *one_a_row(
                    Button(label=off + p_("button", "Not at all"), says=f"morning:{NEVER}"),
                    Button(label=p_("button", "Who is on duty"), says="duty"),
                ),
            ),
        )
    )
    await context.answer()


async def choose(update: Update, context: Context) -> None:
    """An hour, or none."""
    assert context.matches
    me, said = await context.person(), context.matches[0][1]
    hour = None if said == NEVER else int(said)
    await verbs.choose_morning(context.db, hour, by=me.id, now=context.now)
    await see_choice(update, context)


async def _needs_screen(view: View, reader_id: int, begins: str) -> Screen | None:
    found = await needs(Look(source=view.db, reader_id=reader_id, now=view.now, today=view.today))
    if not found:
        return None
    shown = found[:LINES_MAX]
    names = [await _name(view.db, each) for each in shown]
    lines = [fill(str(LINES[each.sort][0]), name=name) for each, name in zip(shown, names, strict=True)]
    left = len(found) - len(shown)
    more = n_("{count} more waits.", "{count} more wait.", left).format(count=left)
    rota = await duty.weekdays(view.db)
    return Screen(
        text=paragraphs(
            begins,
            "\n".join(lines),
            more if left else None,
            nobody_today() if rota and not await on_duty(view.db, view.today) else None,
        ),
        buttons=one_a_row(*(_button(each, name) for each, name in zip(shown, names, strict=True))),
        protected=True,
    )


def _button(need: Need, name: str) -> Button:
    says = LINES[need.sort][1].format(about=need.about)
    return Button(label=(name or p_("button", "Reports and worries"))[:LABEL_LETTERS_MAX], says=says)


async def _name(source: Source, need: Need) -> str:
    return (await get_person(source, need.person_id)).name if need.person_id is not None else ""
