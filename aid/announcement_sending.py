"""Announcements on their way: begun, held, let go on, stopped, and looked at until the last has left."""

from datetime import UTC, datetime

from aid.announcement_refusals import NotSending
from aid.organisers import must_be_organiser
from aid.refusals import NotHere
from aid.seconds import others
from aid.verbs import verb
from storage import announcement_letters, announcements, audiences, cards, history, outbox, people
from storage.announcements import Announcement, State
from storage.connection import Transaction
from storage.database import Database

TRANSITIONS: dict[State, tuple[State, ...]] = {
    State.PROPOSED: (State.WAITING, State.STOPPED),
    State.WAITING: (State.SENDING, State.STOPPED),
    State.SENDING: (State.PAUSED, State.SENT, State.STOPPED, State.WITHDRAWN),
    State.PAUSED: (State.SENDING, State.STOPPED, State.WITHDRAWN),
    State.SENT: (State.WITHDRAWN,),
    State.STOPPED: (State.WITHDRAWN,),
    State.WITHDRAWN: (),
}
NAMES = {
    State.SENDING: "resume",
    State.PAUSED: "pause",
    State.STOPPED: "stop",
    State.WITHDRAWN: "withdraw",
}
REFUSED_MAX = 3  # so often refused and never taken, Telegram won't take it at all
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


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
    if found.state is not State.WAITING:
        return
    if not await _may_still(tx, found):
        await end(tx, found, State.STOPPED, None, now)
        return
    if found.privately:
        await audiences.write_to(
            tx, found.whom, found.letter, about=id, urgency=outbox.NEWS, by=found.by_id, now=now
        )
    await show_in_groups(tx, found, now)
    await announcements.correct(tx, id, state=State.SENDING, begun_at=now)
    await outbox.post(tx, found.by_id, "announcement_progress", about=id, now=now)


@verb
async def pause_announcement(tx: Transaction, id: int, *, by: int, now: datetime) -> Announcement:
    """Nobody else gets it for now. Raises NotAnOrganiser, NotHere or NotSending."""
    found = await may_become(tx, id, by, State.PAUSED)
    await announcement_letters.hold(tx, id, NEVER)
    return await _move(tx, found, State.PAUSED, by, now)


@verb
async def resume_announcement(tx: Transaction, id: int, *, by: int, now: datetime) -> Announcement:
    """The others get it after all. Raises as `pause_announcement`."""
    found = await may_become(tx, id, by, State.SENDING)
    if found.state is not State.PAUSED:
        raise NotSending
    await announcement_letters.hold(tx, id, now)
    return await _move(tx, found, State.SENDING, by, now)


@verb
async def stop_announcement(tx: Transaction, id: int, *, by: int, now: datetime) -> Announcement:
    """Nobody else gets it, ever; any organiser can, and all hear of it. Raises as `pause_announcement`."""
    found = await may_become(tx, id, by, State.STOPPED)
    await announcement_letters.let_go(tx, id, now)
    return await end(tx, found, State.STOPPED, by, now)


@verb
async def look(tx: Transaction, id: int, *, now: datetime) -> None:
    """How far it has got is shown; it ends when nobody waits, its author may not, or nobody can get it."""
    found = await get(tx, id)
    progress = await announcement_letters.progress(tx, id)
    nobody_can = progress.refused >= REFUSED_MAX and not progress.sent and not progress.doubtful
    if found.state not in (State.SENDING, State.PAUSED):
        return
    if nobody_can or not await _may_still(tx, found):
        await announcement_letters.let_go(tx, id, now)
        await end(tx, found, State.STOPPED, None, now)
    elif found.state is State.SENDING:
        if not progress.waiting:
            await announcements.correct(tx, id, state=State.SENT, ended_at=now)
        await outbox.redraw(tx, "announcement_progress", about=id, now=now)


@verb
async def give_up(tx: Transaction, id: int, *, now: datetime) -> None:
    """No second organiser agreed: it goes to nobody."""
    await announcements.correct(tx, id, state=State.STOPPED, ended_at=now)


async def sweep(db: Database, now: datetime) -> None:
    """Announcements whose time has come are begun; how far the others have got is shown."""
    for found in await announcements.due(db, now):
        await begin(db, found.id, now=now)
    for found in await announcements.refused(db):
        await give_up(db, found.id, now=now)
    for found in await announcements.under_way(db):
        await look(db, found.id, now=now)


async def may_become(tx: Transaction, id: int, by: int, to: State) -> Announcement:
    """The announcement, which an organiser may bring there. Raises NotAnOrganiser, NotHere or NotSending."""
    await must_be_organiser(tx, by)
    found = await get(tx, id)
    if to not in TRANSITIONS[found.state]:
        raise NotSending
    return found


async def end(tx: Transaction, found: Announcement, to: State, by: int | None, now: datetime) -> Announcement:
    """It ends, stopped or withdrawn; all other organisers hear of it."""
    await announcements.correct(tx, found.id, state=to, ended_at=now)
    note = await history.note(tx, f"{NAMES[to]}_announcement", "announcement", found.id, by=by, now=now)
    await outbox.redraw(tx, "announcement_progress", about=found.id, now=now)
    for organiser in await others(tx, by or 0):
        await outbox.post(tx, organiser, "act_told", about=note, now=now)
    return await get(tx, found.id)


async def show_in_groups(tx: Transaction, found: Announcement, now: datetime) -> None:
    """Its card in each group that it is for is drawn, or drawn anew."""
    for chat_id in await audiences.groups(tx, found.whom) if found.in_groups else []:
        await cards.refresh(tx, chat_id, "announcement", about=found.id, now=now)


async def _may_still(tx: Transaction, found: Announcement) -> bool:
    author = await people.find(tx, found.by_id)
    return author is not None and author.organiser


async def _move(tx: Transaction, found: Announcement, to: State, by: int, now: datetime) -> Announcement:
    await announcements.correct(tx, found.id, state=to)
    await history.note(tx, f"{NAMES[to]}_announcement", "announcement", found.id, by=by, now=now)
    await outbox.redraw(tx, "announcement_progress", about=found.id, now=now)
    return await get(tx, found.id)
