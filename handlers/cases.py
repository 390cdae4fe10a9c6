"""What the readers of a report or a worry do with it."""

from telegram import Update

from aid import cases as verbs
from aid.looking_up import look_up_teller
from aid.moments import weekday_date
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.words import Later, _, later_p, p_
from handlers.case_screens import DAYS, IN_DAYS, case_screen
from handlers.context import Context
from handlers.screens import Button, Screen, one_a_row
from handlers.steps import Answers, Flow, Heard, Step, Talk, must_be_about
from storage import cases
from storage.cases import CaseKind

CASES_SHOWN = 18
IN_A_LIST: dict[CaseKind, Later] = {
    CaseKind.WORRY: later_p("button", "Worry, {day}"),
    CaseKind.REPORT: later_p("button", "Report, {day}"),
}


async def listed(update: Update, context: Context) -> None:
    """ "Reports and worries": the open ones that one may read."""
    person = await context.person()
    found = await cases.open_for(context.db, person.id, CASES_SHOWN)
    zone = context.desk.zone
    buttons = [
        Button(
            label=str(IN_A_LIST[case.kind]).format(
                day=weekday_date(case.reported_at.astimezone(zone).date())
            )[:28],
            says=f"case:{case.id}",
        )
        for case in found
    ]
    words = (
        _("<b>Reports and worries</b>\nTap one to see it.") if found else _("There is none for you to see.")
    )
    await context.show(Screen(text=words, buttons=one_a_row(*buttons)))
    await context.answer()


async def see(update: Update, context: Context) -> None:
    """One of them."""
    person = await context.person()
    case = await look_up_teller(context.db, context.subject, by=person.id, now=context.now)
    await context.show(await case_screen(context.db, case, person.id, context.desk.zone))
    await context.answer()


async def look_into(update: Update, context: Context) -> None:
    """ "I'll look into it"."""
    person = await context.person()
    await verbs.look_into(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await _show(context)


async def ask_when(update: Update, context: Context) -> None:
    """ "Look at it again later"."""
    person = await context.person()
    case = await verbs.get_for(context.db, context.subject, person.id)
    days = [Button(label=str(IN_DAYS[number]), says=f"look_again:{case.id}:{number}") for number in DAYS]
    back = Button(label=p_("button", "Go back"), says=f"case:{case.id}")
    await context.show(Screen(text=_("<b>When shall it come back?</b>"), buttons=one_a_row(*days, back)))
    await context.answer()


async def look_again(update: Update, context: Context) -> None:
    """In so many days."""
    assert context.matches
    person, days = await context.person(), int(context.matches[0][2])
    await verbs.look_again(context.db, context.subject, by=person.id, days=days, now=context.now)
    await context.answer()
    await _show(context)


async def close(update: Update, context: Context) -> None:
    """ "Close it"."""
    person = await context.person()
    await verbs.close_case(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("It is closed. Thank you for looking after it.")))


async def hear_voice(update: Update, context: Context) -> None:
    """ "Hear the voice note"."""
    person = await context.person()
    case = await verbs.get_for(context.db, context.subject, person.id)
    await context.answer()
    if case.voice:
        await context.say(Screen(text=_("As it was told."), voice=case.voice, protected=True))


async def _show(context: Context) -> None:
    person = await context.person()
    case = await verbs.get_for(context.db, context.subject, person.id)
    await context.show(await case_screen(context.db, case, person.id, context.desk.zone))


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    return {"words": clean(heard.text, DETAILS_LETTERS_MAX)} if heard.text else None


async def _note(context: Context, talk: Talk) -> Screen:
    person, id = await context.person(), int(talk.answers["case"])
    await verbs.note_case(
        context.db, id, by=person.id, words=talk.answers["words"], draft_id=talk.draft.id, now=context.now
    )
    see_it = Button(label=p_("button", "See it"), says=f"case:{id}")
    return Screen(text=_("I have noted it."), buttons=one_a_row(see_it))


CASE_NOTE = Flow(
    name="case_note",
    about=lambda talk: _("noting something"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about("case", talk),
    end=_note,
    steps=(
        Step(
            name="words",
            asks=lambda talk: _(
                "<b>What have you done or heard?</b>\nWrite it. Only those who may read this see it."
            ),
            hears=_hears,
            example=lambda: _("I rang her, and all is well"),
            ends=True,
        ),
    ),
)
