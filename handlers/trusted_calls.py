"""Organisers and trust: whom to ring and hear, and who refers others."""

from telegram import Update

from aid import referrers as verbs
from aid.consent_calls import take_consent_call
from aid.people import get as get_person
from aid.words import _, p_
from handlers import conversation
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.phone_in_steps import name_labels
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.trusted_call_steps import ABOUT, HEAR
from handlers.trusted_words import to_others
from storage import consents, referrers

PEOPLE_SHOWN = 16
LABEL_LETTERS_MAX = 28
LETTERS_OF_A_NAME = 20  # enough to find their record by


async def to_ring(update: Update, context: Context) -> None:
    """An organiser taps "Who may ask for whom"."""
    await must_organise(context)
    waiting = await consents.to_ring_about(context.db)
    words = (
        _("<b>Ring and ask</b>\nSomebody would like to ask for them. Tap a name.")
        if waiting
        else _("There is nobody to ring about asking for others.")
    )
    names = [
        Button(label=trust.name[:LABEL_LETTERS_MAX], says=f"consent_ring:{trust.id}")
        for trust in waiting[:PEOPLE_SHOWN]
    ]
    referring = Button(label=p_("button", "Who refers others"), says="referrers")
    await context.show(Screen(text=words, buttons=one_a_row(*names, referring)))
    await context.answer()


async def take(update: Update, context: Context) -> None:
    """An organiser taps "I'll ring" about a consent."""
    organiser = await context.person()
    trust = await take_consent_call(context.db, context.subject, by=organiser.id, now=context.now)
    trusted = await get_person(context.db, trust.trusted_id)
    number = fill(_("Ring {phone}."), phone=trust.phone) if trust.phone else _("I have no phone number.")
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("Thank you. Ask <b>{name}</b> yourself, and nobody else."), name=trust.name)
                + "\n"
                + number,
                _("{who}, would like to ask for them.").format(who=to_others(trust, trusted)),
            ),
            buttons=one_a_row(Button(label=p_("button", "We have talked"), says=f"consent_heard:{trust.id}")),
            protected=True,
        )
    )


async def write_down(update: Update, context: Context) -> None:
    """An organiser taps "We have talked" about a consent."""
    organiser = await context.person()
    trust = await take_consent_call(context.db, context.subject, by=organiser.id, now=context.now)
    trusted = await get_person(context.db, trust.trusted_id)
    answers = {
        ABOUT: trust.id,
        "name": trust.name,
        "trusted": trusted.name,
        "sought": trust.name.split()[0][:LETTERS_OF_A_NAME],
        **({"phone": trust.phone} if trust.phone else {}),
    }
    await conversation.begin_anew(context, HEAR, answers=answers)
    await context.answer()


async def who_refers(update: Update, context: Context) -> None:
    """An organiser taps "Who refers others"."""
    await must_organise(context)
    found = await referrers.who_may_be(context.db, PEOPLE_SHOWN)
    names = [
        Button(label=label, says=f"referrer:{person.id}")
        for label, person in zip(name_labels(found), found, strict=True)
    ]
    await context.show(
        Screen(
            text=paragraphs(
                _("<b>Who refers others</b>\nSuch as somebody from a surgery. They hear only how it ends."),
                _("Tap a name.") if found else _("Nobody has joined to ask for someone else yet."),
            ),
            buttons=one_a_row(*names),
        )
    )
    await context.answer()


async def see_referrer(update: Update, context: Context) -> None:
    """One of them, and whether they refer others."""
    await must_organise(context)
    person = await get_person(context.db, context.subject)
    refers = await referrers.is_one(context.db, person.id)
    words = (
        _("<b>{name}</b> refers others.") if refers else _("Does <b>{name}</b> refer others in their work?")
    )
    button = (
        Button(label=p_("button", "They no longer do"), says=f"end_referrer:{person.id}")
        if refers
        else Button(label=p_("button", "Yes, they refer others"), says=f"make_referrer:{person.id}")
    )
    back = Button(label=p_("button", "Go back"), says="referrers")
    await context.show(Screen(text=fill(words, name=person.name), buttons=one_a_row(button, back)))
    await context.answer()


async def make_referrer(update: Update, context: Context) -> None:
    """ "Yes, they refer others"."""
    organiser = await context.person()
    person = await verbs.make_referrer(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    await context.show(
        Screen(text=fill(_("{name} refers others now. They hear how it ends."), name=person.name))
    )


async def end_referrer(update: Update, context: Context) -> None:
    """ "They no longer do"."""
    organiser = await context.person()
    person = await verbs.end_referrer(context.db, context.subject, by=organiser.id, now=context.now)
    await context.answer()
    await context.show(Screen(text=fill(_("{name} refers nobody any more."), name=person.name)))
