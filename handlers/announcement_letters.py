"""The letters and the card of an announcement: what each of them gets, and how far it has got."""

from aid.words import _, p_
from handlers.announcement_screens import progress_screen
from handlers.letters import View
from handlers.screens import Button, Rows, Screen, one_a_row
from handlers.steps import ON
from storage import announcement_answers, announcements, audiences, news, people
from storage.announcements import Announcement, Sort, State
from storage.cards import Card
from storage.outbox import Letter

UNDER_WAY = (State.SENDING, State.PAUSED)
OVER = (State.STOPPED, State.WITHDRAWN)
FIRST_WORDS_MAX = 26  # with the sign of what was chosen, a label has 28


async def announcement(view: View, letter: Letter) -> Screen | None:
    """To each of them: the organiser's message, as it is. Whoever it is no longer for gets none."""
    found = await announcements.find(view.db, letter.about)
    if found is None:
        return None
    nothing_left = found.state not in UNDER_WAY or not await _may_go_out(view, found)
    if letter.message_id is None and (nothing_left or not await _is_for(view, found, letter.person_id)):
        return None
    labels = await announcements.choices(view.db, found.id)
    chosen = await announcement_answers.of_person(view.db, found.id, letter.person_id)
    wanted = await news.is_wanted(view.db, letter.person_id)
    buttons = (*answer_rows(found.id, labels, chosen), *news_row(found.id, wanted=wanted))
    return _screen(found, buttons, is_there=letter.message_id is not None)


async def announcement_card(view: View, card: Card) -> Screen | None:
    """The same in a group, for all to see."""
    found = await announcements.find(view.db, card.about)
    if found is None or (
        card.message_id is None and (found.state in OVER or not await _may_go_out(view, found))
    ):
        return None
    labels = await announcements.choices(view.db, found.id)
    return _screen(found, answer_rows(found.id, labels, None), is_there=card.message_id is not None)


async def announcement_progress(view: View, letter: Letter) -> Screen | None:
    """To whoever sent it: how far it has got, in place."""
    found = await announcements.find(view.db, letter.about)
    return await progress_screen(view, found) if found else None


def answer_rows(id: int, labels: list[str], chosen: int | None) -> Rows:
    """What can be answered, each in a row of its own; a sign stands before what was."""
    return one_a_row(
        *(
            Button(
                label=ON + label[:FIRST_WORDS_MAX] if number == chosen else label, says=f"reply:{id}:{number}"
            )
            for number, label in enumerate(labels)
        )
    )


def news_row(id: int, *, wanted: bool) -> Rows:
    """Out of all announcements by one tap, and back."""
    if wanted:
        return one_a_row(Button(label=p_("button", "No more news"), says=f"no_news:{id}"))
    return one_a_row(Button(label=p_("button", "I want news again"), says=f"want_news:{id}"))


async def _may_go_out(view: View, found: Announcement) -> bool:
    # Whoever wrote it may have left, and with them the message that it is copied from; or be frozen.
    author = await people.find(view.db, found.by_id)
    return bool(found.chat_id) and author is not None and author.organiser


async def _is_for(view: View, found: Announcement, person_id: int) -> bool:
    return await audiences.includes(view.db, found.whom, person_id, by=found.by_id, now=view.now)


def _screen(found: Announcement, buttons: Rows, *, is_there: bool) -> Screen:
    below = found.sort is Sort.CAPTIONED
    if found.state is State.WITHDRAWN:
        gone = _("An organiser took this back.")
        return Screen(text=gone, captioned=below, taken_away=found.sort is not Sort.WORDS)
    if not is_there:
        words = found.html if below and found.corrected_at else ""
        return Screen(text=words, copies=(found.chat_id, found.message_id), buttons=buttons)
    if found.corrected_at is None:
        return Screen(text="", buttons=buttons, as_it_is=True)
    return Screen(text=found.html, captioned=below, buttons=buttons)
