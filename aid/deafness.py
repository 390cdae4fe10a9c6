"""May it be us who hear nothing? Most of those asked are silent, and nobody at all has been heard from."""

from datetime import UTC, datetime, timedelta

from aid.organisers import tell_organisers
from aid.verbs import verb
from storage import inbox, outbox, silences, told
from storage.connection import Transaction

LATELY = timedelta(hours=4)
SILENT_MIN = 3  # of one or two nothing follows
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@verb
async def doubt(tx: Transaction, *, now: datetime) -> bool:
    """Organisers hear that we may be deaf, once until somebody is heard from. Says whether we doubt it."""
    lately = await silences.since(tx, now - LATELY)
    if lately is None or lately.silent < SILENT_MIN or 2 * lately.silent <= lately.asked:
        return False
    heard_at = await inbox.last_at(tx) or NEVER
    if heard_at >= lately.first_at:
        return False
    about = int(heard_at.timestamp())
    if not await told.anybody(tx, "may_be_deaf", about):
        await tell_organisers(tx, "may_be_deaf", about=about, now=now, urgency=outbox.URGENT)
    return True
