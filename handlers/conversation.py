"""Conversations: begun, carried on after a break, gone back in and stopped."""

from dataclasses import replace

from telegram import Update

from aid import drafts as verbs
from aid.refusals import QuestionOver
from aid.words import _, p_
from handlers import answering
from handlers.context import Context
from handlers.flows import FLOWS
from handlers.screens import Button, Screen, fill, one_a_row
from handlers.steps import Answers, Flow
from handlers.talks import find_open, get_open, talk_of
from handlers.views import step_screen
from storage.drafts import Draft


async def begin(
    context: Context,
    flow: Flow,
    step: str | None = None,
    answers: Answers | None = None,
    again: str | None = None,
    *,
    apart: bool = False,
) -> None:
    """Begin a conversation, at `step` or the first; one that is half-finished is offered first.

    `again` is the button that begins this one anew, where it needs one of its own. `apart`: the message
    that was tapped stays as it is, and a conversation of the same sort is left without asking.
    """
    draft = await find_open(context)
    same = draft is not None and draft.flow == flow.name
    if draft and draft.answers and not (apart and same):
        wanted = again or (f"again:{flow.name}.{step}" if step else f"again:{flow.name}")
        carry_on = await _carry_on_screen(context, draft, wanted, same and step is None and again is None)
        await (context.say if apart else context.show)(carry_on)
        return
    await begin_anew(context, flow, step, answers, apart=apart)


async def begin_anew(
    context: Context,
    flow: Flow,
    step: str | None = None,
    answers: Answers | None = None,
    *,
    apart: bool = False,
) -> None:
    """Begin a conversation, whatever was half-finished; `apart` from the message that was tapped.

    Raises why whoever speaks may not.
    """
    blank = Draft(id=0, account_id=context.account_id, flow=flow.name, step="", answers=answers or {})
    talk = await talk_of(context, blank)
    flow.may_begin(talk)
    first = step or flow.next(talk, blank.answers).name
    draft = await verbs.begin(
        context.db, context.account_id, flow.name, first, now=context.now, answers=answers
    )
    await (context.say if apart else context.show)(step_screen(flow, replace(talk, draft=draft)))


async def tap(update: Update, context: Context) -> None:
    """A button of a conversation: `step:<draft>:<step>:<mark of the choice>`."""
    assert context.matches
    _whole, draft_id, step, mark = context.matches[0].group(0, 1, 2, 3)
    draft = await get_open(context, int(draft_id))
    flow, talk = FLOWS[draft.flow], await talk_of(context, draft)
    choices = flow.by_name[draft.step].choices(talk)
    choice = next((c for c in choices if draft.step == step and c.mark == mark), None)
    if choice:
        await answering.choose(context, flow, talk, choice)
    else:
        # An older screen, or a second tap: the question that is open now is the true answer.
        await context.show(step_screen(flow, talk))
    await context.answer()


async def back(update: Update, context: Context) -> None:
    """ "Go back"."""
    await answering.go_back(context, await get_open(context, context.subject))
    await context.answer()


async def stop(update: Update, context: Context) -> None:
    """ "Stop"."""
    await answering.stop(context, await get_open(context, context.subject))
    await context.answer()


async def carry_on(update: Update, context: Context) -> None:
    """ "Carry on"."""
    draft = await get_open(context, context.subject)
    await context.show(step_screen(FLOWS[draft.flow], await talk_of(context, draft)))
    await context.answer()


async def start_again(update: Update, context: Context) -> None:
    """ "Start again", "Join" and the like: `again:<conversation>`, perhaps with `.<step>`."""
    assert context.matches
    flow, step = FLOWS.get(context.matches[0][1]), context.matches[0][2]
    if flow is None or not flow.begins_at(step):
        raise QuestionOver
    await begin_anew(context, flow, step)
    await context.answer()


async def _carry_on_screen(context: Context, draft: Draft, wanted: str, same: bool) -> Screen:
    about = FLOWS[draft.flow].about(await talk_of(context, draft))
    return Screen(
        text=fill(_("You were {about}. Carry on?"), about=about),
        buttons=one_a_row(
            Button(label=p_("button", "Carry on"), says=f"carry:{draft.id}"),
            Button(
                label=p_("button", "Start again") if same else p_("button", "No, leave it"),
                says=wanted,
            ),
            Button(label=p_("button", "Stop"), says=f"stop:{draft.id}"),
        ),
    )
