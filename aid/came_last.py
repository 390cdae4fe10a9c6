"""The neighbour who came last time: asked first, alone and with time to answer."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aid import routing
from aid.day_parts import starts
from aid.kinds import RULES
from aid.nights import held
from storage import candidates, offers, outbox, places, series
from storage.connection import Transaction
from storage.help_requests import HelpRequest, Outcome, Status
from storage.series import Series

SHARE_OF_THE_TIME_LEFT = 4
HELPED = (Status.CLAIMED, Status.REPORTED, Status.CLOSED)
FIRST_WAVE = 1


async def ask_first(
    tx: Transaction, whole: Series, request: HelpRequest, *, now: datetime, zone: ZoneInfo, wait: timedelta
) -> datetime:
    """Ask whoever came last time. Gives when everybody else may be asked: at once, if there is nobody."""
    helper = await _last_helper(tx, whole)
    until = _window(request, now, zone, wait)
    if helper is None or until <= now or not await _may_be_asked(tx, whole, request, helper, now, zone):
        return held(now, zone)
    await offers.ask(tx, request.id, helper, FIRST_WAVE, now)
    await places.note_asked(tx, helper, now)
    await outbox.post(tx, helper, "same_again", about=request.id, now=now)
    return until


def _window(request: HelpRequest, now: datetime, zone: ZoneInfo, wait: timedelta) -> datetime:
    # When the visit is near, most of the time that is left belongs to the others.
    begun = held(now, zone)
    return held(begun + min(wait, (starts(request, zone) - begun) / SHARE_OF_THE_TIME_LEFT), zone)


async def _last_helper(tx: Transaction, whole: Series) -> int | None:
    for request in reversed(await series.requests(tx, whole.id, whole.first_on)):
        if request.helper_id is not None and request.status in HELPED:
            return None if request.outcome is Outcome.NOT_MET else request.helper_id
    return None


async def _may_be_asked(
    tx: Transaction, whole: Series, request: HelpRequest, helper: int, now: datetime, zone: ZoneInfo
) -> bool:
    if RULES[request.kind].introduced or await series.has_left(tx, whole.id, helper):
        return False
    return await candidates.fits(tx, await routing.terms_of(tx, request, now, zone), helper)
