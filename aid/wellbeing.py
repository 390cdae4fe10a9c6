"""How somebody is: told by themselves alone, seen by nobody else, asked again only where they said so."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aid.verbs import verb
from aid.wellbeing_refusals import NothingAnswered, TooSoonToSay
from storage import checkin_plans, drafts, history, outbox, wellbeing, wishes
from storage.connection import Transaction
from storage.database import Database
from storage.rows import Source

LONELINESS = ("companionship", "left_out", "isolated")
LIFE = ("satisfied", "worthwhile", "happy", "anxious")
QUESTIONS = (*LONELINESS, *LIFE)
OFTEN = 3
A_WHILE = timedelta(days=28)  # whoever has been here for so long has begun
CHANGES_MIND_WITHIN = timedelta(days=7)
FIRST_AGAIN, LATER_AGAIN = timedelta(days=91), timedelta(days=182)
LEFT_IN_PEACE = timedelta(days=28)  # after they wrote of danger


@verb
async def tell_how_i_am(
    tx: Transaction, said: Mapping[str, int], *, again: bool, draft_id: int, by: int, now: datetime
) -> bool:
    """They have answered, or skipped, each question. Within a week it corrects what they said before.

    False if they skipped them all: then what they said before stays. Raises TooSoonToSay.
    """
    await must_have_begun(tx, by, now)
    await drafts.end(tx, draft_id)
    await _keep(tx, by, dict(said), now)
    await history.note(tx, "tell_how_i_am", "person", by, by=by, now=now)
    if again:
        await _ask_later(tx, by, now)
    else:
        await wellbeing.never_again(tx, by)
    return bool(said)


@verb
async def let_ask_again(tx: Transaction, *, on: bool, by: int, now: datetime) -> None:
    """They may be asked again from now on, or may not. Raises NothingAnswered."""
    if not on:
        await wellbeing.never_again(tx, by)
    elif await wellbeing.latest_of(tx, by) is None:
        raise NothingAnswered
    elif await wellbeing.wish_of(tx, by) is None:
        await _ask_later(tx, by, now)
    await history.note(tx, "let_ask_again", "person", by, by=by, now=now)


@verb
async def forget_how_i_am(tx: Transaction, *, by: int, now: datetime) -> None:
    """All that they answered is forgotten, and they are not asked again."""
    await wellbeing.forget(tx, by)
    await wellbeing.never_again(tx, by)
    await history.note(tx, "forget_how_i_am", "person", by, by=by, now=now)


async def sweep(db: Database, now: datetime, zone: ZoneInfo) -> None:
    """Ask those who said that they may be asked, unless it is no time for that; then once it is over."""
    for wish in await wellbeing.due(db, now):
        await ask_how_you_are(db, wish.person_id, today=now.astimezone(zone).date(), now=now)


@verb
async def ask_how_you_are(tx: Transaction, person_id: int, *, today: date, now: datetime) -> None:
    """Somebody's time has come to be asked again; half a year later it comes once more."""
    wish = await wellbeing.wish_of(tx, person_id)
    if wish is None or wish.ask_at > now or await is_to_be_left(tx, person_id, today, now):
        return
    await wellbeing.note_asked(tx, person_id, now + LATER_AGAIN, now)
    await history.note(tx, "ask_how_you_are", "person", person_id, by=None, now=now)
    await outbox.post(tx, person_id, "how_are_you", about=person_id, now=now)


async def must_have_begun(source: Source, person_id: int, now: datetime) -> None:
    """Helped or helping, or here for a while. Raises TooSoonToSay."""
    if not await wellbeing.has_begun(source, person_id, now - A_WHILE):
        raise TooSoonToSay


async def is_to_be_left(source: Source, person_id: int, today: date, now: datetime) -> bool:
    """Is it no time to ask: are they away or resting, or is something wrong?"""
    if (await wishes.get(source, person_id)).rests(now):
        return True
    plan = await checkin_plans.find_of(source, person_id)
    if plan and plan.paused_from and plan.paused_from <= today:
        return True
    return await wellbeing.has_trouble(source, person_id, now - LEFT_IN_PEACE)


def is_often_lonely(said: Mapping[str, int]) -> bool:
    """Did they say "often" to all three?"""
    return all(said.get(question) == OFTEN for question in LONELINESS)


async def _keep(tx: Transaction, by: int, said: dict[str, int], now: datetime) -> None:
    before = await wellbeing.latest_of(tx, by)
    changes = before is not None and now - before.answered_at <= CHANGES_MIND_WITHIN
    if not said:
        return
    if before and changes:
        await wellbeing.correct(tx, before.id, {question: said.get(question) for question in QUESTIONS})
    else:
        await wellbeing.add(tx, by, said, now)


async def _ask_later(tx: Transaction, by: int, now: datetime) -> None:
    first = await wellbeing.times_of(tx, by) < 2
    await wellbeing.ask_again_at(tx, by, now + (FIRST_AGAIN if first else LATER_AGAIN))
