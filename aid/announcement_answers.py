"""Answers to announcements, and who wants no more of them."""

from datetime import datetime

from aid.announcement_refusals import NoSuchAnswer, NotForYou, TakenBack
from aid.announcement_sending import get
from aid.people import get_by_account
from aid.verbs import verb
from storage import announcement_answers, announcement_letters, announcements, news, outbox
from storage.announcements import State
from storage.connection import Transaction

NOT_OUT = (State.PROPOSED, State.WAITING)


@verb
async def reply(tx: Transaction, id: int, number: int, *, account_id: int, now: datetime) -> str:
    """Somebody's answer, in place of an earlier one. Gives what it says.

    Raises NotJoined, NotHere, NoSuchAnswer, TakenBack or NotForYou.
    """
    person = await get_by_account(tx, account_id)
    found = await get(tx, id)
    offered = await announcements.choices(tx, id)
    if found.state in NOT_OUT or number >= len(offered):
        raise NoSuchAnswer
    if found.state is State.WITHDRAWN:
        raise TakenBack
    in_group = found.in_groups and (not found.whom.areas or person.area_id in found.whom.areas)
    if not in_group and not await announcement_letters.has_got(tx, id, person.id):
        raise NotForYou
    await announcement_answers.give(tx, id, person.id, number, now)
    await outbox.redraw(tx, found.letter, about=id, now=now, person_id=person.id)
    await outbox.redraw(tx, "announcement_progress", about=id, now=now)
    return offered[number]


@verb
async def want_no_news(tx: Transaction, id: int | None, *, account_id: int, now: datetime) -> None:
    """They want no more announcements; the one of this id says so. Raises NotJoined."""
    person = await get_by_account(tx, account_id)
    await news.stop(tx, person.id, now)
    await _show(tx, id, person.id, now)


@verb
async def want_news(tx: Transaction, id: int | None, *, account_id: int, now: datetime) -> None:
    """They want them again. Raises NotJoined."""
    person = await get_by_account(tx, account_id)
    await news.go_on(tx, person.id)
    await _show(tx, id, person.id, now)


async def _show(tx: Transaction, id: int | None, person_id: int, now: datetime) -> None:
    found = await announcements.find(tx, id) if id else None
    if found:
        await outbox.redraw(tx, found.letter, about=found.id, now=now, person_id=person_id)
