"""Announcements written: what an organiser sends to many, now or later, and when it takes a second one.

It is copied from the organiser's own message, so nothing of it is made anew: no markup of ours can break.
"""

from dataclasses import dataclass
from datetime import datetime

from aid.announcement_refusals import NobodyToTell
from aid.announcement_sending import begin, get
from aid.organisers import must_be_organiser
from aid.refusals import QuestionOver
from aid.seconds import may_at_once
from aid.verbs import verb
from storage import announcements, audiences, drafts, history, people
from storage.announcements import Announcement, Sort, State
from storage.audiences import Audience, Reach
from storage.connection import Transaction
from storage.proposals import What


@dataclass(frozen=True, kw_only=True)
class Message:
    """What an organiser wrote to us: where it stands, what it is made of and its words (Telegram's HTML)."""

    chat_id: int
    id: int
    sort: Sort
    html: str


@verb
async def announce(
    tx: Transaction,
    message: Message,
    whom: Audience,
    *,
    privately: bool,
    in_groups: bool,
    urgent: bool,
    choices: tuple[str, ...],
    send_at: datetime,
    by: int,
    draft_id: int,
    now: datetime,
) -> Announcement:
    """An organiser sends it, now or later; what is urgent waits until a second organiser agrees.

    Sent a second time, it is the one that was sent. Raises NotAnOrganiser, NobodyToTell or QuestionOver.
    """
    await must_be_organiser(tx, by)
    sent = await announcements.find_by_draft(tx, draft_id)
    if sent and sent.by_id == by:
        return sent
    reach = await audiences.count(tx, whom, by=by, now=now) if privately else {}
    chats = await audiences.groups(tx, whom) if in_groups else []
    if not reach.get(Reach.GETS_IT) and not chats:
        raise NobodyToTell
    await must_be_open(tx, draft_id, by)
    id = await announcements.add(
        tx, choices, draft_id=draft_id, by_id=by, chat_id=message.chat_id, message_id=message.id,
        sort=message.sort, html=message.html, audience=whom.written(), privately=privately,
        in_groups=in_groups, urgent=urgent, state=State.WAITING, made_at=now, send_at=max(send_at, now),
    )  # fmt: skip
    if urgent and not await may_at_once(tx, What.ANNOUNCE, id, by=by, now=now):
        await announcements.correct(tx, id, state=State.PROPOSED)
    else:
        await _go(tx, id, by, now)
    return await get(tx, id)


async def must_be_open(tx: Transaction, draft_id: int, by: int) -> None:
    """The organiser's conversation of this id ends now. Raises QuestionOver."""
    organiser = await people.find(tx, by)
    draft = await drafts.find(tx, organiser.account_id) if organiser and organiser.account_id else None
    if draft is None or draft.id != draft_id:
        raise QuestionOver
    await drafts.end(tx, draft_id)


async def once_agreed(tx: Transaction, id: int, by: int, now: datetime) -> None:
    """A second organiser has agreed to it."""
    await announcements.correct(tx, id, state=State.WAITING)
    await _go(tx, id, by, now)


async def still_wanted(tx: Transaction, id: int) -> bool:
    """Does it still wait for a second organiser?"""
    found = await announcements.find(tx, id)
    return found is not None and found.state is State.PROPOSED


async def _go(tx: Transaction, id: int, by: int, now: datetime) -> None:
    await history.note(tx, "announce", "announcement", id, by=by, now=now)
    if (await get(tx, id)).send_at <= now:
        await begin(tx, id, now=now)
