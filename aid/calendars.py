"""A calendar file of a helper's visits: what, for whom and when, but never where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event

MADE_BY = "-//Good Turn//Good Turn//EN"


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One entry. `id` is the request's: a file that is opened again changes its entry, and adds none."""

    id: int
    summary: str
    starts: datetime
    ends: datetime


def calendar_file(visits: Iterable[Visit], now: datetime) -> bytes:
    """The file, as RFC 5545 wants it; times are UTC, which every calendar shows as its own."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for visit in visits:
        calendar.add_component(_event(visit, now))
    content: bytes = calendar.to_ical()
    return content


def _event(visit: Visit, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"visit-{visit.id}@goodturn")
    event.add("dtstamp", now)
    event.add("dtstart", visit.starts)
    event.add("dtend", visit.ends)
    event.add("summary", visit.summary)
    event.add("status", "CONFIRMED")
    return event
