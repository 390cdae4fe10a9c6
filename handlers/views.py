"""How a step of a conversation looks: the question, where one is, the choices, and the ways out."""

from aid.words import _, p_
from handlers.screens import Button, Rows, Screen, fill, paragraphs, quote
from handlers.steps import Flow, Step, Talk

STEPS_WORTH_COUNTING = 3


def step_screen(flow: Flow, talk: Talk, note: str | None = None) -> Screen:
    """The question that is open; `note` is said before it (plain text)."""
    step = flow.by_name[talk.draft.step]
    text = paragraphs(note and quote(note), _progress(flow, step, talk), step.asks(talk))
    return Screen(text=text, buttons=(*_choices(step, talk), *ways_out(talk.draft.id)))


def ways_out(draft_id: int) -> Rows:
    """The last rows of every question."""
    return (
        (Button(label=p_("button", "Talk to a person"), says="call"),),
        (
            Button(label=p_("button, two a row", "Go back"), says=f"back:{draft_id}"),
            Button(label=p_("button, two a row", "Stop"), says=f"stop:{draft_id}"),
        ),
    )


def _progress(flow: Flow, step: Step, talk: Talk) -> str | None:
    asked = flow.asked(talk)
    if step not in asked or len(asked) < STEPS_WORTH_COUNTING:
        return None
    return fill(_("Step {number} of {total}"), number=asked.index(step) + 1, total=len(asked))


def _choices(step: Step, talk: Talk) -> Rows:
    buttons = [
        Button(label=choice.label, says=choice.says or f"step:{talk.draft.id}:{step.name}:{choice.mark}")
        for choice in step.choices(talk)
    ]
    return tuple(tuple(buttons[at : at + step.a_row]) for at in range(0, len(buttons), step.a_row))
