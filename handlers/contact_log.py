"""The contact log: where things stand with somebody, a talk noted down, and coming back to it on its day."""

from zoneinfo import ZoneInfo

from telegram import Update

from aid import contact_log as verbs
from aid.finding import must_be_here
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import _, p_
from handlers import conversation, kinds
from handlers.contact_steps import NOTE_TALK, WITH
from handlers.context import Context
from handlers.organiser_messages import write_buttons
from handlers.organisers import must_organise
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs, quote
from storage import areas, contact_log, request_lists
from storage.contact_log import Contact
from storage.people import Person
from storage.rows import Source

REQUESTS_SHOWN, TALKS_SHOWN = 4, 3
LABEL_LETTERS_MAX = 28


async def ask_what(update: Update, context: Context) -> None:
    """ "Note a talk": `note_talk:<person>`."""
    await must_organise(context)
    person = await must_be_here(context.db, context.subject)
    await conversation.begin_anew(context, NOTE_TALK, answers={WITH: person.id, "name": person.name})
    await context.answer()


async def later(update: Update, context: Context) -> None:
    """ "A week later": `come_back_later:<talk>`."""
    me, today = await context.person(), context.today
    talk = await verbs.come_back_later(context.db, context.subject, by=me.id, today=today, now=context.now)
    await _shown(context, talk)


async def done(update: Update, context: Context) -> None:
    """ "I have come back to it"."""
    me = await context.person()
    await _shown(
        context, await verbs.come_back_no_more(context.db, context.subject, by=me.id, now=context.now)
    )


async def take_out(update: Update, context: Context) -> None:
    """ "Take it out again"."""
    me = await context.person()
    await _shown(
        context, await verbs.take_out_contact(context.db, context.subject, by=me.id, now=context.now)
    )


async def person_screen(source: Source, person: Person, zone: ZoneInfo, by: int) -> Screen:
    """Where things stand with somebody: what they are, what is under way, the last talks."""
    area = await areas.find(source, person.area_id) if person.area_id else None
    under_way = (await request_lists.under_way_for(source, person.id))[:REQUESTS_SHOWN]
    talks = await contact_log.of_person(source, person.id, TALKS_SHOWN)
    requests = [
        Button(
            label=_("{kind}, {day}").format(
                kind=kinds.IN_A_LIST[each.kind], day=kinds.shortest_day(each.wanted_on)
            )[:LABEL_LETTERS_MAX],
            says=f"oversee:{each.id}",
        )
        for each in under_way
    ]
    return Screen(
        text=paragraphs(
            fill("<b>{name}</b>", name=person.name)
            + "\n"
            + _what_they_are(person, area.name if area else None),
            None if under_way else _("Nothing is under way for them."),
            "\n".join([await _talk_line(source, talk, zone) for talk in talks]) or _("No talk is noted yet."),
        ),
        buttons=(*one_a_row(*requests), *_about_talks(talks), *_can_be_done(person, by)),
        protected=True,
    )


async def _shown(context: Context, talk: Contact) -> None:
    me, person = await context.person(), await get_person(context.db, talk.person_id)
    await context.answer()
    await context.show(await person_screen(context.db, person, context.desk.zone, me.id))


def _what_they_are(person: Person, area: str | None) -> str:
    told = (
        (person.organiser, _("They organise.")),
        (person.neighbour is not None, _("They help, or would like to.")),
        (person.account_id is None, _("They have no phone app.")),
    )
    return " ".join([quote(area or _("No area.")), *(words for so, words in told if so)])


async def _talk_line(source: Source, talk: Contact, zone: ZoneInfo) -> str:
    by = await get_person(source, talk.by_id)
    day = weekday_date(talk.at.astimezone(zone).date())
    line = fill(_("{day}, {name}: {words}"), day=day, name=by.name, words=talk.words)
    again = fill(_("Come back to it: {day}."), day=weekday_date(talk.again_on)) if talk.again_on else ""
    return f"{line} {again}".strip()


def _about_talks(talks: list[Contact]) -> Rows:
    waits = next((talk for talk in talks if talk.again_on), None)
    if waits is None:
        return ()
    return one_a_row(
        Button(label=p_("button", "I have come back to it"), says=f"come_back_done:{waits.id}"),
        Button(label=p_("button", "A week later"), says=f"come_back_later:{waits.id}"),
    )


def _can_be_done(person: Person, by: int) -> Rows:
    buttons = [
        Button(label=p_("button", "Note a talk"), says=f"note_talk:{person.id}"),
        *write_buttons(person, by=by),
        Button(label=p_("button", "How to reach them"), says=f"reach_person:{person.id}"),
        Button(label=p_("button", "Phone in a request"), says=f"phone_in:{person.id}"),
    ]
    if person.neighbour is not None:
        buttons.append(Button(label=p_("button", "See them as a neighbour"), says=f"neighbour:{person.id}"))
    return one_a_row(*buttons)
