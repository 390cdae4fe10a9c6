"""When a visit begins and ends, and the hours around it, by the clock on the wall there."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aid.nights import EVENING, held
from storage.help_requests import HelpRequest, Part

STARTS: dict[Part, time] = {Part.MORNING: time(9), Part.AFTERNOON: time(13), Part.DAY: time(9)}
ENDS: dict[Part, time] = {Part.MORNING: time(12), Part.AFTERNOON: time(18), Part.DAY: time(18)}
EVENING_BEFORE = time(18)
NOT_BEFORE = time(7)
SOON = timedelta(hours=2)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def moment(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """A time of a day there, as an aware moment in UTC; one that spring skips is the first after it."""
    # By way of UTC, for Python would count hours on the wall, and there are days with 23 or 25 of them.
    found = datetime.combine(day, hour, zone).astimezone(UTC)
    if found.astimezone(zone).time() == hour:
        return found
    # Skipped: Python counts on by the clock of the day before, as far beyond the gap as it was into it.
    first = datetime.combine(day, hour.replace(fold=1), zone).astimezone(UTC)
    while first.astimezone(zone).utcoffset() != found.astimezone(zone).utcoffset():
        first += MINUTE
    return first


def starts(request: HelpRequest, zone: ZoneInfo) -> datetime:
    """When the visit may begin."""
    return moment(request.wanted_on, STARTS[request.part], zone)


def ends(request: HelpRequest, zone: ZoneInfo) -> datetime:
    """When the visit is over at the latest."""
    return moment(request.wanted_on, ENDS[request.part], zone)


def evening_before(request: HelpRequest, zone: ZoneInfo) -> datetime:
    """When everybody is reminded of tomorrow: at 6pm."""
    return moment(request.wanted_on - DAY, EVENING_BEFORE, zone)


def soon(request: HelpRequest, zone: ZoneInfo) -> datetime:
    """When the helper is reminded of today: 2 hours before, and not before 7am."""
    return max(starts(request, zone) - SOON, moment(request.wanted_on, NOT_BEFORE, zone))


def next_possible(request: HelpRequest, now: datetime, zone: ZoneInfo) -> date:
    """The day on which the same can be asked for again: its own if there is time left, else from today on."""
    today = now.astimezone(zone).date()
    if request.wanted_on > today:
        return request.wanted_on
    over = now + SOON > moment(today, ENDS[request.part], zone)
    return today + DAY if over else today


def after_by_day(begun: datetime, wait: timedelta, zone: ZoneInfo) -> datetime:
    """So long after `begun`, where only the hours from 8am to 9pm count."""
    while True:
        begun = held(begun, zone)
        left = moment(begun.astimezone(zone).date(), EVENING, zone) - begun
        if wait < left:
            return begun + wait
        wait, begun = wait - left, begun + left
