"""The small engine that walks the step tables: answers in, the next screen out, drafts in between."""

from dataclasses import replace

from telegram import Message, Update

from aid import drafts as verbs
from aid.refusals import AlreadySent, QuestionOver, Refusal
from aid.words import _, p_
from handlers.context import Context
from handlers.flows import FLOWS
from handlers.screens import Button, Screen, fill, one_a_row, paragraphs
from handlers.steps import Answers, Choice, Flow, Heard, Step, Talk
from handlers.views import step_screen
from storage import areas, drafts, help_requests, people
from storage.connection import Reading
from storage.drafts import Draft


async def begin(context: Context, flow: Flow, step: str | None = None) -> None:
    """Begin a conversation, at `step` or the first; one that is half-finished is offered first."""
    draft = await drafts.find(context.db, context.account_id)
    if draft and draft.answers and draft.flow in FLOWS:
        wanted = f"{flow.name}.{step}" if step else flow.name
        await context.show(await _carry_on_screen(context, draft, wanted))
        return
    await begin_anew(context, flow, step)


async def begin_anew(
    context: Context, flow: Flow, step: str | None = None, answers: Answers | None = None
) -> None:
    """Begin a conversation, whatever was half-finished."""
    blank = Draft(id=0, account_id=context.account_id, flow=flow.name, step="", answers=answers or {})
    talk = await _talk(context, blank)
    first = step or flow.next(talk, blank.answers).name
    draft = await verbs.begin(
        context.db, context.account_id, flow.name, first, now=context.now, answers=answers
    )
    await context.show(step_screen(flow, replace(talk, draft=draft)))


async def tap(update: Update, context: Context) -> None:
    """A button of a conversation: `step:<draft>:<step>:<number of the choice>`."""
    assert context.matches
    _whole, draft_id, step_name, number = context.matches[0].group(0, 1, 2, 3)
    draft = await _draft(context, int(draft_id))
    flow, talk = FLOWS[draft.flow], await _talk(context, draft)
    step = flow.by_name[draft.step]
    choices = step.choices(talk)
    if draft.step != step_name or int(number) >= len(choices):
        # An older screen, or a second tap: the question that is open now is the true answer.
        await context.answer()
        await context.show(step_screen(flow, talk))
        return
    await _choose(context, flow, talk, choices[int(number)])
    await context.answer()


async def back(update: Update, context: Context) -> None:
    """ "Go back"."""
    draft = await _draft(context, context.subject)
    flow, talk = FLOWS[draft.flow], await _talk(context, draft)
    before = flow.before(talk)
    if before is None:
        await _stop(context, draft)
    else:
        await _go(context, flow, talk, before, draft.answers)
    await context.answer()


async def stop(update: Update, context: Context) -> None:
    """ "Stop"."""
    await _stop(context, await _draft(context, context.subject))
    await context.answer()


async def carry_on(update: Update, context: Context) -> None:
    """ "Carry on"."""
    draft = await _draft(context, context.subject)
    await context.answer()
    await context.show(step_screen(FLOWS[draft.flow], await _talk(context, draft)))


async def start_again(update: Update, context: Context) -> None:
    """ "Start again", with a conversation of whatever kind was wanted."""
    assert context.matches
    flow, step = FLOWS.get(context.matches[0][1]), context.matches[0][2]
    if flow is None or (step and step not in flow.by_name):
        raise QuestionOver
    await begin_anew(context, flow, step)
    await context.answer()


async def hear(context: Context, draft: Draft, message: Message) -> None:
    """Words, a voice note or a phone number, where a question is open."""
    flow, talk = FLOWS[draft.flow], await _talk(context, draft)
    step, heard = flow.by_name[draft.step], _heard(message)
    said = (heard.text or "").strip().casefold()
    for choice in step.choices(talk):
        if said and said == choice.label.casefold():
            await _choose(context, flow, talk, choice)
            return
    try:
        answers = step.hears(talk, heard)
    except Refusal as refusal:
        await context.say(step_screen(flow, talk, note=refusal.words(context.desk.zone)))
        return
    if answers is None:
        await verbs.miss(context.db, draft)
        await context.say(step_screen(flow, talk, note=_not_understood(step, draft.misses)))
        return
    await _take(context, flow, talk, answers, ends=step.ends)


def _heard(message: Message) -> Heard:
    contact = message.contact
    return Heard(
        text=message.text,
        voice=message.voice.file_id if message.voice else None,
        phone=contact.phone_number if contact else None,
    )


def _not_understood(step: Step, misses: int) -> str:
    if misses == 0:
        return _("I did not understand that. Tap one of these.")
    if misses == 1 and step.example:
        return _("Let us try it another way. For example: {example}").format(example=step.example())
    return _("Shall a person help you? Tap Talk to a person, and an organiser will ring you.")


async def _choose(context: Context, flow: Flow, talk: Talk, choice: Choice) -> None:
    step = flow.by_name[talk.draft.step]
    if choice.to:
        await _go(context, flow, talk, flow.by_name[choice.to], talk.answers)
        return
    new = {step.name: choice.value} if choice.value else {}
    await _take(context, flow, talk, new, ends=choice.ends)


async def _take(context: Context, flow: Flow, talk: Talk, new: Answers, *, ends: bool) -> None:
    step = flow.by_name[talk.draft.step]
    answers = flow.with_answers(step, talk.answers, new)
    further = talk_with(talk, step.name, answers)
    if not ends:
        await _go(context, flow, talk, flow.next(further, answers), answers)
        return
    screen = await flow.end(context, further)
    if screen.keyboard:
        await context.put_away()
    await context.show(screen)


async def _go(context: Context, flow: Flow, talk: Talk, step: Step, answers: Answers) -> None:
    await verbs.move(context.db, talk.draft, step.name, answers, now=context.now)
    await context.show(step_screen(flow, talk_with(talk, step.name, answers)))


def talk_with(talk: Talk, step: str, answers: Answers) -> Talk:
    """The same conversation, further on."""
    draft = Draft(
        id=talk.draft.id, account_id=talk.draft.account_id, flow=talk.draft.flow, step=step, answers=answers
    )
    return replace(talk, draft=draft)


async def _stop(context: Context, draft: Draft) -> None:
    await verbs.stop(context.db, draft)
    await context.show(Screen(text=_("All right, I have stopped. Nothing was sent.")))


async def _draft(context: Context, id: int) -> Draft:
    draft = await drafts.find(context.db, context.account_id)
    if draft and draft.id == id and draft.flow in FLOWS:
        return draft
    sent = await help_requests.find_by_draft(context.db, id)
    person = await people.find_by_account(context.db, context.account_id)
    if sent and person and sent.resident_id == person.id:
        raise AlreadySent(day=sent.asked_at)
    raise QuestionOver


async def _talk(context: Context, draft: Draft) -> Talk:
    async def look(reading: Reading) -> Talk:
        return Talk(
            draft=draft,
            person=await people.find_by_account(reading, context.account_id),
            areas=await areas.all(reading),
            appointed=await people.is_appointed(reading, context.account_id),
            first_name=context.incoming.effective_user.first_name if context.incoming.effective_user else "",
            now=context.now,
            zone=context.desk.zone,
        )

    return await context.db.read(look)


async def _carry_on_screen(context: Context, draft: Draft, wanted: str) -> Screen:
    about = FLOWS[draft.flow].about(await _talk(context, draft))
    return Screen(
        text=paragraphs(
            fill(_("You were in the middle of something: {about}."), about=about), _("Carry on?")
        ),
        buttons=one_a_row(
            Button(label=p_("button", "Carry on"), says=f"carry:{draft.id}"),
            Button(label=p_("button", "Start again"), says=f"again:{wanted}"),
            Button(label=p_("button", "Stop"), says=f"stop:{draft.id}"),
        ),
    )
