"""Reports and worries: given to the few who may read them, looked into, and closed."""

from datetime import datetime, timedelta
from typing import Any

from aid.blocking import must_have_met
from aid.people import get as get_person
from aid.readers import must_read, readers_of_report, readers_of_worry
from aid.refusals import NotHere, QuestionOver
from aid.safety_refusals import CaseClosed, CaseTaken, NobodyMayRead
from aid.texts import DETAILS_LETTERS_MAX, clean
from aid.verbs import verb
from storage import cases, drafts, history, messages, outbox
from storage.cases import Case, CaseKind, CaseState, Reason
from storage.connection import Transaction
from storage.database import Database
from storage.people import Person
from storage.rows import Source

ABOUT_LETTERS_MAX = 100

TRANSITIONS: dict[CaseState, dict[str, CaseState]] = {
    CaseState.REPORTED: {"look_into": CaseState.LOOKED_INTO},
    CaseState.LOOKED_INTO: {"look_into": CaseState.LOOKED_INTO, "close_case": CaseState.CLOSED},
    CaseState.CLOSED: {},
}


@verb
async def report(
    tx: Transaction,
    id: int,
    other: int,
    *,
    by: int,
    reason: Reason,
    words: str | None,
    message_id: int | None = None,
    draft_id: int | None = None,
    now: datetime,
) -> Case:
    """Somebody reports whom they met over request `id`; organisers hear it, but never that person.

    Raises NotHere, NobodyMayRead, QuestionOver or a text's refusal.
    """
    speaker = await must_have_met(tx, id, other, by)
    if message_id is not None:
        message = await messages.find(tx, message_id)
        if message is None or (message.from_id, message.to_id) != (other, speaker):
            raise NotHere
    readers = await readers_of_report(tx, by=by, about_id=other)
    words = words and clean(words, DETAILS_LETTERS_MAX)
    told = {"about_id": other, "reason": reason, "words": words, "message_id": message_id}
    return await _give(tx, CaseKind.REPORT, by, readers, draft_id, now, **told)


@verb
async def worry(
    tx: Transaction,
    *,
    by: int,
    about: str | None,
    about_id: int | None,
    words: str | None,
    voice: str | None,
    draft_id: int | None = None,
    now: datetime,
) -> Case:
    """Somebody is worried about somebody: the safeguarding lead hears it, and nobody else.

    Raises NobodyMayRead, QuestionOver or a text's refusal.
    """
    about = about and clean(about, ABOUT_LETTERS_MAX)
    readers = await readers_of_worry(tx, by=by, about_id=about_id, about=about or "")
    words = words and clean(words, DETAILS_LETTERS_MAX)
    if about_id == by:
        about_id, about = None, (await get_person(tx, by)).name
    told = {"about_id": about_id, "about": about, "words": words, "voice": voice}
    return await _give(tx, CaseKind.WORRY, by, readers, draft_id, now, **told)


@verb
async def look_into(tx: Transaction, id: int, *, by: int, now: datetime) -> Case:
    """One of its readers looks into it; whoever told of it hears so. Raises the same as `_move`."""
    return await _move(tx, id, "look_into", by, now, taken_by=by)


@verb
async def note_case(
    tx: Transaction, id: int, *, by: int, words: str, draft_id: int | None = None, now: datetime
) -> Case:
    """One of its readers notes what they did or heard. Raises NotHere, CaseClosed or QuestionOver."""
    case = await get_for(tx, id, by)
    if case.state is CaseState.CLOSED:
        raise CaseClosed
    words = clean(words, DETAILS_LETTERS_MAX)
    if draft_id is not None and not await drafts.end(tx, draft_id):
        raise QuestionOver
    await cases.add_note(tx, id, by, words, now)
    await history.note(tx, "note_case", case.kind, id, by=by, now=now)
    return case


@verb
async def look_again(tx: Transaction, id: int, *, by: int, days: int, now: datetime) -> Case:
    """It comes back to whoever looks into it after so many days. Raises the same as `look_into`."""
    again_at = now + timedelta(days=days)
    return await _move(tx, id, "look_into", by, now, taken_by=by, look_again_at=again_at)


@verb
async def close_case(tx: Transaction, id: int, *, by: int, now: datetime) -> Case:
    """It has been seen to. Raises the same as `look_into`, or NotHere before anybody has looked into it."""
    return await _move(tx, id, "close_case", by, now, closed_at=now, look_again_at=None)


@verb
async def bring_back(tx: Transaction, id: int, *, now: datetime) -> None:
    """The day has come to look at it again."""
    case = await _get(tx, id)
    if case.look_again_at is None or case.taken_by is None or case.look_again_at > now:
        return
    await cases.correct(tx, id, look_again_at=None)
    await outbox.post(tx, case.taken_by, "case_again", about=id, now=now)


async def sweep(db: Database, now: datetime) -> None:
    """Bring back what is to be looked at again."""
    for case in await cases.to_look_at_again(db, now):
        await bring_back(db, case.id, now=now)


async def get_for(source: Source, id: int, by: int) -> Case:
    """The case, for one of its readers. Raises NotHere; nobody else learns that there is one."""
    case = await _get(source, id)
    await must_read(source, case, by)
    return case


async def readers_of(source: Source, case: Case) -> list[Person]:
    """Who may read it."""
    return [await get_person(source, id) for id in await cases.readers(source, case.id)]


async def _give(
    tx: Transaction,
    kind: CaseKind,
    by: int,
    readers: list[int],
    draft_id: int | None,
    now: datetime,
    **told: Any,
) -> Case:
    if not readers:
        raise NobodyMayRead
    if draft_id is not None and not await drafts.end(tx, draft_id):
        raise QuestionOver
    id = await cases.add(tx, kind, by, now=now, **told)
    await cases.let_read(tx, id, readers)
    await history.note(tx, kind, kind, id, by=by, now=now)
    for reader in readers:
        await outbox.post(tx, reader, "case_reported", about=id, now=now, urgency=outbox.URGENT)
    return await _get(tx, id)


async def _move(
    tx: Transaction, id: int, verb_name: str, by: int, now: datetime, **facts: int | datetime | None
) -> Case:
    case = await get_for(tx, id, by)
    state = TRANSITIONS[case.state].get(verb_name)
    if state is None:
        raise CaseClosed if case.state is CaseState.CLOSED else NotHere
    if case.taken_by not in (None, by):
        raise CaseTaken(name=(await get_person(tx, case.taken_by)).name)
    await cases.correct(tx, id, state=state, **facts)
    await history.note(tx, verb_name, case.kind, id, by=by, now=now)
    await outbox.redraw(tx, "case_reported", about=id, now=now)
    if case.state is CaseState.REPORTED:
        await outbox.post(tx, case.by_id, "case_read", about=id, now=now)
    return await _get(tx, id)


async def _get(source: Source, id: int) -> Case:
    case = await cases.find(source, id)
    if case is None:
        raise NotHere
    return case
