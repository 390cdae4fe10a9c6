"""An answer, by a tap or in words, and where it leads: the small engine that walks the step tables."""

from telegram import Animation, Audio, Document, Message, Video, Voice

from aid import drafts as verbs
from aid.refusals import Refusal
from aid.words import _
from handlers.context import Context
from handlers.flows import FLOWS
from handlers.plain import as_label
from handlers.steps import CAME_FROM, Answers, Choice, Flow, Heard, Step, Talk
from handlers.strangers import stopped_screen
from handlers.talks import further, talk_of
from handlers.views import step_screen
from storage.drafts import Draft

CAPTIONED = (Animation, Audio, Document, Video, Voice)  # what can have words below it, besides pictures


async def hear(context: Context, draft: Draft, message: Message) -> None:
    """Words, a voice note, a picture or a phone number, where a question is open."""
    flow, talk = FLOWS[draft.flow], await talk_of(context, draft)
    choices = flow.by_name[draft.step].choices(talk)
    choice = next((c for c in choices if as_label(c.label) == as_label(message.text)), None)
    if choice:
        await choose(context, flow, talk, choice)
    else:
        await hear_said(context, draft, heard_in(message))


async def hear_said(context: Context, draft: Draft, heard: Heard) -> None:
    """What was said, and is none of the choices."""
    flow, talk = FLOWS[draft.flow], await talk_of(context, draft)
    step = flow.by_name[draft.step]
    answers, why_not = _understand(step, talk, heard)
    if answers is not None and step.stays and step.name in answers:
        await _go(context, flow, talk, step, {**talk.answers, **answers})
        return
    if answers is not None:
        await _take(context, flow, talk, answers, ends=step.ends)
        return
    await verbs.miss(context.db, draft)
    await context.say(step_screen(flow, talk, note=_not_understood(step, talk, why_not)))


async def note(context: Context, draft: Draft, answers: Answers) -> None:
    """Answers to questions that aren't open: kept, and the one that is open is asked again."""
    flow, talk = FLOWS[draft.flow], await talk_of(context, draft)
    await _go(context, flow, talk, flow.by_name[draft.step], {**talk.answers, **answers})


async def choose(context: Context, flow: Flow, talk: Talk, choice: Choice) -> None:
    """One of the step's choices: an answer, another step, or the end."""
    step = flow.by_name[talk.draft.step]
    if choice.on is not None:
        await _go(context, flow, talk, step, {**talk.answers, step.name: _switched(step, talk, choice)})
        return
    if choice.says:
        # Its label was written: what it leads to can only be tapped.
        await context.show(step_screen(flow, talk))
        return
    if choice.to:
        answers = {**talk.answers, **choice.gives}
        there = flow.by_name[choice.to]
        await _go(context, flow, talk, there, answers if there is step else flow.sent_on(step, answers))
        return
    new = choice.gives or ({step.name: choice.value} if choice.value else {})
    await _take(context, flow, talk, new, ends=choice.ends)


async def go_back(context: Context, draft: Draft) -> None:
    """To the question before; from the first one, out of the conversation."""
    flow, talk = FLOWS[draft.flow], await talk_of(context, draft)
    before = flow.before(talk)
    if before is None:
        await stop(context, draft)
        return
    answers = {name: value for name, value in talk.answers.items() if name != CAME_FROM}
    await _go(context, flow, talk, before, answers)


async def stop(context: Context, draft: Draft) -> None:
    """The conversation is put away."""
    talk = await talk_of(context, draft)
    await verbs.stop(context.db, draft)
    await context.show(stopped_screen(FLOWS[draft.flow].stopped(), joined=talk.person is not None))


def heard_in(message: Message) -> Heard:
    """What there is to hear in a message; what stands under a picture counts as words."""
    contact = message.contact
    return Heard(
        text=message.text or message.caption,
        voice=message.voice.file_id if message.voice else None,
        photo=message.photo[-1].file_id if message.photo else None,
        phone=contact.phone_number if contact else None,
        message_id=message.message_id,
        html=message.text_html or message.caption_html or "",
        captioned=isinstance(message.effective_attachment, CAPTIONED) or bool(message.photo),
    )


def _switched(step: Step, talk: Talk, choice: Choice) -> list[str]:
    chosen = step.chosen(talk)
    return [value for value in chosen if value != choice.value] if choice.on else [*chosen, choice.value]


def _understand(step: Step, talk: Talk, heard: Heard) -> tuple[Answers | None, str | None]:
    try:
        return step.hears(talk, heard), None
    except Refusal as refusal:
        return None, refusal.words(talk.zone)


def _not_understood(step: Step, talk: Talk, why_not: str | None) -> str:
    choices = step.choices(talk)
    if talk.draft.misses == 0:
        again = _("I did not understand that. Tap one of these.")
        return why_not or (again if choices else _("I can't read that. Write it in a few words."))
    example = step.example() if step.example else choices[0].label if choices else None
    if talk.draft.misses == 1 and example:
        return _("Let us try it another way. For example: {example}").format(example=example)
    return _("Shall a person help you? Tap Talk to a person, and an organiser will ring you.")


async def _take(context: Context, flow: Flow, talk: Talk, new: Answers, *, ends: bool) -> None:
    step = flow.by_name[talk.draft.step]
    answers = flow.with_answers(step, talk.answers, new)
    now = further(talk, step.name, answers)
    if not ends:
        await _go(context, flow, talk, flow.next(now, answers), answers)
        return
    screen = await flow.end(context, now)
    if screen.keyboard:
        await context.put_away()
    await context.show(screen)


async def _go(context: Context, flow: Flow, talk: Talk, step: Step, answers: Answers) -> None:
    await verbs.move(context.db, talk.draft, step.name, answers, now=context.now)
    draft = further(talk, step.name, answers).draft
    await context.show(step_screen(flow, await talk_of(context, draft)))
