"""An organiser closes a request: why, perhaps a word of their own, and the letter that tells of it."""

from aid import closing as verbs
from aid.texts import clean
from aid.words import Later, _, later_p, p_
from handlers import kinds
from handlers.closed import closed_words
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk, must_be_about
from storage import help_requests
from storage.closings import Reason
from storage.help_requests import HelpRequest
from storage.outbox import Letter

REASONS: dict[Reason, Later] = {
    Reason.OTHER_WAY: later_p("button", "It was met another way"),
    Reason.NOT_NEEDED: later_p("button", "It is not needed any more"),
    Reason.DOUBLE: later_p("button", "Asked twice, or by mistake"),
    Reason.NOT_MET: later_p("button", "It could not be met"),
}


async def request_closed(view: View, letter: Letter) -> Screen | None:
    """To whoever asked: it is closed, and why."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.ended_at is None:
        return None
    why = await closed_words(view.db, request)
    if why is None:
        return None
    return Screen(
        text=paragraphs(
            fill(_("There is news about your request for {kind}."), kind=kinds.kind_words(request.kind))
            + "\n"
            + kinds.when_written(request),
            why,
            _("I ask nobody else now. If that is not right, tap Talk to a person."),
        ),
        buttons=one_a_row(
            Button(label=p_("button", "The same again"), says=f"same:{request.id}"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


def close_button(request: HelpRequest) -> Button:
    """It ends here, for a reason."""
    return Button(label=p_("button", "Close it"), says=f"close:{request.id}")


def reopen_button(request: HelpRequest) -> Button:
    """It goes round again."""
    return Button(label=p_("button", "Open it again"), says=f"reopen:{request.id}")


def _name(talk: Talk) -> str:
    return str(talk.answers.get("to", ""))


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    return {"words": clean(heard.text, verbs.CLOSING_LETTERS_MAX)} if heard.text else None


async def _close(context: Context, talk: Talk) -> Screen:
    answers, organiser = talk.answers, await context.person()
    request = await verbs.close(
        context.db,
        int(answers["request"]),
        Reason(answers["reason"]),
        by=organiser.id,
        words=answers.get("words"),
        draft_id=talk.draft.id,
        now=context.now,
    )
    return Screen(
        text=fill(_("It is closed. I tell {name} why. You can open it again."), name=_name(talk)),
        buttons=one_a_row(reopen_button(request)),
    )


CLOSE = Flow(
    name="close",
    about=lambda talk: _("closing a request of {name}").format(name=_name(talk)),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about("request", talk),
    end=_close,
    steps=(
        Step(
            name="reason",
            asks=lambda talk: fill(_("<b>Why is it closed?</b>\nI tell {name} so."), name=_name(talk)),
            choices=lambda talk: [
                Choice(label=str(label), value=str(reason)) for reason, label in REASONS.items()
            ],
        ),
        Step(
            name="words",
            asks=lambda talk: fill(
                _("<b>A word of your own?</b>\n{name} reads what you write."), name=_name(talk)
            ),
            choices=lambda talk: [Choice(label=p_("button", "No, close it now"), ends=True)],
            hears=_hears,
            example=lambda: _("Your niece told me that she has done it."),
            ends=True,
        ),
    ),
)
