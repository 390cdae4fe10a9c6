"""Rehearsing: an organiser starts one, chooses whom they play, lets time pass, and ends it."""

from datetime import timedelta

from telegram import Update

from aid import rehearsing as verbs
from aid.moments import clock_time, weekday_date
from aid.rehearsal_refusals import InARehearsal, NoRehearsal
from aid.rehearsal_street import CAST
from aid.words import Later, _, later_p, p_
from handlers.context import Context
from handlers.letters import View
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, fill, paragraphs
from storage import rehearsals
from storage.outbox import Letter
from storage.rehearsals import Part, Rehearsal

HOUR, DAY = 60, 24 * 60
NOBODY = "nobody"
LATER: tuple[tuple[Later, int], ...] = (
    (later_p("button, two a row", "An hour later"), HOUR),
    (later_p("button, two a row", "A day later"), DAY),
)


async def rehearse(update: Update, context: Context) -> None:
    """/rehearse: the rehearsal there is, or how to begin one."""
    await must_organise(context)
    _must_be_outside(context)
    rehearsal = await rehearsals.find(context.db, (await context.person()).id)
    await context.answer()
    await context.say(_under_way(context, rehearsal) if rehearsal else _how_to_begin())


async def begin(update: Update, context: Context) -> None:
    """An organiser begins one, as whoever asks for help."""
    person = await context.person()
    await verbs.begin_rehearsal(context.db, by=person.id, now=context.now)
    await _show(context, await verbs.play(context.db, Part.ROSA, by=person.id, now=context.now))


async def play(update: Update, context: Context) -> None:
    """They play somebody else, or are themselves."""
    person = await context.person()
    assert context.matches
    part = None if context.matches[0][1] == NOBODY else Part(context.matches[0][1])
    await _show(context, await verbs.play(context.db, part, by=person.id, now=context.now))


async def let_time_pass(update: Update, context: Context) -> None:
    """In the rehearsal it is later."""
    person = await context.person()
    rehearsal = await verbs.pass_time(context.db, context.subject, by=person.id, now=context.now)
    await _show(context, rehearsal)


async def end(update: Update, context: Context) -> None:
    """They are done."""
    person = await context.person()
    await verbs.end_rehearsal(context.db, by=person.id, now=context.now)
    await _see_to_it(context)
    await context.show(Screen(text=_over()))


async def not_now(update: Update, context: Context) -> None:
    """A rehearsal's button that is nobody's: it is over, or it is a card's and they play nobody."""
    person = await context.person()
    assert context.matches
    rehearsal = await rehearsals.find(context.db, person.id)
    if rehearsal is None or rehearsal.id != context.subject:
        raise NoRehearsal
    await context.answer(_("Say first whom you play. Type /rehearse and tap a name."))


async def rehearsal_over(view: View, letter: Letter) -> Screen | None:
    """A rehearsal has ended by itself; who has begun another needn't hear it."""
    if await rehearsals.find(view.db, letter.person_id):
        return None
    return Screen(text=_over())


async def _show(context: Context, rehearsal: Rehearsal) -> None:
    await _see_to_it(context)
    await context.show(_under_way(context, rehearsal))


async def _see_to_it(context: Context) -> None:
    _must_be_outside(context)
    await context.answer()
    assert context.desk.rehearsals
    await context.desk.rehearsals()


def _must_be_outside(context: Context) -> None:
    if context.desk.rehearsals is None:
        raise InARehearsal


def _how_to_begin() -> Screen:
    words = paragraphs(
        _("<b>Rehearsal</b>"),
        _("Here you can try anything out, with five people I make up. No one else gets anything of it."),
        _("It ends when you say so, or after a day. I keep nothing of it."),
    )
    button = Button(label=p_("button", "Start a rehearsal"), says="rehearse_begin")
    return Screen(text=words, buttons=((button,),))


def _under_way(context: Context, rehearsal: Rehearsal) -> Screen:
    if rehearsal.playing:
        name = CAST[rehearsal.playing].first_name
        whom = fill(_("You play <b>{name}</b>. What you write to me comes from {name}."), name=name)
    else:
        whom = _("You play nobody now. What you write to me is real.")
    words = paragraphs(
        _("<b>Rehearsal</b>"),
        whom,
        _("Rosa needs help, Pia is her daughter, Ben and Ayo help, Olga organises."),
        _("I say above each message whom it is for. Tap a button, and it is as if they did."),
        _later(context, rehearsal),
        _("To come back here, type /rehearse."),
    )
    people = [
        Button(
            label=fill(p_("button, two a row", "Play {name}"), name=CAST[part].first_name),
            says=f"play:{part.value}",
        )
        for part in Part
        if part is not rehearsal.playing
    ]
    if rehearsal.playing:
        people.append(Button(label=p_("button, two a row", "Play nobody"), says=f"play:{NOBODY}"))
    later = [Button(label=str(label), says=f"rehearse_on:{minutes}") for label, minutes in LATER]
    ends = Button(label=p_("button", "End the rehearsal"), says="rehearse_end")
    pairs = [tuple(people[at : at + 2]) for at in range(0, len(people), 2)]
    return Screen(text=words, buttons=(*pairs, tuple(later), (ends,)))


def _later(context: Context, rehearsal: Rehearsal) -> str | None:
    if not rehearsal.minutes_on:
        return None
    there, zone = context.now + timedelta(minutes=rehearsal.minutes_on), context.desk.zone
    day = weekday_date(there.astimezone(zone).date())
    return fill(_("There it is {day}, {time} now."), day=day, time=clock_time(there, zone))


def _over() -> str:
    return _("The rehearsal is over. What you write to me is real again. I have kept nothing of it.")
