"""Asking for somebody else, as questions: who it is, what you are to them, and how they are to agree."""

from collections.abc import Callable

from aid.consent_calls import want_consent_call
from aid.consent_links import accept, begin_by_link
from aid.consents import begin_for
from aid.refusals import NotJoined, QuestionOver
from aid.texts import NAME_LETTERS_MAX, clean
from aid.words import _, p_
from handlers.context import Context
from handlers.hearing import hears_name, hears_phone
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk
from handlers.trusted_links import asks_for_consent, link_screen
from handlers.trusted_words import LABELS
from storage.consents import Relation, Trust

ABOUT, PAYLOAD = "about", "payload"
BY_LINK, BY_CALL = "link", "call"


def _hears_relation(_talk: Talk, heard: Heard) -> Answers | None:
    if not heard.text:
        return None
    return {"relation": str(Relation.OTHER), "relation_words": clean(heard.text, NAME_LETTERS_MAX)}


def _relations(*, ends: bool) -> Step:
    return Step(
        name="relation",
        asks=lambda talk: fill(
            _("<b>What are you to {name}?</b>\nTap one, or write it in a few words."),
            name=talk.answers.get("name", ""),
        ),
        choices=lambda talk: [
            Choice(label=str(label), value=relation, ends=ends) for relation, label in LABELS.items()
        ],
        hears=_hears_relation,
        example=lambda: _("Her grandson"),
        ends=ends,
    )


def _phone(*, aside: bool) -> Step:
    return Step(
        name="phone",
        asks=lambda talk: fill(
            _("<b>What is the phone number of {name}?</b>\nWrite it. Only organisers see it."),
            name=talk.answers.get("name", ""),
        ),
        hears=hears_phone,
        needed=lambda talk: aside or talk.answers.get("how") == BY_CALL,
        example=lambda: _("020 7946 0000"),
        ends=True,
    )


async def _begin(context: Context, talk: Talk) -> Screen:
    answers, person = talk.answers, await context.person()
    told = {
        "by": person.id,
        "draft_id": talk.draft.id,
        "name": answers["name"],
        "relation": Relation(answers["relation"]),
        "relation_words": answers.get("relation_words"),
        "now": context.now,
    }
    if answers["how"] == BY_CALL:
        trust = await begin_for(context.db, phone=answers["phone"], call=True, **told)
        return ring_screen(trust)
    trust, payload = await begin_by_link(context.db, **told)
    return sent_link_screen(context, trust, payload, person.name)


def sent_link_screen(context: Context, trust: Trust, payload: str, trusted: str) -> Screen:
    """The link for somebody who is to agree."""
    return link_screen(
        context,
        payload,
        fill(_("Send this link to {name}. They tap it in their own Telegram."), name=trust.name),
        _("I pass nothing on before they say yes. I will tell you when they do."),
        asks=asks_for_consent(trusted),
    )


def ring_screen(trust: Trust) -> Screen:
    """An organiser will ring them."""
    return Screen(
        text=paragraphs(
            fill(_("An organiser will ring {name} and ask. I have told them just now."), name=trust.name),
            _("I pass nothing on before they say yes. I will tell you when they do."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Ask for them now"), says=f"ask_for:{trust.id}:now"),
            Button(label=p_("button", "Go back"), says="more"),
        ),
    )


async def _accept(context: Context, talk: Talk) -> Screen:
    answers = talk.answers
    trust = await accept(
        context.db,
        answers[PAYLOAD],
        context.account_id,
        draft_id=talk.draft.id,
        relation=Relation(answers["relation"]),
        relation_words=answers.get("relation_words"),
        now=context.now,
    )
    return Screen(
        text=paragraphs(
            fill(_("Thank you. I am asking {name} if you are the one they meant."), name=trust.name),
            _("Then you may ask for them. I will tell you."),
        )
    )


async def _want_call(context: Context, talk: Talk) -> Screen:
    person = await context.person()
    trust = await want_consent_call(
        context.db,
        int(talk.answers[ABOUT]),
        by=person.id,
        draft_id=talk.draft.id,
        phone=talk.answers["phone"],
        now=context.now,
    )
    return ring_screen(trust)


def _must_be_about(fact: str) -> Callable[[Talk], None]:
    def may_begin(talk: Talk) -> None:
        if talk.person is None:
            raise NotJoined
        if fact not in talk.answers:
            raise QuestionOver

    return may_begin


FOR_ANOTHER = Flow(
    name="for_another",
    about=lambda talk: _("asking for someone else"),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    end=_begin,
    steps=(
        Step(
            name="name",
            asks=lambda talk: _("<b>Who would you like to ask for?</b>\nWrite their name."),
            hears=hears_name,
            example=lambda: _("Rosa Bell"),
        ),
        _relations(ends=False),
        Step(
            name="how",
            asks=lambda talk: fill(
                _(
                    "<b>How is {name} to say yes?</b>\nThey tap a link in their own Telegram."
                    " Or an organiser rings them."
                ),
                name=talk.answers.get("name", ""),
            ),
            choices=lambda talk: [
                Choice(label=p_("button", "They tap a link"), value=BY_LINK, ends=True),
                Choice(label=p_("button", "An organiser rings them"), value=BY_CALL),
            ],
        ),
        _phone(aside=False),
    ),
)

ACCEPT = Flow(
    name="accept_trust",
    about=lambda talk: _("saying yes to an invitation"),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=_must_be_about(PAYLOAD),
    end=_accept,
    steps=(_relations(ends=True),),
)

RING_THEM = Flow(
    name="ring_them",
    about=lambda talk: _("asking an organiser to ring"),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=_must_be_about(ABOUT),
    end=_want_call,
    steps=(_phone(aside=True),),
)
