"""What an organiser hears on the telephone: does the person agree, who are they, and in what words."""

from dataclasses import replace

from aid.consent_calls import record_consent
from aid.refusals import NotAnOrganiser, QuestionOver
from aid.texts import DETAILS_LETTERS_MAX, NAME_LETTERS_MAX, clean
from aid.words import _, p_
from handlers.context import Context
from handlers.phone_in_steps import PHONE_IN, SOMEBODY_NEW, name_labels
from handlers.screens import Screen, fill, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk
from storage.consents import Consent

ABOUT, YES, NO = "about", "yes", "no"


def _may_begin(talk: Talk) -> None:
    if talk.person is None or not talk.person.organiser:
        raise NotAnOrganiser
    if ABOUT not in talk.answers:
        raise QuestionOver


def _agrees(talk: Talk) -> bool:
    return talk.answers.get("agreed") == YES


def _is_new(talk: Talk) -> bool:
    return _agrees(talk) and talk.answers.get("who") == SOMEBODY_NEW


def _who(talk: Talk) -> list[Choice]:
    known = [
        Choice(label=label, value=str(person.id))
        for label, person in zip(name_labels(talk.callers), talk.callers, strict=True)
    ]
    return [*known, Choice(label=p_("button", "Somebody new"), value=SOMEBODY_NEW)]


def _asks_agreed(talk: Talk) -> str:
    return paragraphs(
        _("<b>Read this aloud</b>"),
        fill(
            _("{name}, may {trusted} ask neighbours for help for you? You can end it at any time."),
            name=talk.answers.get("name", ""),
            trusted=talk.answers.get("trusted", ""),
        ),
    )


def _hears_words(_talk: Talk, heard: Heard) -> Answers | None:
    return {"words": clean(heard.text, DETAILS_LETTERS_MAX)} if heard.text else None


async def _end(context: Context, talk: Talk) -> Screen:
    answers, organiser = talk.answers, await context.person()
    trust = await record_consent(
        context.db,
        int(answers[ABOUT]),
        by=organiser.id,
        draft_id=talk.draft.id,
        resident_id=None if _is_new(talk) or not _agrees(talk) else int(answers["who"]),
        phone=answers.get("phone"),
        address=answers.get("address"),
        area_id=int(answers["area"]) if "area" in answers else None,
        agreed=_agrees(talk),
        words=answers["words"],
        today=talk.today,
        post_at=context.now + context.desk.before_posting,
        now=context.now,
        reviewed_after=context.desk.to_review,
    )
    words = (
        _("Thank you. I have written it down, with your name and the day. I tell {trusted}.")
        if trust.state is Consent.CONFIRMED
        else _("Thank you. I have written it down. I don't tell {trusted}. They can talk to one of you.")
    )
    return Screen(text=fill(words, trusted=answers.get("trusted", "")))


HEAR = Flow(
    name="hear_consent",
    about=lambda talk: _("writing down what somebody said"),
    stopped=lambda: _("All right, I have stopped. Nothing was written down."),
    may_begin=_may_begin,
    end=_end,
    steps=(
        Step(
            name="agreed",
            asks=_asks_agreed,
            choices=lambda talk: [
                Choice(label=p_("button", "Yes, they agree"), value=YES),
                Choice(label=p_("button", "No, they don't"), value=NO),
            ],
        ),
        Step(
            name="who",
            asks=lambda talk: _("<b>Do we know them?</b>\nTap a name, or write a part of a name."),
            choices=_who,
            hears=lambda talk, heard: {"sought": clean(heard.text, NAME_LETTERS_MAX)} if heard.text else None,
            needed=_agrees,
            example=lambda: _("Rosa Bell"),
        ),
        *(replace(PHONE_IN.by_name[name], needed=_is_new) for name in ("phone", "address")),
        replace(PHONE_IN.by_name["area"], needed=lambda talk: _is_new(talk) and bool(talk.areas)),
        Step(
            name="words",
            asks=lambda talk: _("<b>What did they say?</b>\nWrite it in their own words."),
            hears=_hears_words,
            example=lambda: _("Yes, my daughter sees to that"),
            ends=True,
        ),
    ),
)
