"""People who may ask for me: invited, looked at, made the main one, and ended with one tap."""

from telegram import Update

from aid import consent_links, consent_reviews
from aid import consents as verbs
from aid.moments import weekday_date
from aid.people import get as get_person
from aid.permissions import may_speak_for
from aid.refusals import NotHere
from aid.words import _, p_
from handlers.context import Context
from handlers.phone_in_steps import name_labels
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.trusted_links import asks_to_be_trusted, link_screen
from handlers.trusted_starts import agreed_screen
from handlers.trusted_words import to_resident
from storage import consents
from storage.consents import Consent, Relation, Trust


async def may_ask(update: Update, context: Context) -> None:
    """ "People who may ask for me", or for whom an organiser keeps touch with."""
    assert context.matches
    person = await context.person()
    about = int(context.matches[0][1] or person.id)
    if not await may_speak_for(context.db, person.id, about):
        raise NotHere
    await _show_all(context, about, own=about == person.id)
    await context.answer()


async def see(update: Update, context: Context) -> None:
    """One of them, and what can be done."""
    await context.show(await _screen(context, await _own(context)))
    await context.answer()


async def invite(update: Update, context: Context) -> None:
    """ "Invite somebody"."""
    person = await context.person()
    payload = await consent_links.invite_trusted(context.db, by=person.id, now=context.now)
    await context.show(
        link_screen(
            context,
            payload,
            _("Send this link to somebody you trust. They tap it in their own Telegram."),
            _("Then I ask you if they are the one. They can't ask for you before."),
            asks=asks_to_be_trusted(person.name),
        )
    )
    await context.answer()


async def agree(update: Update, context: Context) -> None:
    """ "Yes, they may ask"."""
    person = await context.person()
    trust = await verbs.agree_to(
        context.db,
        context.subject,
        by=person.id,
        today=context.today,
        post_at=context.now + context.desk.before_posting,
        now=context.now,
        reviewed_after=context.desk.to_review,
    )
    await context.answer()
    await context.show(await agreed_screen(context, trust))


async def end(update: Update, context: Context) -> None:
    """ "End it": at once, and the other isn't told."""
    person = await context.person()
    trust = await verbs.end_consent(context.db, context.subject, by=person.id, now=context.now)
    trusted = await get_person(context.db, trust.trusted_id)
    await context.answer()
    await context.show(
        Screen(
            text=paragraphs(
                fill(_("It has ended. {name} can't ask for you any more."), name=trusted.name),
                fill(
                    _("I don't tell {name}. What was asked for before stays in My requests."),
                    name=trusted.name,
                ),
            ),
            buttons=one_a_row(Button(label=p_("button", "My requests"), says="requests")),
        )
    )


async def make_main(update: Update, context: Context) -> None:
    """ "Make this the main one"."""
    person = await context.person()
    trust = await verbs.make_main(context.db, context.subject, by=person.id, now=context.now)
    await context.show(await _screen(context, trust))
    await context.answer()


async def keep_on(update: Update, context: Context) -> None:
    """After some months: "Yes, still so"."""
    person = await context.person()
    trust = await consent_reviews.keep_on(
        context.db,
        context.subject,
        by=person.id,
        now=context.now,
        reviewed_after=context.desk.to_review,
    )
    trusted = await get_person(context.db, trust.trusted_id)
    await context.answer()
    await context.show(
        Screen(text=fill(_("Thank you. {name} may go on asking. I ask again later on."), name=trusted.name))
    )


async def _show_all(context: Context, resident_id: int, *, own: bool) -> None:
    found = await consents.of_resident(context.db, resident_id)
    persons = [await get_person(context.db, trust.trusted_id) for trust in found]
    buttons = [
        Button(label=label, says=f"trusted:{trust.id}")
        for label, trust in zip(name_labels(persons), found, strict=True)
    ]
    if own:
        buttons.append(Button(label=p_("button", "Invite somebody"), says="invite_trusted"))
    words = _("Tap a name to see more.") if found else _("Nobody may ask for you yet.")
    back = Button(label=p_("button", "Go back"), says="details" if own else f"kept:{resident_id}")
    await context.show(
        Screen(
            text=paragraphs(_("<b>People who may ask for you</b>"), words),
            buttons=one_a_row(*buttons, back),
        )
    )


async def _screen(context: Context, trust: Trust) -> Screen:
    trusted = await get_person(context.db, trust.trusted_id)
    told_us = trust.state is Consent.TOLD_US
    buttons = []
    if told_us:
        buttons.append(Button(label=p_("button", "Yes, they may ask"), says=f"agree_to:{trust.id}"))
    elif not trust.main and trust.relation is not Relation.REFERRER:
        buttons.append(Button(label=p_("button", "Make this the main one"), says=f"main_trusted:{trust.id}"))
    label = p_("button", "No, they may not") if told_us else p_("button", "End it")
    buttons += [
        Button(label=label, says=f"end_trust:{trust.id}"),
        Button(label=p_("button", "Go back"), says=f"may_ask:{trust.resident_id}"),
    ]
    return Screen(
        text=paragraphs(fill("<b>{name}</b>", name=trusted.name), await _stands(context, trust)),
        buttons=one_a_row(*buttons),
    )


async def _stands(context: Context, trust: Trust) -> str:
    who = to_resident(trust, await get_person(context.db, trust.trusted_id))
    if trust.confirmed_at is None:
        return _("{who}, would like to ask for you.").format(who=who)
    day = weekday_date(trust.confirmed_at.astimezone(context.desk.zone).date())
    said = (
        _("{who}, may ask for you. You said so on the telephone on {day}.")
        if trust.heard_by
        else _("{who}, may ask for you. You said so on {day}.")
    ).format(who=who, day=day)
    return said + "\n" + _("This is the main one.") if trust.main else said


async def _own(context: Context) -> Trust:
    person = await context.person()
    trust = await consents.find(context.db, context.subject)
    if trust is None or trust.resident_id is None or trust.state is Consent.ENDED:
        raise NotHere
    if not await may_speak_for(context.db, person.id, trust.resident_id):
        raise NotHere
    return trust
