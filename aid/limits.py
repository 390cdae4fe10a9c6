"""How much anybody may ask for. "Talk to a person" needs no limit: it is one call until they have talked."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from aid.asking_refusals import AskedOften, ManyOpen
from aid.consent_refusals import ManyHeld
from storage import held_asks, request_lists
from storage.help_requests import HelpRequest, Status
from storage.rows import Source

OPEN_MAX = 3
ASKED_A_DAY_MAX = 12
HELD_MAX = 5  # of one who asks, for whoever has not agreed yet
A_DAY = timedelta(days=1)


def refuse_many_open(under_way: Iterable[HelpRequest]) -> None:
    """Enough is enough, of what nobody has taken yet; dates that come by themselves don't count.

    Raises ManyOpen.
    """
    waiting = [one for one in under_way if one.status is Status.OPEN and one.draft_id is not None]
    if len(waiting) >= OPEN_MAX:
        raise ManyOpen(most=OPEN_MAX)


async def refuse_too_much(source: Source, resident_id: int, now: datetime) -> None:
    """Before one more request is sent by the resident, or for them. Raises ManyOpen or AskedOften."""
    refuse_many_open(await request_lists.under_way_for(source, resident_id))
    if await request_lists.asked_since(source, resident_id, now - A_DAY) >= ASKED_A_DAY_MAX:
        raise AskedOften


async def refuse_many_held(source: Source, trusted_id: int) -> None:
    """Before one more is held for whoever has not agreed yet. Raises ManyHeld."""
    if await held_asks.waiting_of(source, trusted_id) >= HELD_MAX:
        raise ManyHeld(most=HELD_MAX)
