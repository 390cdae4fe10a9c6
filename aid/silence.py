"""What silence means: a request reported done that nobody gainsaid, and a day on which nobody came."""

import contextlib
from collections.abc import Coroutine
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aid.finishing import close_silently
from aid.help_requests import lapse
from aid.phoning_in import account_for
from aid.refusals import Refusal
from storage import inbox, request_lists
from storage.database import Database
from storage.help_requests import HelpRequest


async def sweep_unconfirmed(db: Database, now: datetime, heard_at: datetime) -> None:
    """Close what was not confirmed in time, if we have listened since and nothing of theirs waits."""
    for request in await request_lists.unconfirmed(db, min(now, heard_at)):
        if not await _may_still_speak(db, request):
            await _if_still_so(close_silently(db, request.id, now=now))


async def sweep_lapsed(db: Database, now: datetime, heard_at: datetime, zone: ZoneInfo) -> None:
    """End what nobody took by the end of its day, as far as we have listened."""
    today = min(now, heard_at).astimezone(zone).date()
    for request in await request_lists.open_before(db, today):
        await _if_still_so(lapse(db, request.id, now=now))


async def _may_still_speak(db: Database, request: HelpRequest) -> bool:
    account_id = await account_for(db, request.resident_id)
    return account_id is not None and await inbox.unheard(db, account_id)


async def _if_still_so(moved: Coroutine[Any, Any, HelpRequest]) -> None:
    # Somebody may have answered between our look and our turn; then there is nothing to do.
    with contextlib.suppress(Refusal):
        await moved
