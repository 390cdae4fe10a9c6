"""What the oracle asks about check-ins: each day once, no silence left alone, nobody alarmed for nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aid.checkin_rungs import ALARM, QUESTIONS
from aid.checkins import BY_THEMSELVES
from storage.checkins import Ending
from tests.crash.books import Row
from tests.crash.evidence import Evidence

ANSWERS = ("fine", "ring_me")
BUTTON = {"checkin": "fine", ALARM: "check"}


def mornings_come_once(evidence: Evidence) -> Iterator[str]:
    """Every date from the first to the last has one row, and as many questions as it climbed for."""
    for plan in evidence.rows("checkin_plans"):
        days = [date.fromisoformat(row["day"]) for row in _of(evidence, plan)]
        if days and sorted(days) != [min(days) + timedelta(days=n) for n in range(len(days))]:
            yield f"{plan['person_id']} was asked on {days}"
    written = Counter(row["about"] for row in evidence.rows("outbox") if row["kind"] in QUESTIONS)
    for row in evidence.rows("checkins"):
        if written[row["id"]] > 2 or (not written[row["id"]] and row["ending"] != Ending.UNHEARD):
            yield f"check-in {row['id']} was asked {written[row['id']]} times"


def silence_reaches_somebody(evidence: Evidence) -> Iterator[str]:
    """Whoever didn't answer themselves was looked after by somebody who had the alarm; or organisers know."""
    for row in evidence.rows("checkins"):
        heard = {letter["person_id"] for letter in _alarms(evidence, row) if _arrived(evidence, letter)}
        if row["ending"] == Ending.UNHEARD:
            told = [each for each in evidence.rows("outbox") if each["kind"] == "checkins_unheard"]
            pages = {each["checkin_id"]: each["page"] for each in evidence.rows("checkins_unheard")}
            if pages.get(row["id"]) not in {each["about"] for each in told}:
                yield f"check-in {row['id']} was left out, and no organiser knows"
        elif row["ending"] in BY_THEMSELVES:
            # Whoever answers the newest question has answered the older ones as well.
            answered = [
                at
                for each in evidence.rows("checkins")
                for tapper, at in _answers(evidence, each)
                if tapper == row["person_id"] and row["due_at"] <= at.isoformat() <= row["ended_at"]
            ]
            if not answered:
                yield f"check-in {row['id']} was never answered, but is over"
        elif row["ended_by"] not in heard | _at_an_alarm(evidence, row):
            yield f"check-in {row['id']} was ended by {row['ended_by']}, who had no alarm"
        over = [each for each in _letters(evidence, row, "checkin_over") if _arrived(evidence, each)]
        if heard - {row["ended_by"]} - {each["person_id"] for each in over}:
            yield f"check-in {row['id']}: somebody who was alarmed never heard the end"


def answered_alarm_nobody(evidence: Evidence) -> Iterator[str]:
    """Once Rosa's tap was with Telegram, nobody new is told that she has not answered."""
    for row in evidence.rows("checkins"):
        at = min((at for _tapper, at in _answers(evidence, row)), default=None)
        for letter in _alarms(evidence, row) if at else ():
            posted = datetime.fromisoformat(letter["posted_at"])
            if row["ending"] in BY_THEMSELVES and not row["wish"] and posted > at + A_CROSSING:
                yield f"check-in {row['id']} was answered at {at}, and alarmed somebody at {posted}"


# A tap after the time was up crosses an alarm that leaves at that moment: nobody could have known.
A_CROSSING = timedelta(seconds=1)


@dataclass(frozen=True)
class Repeats:
    """Questions and alarms: `due`, arrived more often than that, and arrived with their answers lost."""

    due: int
    repeated: int
    unanswered: int

    @property
    def by_deaths(self) -> int:
        """Those that no lost answer explains."""
        return max(0, self.repeated - self.unanswered)


def alarm_repeats(evidence: Evidence) -> Repeats:
    """How many questions and alarms were to be delivered, and how many arrived beyond those."""
    kinds = {verb: kind for kind, verb in BUTTON.items()}
    due = Counter(
        (evidence.account_of[row["person_id"]], row["kind"], row["about"])
        for row in evidence.rows("outbox")
        if row["kind"] in BUTTON and (row["message_id"] or row["attempts"])
    )
    arrived = [
        ((message.chat_id, kinds[verb], int(id)), message.unanswered)
        for message in evidence.messages
        for verb, _, id in (data.partition(":") for data in message.data)
        if message.is_new and verb in kinds and id.isdigit()
    ]
    repeated = Counter(letter for letter, _ in arrived) - due
    return Repeats(due.total(), repeated.total(), sum(unanswered for _, unanswered in arrived))


def alarm_delays(evidence: Evidence, begun: list[datetime]) -> list[float]:
    """Seconds until each alarm arrived, since it was due or, if that was later, since the bot was started."""
    delays = []
    for letter in evidence.rows("outbox"):
        if letter["kind"] == ALARM and letter["settled_at"] and letter["state"] == "sent":
            settled = datetime.fromisoformat(letter["settled_at"])
            up = max((each for each in begun if each <= settled), default=settled)
            delays.append((settled - max(up, _due(evidence, letter))).total_seconds())
    return delays


def _due(evidence: Evidence, letter: Row) -> datetime:
    """Since when it had to be posted: the wait after the letter before it had arrived."""
    earlier = [
        datetime.fromisoformat(each["settled_at"])
        for each in evidence.rows("outbox")
        if each["about"] == letter["about"]
        and each["kind"] in (ALARM, *QUESTIONS)
        and each["id"] < letter["id"]
        and each["settled_at"]
        and each["settled_at"] <= letter["posted_at"]
    ]
    posted = datetime.fromisoformat(letter["posted_at"])
    return min(posted, max(earlier) + A_CROSSING) if earlier else posted


def _of(evidence: Evidence, plan: Row) -> list[Row]:
    return [row for row in evidence.rows("checkins") if row["plan_id"] == plan["id"]]


def _letters(evidence: Evidence, checkin: Row, kind: str) -> list[Row]:
    return [row for row in evidence.rows("outbox") if row["kind"] == kind and row["about"] == checkin["id"]]


def _alarms(evidence: Evidence, checkin: Row) -> list[Row]:
    return _letters(evidence, checkin, ALARM)


def _arrived(evidence: Evidence, letter: Row) -> bool:
    return letter["state"] == "sent"


def _at_an_alarm(evidence: Evidence, checkin: Row) -> set[int]:
    """Who tapped a button that only the alarm has: it was there, though we died before that was noted."""
    person_of = {account: person for person, account in evidence.account_of.items()}
    outcome = f"outcome:{checkin['id']}:"
    return {
        person_of[tap.account_id]
        for tap in evidence.taps
        if tap.data == f"{BUTTON[ALARM]}:{checkin['id']}" or tap.data.startswith(outcome)
    }


def _answers(evidence: Evidence, checkin: Row) -> list[tuple[int, datetime]]:
    person_of = {account: person for person, account in evidence.account_of.items()}
    return [
        (person_of[tap.account_id], tap.at)
        for verb in ANSWERS
        for tap in evidence.taps_on.get(f"{verb}:{checkin['id']}", [])
    ]
