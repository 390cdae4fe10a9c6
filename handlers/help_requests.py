"""A request under way: taken, given back, done, confirmed, withdrawn, and looked at."""

from telegram import Update

from aid import help_requests as verbs
from aid.moments import length
from aid.refusals import LengthUnclear, NotHere
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.request_screens import request_screen, requests_screen
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from storage import help_requests
from storage.help_requests import Outcome

REQUESTS_SHOWN = 8
USUAL_LENGTHS = (15, 30, 45, 60, 75, 90, 105, 120)
LONG_LENGTHS = tuple(range(135, 481, 15))
LENGTHS = frozenset((*USUAL_LENGTHS, *LONG_LENGTHS))
LENGTHS_A_ROW = 2


async def claim(update: Update, context: Context) -> None:
    """A neighbour taps "I can help", in the group or in private."""
    person = await context.person()
    await verbs.claim(context.db, context.subject, by=person.id, now=context.now)
    await context.answer(_("Thank you. I have sent you the details privately."))


async def ask_before_giving_back(update: Update, context: Context) -> None:
    """The helper taps "I can't after all"."""
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or request.helper_id != person.id:
        raise NotHere
    await context.say(
        Screen(
            text=paragraphs(
                fill(_("You took the {kind} on."), kind=kinds.kind_words(request.kind)),
                _("Shall I look for somebody else?"),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, find somebody else"), says=f"hand_back:{request.id}"),
                Button(label=p_("button", "No, I will do it"), says=f"see:{request.id}"),
            ),
        )
    )
    await context.answer()


async def hand_back(update: Update, context: Context) -> None:
    """The helper gives it back."""
    person = await context.person()
    await verbs.hand_back(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("Thank you for telling me. I am looking for somebody else now.")))


async def ask_how_long(update: Update, context: Context) -> None:
    """The helper taps "Done": how long did it take? `done:<id>` or `done:<id>:longer`."""
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or request.helper_id != person.id:
        raise NotHere
    assert context.matches
    longer = context.matches[0][2] is not None
    buttons = [
        Button(label=length(minutes), says=f"spent:{request.id}:{minutes}")
        for minutes in (LONG_LENGTHS if longer else USUAL_LENGTHS)
    ]
    a_row = 1 if longer else LENGTHS_A_ROW
    rows = [tuple(buttons[at : at + a_row]) for at in range(0, len(buttons), a_row)]
    if not longer:
        rows.append((Button(label=p_("button", "Longer"), says=f"done:{request.id}:longer"),))
    rows.append((Button(label=p_("button", "Go back"), says=f"see:{request.id}"),))
    screen = Screen(
        text=_("<b>About how long did it take?</b>\nCount the way there and back."), buttons=tuple(rows)
    )
    await (context.show if longer else context.say)(screen)
    await context.answer()


async def report_done(update: Update, context: Context) -> None:
    """The helper taps how long it took."""
    assert context.matches
    minutes = int(context.matches[0][2])
    if minutes not in LENGTHS:
        raise LengthUnclear
    person = await context.person()
    await verbs.report_done(
        context.db,
        context.subject,
        by=person.id,
        minutes=minutes,
        confirm_by=context.now + context.desk.to_confirm,
        now=context.now,
    )
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("Thank you. I have noted {time}."), time=length(minutes)),
                _("I am asking whether all is well. Then you hear from me."),
            )
        )
    )


ANSWERS = {
    Outcome.MET: lambda: _("I am glad. I will pass on your thanks."),
    Outcome.PARTLY: lambda: _("Thank you for telling me. An organiser will see to the rest."),
    Outcome.NOT_MET: lambda: _("I am sorry. An organiser knows now and will see to it."),
}


async def confirm(update: Update, context: Context) -> None:
    """The resident says whether it came."""
    assert context.matches
    outcome = Outcome(context.matches[0][2])
    person = await context.person()
    await verbs.confirm(context.db, context.subject, by=person.id, outcome=outcome, now=context.now)
    await context.answer()
    await context.show(Screen(text=ANSWERS[outcome]()))


async def ask_before_withdrawing(update: Update, context: Context) -> None:
    """The resident taps "I don't need it now"."""
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or request.resident_id != person.id:
        raise NotHere
    await context.show(
        Screen(
            text=fill(_("Shall I take back your request for {kind}?"), kind=kinds.kind_words(request.kind)),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, take it back"), says=f"withdraw:{request.id}"),
                Button(label=p_("button", "No, keep it"), says=f"see:{request.id}"),
            ),
        )
    )
    await context.answer()


async def withdraw(update: Update, context: Context) -> None:
    """The resident takes it back."""
    person = await context.person()
    await verbs.withdraw(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=_("All right. I have taken it back, and whoever had taken it on knows.")))


async def see(update: Update, context: Context) -> None:
    """One request, where it stands and what can be done."""
    person = await context.person()
    request = await help_requests.find(context.db, context.subject)
    if request is None or person.id not in (request.resident_id, request.helper_id):
        raise NotHere
    await context.show(await request_screen(context.db, request, person, context.today))
    await context.answer()


async def mine(update: Update, context: Context) -> None:
    """ "My requests" and /mine: what one asked for and what one took on."""
    person = await context.person()
    requests = await help_requests.of_person(context.db, person.id, REQUESTS_SHOWN)
    await context.show(requests_screen(requests, person, context.today))
    await context.answer()
