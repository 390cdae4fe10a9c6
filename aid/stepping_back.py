"""A trusted person no longer asks for somebody: it ends, and the one they asked for hears so."""

from datetime import datetime

from aid.consent_refusals import OverNow
from aid.consents import end, get, get_own
from aid.verbs import verb
from storage import held_asks, history, outbox
from storage.connection import Transaction
from storage.consents import Consent, Trust


@verb
async def step_back(tx: Transaction, id: int, *, by: int, now: datetime) -> Trust:
    """What they asked for stays the resident's; what still waited for a yes is let go.

    Raises NotHere or OverNow.
    """
    trust = await get_own(tx, id, by)
    if trust.state is Consent.ENDED:
        raise OverNow
    await end(tx, trust, by, now)
    for held in await held_asks.waiting(tx, id):
        await held_asks.end(tx, held.id, now)
        await history.note(tx, "let_go", "held_ask", held.id, by=by, now=now)
    if trust.resident_id is not None:
        await outbox.post(tx, trust.resident_id, "no_longer_asks", about=id, now=now)
    return await get(tx, id)
