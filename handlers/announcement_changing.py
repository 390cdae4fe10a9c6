"""Other words for an announcement that has gone out: the one question there is."""

from aid import announcement_corrections as verbs
from aid.announcing import Message
from aid.words import _
from handlers.announcement_choices import hears_message
from handlers.announcement_drafts import message_of
from handlers.announcement_screens import progress_screen, view_of
from handlers.context import Context
from handlers.screens import Screen
from handlers.steps import Flow, Step, Talk, must_be_about

ABOUT = "announcement"


async def _change(context: Context, talk: Talk) -> Screen:
    organiser = await context.person()
    message: Message = message_of(talk.draft)
    found = await verbs.change_announcement(
        context.db,
        int(talk.answers[ABOUT]),
        message,
        by=organiser.id,
        draft_id=talk.draft.id,
        now=context.now,
    )
    return await progress_screen(view_of(context), found)


CHANGE_NEWS = Flow(
    name="change_news",
    about=lambda talk: _("changing an announcement"),
    stopped=lambda: _("All right, I have stopped. Nothing has changed."),
    may_begin=lambda talk: must_be_about(ABOUT, talk),
    end=_change,
    steps=(
        Step(
            name="message",
            asks=lambda talk: _(
                "<b>What are the right words?</b>\nWrite all of it anew. Those who got it see the new words"
                " in its place."
            ),
            hears=hears_message,
            ends=True,
        ),
    ),
)
