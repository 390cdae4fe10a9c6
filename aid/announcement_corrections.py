"""Announcements put right: other words in the place of those that went out, or all of it taken back."""

import html
import re
from datetime import datetime, timedelta

from aid.announcement_refusals import CannotBeChanged, NotSending, TooLateToTakeBack, TooLongBelow
from aid.announcement_sending import end, get, may_become, show_in_groups
from aid.announcing import Message, must_be_open
from aid.organisers import must_be_organiser
from aid.verbs import verb
from storage import announcement_letters, announcements, history, outbox
from storage.announcements import Announcement, Sort, State
from storage.connection import Transaction

# Telegram: a bot may delete what it wrote for so long, and so many letters stand below a picture.
DELETABLE_FOR = timedelta(hours=47)
CAPTION_LETTERS_MAX = 1024


@verb
async def change_announcement(
    tx: Transaction, id: int, message: Message, *, by: int, draft_id: int, now: datetime
) -> Announcement:
    """Other words for it: those who got it see them in its place, the others get it so.

    Raises NotAnOrganiser, NotHere, NotSending, CannotBeChanged, TooLongBelow or QuestionOver.
    """
    await must_be_organiser(tx, by)
    found = await get(tx, id)
    # What a second organiser agreed to stays as it is until all have it.
    agreed_to = found.urgent and found.state in (State.SENDING, State.PAUSED)
    if found.begun_at is None or found.state is State.WITHDRAWN or agreed_to:
        raise NotSending
    if found.sort is Sort.OTHER or message.sort is not Sort.WORDS:
        raise CannotBeChanged
    if found.sort is Sort.CAPTIONED and _letters(message.html) > CAPTION_LETTERS_MAX:
        raise TooLongBelow(most=CAPTION_LETTERS_MAX)
    await must_be_open(tx, draft_id, by)
    # Words are copied from the new message; a picture stays, with other words below it.
    source = {"chat_id": message.chat_id, "message_id": message.id} if found.sort is Sort.WORDS else {}
    await announcements.correct(tx, id, html=message.html, corrected_at=now, **source)
    await history.note(tx, "change_announcement", "announcement", id, by=by, now=now)
    await _redraw(tx, found, now)
    return await get(tx, id)


@verb
async def withdraw_announcement(tx: Transaction, id: int, *, by: int, now: datetime) -> Announcement:
    """It is taken back from everybody whom it reached.

    Raises NotAnOrganiser, NotHere, NotSending or TooLateToTakeBack.
    """
    found = await may_become(tx, id, by, State.WITHDRAWN)
    if found.sort is Sort.OTHER and found.begun_at and now - found.begun_at > DELETABLE_FOR:
        raise TooLateToTakeBack
    await announcement_letters.let_go(tx, id, now)
    found = await end(tx, found, State.WITHDRAWN, by, now)
    await _redraw(tx, found, now)
    return found


async def _redraw(tx: Transaction, found: Announcement, now: datetime) -> None:
    await outbox.redraw(tx, found.letter, about=found.id, now=now)
    await outbox.redraw(tx, "announcement_progress", about=found.id, now=now)
    await show_in_groups(tx, found, now)


def _letters(written: str) -> int:
    return len(html.unescape(re.sub(r"<[^>]+>", "", written)))
