"""Every 6 months the resident is asked whether it is still so; silence ends nothing that was agreed."""

from datetime import datetime, timedelta

from aid.consent_refusals import OverNow
from aid.consents import REVIEWED_AFTER, end, get, must_be_theirs, note
from aid.verbs import verb
from storage import consents, outbox
from storage.connection import Transaction
from storage.consents import Consent, Trust
from storage.database import Database

ASKED_AGAIN_AFTER = timedelta(days=30)


async def sweep(db: Database, now: datetime) -> None:
    """Ask where 6 months are over, or a month since nobody answered."""
    for trust in await consents.to_review(db, now):
        await ask_review(db, trust.id, now=now)


async def sweep_never_agreed(db: Database, before: datetime, now: datetime) -> None:
    """Whoever was named before then and has never agreed, we need not know."""
    for trust in await consents.never_agreed(db, before):
        await let_lapse(db, trust.id, now=now)


@verb
async def let_lapse(tx: Transaction, id: int, *, now: datetime) -> None:
    """Nobody has said yes for long, and nothing waits for it: it is over."""
    trust = await get(tx, id)
    if trust.state is Consent.TOLD_US:
        await end(tx, trust, None, now)


@verb
async def ask_review(tx: Transaction, id: int, *, now: datetime) -> None:
    """The resident is asked; for one without an account whoever keeps touch with them."""
    trust = await get(tx, id)
    if trust.resident_id is None or trust.review_at is None or trust.review_at > now:
        return
    await consents.correct(tx, id, review_at=now + ASKED_AGAIN_AFTER)
    await outbox.post(tx, trust.resident_id, "still_so", about=id, now=now)


@verb
async def keep_on(
    tx: Transaction, id: int, *, by: int, now: datetime, reviewed_after: timedelta = REVIEWED_AFTER
) -> Trust:
    """The resident says that it is still so. Raises NotHere or OverNow."""
    trust = await must_be_theirs(tx, id, by)
    if trust.state is not Consent.CONFIRMED:
        raise OverNow
    await consents.correct(tx, id, review_at=now + reviewed_after)
    await note(tx, "keep_on", id, by, trust.resident_id, now)
    return await get(tx, id)
