"""Dates, times and lengths as people say them: Tuesday 3 March, 5:30pm, 1 hour 15 minutes."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from aid.words import _, later, n_

WEEKDAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)
MINUTES_IN_AN_HOUR = 60


def weekday_date(day: date) -> str:
    """A date with its weekday: "Tuesday 3 March"."""
    return _("{weekday} {day} {month}").format(
        weekday=WEEKDAYS[day.weekday()], day=day.day, month=MONTHS[day.month - 1]
    )


def clock_time(moment: datetime, zone: ZoneInfo) -> str:
    """An aware moment as the clock on the wall there shows it: "5:30pm", "2pm", "midday"."""
    local = moment.astimezone(zone).time().replace(second=0, microsecond=0)
    if local in _NAMED:
        return str(_NAMED[local])
    hour = str(local.hour % 12 or 12)
    shown = f"{hour}:{local.minute:02}" if local.minute else hour
    return (_("{time}am") if local.hour < 12 else _("{time}pm")).format(time=shown)


def length(minutes: int) -> str:
    """How long something takes, in whole minutes: "45 minutes", "1 hour 15 minutes"."""
    hours, rest = divmod(minutes, MINUTES_IN_AN_HOUR)
    said_hours = n_("{count} hour", "{count} hours", hours).format(count=hours)
    said_minutes = n_("{count} minute", "{count} minutes", rest).format(count=rest)
    if not hours:
        return said_minutes
    if not rest:
        return said_hours
    return _("{hours} {minutes}").format(hours=said_hours, minutes=said_minutes)


_NAMED = {time(0, 0): later("midnight"), time(12, 0): later("midday")}
