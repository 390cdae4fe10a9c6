"""What whoever got an announcement taps: an answer, or that they want no more news."""

from telegram import Update

from aid import announcement_answers as verbs
from aid.words import _, p_
from handlers.context import Context
from handlers.screens import Button, Screen, one_a_row, paragraphs
from storage import news

A_TEST = 0


async def reply(update: Update, context: Context) -> None:
    """One of the answers, in private or in the group: `reply:<announcement>:<its number>`."""
    assert context.matches
    if context.subject == A_TEST:
        await context.answer(_("This is only a test. Nothing was noted."))
        return
    number = int(context.matches[0][2])
    said = await verbs.reply(
        context.db, context.subject, number, account_id=context.account_id, now=context.now
    )
    await context.answer(_("I have noted: {answer}").format(answer=said))


async def no_more(update: Update, context: Context) -> None:
    """ "No more news", under an announcement or from /stop."""
    await verbs.want_no_news(context.db, _which(context), account_id=context.account_id, now=context.now)
    await context.answer(_("You get no more announcements. What you ask for still reaches you."))


async def again(update: Update, context: Context) -> None:
    """ "I want news again"."""
    await verbs.want_news(context.db, _which(context), account_id=context.account_id, now=context.now)
    await context.answer(_("You get announcements again."))


async def stop_screen(context: Context) -> Screen:
    """What /stop leads to when nothing is half-finished: what I write about, and how to end that."""
    person = await context.person()
    wanted = await news.is_wanted(context.db, person.id)
    no_news = Button(label=p_("button", "No more news"), says="no_news")
    return Screen(
        text=paragraphs(
            _("I write to you about what you asked for or offered, and what organisers tell all."),
            _("To stop helping, tap More and then My details. To leave, type /forget."),
        ),
        buttons=one_a_row(
            no_news if wanted else Button(label=p_("button", "I want news again"), says="want_news"),
            Button(label=p_("button", "My details"), says="details"),
            Button(label=p_("button", "Talk to a person"), says="call"),
        ),
    )


def _which(context: Context) -> int | None:
    assert context.matches
    return int(context.matches[0][1]) if context.matches[0][1] else None
