"""Once it is over: whether it came where nobody said so, thanks, and what now if not all of it did."""

from telegram import Update

from aid import afterwards as verbs
from aid.finishing import tell_outcome
from aid.words import Later, _, later, p_
from handlers import kinds
from handlers.checking import if_nobody_comes
from handlers.context import Context
from handlers.screens import Button, Rows, Screen, fill, one_a_row, paragraphs
from storage.help_requests import Outcome

ANSWERS: dict[Outcome, Later] = {
    Outcome.MET: later("I am glad. I will pass on your thanks."),
    Outcome.PARTLY: later("Thank you for telling me. An organiser knows now, and will see to the rest."),
    Outcome.NOT_MET: later("I am sorry. An organiser knows now, and will see to it."),
}


async def tell(update: Update, context: Context) -> None:
    """The resident was asked, since the helper said nothing: `visited:<id>:<outcome>`."""
    assert context.matches
    outcome = Outcome(context.matches[0][2])
    person = await context.person()
    await tell_outcome(context.db, context.subject, by=person.id, outcome=outcome, now=context.now)
    await context.answer()
    await context.show(answer_screen(context.subject, outcome))


async def ask_again(update: Update, context: Context) -> None:
    """The resident taps "Ask again for the rest"."""
    person = await context.person()
    request = await verbs.ask_again(
        context.db,
        context.subject,
        by=person.id,
        zone=context.desk.zone,
        post_at=context.now + context.desk.before_posting,
        now=context.now,
    )
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("Sent once more: <b>{kind}</b>."), kind=kinds.LABELS[request.kind])
                + "\n"
                + fill("{when}", when=kinds.when_words(request, context.today)),
                _("Your neighbours see it in a minute. I will tell you who comes."),
                if_nobody_comes(request.wanted_on),
            ),
            buttons=one_a_row(Button(label=p_("button", "Undo"), says=f"undo:{request.id}")),
        )
    )


async def ask_to_be_rung(update: Update, context: Context) -> None:
    """The resident taps "An organiser rings me"."""
    person = await context.person()
    await verbs.ask_to_be_rung(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("An organiser will ring you. I have told them what it is about.")))


async def leave_it(update: Update, context: Context) -> None:
    """The resident taps "Leave it"."""
    person = await context.person()
    await verbs.leave_it(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(text=_("All right, I leave it at that. Tap I need help whenever you need more."))
    )


def answer_screen(id: int, outcome: Outcome) -> Screen:
    """The resident has said whether it came: thanks can be said now, or what to do about the rest."""
    if outcome is Outcome.MET:
        thank = Button(label=p_("button", "Say thank you"), says=f"thanks:{id}")
        return Screen(text=str(ANSWERS[outcome]), buttons=one_a_row(thank))
    return Screen(text=paragraphs(str(ANSWERS[outcome]), _("<b>What now?</b>")), buttons=_what_now(id))


def _what_now(id: int) -> Rows:
    return one_a_row(
        Button(label=p_("button", "Ask again for the rest"), says=f"ask_again:{id}"),
        Button(label=p_("button", "An organiser rings me"), says=f"ring_about:{id}"),
        Button(label=p_("button", "Tell an organiser"), says=f"note:{id}"),
        Button(label=p_("button", "Leave it"), says=f"leave_it:{id}"),
    )
