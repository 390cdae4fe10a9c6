"""An organiser writes to somebody through the bot, reads it back, and has the answer as a letter."""

from aid import organiser_messages as verbs
from aid.messages import MESSAGE_LETTERS_MAX
from aid.people import get as get_person
from aid.texts import clean
from aid.words import _, p_
from handlers.context import Context
from handlers.letters import View
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs, quote
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk, must_be_about
from storage import blocks, organiser_messages
from storage.organiser_messages import OrganiserMessage
from storage.outbox import Letter
from storage.people import Person

LABEL_LETTERS_MAX = 28


async def organiser_message(view: View, letter: Letter) -> Screen | None:
    """What an organiser writes to somebody, or what they answer."""
    message = await organiser_messages.find(view.db, letter.about)
    if message is None or message.to_id != letter.person_id:
        return None
    if await blocks.are_apart(view.db, message.from_id, message.to_id):
        return None
    sender = await get_person(view.db, message.from_id)
    title = _("<b>{name} answers:</b>") if message.is_answer else _("<b>{name}, an organiser, writes:</b>")
    return Screen(
        text=paragraphs(fill(title, name=sender.name), message.text and quote(message.text)),
        buttons=one_a_row(_answer_button(message, sender)),
        voice=message.voice,
        protected=True,
    )


def write_buttons(*people: Person, by: int) -> list[Button]:
    """A button to write to each who has the app."""
    return [
        Button(
            label=p_("button", "Write to {name}").format(name=person.name)[:LABEL_LETTERS_MAX],
            says=f"write_to:{person.id}",
        )
        for person in people
        if person.account_id is not None and person.id != by
    ]


def _answer_button(message: OrganiserMessage, sender: Person) -> Button:
    if message.is_answer:
        return Button(label=p_("button", "Write again"), says=f"write_to:{sender.id}")
    return Button(label=p_("button", "Answer"), says=f"write_back:{message.id}")


def _hears(_talk: Talk, heard: Heard) -> Answers | None:
    if heard.voice:
        return {"words": "", "voice": heard.voice}
    return {"words": clean(heard.text, MESSAGE_LETTERS_MAX), "voice": None} if heard.text else None


def _name(talk: Talk) -> str:
    return str(talk.answers.get("to", ""))


def _said(talk: Talk) -> tuple[str | None, str | None]:
    return talk.answers["words"] or None, talk.answers["voice"]


def _read_back(talk: Talk) -> str:
    me = talk.person.name if talk.person else ""
    words = talk.answers.get("words") or _("Your voice note.")
    return paragraphs(
        fill(_("{name} reads this:"), name=_name(talk)),
        fill(_("{me}, an organiser, writes:"), me=me) + "\n" + quote(words),
        _("<b>Shall I send it?</b>"),
    )


async def _write_to(context: Context, talk: Talk) -> Screen:
    me, id = await context.person(), int(talk.answers["person"])
    text, voice = _said(talk)
    reader = await verbs.write_to(
        context.db, id, by=me.id, draft_id=talk.draft.id, text=text, voice=voice, now=context.now
    )
    return Screen(text=fill(_("I have passed it on. The answer of {name} comes to you."), name=reader.name))


async def _write_back(context: Context, talk: Talk) -> Screen:
    me, id = await context.person(), int(talk.answers["message"])
    text, voice = _said(talk)
    await verbs.write_back(
        context.db, id, by=me.id, draft_id=talk.draft.id, text=text, voice=voice, now=context.now
    )
    return Screen(text=_("I have passed it on."))


def _words(*, ends: bool) -> Step:
    return Step(
        name="words",
        asks=lambda talk: fill(
            _("<b>What shall I tell {name}?</b>\nWrite it, or send a voice note."), name=_name(talk)
        ),
        hears=_hears,
        example=lambda: _("I will ring you at 10am."),
        ends=ends,
    )


WRITE_TO = Flow(
    name="write_to",
    about=lambda talk: _("writing to {name}").format(name=_name(talk)),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=lambda talk: must_be_about("person", talk),
    end=_write_to,
    steps=(
        _words(ends=False),
        Step(
            name="check",
            asks=_read_back,
            choices=lambda talk: [
                Choice(label=p_("button", "Send it"), ends=True),
                Choice(label=p_("button", "Write it anew"), to="words"),
            ],
        ),
    ),
)
WRITE_BACK = Flow(
    name="write_back",
    about=lambda talk: _("writing to {name}").format(name=_name(talk)),
    stopped=lambda: _("All right, I have stopped. Nothing was sent."),
    may_begin=lambda talk: must_be_about("message", talk),
    end=_write_back,
    steps=(_words(ends=True),),
)
