"""Check-ins in chat: the answers to the question, and what those who are told can do."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Message, Update

from aid import checkin_calls as calls
from aid import checkins as verbs
from aid.checkin_calls import ASKS
from aid.checkin_words import read_answer
from aid.words import Later, _, later
from handlers.checkin_letters import answer_buttons, answered_screen, closed_screen
from handlers.context import Context
from handlers.screens import Screen
from storage import checkins, drafts, people, told
from storage.checkins import CheckIn, Ending, Wish
from storage.drafts import Draft

Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


async def fine(update: Update, context: Context) -> None:
    """ "I'm fine"."""
    person = await context.person()
    found = await verbs.answer_fine(context.db, context.subject, by=person.id, now=context.now)
    await context.answer()
    await context.show(await closed_screen(context.db, found))


async def ring_me(update: Update, context: Context) -> None:
    """ "Please ring me"."""
    await _wish(context, Wish.RING)


async def help_me(update: Update, context: Context) -> None:
    """ "I need help now": the numbers at once, and everybody hears."""
    await _wish(context, Wish.HELP)


async def check(update: Update, context: Context) -> None:
    """ "I'll check on her"."""
    person = await context.person()
    wait = context.desk.for_a_check
    await verbs.check(context.db, context.subject, by=person.id, wait=wait, now=context.now)
    await context.answer(_("Thank you. The others see that you are checking. Tell me how it goes."))


async def outcome(update: Update, context: Context) -> None:
    """ "She is fine" and the like, by whoever checked."""
    assert context.matches
    person, ending = await context.person(), Ending(context.matches[0][2])
    await verbs.tell_ending(context.db, context.subject, ending, by=person.id, now=context.now)
    await context.answer(_("Thank you. I am telling everybody who was told."))


async def open_question(context: Context, draft: Draft | None) -> CheckIn | None:
    """The day's question to whoever speaks, if they were asked nothing since."""
    person = await people.find_by_account(context.db, context.account_id)
    found = person and await checkins.find_open(context.db, person.id)
    if not found:
        return None
    asked_at = await told.arrived_at(context.db, found.person_id, ASKS, found.id)
    moved_at = await drafts.moved_at(context.db, draft.id) if draft else None
    return found if asked_at and (moved_at is None or moved_at < asked_at) else None


async def hears_answer(context: Context, question: CheckIn, message: Message) -> bool:
    """Was that the answer, in words or as a voice note, which somebody else will listen to?"""
    said = read_answer(message.text) if message.text else None
    if said is True:
        ended = await verbs.answer_fine(context.db, question.id, by=question.person_id, now=context.now)
        await context.say(await closed_screen(context.db, ended))
        return True
    if question.wish is None and (said is Wish.RING or message.voice):
        wished = await verbs.answer_wish(
            context.db,
            question.id,
            Wish.RING,
            voice=message.voice.file_id if message.voice else None,
            by=question.person_id,
            now=context.now,
        )
        await context.say(answered_screen(wished, context.desk.country))
        return True
    return False


async def ask_once_more(context: Context, question: CheckIn) -> None:
    """They said something else: that was heard, and the question stays open."""
    if question.wish is None:
        await context.say(
            Screen(
                text=_("And are you all right? Tap one, so that nobody worries."),
                buttons=answer_buttons(question),
            )
        )


async def _wish(context: Context, wish: Wish) -> None:
    person = await context.person()
    found = await verbs.answer_wish(context.db, context.subject, wish, by=person.id, now=context.now)
    await context.answer()
    await context.show(answered_screen(found, context.desk.country))


def _says(verb: Callable[..., Awaitable[object]], words: Later) -> Handler:
    async def tap(update: Update, context: Context) -> None:
        person = await context.person()
        await verb(context.db, context.subject, by=person.id, now=context.now)
        await context.answer(str(words))

    return tap


# What those who are told, or ring, say by a tap, and what they hear.
cannot_reach = _says(
    verbs.cannot_reach,
    later("Thank you. I am telling everybody now. If you are worried, ring 999, or 101 for advice."),
)
cannot_check = _says(verbs.cannot_check, later("Thank you for telling me. I ask the next one."))
rang_fine = _says(calls.rang_fine, later("Thank you. That is noted."))
rang_in_vain = _says(calls.rang_in_vain, later("Thank you. I am telling the people they chose."))
rang_help = _says(
    calls.rang_help,
    later("If someone may be in danger, ring 999 now. I am telling everybody they chose."),
)
cannot_ring = _says(calls.cannot_ring, later("Thank you for telling me. I ask the people they chose."))
