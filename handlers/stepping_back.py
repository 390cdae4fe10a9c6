""" "I no longer ask for someone": for whom, are you sure, done; and the letter to the one it was for."""

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from aid import stepping_back as verbs
from aid.consent_refusals import OverNow
from aid.consents import get_own
from aid.people import get as get_person
from aid.words import _, p_
from handlers.context import Context
from handlers.letters import View
from handlers.plain import ID
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.trusted_words import to_resident
from storage import consents
from storage.consents import Consent
from storage.outbox import Letter

LABEL_LETTERS_MAX = 28
PEOPLE_SHOWN = 12


async def for_whom(update: Update, context: Context) -> None:
    """ "I no longer ask for someone"."""
    person = await context.person()
    known = [
        trust
        for trust in await consents.of_trusted(context.db, person.id, PEOPLE_SHOWN)
        if trust.state is not Consent.ENDED
    ]
    names = [Button(label=trust.name[:LABEL_LETTERS_MAX], says=f"step_back:{trust.id}") for trust in known]
    words = _("For whom do you no longer ask? Tap a name.") if known else _("You ask for nobody just now.")
    back = Button(label=p_("button", "Go back"), says="for_another")
    await context.show(Screen(text=words, buttons=one_a_row(*names, back)))
    await context.answer()


async def ask_before(update: Update, context: Context) -> None:
    """One of them is tapped: are you sure?"""
    trust = await get_own(context.db, context.subject, (await context.person()).id)
    if trust.state is Consent.ENDED:
        raise OverNow
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("Do you want to stop asking for <b>{name}</b>?"), name=trust.name),
                fill(_("I tell {name} so. What you asked for goes on without you."), name=trust.name)
                if trust.resident_id
                else _("What waits for a yes is not sent."),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, I no longer ask"), says=f"step_back_now:{trust.id}"),
                Button(label=p_("button", "No, I go on"), says="for_another"),
            ),
        )
    )
    await context.answer()


async def step_back(update: Update, context: Context) -> None:
    """ "Yes, I no longer ask"."""
    person = await context.person()
    trust = await verbs.step_back(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("You no longer ask for {name}. Thank you for all you did."), name=trust.name),
                _("I tell them so. If they need help, they can ask me or an organiser.")
                if trust.resident_id
                else None,
            )
        )
    )


async def no_longer_asks(view: View, letter: Letter) -> Screen | None:
    """To a resident, or whoever keeps touch with them: a trusted person has stopped."""
    trust = await consents.find(view.db, letter.about)
    if trust is None or trust.resident_id is None or trust.state is not Consent.ENDED:
        return None
    if await consents.between(view.db, trust.trusted_id, trust.resident_id):
        return None  # it has been begun anew
    trusted = await get_person(view.db, trust.trusted_id)
    return Screen(
        text=paragraphs(
            _("{who}, no longer asks for help for you.").format(who=to_resident(trust, trusted)),
            _("What was asked for goes on, and stays in My requests. You can always ask me, or a person."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "My requests"), says="requests"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


STEPPING_BACK_TAPS: list[BaseHandler[Any, Context, Any]] = [
    CallbackQueryHandler(for_whom, r"^step_back\Z"),
    CallbackQueryHandler(ask_before, rf"^step_back:{ID}\Z"),
    CallbackQueryHandler(step_back, rf"^step_back_now:{ID}\Z"),
]
