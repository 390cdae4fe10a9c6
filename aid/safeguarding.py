"""The safeguarding lead: the one to whom worries about somebody go."""

from datetime import datetime

from aid.organisers import must_be_organiser
from aid.people import get as get_person
from aid.readers import named_in
from aid.verbs import verb
from storage import cases, history, outbox, people
from storage.connection import Transaction
from storage.people import Person, Role, Standing


@verb
async def give_safeguarding(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """An organiser gives an organiser this task; open worries go to them too, but for those about them.

    Raises NotAnOrganiser.
    """
    await must_be_organiser(tx, by)
    lead = await must_be_organiser(tx, id)
    if not await people.holds_safeguarding(tx, id):
        await people.give_role(tx, id, Role.SAFEGUARDING, Standing.APPROVED, now)
        await history.note(tx, "give_safeguarding", "person", id, by=by, now=now)
        for case in await cases.open_worries(tx):
            concerned = id in (case.by_id, case.about_id) or named_in(case.about or "", lead.name)
            if not concerned and id not in await cases.readers(tx, case.id):
                await cases.let_read(tx, case.id, [id])
                await outbox.post(tx, id, "case_reported", about=case.id, now=now)
    return lead


@verb
async def take_safeguarding(tx: Transaction, id: int, *, by: int, now: datetime) -> Person:
    """An organiser ends this task of somebody's. Raises NotAnOrganiser."""
    await must_be_organiser(tx, by)
    if await people.drop_role(tx, id, Role.SAFEGUARDING):
        await history.note(tx, "take_safeguarding", "person", id, by=by, now=now)
    return await get_person(tx, id)
