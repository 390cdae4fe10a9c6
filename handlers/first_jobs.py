"""After each of a neighbour's first jobs: one short question to both sides, answered to organisers alone."""

from telegram import Update

from aid import first_jobs as verbs
from aid.people import get as get_person
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import View
from handlers.neighbour_buttons import see_button
from handlers.organiser_letters import how_to_reach
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import first_jobs, help_requests
from storage.first_jobs import HowWasIt, Question
from storage.outbox import Letter

ANSWERS: dict[HowWasIt, Later] = {
    HowWasIt.GOOD: later("Thank you. I am glad that it went well."),
    HowWasIt.NOT_QUITE: later("Thank you for telling me. An organiser knows now, and will look into it."),
    HowWasIt.TALK: later("All right. An organiser will ring you. I have told them."),
}


async def how_was_it(view: View, letter: Letter) -> Screen | None:
    """To one side: how was it? Drawn again once they have said so."""
    question = await first_jobs.find(view.db, letter.about)
    request = await help_requests.find(view.db, question.help_request_id) if question else None
    if question is None or request is None:
        return None
    if question.answer:
        return Screen(text=str(ANSWERS[question.answer])) if letter.message_id else None
    other = await get_person(view.db, _other(question, request.resident_id))
    return Screen(
        text=paragraphs(
            fill(
                _("<b>How was {the_kind} with {name}?</b>"),
                the_kind=kinds.the_kind(request.kind),
                name=other.name,
            ),
            _("I ask this about everybody's first jobs. Only organisers see what you say."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Good"), says=f"how:{question.id}:good"),
            Button(label=p_("button", "Not quite"), says=f"how:{question.id}:not_quite"),
            Button(label=p_("button", "Talk to a person"), says=f"how:{question.id}:talk"),
        ),
    )


async def not_quite(view: View, letter: Letter) -> Screen | None:
    """To organisers: one side says that not all was well."""
    question = await first_jobs.find(view.db, letter.about)
    request = await help_requests.find(view.db, question.help_request_id) if question else None
    if question is None or request is None or question.answer is not HowWasIt.NOT_QUITE:
        return None
    who = await get_person(view.db, question.asked_id)
    other = await get_person(view.db, _other(question, request.resident_id))
    return Screen(
        text=paragraphs(
            fill(
                _("<b>{name}</b> says that {the_kind} with <b>{other}</b> was not quite right."),
                name=who.name,
                the_kind=kinds.the_kind(request.kind),
                other=other.name,
            )
            + "\n"
            + kinds.when_written(request),
            fill(_("Ring {name} and ask. {how}"), name=who.name, how=how_to_reach(who)),
        ),
        buttons=one_a_row(see_button(await get_person(view.db, question.helper_id))),
        protected=True,
        shows=(who.id,),
    )


async def say(update: Update, context: Context) -> None:
    """One side answers: `how:<id>:<answer>`."""
    assert context.matches
    said = HowWasIt(context.matches[0][2])
    person = await context.person()
    await verbs.say_how_it_was(context.db, context.subject, said, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=str(ANSWERS[said])))


def _other(question: Question, resident_id: int) -> int:
    return resident_id if question.asked_id == question.helper_id else question.helper_id
