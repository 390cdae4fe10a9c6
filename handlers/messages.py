"""Messages between helper and resident: one question, passed on, and the letter that brings it."""

from aid import drafts
from aid import messages as verbs
from aid.helping_refusals import TalkOver
from aid.people import get as get_person
from aid.refusals import NothingThere
from aid.texts import clean
from aid.words import _, p_
from handlers import kinds
from handlers.blocking import trouble_button
from handlers.context import Context
from handlers.letters import View
from handlers.request_screens import message_button
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import Answers, Flow, Heard, Step, Talk, must_be_about
from storage import blocks, help_requests, messages
from storage.help_requests import HelpRequest
from storage.messages import Message
from storage.outbox import Letter


async def message_passed(view: View, letter: Letter) -> Screen | None:
    """What somebody wants to be told; a line of it, once it is kept no longer."""
    message = await messages.find(view.db, letter.about)
    if message is None or message.to_id != letter.person_id:
        return None
    request = await help_requests.find(view.db, message.help_request_id)
    sender = await get_person(view.db, message.from_id)
    if message.withdrawn_at:
        over = fill(_("A message from {name}. I do not keep it any longer."), name=sender.name)
        return Screen(text=over) if letter.message_id else None
    if request is None or await blocks.are_apart(view.db, message.from_id, message.to_id):
        return None
    title = fill(_("<b>A message from {name}</b>"), name=sender.name)
    return _letter(view, message, request, title)


def _letter(view: View, message: Message, request: HelpRequest, title: str) -> Screen:
    what = fill("{what}: {when}", what=kinds.LABELS[request.kind], when=kinds.when_written(request))
    answer = Button(label=p_("button", "Answer"), says=f"write:{request.id}")
    return Screen(
        text=paragraphs(f"{title}\n{what}", message.text and quote(message.text)),
        buttons=one_a_row(*([] if request.ended_at else [answer]), trouble_button(request, message.id)),
        voice=message.voice,
        photo=message.photo,
        protected=True,
    )


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    if heard.voice or heard.photo:
        return {"voice": heard.voice, "photo": heard.photo, "text": _below(heard)}
    return {"text": clean(heard.text, verbs.MESSAGE_LETTERS_MAX)} if heard.text else None


def _below(heard: Heard) -> str | None:
    try:
        return heard.text and clean(heard.text, verbs.MESSAGE_LETTERS_MAX)
    except NothingThere:
        return None  # a picture needs no words


async def _pass_on(context: Context, talk: Talk) -> Screen:
    answers, person = talk.answers, await context.person()
    said = {name: answers.get(name) for name in ("text", "voice", "photo")}
    id = int(answers["request"])
    try:
        await verbs.pass_on(context.db, id, by=person.id, draft_id=talk.draft.id, now=context.now, **said)
    except TalkOver:
        # Or every further word would meet the same answer.
        await drafts.stop(context.db, talk.draft)
        raise
    request = await help_requests.find(context.db, id)
    more = [message_button(request, again=True)] if request else []
    return Screen(text=_("I have passed it on."), buttons=one_a_row(*more))


MESSAGE = Flow(
    name="message",
    about=lambda talk: _("writing to {name}").format(name=talk.answers.get("to", "")),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=lambda talk: must_be_about("request", talk),
    end=_pass_on,
    steps=(
        Step(
            name="words",
            asks=lambda talk: fill(
                _("<b>What shall I tell {name}?</b>\nWrite it, or send a voice note or a picture."),
                name=talk.answers.get("to", ""),
            ),
            hears=_hears,
            example=lambda: _("I will come at 10am."),
            ends=True,
        ),
    ),
)
