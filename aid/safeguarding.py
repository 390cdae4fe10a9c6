"""A safeguarding lead comes or goes: the worries that are open never lie with nobody."""

from datetime import datetime

from aid.organisers import tell_organisers
from aid.readers import may_read, named_in, readers_of_worry
from storage import cases, outbox, people
from storage.cases import Case, CaseState
from storage.connection import Transaction
from storage.people import Person


async def hand_on(tx: Transaction, lead: Person, now: datetime) -> None:
    """They read the open worries, but for those that they told, or that are about them."""
    for case in await cases.open_worries(tx):
        concerned = lead.id in (case.by_id, case.about_id) or named_in(case.about or "", lead.name)
        if not concerned and lead.id not in await cases.readers(tx, case.id):
            await cases.let_read(tx, case.id, [lead.id])
            await outbox.post(tx, lead.id, "case_reported", about=case.id, now=now)


async def lead_is_gone(tx: Transaction, id: int, now: datetime) -> None:
    """Whoever led until now doesn't: what they can't read any more is looked into by somebody else.

    What nobody is left to read goes to whom a new worry would go. Organisers hear if nobody leads now.
    """
    for case in await cases.open_worries(tx):
        if not await may_read(tx, case, id):
            await _free(tx, case, id, now)
    if not await people.safeguarding_leads(tx):
        await tell_organisers(tx, "nobody_leads", about=id, now=now)


async def _free(tx: Transaction, case: Case, gone_id: int, now: datetime) -> None:
    if case.taken_by == gone_id:
        await cases.correct(tx, case.id, state=CaseState.REPORTED, taken_by=None, look_again_at=None)
        await outbox.redraw(tx, "case_reported", about=case.id, now=now)
    readers = await cases.readers(tx, case.id)
    if any([await may_read(tx, case, reader) for reader in readers]):
        return
    left = await readers_of_worry(tx, by=case.by_id, about_id=case.about_id, about=case.about or "")
    await cases.let_read(tx, case.id, left)
    for reader in left:
        await outbox.post(tx, reader, "case_reported", about=case.id, now=now)
