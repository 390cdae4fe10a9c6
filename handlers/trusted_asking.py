"""The last steps of asking for somebody who trusts you: the check, and what happens next."""

from aid.trusted import ask_for
from aid.words import _, p_
from handlers import kinds
from handlers.checking import double_words, if_nobody_comes, kind_of, list_of, wanted, what_and_when
from handlers.context import Context
from handlers.money import money_line, terms_of
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import BY_CONSENT, Talk
from handlers.trusted_talks import NOBODY_YET
from storage import referrers
from storage.help_requests import HelpRequest


def is_trusted(talk: Talk) -> bool:
    """Does a trusted person ask, or a referrer?"""
    return BY_CONSENT in talk.answers


def where_they_live(talk: Talk) -> str:
    """Where the one lives for whom somebody asks, and who will know."""
    return fill(
        _(
            "<b>Where does {name} live?</b>\nWrite the street and number."
            " Only the helper and the organisers can see it."
        ),
        name=_name(talk),
    )


def trusted_check(talk: Talk) -> str:
    """All that was answered. What the resident has told us themselves is not shown."""
    address = talk.answers.get("address")
    lines = (
        *what_and_when(talk),
        address and fill(_("Address: {address}"), address=address),
        money_line(talk),
    )
    return paragraphs(
        "\n".join(line for line in (double_words(talk), _("Is this right?")) if line),
        "\n".join(line for line in lines if line),
        fill(
            _("I keep it until {name} says yes.")
            if talk.person is not None and talk.person.id == NOBODY_YET
            else _("{name} hears that you have asked."),
            name=_name(talk),
        ),
    )


async def send_for_them(context: Context, talk: Talk) -> Screen:
    """ "Send": it goes out, or waits for a yes."""
    answers, person = talk.answers, await context.person()
    wanted_on, part = wanted(talk)
    request = await ask_for(
        context.db,
        int(answers[BY_CONSENT]),
        draft_id=talk.draft.id,
        by=person.id,
        kind=kind_of(answers),
        wanted_on=wanted_on,
        part=part,
        details=answers.get("details"),
        voice=answers.get("voice"),
        photo=answers.get("photo"),
        items=list_of(talk),
        address=answers.get("address"),
        area_id=int(answers["area"]) if "area" in answers else None,
        money=terms_of(talk),
        today=talk.today,
        post_at=context.now + context.desk.before_posting,
        now=context.now,
    )
    if request is None:
        return _held_screen(talk)
    return _sent_screen(request, talk, refers=await referrers.is_one(context.db, person.id))


def _held_screen(talk: Talk) -> Screen:
    return Screen(
        text=paragraphs(
            fill(_("I keep this for {name}: <b>{kind}</b>."), name=_name(talk), kind=_kind(talk)),
            fill(_("It is not sent yet. It goes out when {name} says yes."), name=_name(talk)),
            _("If there is no yes by that day, I tell you so."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


def _sent_screen(request: HelpRequest, talk: Talk, *, refers: bool) -> Screen:
    news = (
        _("I will tell you how it ends. To change it, talk to a person.")
        if refers
        else _("I will tell you when somebody takes it, and how it ends.")
    )
    undo = Button(label=p_("button", "Undo"), says=f"undo:{request.id}")
    person = Button(label=p_("button", "Talk to a person"), says="call")
    return Screen(
        text=paragraphs(
            fill(_("Sent for {name}: <b>{kind}</b>."), name=_name(talk), kind=_kind(talk))
            + "\n"
            + quote(kinds.when_words(request, talk.today)),
            news,
            if_nobody_comes(request.wanted_on),
        ),
        buttons=one_a_row(person if refers else undo),
    )


def _kind(talk: Talk) -> str:
    return str(kinds.LABELS[kind_of(talk.answers)])


def _name(talk: Talk) -> str:
    return talk.person.name if talk.person else ""
