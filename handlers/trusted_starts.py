"""A link about trust is opened: the one who is to say yes is asked, or first told how to join."""

from telegram import Update

from aid import consent_links
from aid.consent_links import Asked, look
from aid.words import _, p_
from handlers import conversation, kinds
from handlers.context import Context
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.strangers import way_in
from handlers.trusted_steps import ACCEPT, PAYLOAD
from handlers.trusted_words import to_resident
from storage import held_asks, people
from storage.consents import Trust
from storage.links import Purpose


async def open_consent(context: Context, payload: str) -> None:
    """Somebody is to say whether another may ask for them."""
    asked = await look(context.db, payload, context.account_id, now=context.now)
    if not await _has_joined(context, asked):
        return
    assert asked.trust is not None, "a link for consent is about one"
    token = payload.partition("-")[2]
    await context.say(
        Screen(
            text=paragraphs(
                fill(_("Are you <b>{name}</b>?"), name=asked.trust.name)
                + "\n"
                + _("{who}, would like to ask neighbours for help for you.").format(
                    who=to_resident(asked.trust, asked.by)
                ),
                await _held(context, asked.trust),
                _("You can end it at any time, in My details."),
            ),
            buttons=one_a_row(
                Button(label=p_("button", "Yes, they may ask"), says=f"yes_by_link:{token}"),
                Button(label=p_("button", "No"), says=f"no_by_link:{token}"),
                Button(label=p_("button", "Talk to a person"), says="call"),
            ),
        )
    )


async def open_trust(context: Context, payload: str) -> None:
    """Somebody is invited to ask for a resident."""
    asked = await look(context.db, payload, context.account_id, now=context.now)
    if await _has_joined(context, asked):
        await conversation.begin_anew(context, ACCEPT, answers={PAYLOAD: payload, "name": asked.by.name})


async def yes_by_link(update: Update, context: Context) -> None:
    """ "Yes, they may ask", under a link."""
    trust = await consent_links.agree_by_link(
        context.db,
        _payload(context),
        context.account_id,
        today=context.today,
        post_at=context.now + context.desk.before_posting,
        now=context.now,
        reviewed_after=context.desk.to_review,
    )
    await context.answer()
    await context.show(await agreed_screen(context, trust))


async def no_by_link(update: Update, context: Context) -> None:
    """ "No", under a link: nobody is told."""
    await consent_links.refuse_by_link(context.db, _payload(context), context.account_id, now=context.now)
    await context.answer()
    await context.show(
        Screen(text=_("All right. They can't ask for you. I don't tell them that you said no."))
    )


async def agreed_screen(context: Context, trust: Trust) -> Screen:
    """What somebody who has just agreed knows."""
    trusted = await people.find(context.db, trust.trusted_id)
    sent = await held_asks.has_gone_out(context.db, trust.id)
    return Screen(
        text=paragraphs(
            fill(_("Thank you. {name} may ask for you now."), name=trusted.name if trusted else ""),
            _("What they asked for goes to your neighbours now. I will tell you who comes.")
            if sent
            else None,
            _("You can end it at any time, in My details."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "My requests"), says="requests"),
            Button(label=p_("button", "People who may ask for me"), says="may_ask"),
        ),
    )


async def _has_joined(context: Context, asked: Asked) -> bool:
    if await people.find_by_account(context.db, context.account_id):
        return True
    await context.say(
        Screen(
            text=paragraphs(
                fill(_("Hello. I am Good Turn. {name} has sent you a link."), name=asked.by.name),
                _("First tell me who you are. Tap Join. Then tap the link once more."),
            ),
            buttons=way_in(),
        )
    )
    return False


async def _held(context: Context, trust: Trust) -> str | None:
    waiting = await held_asks.waiting(context.db, trust.id)
    if not waiting:
        return None
    what = ", ".join(kinds.kind_words(held.kind) for held in waiting)
    return fill(_("They have asked for {what}. It goes out when you say yes."), what=what)


def _payload(context: Context) -> str:
    assert context.matches
    return f"{Purpose.CONSENT}-{context.matches[0][1]}"
