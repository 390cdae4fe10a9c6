"""Quiet hours, 9pm to 8am where the neighbourhood is: what can wait waits, and nobody is nudged.

By day there is no cap on letters beyond that on nudges: a nudge is the only one that nobody is waiting for.
Each of the others answers or ends something that its reader asked for or took on, and comes once.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING = time(21)
MORNING = time(8)


def held(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment itself by day; at night the next 8am there, in UTC."""
    local = moment.astimezone(zone)
    if MORNING <= local.time() < EVENING:
        return moment
    day = local.date() + timedelta(days=local.time() >= EVENING)
    return datetime.combine(day, MORNING, zone).astimezone(moment.tzinfo)


def is_night(moment: datetime, zone: ZoneInfo) -> bool:
    """Is it between 9pm and 8am there?"""
    return held(moment, zone) != moment
