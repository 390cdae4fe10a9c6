"""What must be true of the mornings that went by, read from the rows, and by a calendar of its own."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from aid.checkin_rungs import ALARM, QUESTIONS
from storage.database import Database
from tests.checkin_years.play import MINUTE, TICK, WAIT_MINUTES
from tests.mornings import CHECK, WAITS

HOUR, DAY, NONE = timedelta(hours=1), timedelta(days=1), timedelta()
ROUNDING = timedelta(seconds=1)
BY_PEOPLE = ("cannot_check", "cannot_reach", "wish_ring")
GIVEN = {"ask": WAIT_MINUTES * MINUTE, "again": WAITS.again, "tell_contact": WAITS.contact}


@dataclass
class Day:
    """All that was done about one check-in: `row`, its letters, and (when, what) of its history."""

    row: Any
    letters: list[Any] = field(default_factory=list)
    deeds: list[tuple[datetime, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """For a fault."""
        return f"{self.row['person_id']} on {self.row['day']}"

    def rungs(self) -> list[tuple[datetime, str]]:
        """When it climbed, and where to."""
        questions = sorted(at(each["posted_at"]) for each in self.letters if each["kind"] in QUESTIONS)
        told = [deed for deed in self.deeds if deed[1] in ("ask", "tell_contact", "tell_everybody")]
        return sorted([*told, *((asked, "again") for asked in questions[1:])])


class Verdict:
    """The rows of one street, and what is wrong with them."""

    def __init__(self, zone: ZoneInfo, until: datetime, outages: list[tuple[datetime, datetime]]) -> None:
        self.zone, self.until, self.outages = zone, until, outages
        self.plans: list[Any] = []
        self.days: dict[int, Day] = {}
        self.others: list[Any] = []
        self.pages: dict[int, int] = {}
        self.ends: Counter[str] = Counter()

    async def read(self, db: Database) -> None:
        """All that is needed."""
        self.plans = await db.all("SELECT * FROM checkin_plans WHERE state = 'agreed'")
        self.days = {row["id"]: Day(row) for row in await db.all("SELECT * FROM checkins")}
        pages = await db.all("SELECT checkin_id, page FROM checkins_unheard")
        self.pages = {row["checkin_id"]: row["page"] for row in pages}
        self.ends = Counter(day.row["ending"] for day in self.days.values())
        for letter in await db.all("SELECT * FROM outbox ORDER BY id"):
            if letter["kind"] in (ALARM, "checkin_over", *QUESTIONS):
                self.days[letter["about"]].letters.append(letter)
            else:
                self.others.append(letter)
        for deed in await db.all("SELECT * FROM history WHERE subject = 'checkin' ORDER BY id"):
            self.days[deed["subject_id"]].deeds.append((at(deed["at"]), deed["verb"]))

    def faults(self) -> list[str]:
        """All of them, in words."""
        each = (self._once, self._in_time, self._in_order, self._ended)
        return [
            *self._dates(),
            *(fault for day in self.days.values() for check in each for fault in check(day)),
        ]

    def _dates(self) -> Iterator[str]:
        got = defaultdict(list)
        for day in self.days.values():
            got[day.row["plan_id"]].append(date.fromisoformat(day.row["day"]))
        for plan in self.plans:
            begins = at(plan["agreed_at"])
            asks_at = time.fromisoformat(plan["asks_at"])
            wanted = [
                day
                for day in dates(begins, self.until, self.zone)
                if str(day.isoweekday()) in plan["weekdays"]
                and begins < first_moment(day, asks_at, self.zone) < self.until - HOUR
            ]
            unsure = {self.until.astimezone(self.zone).date()}
            if sorted(set(got[plan["id"]]) - unsure) != sorted(set(wanted) - unsure):
                odd = sorted({*got[plan["id"]]} ^ {*wanted})
                yield f"{plan['person_id']} at {plan['asks_at']}: not as agreed on {odd}"

    def _once(self, day: Day) -> Iterator[str]:
        questions = [each for each in day.letters if each["kind"] in QUESTIONS]
        if len(questions) > 2 or (not questions and day.row["ending"] != "unheard"):
            yield f"{day.name}: asked {len(questions)} times"
        over = Counter(each["person_id"] for each in day.letters if each["kind"] == "checkin_over")
        alarmed = {each["person_id"] for each in day.letters if each["kind"] == ALARM}
        if any(number > 1 for number in over.values()) or over.keys() - alarmed:
            yield f"{day.name}: heard the end {over}"

    def _in_time(self, day: Day) -> Iterator[str]:
        plan = next(plan for plan in self.plans if plan["id"] == day.row["plan_id"])
        due = first_moment(date.fromisoformat(day.row["day"]), time.fromisoformat(plan["asks_at"]), self.zone)
        if at(day.row["due_at"]) != due:
            yield f"{day.name} at {plan['asks_at']}: due {day.row['due_at']} and not {due}"
        if day.row["ending"] == "unheard":
            told = {each["about"] for each in self.others if each["kind"] == "checkins_unheard"}
            if not self._lost(due, due + DAY) or self.pages.get(day.row["id"]) not in told:
                yield f"{day.name}: left out, and nobody knows"
        else:
            asked = day.rungs()[0][0]
            if not due <= asked <= due + TICK + ROUNDING + self._lost(due, asked):
                yield f"{day.name}: due {due}, asked {asked}"

    def _in_order(self, day: Day) -> Iterator[str]:
        ended = at(day.row["ended_at"]) if day.row["ended_at"] else self.until
        rungs = day.rungs()
        for (climbed, rung), (then, _next) in pairwise([*rungs, (ended, "over")]):
            claimed = [when for when, deed in day.deeds if deed == "check" and climbed <= when <= then]
            base = climbed
            if rung != "tell_everybody":
                letter = next(each for each in day.letters if at(each["posted_at"]) == climbed)
                base = at(letter["settled_at"]) if letter["settled_at"] else then
            by = claimed[-1] + CHECK if claimed else base + GIVEN.get(rung, WAITS.repeat)
            if then > by + TICK + ROUNDING + self._lost(by, then):
                yield f"{day.name}: stood still at {rung} from {climbed} to {then}"
            caused = any(when == then and deed in BY_PEOPLE for when, deed in day.deeds)
            if then < min(by, ended) and not caused and not self._lost(climbed, then):
                yield f"{day.name}: left {rung} at {then}, before {by}"

    def _ended(self, day: Day) -> Iterator[str]:
        if day.row["ended_at"] is None:
            if at(day.row["due_at"]) < self.until - DAY:
                yield f"{day.name}: never ended"
            return
        ended = at(day.row["ended_at"])
        alarms = [each for each in day.letters if each["kind"] == ALARM]
        yield from (f"{day.name}: an alarm after the end" for each in alarms if at(each["posted_at"]) > ended)
        heard = {each["person_id"] for each in day.letters if each["kind"] == "checkin_over"}
        for each in alarms:
            if each["state"] == "sent" and each["person_id"] not in {*heard, day.row["ended_by"]}:
                yield f"{day.name}: {each['person_id']} never heard the end"

    def _lost(self, since: datetime, until: datetime) -> timedelta:
        """How much of that time, and a little around it, the bot was away or deaf."""
        return sum(
            (max(min(until + MINUTE, end) - max(since - MINUTE, start), NONE) for start, end in self.outages),
            NONE,
        )


def at(moment: str) -> datetime:
    """As the database writes it."""
    return datetime.fromisoformat(moment)


def dates(since: datetime, until: datetime, zone: ZoneInfo) -> list[date]:
    """The dates that the clock there really showed."""
    hours = int((until - since) / HOUR) + 1
    return sorted({(since + number * HOUR).astimezone(zone).date() for number in range(hours)})


def first_moment(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The first minute of that date at which the clock there shows this time, or a later one."""
    moment = datetime.combine(day, hour, zone).astimezone(UTC) - 3 * HOUR
    for minutes in range(36 * 60):
        there = (moment + minutes * MINUTE).astimezone(zone)
        if there.date() == day and there.time() >= hour:
            return moment + minutes * MINUTE
    raise AssertionError(f"there was no {day} in {zone}")
