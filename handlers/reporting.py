"""Tell the organisers about somebody, or about a message of theirs."""

from aid import cases as verbs
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.words import Later, _, later_p, p_
from handlers.context import Context
from handlers.screens import Screen, fill, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk, must_be_about
from storage.cases import Reason

REASONS: dict[Reason, Later] = {
    Reason.RUDE: later_p("button", "Rude or unkind"),
    Reason.MONEY: later_p("button", "About money"),
    Reason.UNSAFE: later_p("button", "I did not feel safe"),
    Reason.NOT_AS_AGREED: later_p("button", "Not as we agreed"),
    Reason.OTHER: later_p("button", "Something else"),
}


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    return {"words": clean(heard.text, DETAILS_LETTERS_MAX)} if heard.text else None


async def _report(context: Context, talk: Talk) -> Screen:
    answers, person = talk.answers, await context.person()
    await verbs.report(
        context.db,
        int(answers["request"]),
        int(answers["person"]),
        by=person.id,
        reason=Reason(answers["reason"]),
        words=answers.get("words") or None,
        message_id=answers.get("message"),
        draft_id=talk.draft.id,
        now=context.now,
    )
    return Screen(
        text=paragraphs(
            fill(
                _("Thank you for telling me. The organisers have it now, and {name} does not see it."),
                name=answers["to"],
            ),
            _("One of them looks into it. I tell you who."),
        )
    )


REPORT = Flow(
    name="report",
    about=lambda talk: _("telling the organisers about {name}").format(name=talk.answers.get("to", "")),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=lambda talk: must_be_about("request", talk),
    end=_report,
    steps=(
        Step(
            name="reason",
            asks=lambda talk: fill(_("<b>What is it about {name}?</b>"), name=talk.answers.get("to", "")),
            choices=lambda _talk: [
                Choice(label=str(label), value=reason) for reason, label in REASONS.items()
            ],
        ),
        Step(
            name="words",
            asks=lambda talk: _(
                "<b>Do you want to say more?</b>\nWrite it in a few words. Only organisers read it."
            ),
            choices=lambda _talk: [Choice(label=p_("button", "No, send it"), ends=True)],
            hears=_hears,
            ends=True,
            example=lambda: _("He shouted at me at the door"),
        ),
    ),
)
