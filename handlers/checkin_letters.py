"""Letters of the day's question: to whom it is asked, or to whoever rings them, and what came of it."""

from datetime import time

from aid.checkin_rungs import get_plan
from aid.dangers import Danger
from aid.emergency_numbers import number_lines
from aid.people import get as get_person
from aid.words import Later, _, later, later_p, p_
from handlers.letters import View
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs, quote
from storage import checkins, told
from storage.checkin_plans import Pronoun
from storage.checkins import CheckIn, Ending, Rung, Wish
from storage.outbox import Letter
from storage.people import Person
from storage.rows import Source

GREETINGS: tuple[tuple[time, Later], ...] = (
    (time(12), later("Good morning, {name}.")),
    (time(18), later("Good afternoon, {name}.")),
    (time.max, later("Good evening, {name}.")),
)
CLOSED: dict[Ending, Later] = {
    Ending.FINE: later("Thank you, {name}. You told me that you are fine."),
    Ending.HEARD: later("Thank you, {name}. I heard from you today."),
    Ending.RUNG: later("Thank you, {name}. {who} has spoken to you."),
    Ending.FOUND_FINE: later("{who} told me that you are fine. Thank you, {name}."),
    Ending.HELPED: later("{who} told me that you have help, {name}."),
    Ending.HOSPITAL: later("{who} told me that you are in hospital, {name}. I wish you well."),
    Ending.UNHEARD: later("I could not ask you that day, {name}."),
    Ending.WITHDRAWN: later("I do not ask you about this any more, {name}."),
}
FINE: dict[Pronoun, Later] = {
    Pronoun.HER: later_p("button", "She is fine"),
    Pronoun.HIM: later_p("button", "He is fine"),
    Pronoun.THEM: later_p("button", "They are fine"),
}
NEEDS_HELP: dict[Pronoun, Later] = {
    Pronoun.HER: later_p("button", "She needs help now"),
    Pronoun.HIM: later_p("button", "He needs help now"),
    Pronoun.THEM: later_p("button", "They need help now"),
}


async def checkin(view: View, letter: Letter) -> Screen | None:
    """ "Good morning, Rosa. Are you all right?", and once it has left, what came of it."""
    found = await checkins.find(view.db, letter.about)
    if found is None:
        return None
    person = await get_person(view.db, found.person_id)
    if found.state is Rung.OVER:
        return await closed_screen(view.db, found) if letter.message_id else None
    if found.wish:
        return answered_screen(found, view.country) if letter.message_id else None
    if letter.message_id and await asked_anew(view.db, letter):
        return Screen(text=_("I have asked you again. See below."))
    again = found.state is not Rung.ASKED
    return Screen(
        text=paragraphs(
            _greeting(view, person),
            _("I have not heard from you yet. <b>Are you all right?</b>")
            if again
            else _("<b>Are you all right?</b>"),
            _("Tap one, or write to me. If I hear nothing, I tell the people you chose.") if again else None,
        ),
        buttons=answer_buttons(found),
    )


async def checkin_heard(view: View, letter: Letter) -> Screen | None:
    """They were here this morning: thanks, and no question today."""
    found = await checkins.find(view.db, letter.about)
    if found is None or found.ending is not Ending.HEARD:
        return None
    person = await get_person(view.db, found.person_id)
    return Screen(
        text=paragraphs(
            _greeting(view, person), _("I have heard from you today, so I do not ask. Have a good day.")
        ),
        silent=True,
    )


async def checkin_call(view: View, letter: Letter) -> Screen | None:
    """To whoever rings them: it is time."""
    found = await checkins.find(view.db, letter.about)
    if found is None:
        return None
    plan, person = await get_plan(view.db, found.plan_id), await get_person(view.db, found.person_id)
    if found.state is Rung.OVER or found.wish or found.state not in (Rung.ASKED, Rung.ASKED_AGAIN):
        over = fill(_("Your call to <b>{name}</b>: that is noted. Thank you."), name=person.name)
        return Screen(text=over) if letter.message_id else None
    return Screen(
        text=paragraphs(
            fill(_("<b>It is time to ring {name}.</b>"), name=person.name)
            + "\n"
            + (quote(person.phone) if person.phone else _("I have no phone number. You know how.")),
            fill(_("What to know: {words}"), words=plan.know) if plan.know else None,
            _("Tell me how it went. If I hear nothing, I tell the people they chose."),
        ),
        buttons=one_a_row(
            Button(label=str(FINE[plan.pronoun]), says=f"rang_fine:{found.id}"),
            Button(label=p_("button", "Nobody answers"), says=f"rang_in_vain:{found.id}"),
            Button(label=str(NEEDS_HELP[plan.pronoun]), says=f"rang_help:{found.id}"),
            Button(label=p_("button", "I can't ring today"), says=f"cannot_ring:{found.id}"),
        ),
        protected=True,
    )


async def asked_anew(source: Source, letter: Letter) -> bool:
    """Is there a newer letter of the same sort about the same?"""
    return bool(await told.how_often(source, letter.person_id, letter.kind, letter.about, after=letter.id))


def answer_buttons(found: CheckIn) -> Rows:
    """The three answers."""
    return one_a_row(
        Button(label=p_("button", "I'm fine"), says=f"fine:{found.id}"),
        Button(label=p_("button", "Please ring me"), says=f"ring_me:{found.id}"),
        Button(label=p_("button", "I need help now"), says=f"help_me:{found.id}"),
    )


def answered_screen(found: CheckIn, country: str) -> Screen:
    """What happens now that they have answered, and the way back."""
    fine = Button(label=p_("button", "I'm fine"), says=f"fine:{found.id}")
    if found.wish is Wish.HELP:
        words = (
            _("Ring 999 now if you can. I am a computer and can't ring for you."),
            "\n".join(number_lines(Danger.HELP, country)),
            _("I am telling everybody you chose, and the organisers. One of them will ring or come."),
        )
        return Screen(text=paragraphs(*words), buttons=one_a_row(fine))
    help_now = Button(label=p_("button", "I need help now"), says=f"help_me:{found.id}")
    return Screen(
        text=_("I am asking somebody to ring you. I will tell you who it is. If all is well now, tell me."),
        buttons=one_a_row(fine, help_now),
    )


async def closed_screen(source: Source, found: CheckIn) -> Screen:
    """How it ended, to whom it is about."""
    assert found.ending
    person = await get_person(source, found.person_id)
    who = await get_person(source, found.ended_by) if found.ended_by else None
    return Screen(text=fill(str(CLOSED[found.ending]), name=person.name, who=who.name if who else ""))


def _greeting(view: View, person: Person) -> str:
    hour = view.now.astimezone(view.zone).time()
    return fill(str(next(words for until, words in GREETINGS if hour < until)), name=person.name)
