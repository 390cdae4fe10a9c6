"""Who asks to be let into an area's group: three questions, one tap by an organiser, and Telegram is told."""

from datetime import datetime, timedelta

from aid.organisers import must_be_organiser, tell_organisers
from aid.organising_refusals import KnockOver
from aid.people import enter_group
from aid.refusals import NotHere, QuestionOver
from aid.texts import NAME_LETTERS_MAX, clean
from aid.verbs import verb
from storage import areas, drafts, group_rights, history, knocks, outbox, people
from storage.connection import Transaction
from storage.database import Database
from storage.group_rights import Right
from storage.knocks import Knock, State

ANSWER_LETTERS_MAX = 200
WAITS_FOR = timedelta(days=30)
AT_ONCE = 100


@verb
async def knock(
    tx: Transaction, chat_id: int, account_id: int, name: str, *, tell_at: datetime, now: datetime
) -> Knock | None:
    """Somebody asks Telegram to be let into a group of ours; None for a group of no area.

    Of somebody we know organisers hear at once, of anybody else by `tell_at` at the latest.
    """
    area = await areas.find_by_chat(tx, chat_id)
    if area is None:
        return None
    known = await people.find_by_account(tx, account_id)
    before = await knocks.find_waiting(tx, chat_id, account_id)
    name = known.name if known else name[:NAME_LETTERS_MAX]
    id = before.id if before else await knocks.add(tx, chat_id, area.id, account_id, name, tell_at, now)
    if known and not before:
        await tell(tx, id, now=now)
    return await knocks.find(tx, id)


@verb
async def answer(
    tx: Transaction,
    id: int,
    *,
    account_id: int,
    draft_id: int,
    who: str,
    street: str,
    why: str,
    now: datetime,
) -> None:
    """Whoever knocks has answered; organisers hear it. Raises QuestionOver, or a text's refusal."""
    found = await knocks.find(tx, id)
    await drafts.end(tx, draft_id)
    if found is None or found.account_id != account_id or found.state is not State.WAITING:
        raise QuestionOver
    who, street, why = (clean(said, ANSWER_LETTERS_MAX) for said in (who, street, why))
    await knocks.note_answers(tx, id, who, street, why)
    if found.tell_at is None:
        await outbox.redraw(tx, "knock", about=id, now=now)
    else:
        await tell(tx, id, now=now)


@verb
async def let_in(tx: Transaction, id: int, *, by: int, now: datetime) -> Knock:
    """An organiser lets them in. Raises NotAnOrganiser, KnockOver or NotHere."""
    return await _decide(tx, id, State.LET_IN, by, now)


@verb
async def turn_away(tx: Transaction, id: int, *, by: int, now: datetime) -> Knock:
    """An organiser says "Not now". Raises NotAnOrganiser, KnockOver or NotHere."""
    return await _decide(tx, id, State.NOT_NOW, by, now)


@verb
async def come_in(tx: Transaction, chat_id: int, account_id: int, *, now: datetime) -> None:
    """Somebody is in a group of ours now, whoever let them in."""
    found = await knocks.find_waiting(tx, chat_id, account_id)
    if found:
        await _end(tx, found.id, State.CAME_IN, now)
    area, person = await areas.find_by_chat(tx, chat_id), await people.find_by_account(tx, account_id)
    if area and person and person.area_id == area.id:
        await enter_group(tx, person.id, now=now)


@verb
async def note_done(tx: Transaction, knock: Knock, *, there: bool, now: datetime) -> None:
    """Telegram has been told; not `there`: they had taken it back, or an admin had decided."""
    if await knocks.carried_out(tx, knock.id) and not there:
        await _end(tx, knock.id, State.GONE, now)


@verb
async def note_no_right(tx: Transaction, knock: Knock, *, now: datetime) -> None:
    """We may not let anybody in there: it waits as before, and organisers hear which right is missing."""
    if not await knocks.wait_again(tx, knock.id):
        await knocks.carried_out(tx, knock.id)
    lacks = await group_rights.find(tx, knock.chat_id) or []
    await group_rights.note(tx, knock.chat_id, [*dict.fromkeys((*lacks, Right.INVITE))], now)
    await outbox.redraw(tx, "knock", about=knock.id, now=now)
    await tell_organisers(tx, "cannot_let_in", about=knock.id, now=now)


@verb
async def tell(tx: Transaction, id: int, *, now: datetime) -> None:
    """Organisers hear that somebody knocks."""
    await knocks.note_told(tx, id)
    await tell_organisers(tx, "knock", about=id, now=now)


@verb
async def lapse(tx: Transaction, id: int, *, now: datetime) -> None:
    """They have waited too long."""
    await _end(tx, id, State.LAPSED, now)


async def sweep(db: Database, now: datetime) -> None:
    """Tell of those who haven't answered; let go of who waited too long."""
    for found in await knocks.untold(db, now, AT_ONCE):
        await tell(db, found.id, now=now)
    for found in await knocks.old(db, now - WAITS_FOR):
        await lapse(db, found.id, now=now)


async def _decide(tx: Transaction, id: int, state: State, by: int, now: datetime) -> Knock:
    await must_be_organiser(tx, by)
    found = await knocks.find(tx, id)
    if found is None:
        raise NotHere
    if found.state is not State.WAITING:
        raise KnockOver(name=found.name)
    await knocks.settle(tx, id, state, by, now, carry_out_at=now)
    act = "let_in" if state is State.LET_IN else "turn_away"
    await history.note(tx, act, "area", found.area_id, by=by, now=now)
    await outbox.redraw(tx, "knock", about=id, now=now)
    return found


async def _end(tx: Transaction, id: int, state: State, now: datetime) -> None:
    await knocks.settle(tx, id, state, None, now, carry_out_at=None)
    await outbox.redraw(tx, "knock", about=id, now=now)
