"""Answers to announcements, and who wants no more of them."""

from datetime import datetime

from aid.announcement_refusals import NoSuchAnswer, TakenBack
from aid.announcing import get
from aid.people import get_by_account
from aid.verbs import verb
from storage import announcement_answers, announcements, news, outbox
from storage.announcements import State
from storage.connection import Transaction

NOT_OUT = (State.PROPOSED, State.WAITING)


@verb
async def reply(tx: Transaction, id: int, number: int, account_id: int, *, now: datetime) -> str:
    """Somebody's answer, in place of an earlier one. Gives what it says.

    Raises NotJoined, NotHere, NoSuchAnswer or TakenBack.
    """
    person = await get_by_account(tx, account_id)
    found = await get(tx, id)
    offered = await announcements.choices(tx, id)
    if found.state in NOT_OUT or number >= len(offered):
        raise NoSuchAnswer
    if found.state is State.WITHDRAWN:
        raise TakenBack
    await announcement_answers.give(tx, id, person.id, number, now)
    await outbox.redraw(tx, found.letter, about=id, now=now, person_id=person.id)
    await outbox.redraw(tx, "announcement_progress", about=id, now=now)
    return offered[number]


@verb
async def no_news(tx: Transaction, account_id: int, *, now: datetime) -> None:
    """They want no more announcements. Raises NotJoined."""
    person = await get_by_account(tx, account_id)
    await news.stop(tx, person.id, now)


@verb
async def want_news(tx: Transaction, account_id: int) -> None:
    """They want them again. Raises NotJoined."""
    person = await get_by_account(tx, account_id)
    await news.go_on(tx, person.id)
