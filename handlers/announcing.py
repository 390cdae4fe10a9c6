"""What organisers tap about announcements: write one, see how one stands, hold it, stop it, take it back."""

from telegram import Update
from telegram.error import BadRequest

from aid.announcement_corrections import withdraw_announcement
from aid.announcement_sending import pause_announcement, resume_announcement, stop_announcement
from aid.refusals import NotHere
from aid.words import _, p_
from handlers import conversation
from handlers.announcement_changing import ABOUT, CHANGE_NEWS
from handlers.announcement_drafts import choices_of, whom_of
from handlers.announcement_letters import answer_rows, news_row
from handlers.announcement_screens import (
    answers_screen,
    list_screen,
    missed_words,
    progress_screen,
    view_of,
)
from handlers.announcement_steps import ANNOUNCE
from handlers.context import Context
from handlers.organisers import must_organise
from handlers.screens import Button, Screen, one_a_row
from handlers.steps import Answers
from handlers.talks import get_open
from storage import announcement_letters, announcements, audiences
from storage.announcements import Announcement
from storage.audiences import NO_ANSWER
from storage.drafts import Draft

NAMES_MAX = 100
NONE = "none"


async def announcements_list(update: Update, context: Context) -> None:
    """An organiser taps "Announcements"."""
    await must_organise(context)
    await context.show(await list_screen(view_of(context)))
    await context.answer()


async def write(update: Update, context: Context) -> None:
    """ "Send an announcement"."""
    await conversation.begin(context, ANNOUNCE)
    await context.answer()


async def write_to_answered(update: Update, context: Context) -> None:
    """To those who gave one of the answers, or none; what is half-finished is offered first."""
    answers, again = await _to_whom(context), _tapped(context).replace("write_news", "write_news_anew")
    await conversation.begin(context, ANNOUNCE, answers=answers, again=again, apart=True)
    await context.answer()


async def write_to_answered_anew(update: Update, context: Context) -> None:
    """The same, whatever was half-finished."""
    await conversation.begin_anew(context, ANNOUNCE, answers=await _to_whom(context))
    await context.answer()


async def change(update: Update, context: Context) -> None:
    """ "Change the words"; what is half-finished is offered first."""
    found = await _found(context)
    answers, again = {ABOUT: found.id}, f"change_news_anew:{found.id}"
    await conversation.begin(context, CHANGE_NEWS, answers=answers, again=again, apart=True)
    await context.answer()


async def change_anew(update: Update, context: Context) -> None:
    """The same, whatever was half-finished."""
    found = await _found(context)
    await conversation.begin_anew(context, CHANGE_NEWS, answers={ABOUT: found.id})
    await context.answer()


async def test(update: Update, context: Context) -> None:
    """ "Send me a test": exactly what everybody will get."""
    draft = await _draft(context)
    buttons = (*answer_rows(0, list(choices_of(draft.answers)), None), *news_row(0, wanted=True))
    copied = (draft.account_id, int(draft.answers["message"]))
    try:
        await context.say(Screen(text="", copies=copied, buttons=buttons))
    except BadRequest:
        await context.say(Screen(text=_("I can't copy your message. Tap Stop, and write it anew.")))
    await context.answer()


async def missed(update: Update, context: Context) -> None:
    """ "Who to ring instead", before it is sent."""
    draft, organiser = await _draft(context), await context.person()
    names = await audiences.not_reached(
        context.db, whom_of(draft.answers), NAMES_MAX, by=organiser.id, now=context.now
    )
    await context.say(await missed_words(names))
    await context.answer()


async def ring_instead(update: Update, context: Context) -> None:
    """ "Who to ring instead", once it has gone out."""
    found = await _found(context)
    await context.say(await missed_words(await announcement_letters.missed(context.db, found.id, NAMES_MAX)))
    await context.answer()


async def see(update: Update, context: Context) -> None:
    """How one stands."""
    await context.show(await progress_screen(view_of(context), await _found(context)))
    await context.answer()


async def answers(update: Update, context: Context) -> None:
    """ "See the answers"."""
    await context.show(await answers_screen(view_of(context), await _found(context)))
    await context.answer()


async def pause(update: Update, context: Context) -> None:
    """ "Pause"."""
    by = (await context.person()).id
    await _show(context, await pause_announcement(context.db, context.subject, by=by, now=context.now))


async def resume(update: Update, context: Context) -> None:
    """ "Send the rest"."""
    by = (await context.person()).id
    await _show(context, await resume_announcement(context.db, context.subject, by=by, now=context.now))


async def stop(update: Update, context: Context) -> None:
    """ "Stop it"."""
    by = (await context.person()).id
    await _show(context, await stop_announcement(context.db, context.subject, by=by, now=context.now))


async def ask_before_taking_back(update: Update, context: Context) -> None:
    """ "Take it back"."""
    found = await _found(context)
    yes = Button(label=p_("button", "Yes, take it back"), says=f"take_back_now:{found.id}")
    no = Button(label=p_("button", "No, leave it"), says=f"announcement:{found.id}")
    words = _(
        "<b>Take it back from all who got it?</b>\nIt goes from their chats, as far as that can be done."
    )
    # Apart from how it stands, which is drawn again and again.
    await context.say(Screen(text=words, buttons=one_a_row(yes, no)))
    await context.answer()


async def take_back(update: Update, context: Context) -> None:
    """ "Yes, take it back"."""
    by = (await context.person()).id
    found = await withdraw_announcement(context.db, context.subject, by=by, now=context.now)
    await _show(context, found)


async def _show(context: Context, found: Announcement) -> None:
    await context.answer()
    await context.show(await progress_screen(view_of(context), found))


async def _found(context: Context) -> Announcement:
    await must_organise(context)
    found = await announcements.find(context.db, context.subject)
    if found is None:
        raise NotHere
    return found


async def _draft(context: Context) -> Draft:
    await must_organise(context)
    draft = await get_open(context, context.subject)
    if draft.flow != ANNOUNCE.name or "message" not in draft.answers:
        raise NotHere
    return draft


async def _to_whom(context: Context) -> Answers:
    assert context.matches
    found, which = await _found(context), context.matches[0][2]
    offered = await announcements.choices(context.db, found.id)
    if which != NONE and int(which) >= len(offered):
        raise NotHere
    return {"answered": [found.id, NO_ANSWER if which == NONE else int(which)]}


def _tapped(context: Context) -> str:
    assert context.tap is not None
    return context.tap.data or ""
