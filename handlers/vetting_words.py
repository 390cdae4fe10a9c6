"""Checks in words: what sort, what was seen, and until when it counts."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from aid.moments import weekday_date
from aid.words import Later, _, later, later_p
from storage.vettings import Sort, Vetting

LABELS: dict[Sort, Later] = {
    Sort.IDENTITY: later_p("button", "Identity"),
    Sort.REFERENCES: later_p("button", "Two references"),
    Sort.BASIC_CHECK: later_p("button", "Basic check"),
    Sort.DRIVING: later_p("button", "Driving"),
}
SEEN: dict[Sort, tuple[Later, ...]] = {
    Sort.IDENTITY: (later_p("button", "A passport"), later_p("button", "A driving licence")),
    Sort.REFERENCES: (later_p("button", "Two letters"), later_p("button", "Two calls")),
    Sort.BASIC_CHECK: (later_p("button", "The certificate itself"),),
    Sort.DRIVING: (later_p("button", "Licence and insurance"),),
}
COUNTS: dict[bool, Later] = {
    True: later("{sort}: {seen}. It counts until {day}."),
    False: later("{sort}: {seen}. It counted until {day}."),
}


def check_words(vetting: Vetting, zone: ZoneInfo, now: datetime) -> str:
    """What stands: "Identity: A passport. It counts until Saturday 3 March 2029." """
    ends = vetting.ended_at or vetting.until
    day = with_year(ends.astimezone(zone).date())
    return str(COUNTS[now < ends]).format(sort=LABELS[vetting.sort], seen=vetting.seen, day=day)


def with_year(day: date) -> str:
    """A date that may be years away: "Saturday 3 March 2029"."""
    return _("{day} {year}").format(day=weekday_date(day), year=day.year)
