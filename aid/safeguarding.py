"""A new safeguarding lead: the worries that are open go to them too."""

from datetime import datetime

from aid.readers import named_in
from storage import cases, outbox
from storage.connection import Transaction
from storage.people import Person


async def hand_on(tx: Transaction, lead: Person, now: datetime) -> None:
    """They read the open worries, but for those that they told, or that are about them."""
    for case in await cases.open_worries(tx):
        concerned = lead.id in (case.by_id, case.about_id) or named_in(case.about or "", lead.name)
        if not concerned and lead.id not in await cases.readers(tx, case.id):
            await cases.let_read(tx, case.id, [lead.id])
            await outbox.post(tx, lead.id, "case_reported", about=case.id, now=now)
