"""People without a phone app: their letters go to the organiser who keeps touch with them."""

from collections.abc import Mapping
from dataclasses import replace

from telegram import Update

from aid.looking_up import look_up_kept
from aid.people import get as get_person
from aid.refusals import NotAnOrganiser
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import LetterKind, View
from handlers.organiser_letters import how_to_reach
from handlers.phone_in_steps import name_labels, phone_in_buttons
from handlers.record_screens import record_buttons
from handlers.request_screens import requests_screen
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs, quote
from handlers.trusted_words import to_resident
from storage import consents, help_requests, keeping, request_lists
from storage.help_requests import HelpRequest, Status
from storage.outbox import Letter
from storage.people import Person

PEOPLE_SHOWN = 16
REQUESTS_SHOWN = 8


async def drawn(kinds_of_letters: Mapping[str, LetterKind], view: View, letter: Letter) -> Screen | None:
    """What a letter says now; whoever reads it for somebody else is told first for whom."""
    if letter.blanked:
        gone = _("This was about somebody who has left. I have taken it away.")
        return Screen(text=gone) if letter.message_id else None
    screen = await kinds_of_letters[letter.kind].draw(view, letter)
    if screen is None or letter.reader_id is None:
        return screen
    person = await get_person(view.db, letter.person_id)
    ring = fill(_("Ring {phone}."), phone=person.phone) if person.phone else quote(how_to_reach(person))
    whom = fill(_("For <b>{name}</b>, who has no phone app."), name=person.name)
    return replace(
        screen,
        text=f"{whom} {ring}\n{screen.text}",
        buttons=_of_use(screen.buttons),
        protected=True,
        shows=(*screen.shows, person.id),
    )


async def kept(update: Update, context: Context) -> None:
    """An organiser taps "People I keep touch with"."""
    organiser = await context.person()
    if not organiser.organiser:
        raise NotAnOrganiser
    people = await keeping.kept_by(context.db, organiser.id, PEOPLE_SHOWN)
    names = [
        Button(label=label, says=f"kept:{person.id}")
        for label, person in zip(name_labels(people), people, strict=True)
    ]
    words = (
        _("<b>People I keep touch with</b>\nTap a name to see what they asked for.")
        if people
        else _("You keep touch with nobody yet. Tap Phone in when somebody rings you.")
    )
    phone_in = Button(label=p_("button", "Phone in"), says="phone_in")
    await context.show(Screen(text=words, buttons=one_a_row(*names, phone_in)))
    await context.answer()


async def see_kept(update: Update, context: Context) -> None:
    """One of them: how to reach them, and their requests."""
    organiser = await context.person()
    person = await look_up_kept(context.db, context.subject, by=organiser.id, now=context.now)
    requests = await request_lists.of_person(context.db, person.id, REQUESTS_SHOWN)
    shown = requests_screen(requests, person).buttons if requests else ()
    await context.show(
        Screen(
            text=paragraphs(fill("<b>{name}</b>", name=person.name), quote(how_to_reach(person))),
            buttons=(
                *shown,
                *phone_in_buttons(person),
                *record_buttons(person),
                *_who_may_ask(person),
                *_forget_button(person),
            ),
            protected=True,
        )
    )
    await context.answer()


def _forget_button(person: Person) -> Rows:
    return one_a_row(Button(label=p_("button", "Forget this person"), says=f"forget:{person.id}"))


def _who_may_ask(person: Person) -> Rows:
    return one_a_row(Button(label=p_("button", "Who may ask for them"), says=f"may_ask:{person.id}"))


async def asked_for_you(view: View, letter: Letter) -> Screen | None:
    """To a resident who has the app: an organiser asked for them on the telephone, or a trusted person."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not Status.OPEN or request.asked_by == request.resident_id:
        return None
    asker = await get_person(view.db, request.asked_by)
    trust = await consents.between(view.db, asker.id, request.resident_id)
    who = to_resident(trust, asker) if trust else fill(_("{name}, an organiser"), name=asker.name)
    return Screen(
        text=paragraphs(
            _("{who}, has asked for {kind} for you.").format(who=who, kind=kinds.kind_words(request.kind))
            + "\n"
            + kinds.when_written(request),
            await _double(view, request) or _("I am asking your neighbours. I will tell you who comes."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "I don't need it now"), says=f"drop:{request.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def _double(view: View, request: HelpRequest) -> str | None:
    others = [
        other
        for other in await request_lists.under_way_for(view.db, request.resident_id)
        if other.id != request.id and other.kind is request.kind and other.wanted_on == request.wanted_on
    ]
    if not others:
        return None
    return _("You have another like it for the same day. If one is enough, tap I don't need it now.")


def _of_use(buttons: Rows) -> Rows:
    # An organiser need not ask for an organiser.
    return tuple(row for row in buttons if all(button.says != "call" for button in row))
