"""Met elsewhere: an organiser says where, in one question, and whoever asked hears it."""

from aid import overseeing as verbs
from aid.texts import clean
from aid.words import _, p_
from handlers import kinds
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import Answers, Flow, Heard, Step, Talk, must_be_about
from storage import help_requests
from storage.help_requests import Status
from storage.outbox import Letter


async def signposted(view: View, letter: Letter) -> Screen | None:
    """To whoever asked: where it is met."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or request.status is not Status.SIGNPOSTED or request.signpost is None:
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("There is news about your request for {kind}. It is from an organiser."),
                kind=kinds.kind_words(request.kind),
            ),
            quote(request.signpost),
            _("I ask nobody else now. If this is no help, tap Talk to a person."),
        ),
        buttons=one_a_row(Button(label=p_("button", "Talk to a person"), says="call")),
    )


async def removed(view: View, letter: Letter) -> Screen | None:
    """To a helper: an organiser sees to it in another way."""
    request = await help_requests.find(view.db, letter.about)
    if request is None or letter.person_id in (request.helper_id, request.second_id):
        return None
    return Screen(
        text=paragraphs(
            fill(
                _("You need not do {the_kind} any more. An organiser sees to it."),
                the_kind=kinds.the_kind(request.kind),
            )
            + "\n"
            + kinds.when_written(request),
            _("Thank you all the same."),
        )
    )


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    return {"words": clean(heard.text, verbs.SIGNPOST_LETTERS_MAX)} if heard.text else None


async def _signpost(context: Context, talk: Talk) -> Screen:
    answers, person = talk.answers, await context.person()
    id, words = int(answers["request"]), answers["words"]
    await verbs.signpost(context.db, id, by=person.id, words=words, draft_id=talk.draft.id, now=context.now)
    return Screen(text=fill(_("Thank you. I tell {name} so."), name=answers["to"]))


SIGNPOST = Flow(
    name="signpost",
    about=lambda talk: _("writing to {name}").format(name=talk.answers.get("to", "")),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about("request", talk),
    end=_signpost,
    steps=(
        Step(
            name="words",
            asks=lambda talk: fill(
                _("<b>Who will see to it, and how?</b>\nI send {name} what you write."),
                name=talk.answers.get("to", ""),
            ),
            hears=_hears,
            example=lambda: _("The lunch club at the church hall, on Tuesdays at midday."),
            ends=True,
        ),
    ),
)
