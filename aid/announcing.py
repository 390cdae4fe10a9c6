"""Announcements: sent to many, held, stopped, corrected and withdrawn by organisers.

It is copied from the organiser's own message, so nothing of it is made anew: no markup of ours can break.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from aid.announcement_refusals import CannotBeChanged, NobodyToTell, NotSending
from aid.organisers import must_be_organiser
from aid.refusals import NotHere
from aid.seconds import may_at_once, others
from aid.verbs import verb
from storage import announcements, audiences, cards, drafts, history, outbox, people
from storage.announcements import Announcement, Sort, State
from storage.audiences import Audience, Reach
from storage.connection import Transaction
from storage.database import Database
from storage.proposals import What

TRANSITIONS: dict[State, tuple[State, ...]] = {
    State.PROPOSED: (State.WAITING, State.STOPPED),
    State.WAITING: (State.SENDING, State.STOPPED),
    State.SENDING: (State.PAUSED, State.SENT, State.STOPPED, State.WITHDRAWN),
    State.PAUSED: (State.SENDING, State.STOPPED, State.WITHDRAWN),
    State.SENT: (State.WITHDRAWN,),
    State.STOPPED: (State.WITHDRAWN,),
    State.WITHDRAWN: (),
}
ALONE_MAX = 50  # to more people than this it goes once a second organiser has agreed
REFUSED_MAX = 3  # so often refused and never taken, Telegram won't take it at all
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


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
    """An organiser sends it, now or later. To many, or urgent, it waits until a second organiser agrees.

    Raises NotAnOrganiser or NobodyToTell.
    """
    await must_be_organiser(tx, by)
    reach = await audiences.count(tx, whom, by=by, now=now) if privately else {}
    chats = await audiences.groups(tx, whom) if in_groups else []
    if not reach.get(Reach.GETS_IT) and not chats:
        raise NobodyToTell
    await drafts.end(tx, draft_id)
    id = await announcements.add(
        tx, choices, draft_id=draft_id, by_id=by, chat_id=message.chat_id, message_id=message.id,
        sort=message.sort, html=message.html, audience=whom.written(), privately=privately,
        in_groups=in_groups, urgent=urgent, state=State.WAITING, made_at=now, send_at=max(send_at, now),
    )  # fmt: skip
    alone = not urgent and reach.get(Reach.GETS_IT, 0) <= ALONE_MAX
    if not alone and not await may_at_once(tx, What.ANNOUNCE, id, by=by, now=now):
        await announcements.correct(tx, id, state=State.PROPOSED)
    else:
        await _go(tx, id, by, now)
    return await get(tx, id)


@verb
async def pause(tx: Transaction, id: int, *, by: int, now: datetime) -> Announcement:
    """Nobody else gets it for now. Raises NotAnOrganiser, NotHere or NotSending."""
    found = await _for(tx, id, by, State.PAUSED)
    await announcements.hold(tx, id, NEVER)
    return await _move(tx, found, State.PAUSED, by, now)


@verb
async def resume(tx: Transaction, id: int, *, by: int, now: datetime) -> Announcement:
    """The others get it after all. Raises as `pause`."""
    found = await _for(tx, id, by, State.SENDING)
    if found.state is not State.PAUSED:
        raise NotSending
    await announcements.hold(tx, id, now)
    return await _move(tx, found, State.SENDING, by, now)


@verb
async def stop(tx: Transaction, id: int, *, by: int, now: datetime) -> Announcement:
    """Nobody else gets it, ever; any organiser can, and all see it. Raises as `pause`."""
    found = await _for(tx, id, by, State.STOPPED)
    await announcements.let_go(tx, id, now)
    return await _end(tx, found, State.STOPPED, by, now)


@verb
async def withdraw(tx: Transaction, id: int, *, by: int, now: datetime) -> Announcement:
    """It is taken back from everybody whom it reached. Raises as `pause`."""
    found = await _for(tx, id, by, State.WITHDRAWN)
    await announcements.let_go(tx, id, now)
    found = await _end(tx, found, State.WITHDRAWN, by, now)
    await _redraw(tx, found, now)
    return found


@verb
async def change(
    tx: Transaction, id: int, message: Message, *, by: int, draft_id: int, now: datetime
) -> Announcement:
    """Other words for it: those who got it see them in its place, the others get it so.

    Raises as `pause`, or CannotBeChanged.
    """
    await must_be_organiser(tx, by)
    found = await get(tx, id)
    if found.state is State.WITHDRAWN:
        raise NotSending
    if found.sort is Sort.OTHER or message.sort is not Sort.WORDS:
        raise CannotBeChanged
    await drafts.end(tx, draft_id)
    # Words are copied from the new message; a picture stays, with other words below it.
    source = {"chat_id": message.chat_id, "message_id": message.id} if found.sort is Sort.WORDS else {}
    await announcements.correct(tx, id, html=message.html, corrected_at=now, **source)
    await history.note(tx, "change_announcement", "announcement", id, by=by, now=now)
    await _redraw(tx, found, now)
    return await get(tx, id)


async def get(tx: Transaction, id: int) -> Announcement:
    """The announcement. Raises NotHere."""
    found = await announcements.find(tx, id)
    if found is None:
        raise NotHere
    return found


@verb
async def begin(tx: Transaction, id: int, *, now: datetime) -> None:
    """Its time has come: a letter to everybody whom it is for, and a card in each group."""
    found = await get(tx, id)
    author = await people.find(tx, found.by_id)
    if found.state is not State.WAITING:
        return
    if author is None or not author.organiser:
        await _end(tx, found, State.STOPPED, None, now)
        return
    if found.privately:
        await audiences.write_to(
            tx, found.whom, found.letter, about=id, urgency=outbox.NEWS, by=found.by_id, now=now
        )
    for chat_id in await audiences.groups(tx, found.whom) if found.in_groups else []:
        await cards.refresh(tx, chat_id, "announcement", about=id, now=now)
    await announcements.correct(tx, id, state=State.SENDING, begun_at=now)
    await outbox.post(tx, found.by_id, "announcement_progress", about=id, now=now)


@verb
async def give_up(tx: Transaction, id: int, *, now: datetime) -> None:
    """No second organiser agreed: it goes to nobody."""
    await announcements.correct(tx, id, state=State.STOPPED, ended_at=now)


@verb
async def look(tx: Transaction, id: int, *, now: datetime) -> None:
    """How far it has got is shown; it ends when nobody waits, its author may not, or nobody can get it."""
    found = await get(tx, id)
    progress = await announcements.progress(tx, id)
    author = await people.find(tx, found.by_id)
    may_not = author is None or not author.organiser
    if may_not or (progress.refused >= REFUSED_MAX and not progress.sent and not progress.doubtful):
        await announcements.let_go(tx, id, now)
        await _end(tx, found, State.STOPPED, None, now)
    elif not progress.waiting and found.state is State.SENDING:
        await announcements.correct(tx, id, state=State.SENT, ended_at=now)
    if found.state is State.SENDING:
        await outbox.redraw(tx, "announcement_progress", about=id, now=now)


async def sweep(db: Database, now: datetime) -> None:
    """Announcements whose time has come are begun; how far the others have got is shown."""
    for found in await announcements.due(db, now):
        await begin(db, found.id, now=now)
    for found in await announcements.refused(db):
        await give_up(db, found.id, now=now)
    for found in await announcements.under_way(db):
        await look(db, found.id, now=now)


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


async def _for(tx: Transaction, id: int, by: int, to: State) -> Announcement:
    await must_be_organiser(tx, by)
    found = await get(tx, id)
    if to not in TRANSITIONS[found.state]:
        raise NotSending
    return found


async def _move(tx: Transaction, found: Announcement, to: State, by: int, now: datetime) -> Announcement:
    await announcements.correct(tx, found.id, state=to)
    await history.note(tx, f"{NAMES[to]}_announcement", "announcement", found.id, by=by, now=now)
    await outbox.redraw(tx, "announcement_progress", about=found.id, now=now)
    return await get(tx, found.id)


async def _end(
    tx: Transaction, found: Announcement, to: State, by: int | None, now: datetime
) -> Announcement:
    await announcements.correct(tx, found.id, state=to, ended_at=now)
    note = await history.note(
        tx, f"{NAMES[to]}_announcement", "announcement", found.id, by=by, now=now
    )
    await outbox.redraw(tx, "announcement_progress", about=found.id, now=now)
    for organiser in await others(tx, by or 0):
        await outbox.post(tx, organiser, "act_told", about=note, now=now)
    return await get(tx, found.id)


async def _redraw(tx: Transaction, found: Announcement, now: datetime) -> None:
    await outbox.redraw(tx, found.letter, about=found.id, now=now)
    for chat_id in await audiences.groups(tx, found.whom) if found.in_groups else []:
        await cards.refresh(tx, chat_id, "announcement", about=found.id, now=now)


NAMES = {
    State.SENDING: "resume",
    State.PAUSED: "pause",
    State.STOPPED: "stop",
    State.WITHDRAWN: "withdraw",
}
