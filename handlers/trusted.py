""" "Ask for someone else": for whom one may ask, and what each of them still has to say."""

from telegram import Update

from aid import consent_links
from aid.consents import get_own
from aid.words import _, p_
from handlers import conversation
from handlers.asking import ASK
from handlers.context import Context
from handlers.details import way_home
from handlers.phone_in_steps import LABEL_LETTERS_MAX
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import BY_CONSENT, Answers
from handlers.trusted_steps import ABOUT, FOR_ANOTHER, RING_THEM, sent_link_screen
from storage import consents, referrers
from storage.consents import Consent, Relation, Trust

PEOPLE_SHOWN = 12


async def for_another(update: Update, context: Context) -> None:
    """ "Ask for someone else"."""
    person = await context.person()
    known = _latest(await consents.of_trusted(context.db, person.id, PEOPLE_SHOWN))
    words = (
        _("Tap a name, and I ask for them.")
        if known
        else _("You can ask for somebody who trusts you, such as your mother. First they say yes.")
    )
    names = [Button(label=trust.name[:LABEL_LETTERS_MAX], says=f"ask_for:{trust.id}") for trust in known]
    more = [Button(label=p_("button", "For somebody new"), says="for_new")]
    if any(trust.state is not Consent.ENDED for trust in known):
        more.append(Button(label=p_("button", "I no longer ask for someone"), says="step_back"))
    await context.show(
        Screen(
            text=paragraphs(_("<b>Ask for someone else</b>"), words),
            buttons=(*one_a_row(*names, *more), *way_home()),
        )
    )
    await context.answer()


async def for_new(update: Update, context: Context) -> None:
    """ "For somebody new": who it is, and how they are to say yes."""
    person = await context.person()
    refers = await referrers.is_one(context.db, person.id)
    answers: Answers = {"relation": str(Relation.REFERRER)} if refers else {}
    await conversation.begin(context, FOR_ANOTHER, answers=answers)
    await context.answer()


async def ask_for(update: Update, context: Context) -> None:
    """One of them is tapped: asked for at once, or first what is still missing."""
    assert context.matches
    how, person = context.matches[0][2], await context.person()
    trust = await get_own(context.db, context.subject, person.id)
    answers: Answers = {BY_CONSENT: trust.id}
    if trust.state is Consent.ENDED:
        await context.show(_to_a_person_screen(trust))
    elif trust.state is Consent.TOLD_US and how is None:
        await context.show(_not_yet_screen(trust))
    elif how == ":leave":
        await conversation.begin_anew(context, ASK, answers=answers)
    else:
        await conversation.begin(context, ASK, answers=answers, again=f"ask_for:{trust.id}:leave")
    await context.answer()


async def link_for(update: Update, context: Context) -> None:
    """ "Send the link again": a new one; the old one is void."""
    person = await context.person()
    payload = await consent_links.link_for(context.db, context.subject, by=person.id, now=context.now)
    trust = await get_own(context.db, context.subject, person.id)
    await context.show(sent_link_screen(context, trust, payload, person.name))
    await context.answer()


async def ring_them(update: Update, context: Context) -> None:
    """ "An organiser rings them", rather than a link."""
    trust = await get_own(context.db, context.subject, (await context.person()).id)
    await conversation.begin_anew(context, RING_THEM, answers={ABOUT: trust.id, "name": trust.name})
    await context.answer()


def _latest(known: list[Trust]) -> list[Trust]:
    # What has ended and was begun anew by the same name is one to whoever asks.
    begun = {trust.name for trust in known if trust.state is not Consent.ENDED}
    return [trust for trust in known if trust.state is not Consent.ENDED or trust.name not in begun]


def _not_yet_screen(trust: Trust) -> Screen:
    return Screen(
        text=paragraphs(
            fill(_("<b>{name}</b> has not said yes yet."), name=trust.name),
            _("You can ask now. I keep it, and send it when they say yes."),
        ),
        buttons=(
            *one_a_row(
                Button(label=p_("button", "Ask for them now"), says=f"ask_for:{trust.id}:now"),
                Button(label=p_("button", "Make a new link"), says=f"link_for:{trust.id}"),
                Button(label=p_("button", "An organiser rings them"), says=f"ring_for:{trust.id}"),
            ),
            *way_home(),
        ),
    )


def _to_a_person_screen(trust: Trust) -> Screen:
    # It was ended, or never agreed to: whose word that was is theirs to tell.
    return Screen(
        text=fill(
            _("To ask for {name}, talk to a person. An organiser will ring you."),
            name=trust.name,
        ),
        buttons=(*one_a_row(Button(label=p_("button", "Talk to a person"), says="call")), *way_home()),
    )
