"""Letters about who may ask for whom: may they, they may, is it still so, and whom to ring."""

from datetime import timedelta

from aid.moments import weekday_date
from aid.people import get as get_person
from aid.words import _, p_
from handlers import kinds
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.trusted_words import to_others, to_resident
from storage import consents, held_asks
from storage.consents import Consent, Trust
from storage.outbox import Letter

JUST_ASKED = timedelta(days=60)  # whoever has answered is asked again much later


async def may_ask_now(view: View, letter: Letter) -> Screen | None:
    """To a trusted person: they have said yes."""
    trust = await _find(view, letter, Consent.CONFIRMED)
    if trust is None or trust.resident_id is None:
        return None
    resident = await get_person(view.db, trust.resident_id)
    sent = await held_asks.has_gone_out(view.db, trust.id)
    return Screen(
        text=paragraphs(
            fill(_("<b>{name}</b> has said yes. You may ask for them now."), name=resident.name),
            _("What you asked for has gone out. I will tell you what comes of it.") if sent else None,
        ),
        buttons=one_a_row(Button(label=p_("button", "Ask for them"), says=f"ask_for:{trust.id}")),
    )


async def may_they_ask(view: View, letter: Letter) -> Screen | None:
    """To a resident who has invited somebody: is it the one they meant?"""
    trust = await _find(view, letter, Consent.TOLD_US)
    if trust is None:
        return None
    trusted = await get_person(view.db, trust.trusted_id)
    return Screen(
        text=paragraphs(
            _("{who}, has tapped your link and would like to ask for you.").format(
                who=to_resident(trust, trusted)
            ),
            _("<b>Is that the one you meant?</b>\nThey can't ask before you say yes."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, they may ask"), says=f"agree_to:{trust.id}"),
            Button(label=p_("button", "No, they may not"), says=f"end_trust:{trust.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def said_on_the_phone(view: View, letter: Letter) -> Screen | None:
    """To a resident who has the app: an organiser wrote down that they agreed."""
    trust = await _find(view, letter, Consent.CONFIRMED)
    if trust is None or trust.heard_by is None:
        return None
    organiser = await get_person(view.db, trust.heard_by)
    trusted = await get_person(view.db, trust.trusted_id)
    return Screen(
        text=paragraphs(
            _("{who}, may ask neighbours for help for you.").format(who=to_resident(trust, trusted))
            + " "
            + fill(_("You said so to {name}, an organiser, on the telephone."), name=organiser.name),
            _("If that is not so, tap End it."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "End it"), says=f"end_trust:{trust.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def still_so(view: View, letter: Letter) -> Screen | None:
    """To a resident, or whoever keeps touch with them: time has gone by."""
    trust = await _find(view, letter, Consent.CONFIRMED)
    if trust is None or trust.review_at is None or trust.review_at > view.now + JUST_ASKED:
        return None
    trusted = await get_person(view.db, trust.trusted_id)
    return Screen(
        text=paragraphs(
            _("{who}, may ask neighbours for help for you.").format(who=to_resident(trust, trusted)),
            _("<b>Is that still all right?</b>\nI ask now and then. Without an answer it stays as it is."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Yes, still so"), says=f"keep_on:{trust.id}"),
            Button(label=p_("button", "No, end it"), says=f"end_trust:{trust.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


async def not_sent(view: View, letter: Letter) -> Screen | None:
    """To a trusted person: what they asked for was kept too long."""
    held = await held_asks.find(view.db, letter.about)
    trust = await consents.find(view.db, held.consent_id) if held else None
    if held is None or trust is None or held.ended_at is None or held.help_request_id:
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("I did not send your request for {name}: {kind}, {day}."),
                name=trust.name,
                kind=kinds.kind_words(held.kind),
                day=weekday_date(held.wanted_on),
            ),
            _("There was no yes in time. If they need help, talk to a person."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


async def consent_call(view: View, letter: Letter) -> Screen | None:
    """To an organiser: somebody is to be rung and asked."""
    trust = await _find(view, letter, Consent.TOLD_US)
    if trust is None or trust.call_wanted_at is None or trust.call_taken_by:
        return None
    trusted = await get_person(view.db, trust.trusted_id)
    return Screen(
        text=paragraphs(
            _("{who}, would like to ask neighbours for help for somebody.").format(
                who=to_others(trust, trusted)
            ),
            fill(_("Ring <b>{name}</b> and ask if that is all right."), name=trust.name),
        ),
        buttons=one_a_row(Button(label=p_("button", "I'll ring"), says=f"consent_ring:{trust.id}")),
        protected=True,
    )


async def _find(view: View, letter: Letter, state: Consent) -> Trust | None:
    trust = await consents.find(view.db, letter.about)
    return trust if trust and trust.state is state else None
