"""Whatever else people send in private: an answer, words that may be a request, or nothing we can read."""

from telegram import Message, Update

from aid.refusals import NothingThere
from aid.words import _
from handlers import answering, checkins, conversation
from handlers.asking import ASK
from handlers.context import Context
from handlers.hearing import said
from handlers.screens import Screen, home_keyboard
from handlers.steps import Answers
from handlers.strangers import stranger_screen, way_in_for
from handlers.talks import find_open
from storage import people
from storage.drafts import Draft


async def heard(update: Update, context: Context) -> None:
    """Words, a voice note, a picture or anything else: nothing typed is lost."""
    message = update.effective_message
    assert message is not None
    draft = await find_open(context)
    question = await checkins.open_question(context, draft)
    if question and await checkins.hears_answer(context, question, message):
        return
    await _hear(context, draft, message)
    if question:
        await checkins.ask_once_more(context, question)


async def _hear(context: Context, draft: Draft | None, message: Message) -> None:
    if draft:
        await answering.hear(context, draft, message)
        return
    if await people.find_by_account(context.db, context.account_id) is None:
        await context.say(stranger_screen())
        return
    answers = _said(message)
    if answers:
        await conversation.begin_anew(context, ASK, "use", answers)
        return
    await context.say(
        Screen(
            text=_("I can only take words, voice notes and pictures. What would you like to do?"),
            keyboard=home_keyboard(),
        )
    )


async def unknown_command(update: Update, context: Context) -> None:
    """A command that isn't ours, or not here."""
    words = _("I do not know that one. Type /help, and I will show you the way.")
    await context.say(Screen(text=words, buttons=await way_in_for(context)))


async def too_fast(update: Update, context: Context) -> None:
    """In place of what somebody said when it was more than anybody can read. Said once, until it is calm."""
    words = _("That is more than I can read. Wait a minute, then go on. What you said before is not lost.")
    await context.say(Screen(text=words, buttons=await way_in_for(context)))


async def not_own_words(update: Update, context: Context) -> None:
    """A forward, or a message by way of another bot: it isn't taken for somebody's own words."""
    words = _("I only take your own words. Write or say it yourself.")
    await context.say(Screen(text=words, buttons=await way_in_for(context)))


async def old_button(update: Update, context: Context) -> None:
    """A button that we don't know, or no longer."""
    await context.answer(
        _("That button is from long ago. Write to me privately, and I will show you the way.")
    )


def _said(message: Message) -> Answers | None:
    try:
        return said(answering.heard_in(message))
    except NothingThere:
        return None
