"""Whatever people, the post and the clock do, in any order and twice: the ladder's promises hold.

GOODTURN_EXAMPLES=2000 tries more of such days.
"""

import os
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from aid import checkin_plans as plans
from aid import checkins as verbs
from aid.checkin_rungs import ALARM, QUESTIONS
from aid.refusals import Refusal
from storage import checkins, inbox
from storage.checkins import CheckIn, Ending, Rung, Wish
from storage.connection import Transaction, drive
from tests.mornings import CHECK, WAITS, mornings

EXAMPLES = int(os.environ.get("GOODTURN_EXAMPLES", "25"))
BEGINS = datetime(2026, 3, 3, 8, 50, tzinfo=UTC)
GRACE = timedelta(minutes=30)
HEIGHT = {Rung.ASKED: 0, Rung.ASKED_AGAIN: 1, Rung.CONTACT: 2, Rung.EVERYBODY: 3, Rung.OVER: 9}
MINUTE = timedelta(minutes=1)
FIRST, SECOND, DECLINED, OLGA = range(4)
somebody = st.sampled_from((FIRST, SECOND, DECLINED, OLGA))
often = st.sampled_from((1, 2))


class Ladder(RuleBasedStateMachine):
    """Rosa is asked at 9am and has two contacts; a third said no; Olga organises."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.street = self.stack.enter_context(mornings("Europe/London"))
        self.db = self.street.db
        self.now = BEGINS
        self.is_deaf = False
        self.was: dict[int, CheckIn] = {}
        self.updates = 0

    def teardown(self) -> None:
        self.stack.close()

    @initialize()
    def moves_in(self) -> None:
        """Everybody joins; the plan is agreed."""
        self.rosa = self.does(self.street.person("Rosa", self.now))
        self.told = [self.does(self.street.person(f"Contact {n}", self.now)) for n in range(3)]
        self.told.append(self.does(self.street.person("Olga", self.now, organises=True)))
        self.enrols()

    @rule()
    def enrols(self) -> None:
        """What was agreed before ends; a contact says no."""
        self.plan = self.does(self.street.agrees(self.rosa, *self.told[:3], now=self.now))
        self.does(plans.answer_contact(self.db, self.plan, yes=False, by=self.told[DECLINED], now=self.now))

    @rule(minutes=st.sampled_from((1, 5, 14, 15, 16, 30, 31, 45, 61)))
    def time_passes(self, minutes: int) -> None:
        """The clock ticks; what may climb does, by one rung at most, and what must climb does."""
        self.now += minutes * MINUTE
        before = {each.id: self.must_have_climbed(each) for each in self.open()}
        self.ticks()
        for each in self.open():
            if each.id in before:
                late, early = before[each.id]
                climbed = each.climbed_at == self.now
                assert climbed or not late, f"{each} stands still"
                assert not (climbed and early), f"{each} climbed before its time"

    @rule(times=often)
    def ticks(self, times: int = 1) -> None:
        """The same moment twice changes nothing more."""
        for _ in range(times):
            self.does(self.street.tick(self.now, None if self.is_deaf else self.now))

    @rule()
    def next_morning(self) -> None:
        """It is 9am."""
        days = (self.now - BEGINS).days + 1
        self.now = BEGINS + timedelta(days=days, minutes=10)
        self.ticks()

    @rule()
    def the_post_comes(self) -> None:
        """All that waits arrives, or can't."""
        for letter in self.does(self.street.waiting(self.now)):
            self.does(self.street.carry(letter, self.now))

    @rule(who=st.sampled_from((FIRST, SECOND, None)), can=st.booleans())
    def is_blocked(self, who: int | None, can: bool) -> None:
        """Somebody has blocked the bot, or does no longer."""
        id = self.rosa if who is None else self.told[who]
        (self.street.blocked.discard if can else self.street.blocked.add)(id)

    @rule(deaf=st.booleans())
    def hears(self, deaf: bool) -> None:
        """We hear nothing from Telegram, or do again."""
        self.is_deaf = deaf

    @rule()
    @precondition(lambda self: self.open())
    def says_something_unheard(self) -> None:
        """Rosa has said something, and it waits to be dealt with."""
        self.updates += 1
        arrival = [(self.updates, self.account_of(self.rosa), "{}")]
        self.does(self.db.transaction(lambda tx: inbox.store(tx, arrival, self.now)))

    @rule()
    def all_is_dealt_with(self) -> None:
        """Nothing waits any more."""
        self.does(self.db.transaction(_nothing_waits))

    @rule(times=often, late=st.booleans())
    def rosa_is_fine(self, times: int, late: bool) -> None:
        """She says so, perhaps to an older question."""
        found = self.any_of_hers(oldest=late)
        for _ in range(times if found else 0):
            if self.tries(verbs.answer_fine(self.db, found.id, by=self.rosa, now=self.now)):
                assert self.again(found).ending in (Ending.FINE, Ending.HEARD)
        if found and found.state is not Rung.OVER:
            assert not self.open(), "not everybody stood down"

    @rule(wish=st.sampled_from(Wish), times=often)
    def rosa_wishes(self, wish: Wish, times: int) -> None:
        """To be rung, or help."""
        found = self.any_of_hers()
        for _ in range(times if found else 0):
            self.tries(verbs.answer_wish(self.db, found.id, wish, by=self.rosa, now=self.now))

    @rule(who=somebody, times=often)
    def checks(self, who: int, times: int) -> None:
        """ "I'll check on them"."""
        found, by = self.any_of_hers(), self.told[who]
        for _ in range(times if found else 0):
            if self.tries(verbs.check(self.db, found.id, by=by, wait=CHECK, now=self.now)):
                assert self.again(found).checked_by == by
                assert found.checked_by in (None, by), "two check at once"

    @rule(who=somebody, how=st.sampled_from((Ending.FOUND_FINE, Ending.HOSPITAL, None, "can't")), times=often)
    def tells(self, who: int, how: Any, times: int) -> None:
        """How it is, that they couldn't reach her (None), or that they can't look."""
        found, by = self.any_of_hers(), self.told[who]
        for _ in range(times if found else 0):
            if how is None:
                self.tries(verbs.cannot_reach(self.db, found.id, by=by, now=self.now))
            elif how == "can't":
                self.tries(verbs.cannot_check(self.db, found.id, by=by, now=self.now))
            else:
                self.tries(verbs.tell_ending(self.db, found.id, how, by=by, now=self.now))

    @invariant()
    def rungs_go_up(self) -> None:
        """Never down again, but from whoever checked."""
        for each in self.all():
            before = self.was.get(each.id)
            if before and Rung.CHECKING not in (before.state, each.state):
                assert HEIGHT[each.state] >= HEIGHT[before.state] and each.place >= before.place
            self.was[each.id] = each

    @invariant()
    def one_checks_or_nobody(self) -> None:
        """Who checks was told, and it ends."""
        for each in self.all():
            assert (each.state is Rung.CHECKING) == (each.checked_by is not None)
            if each.checked_by:
                assert each.checked_by in self.written(ALARM, each)

    @invariant()
    def only_those_agreed_are_told(self) -> None:
        """Not the one who declined, nor Rosa herself."""
        for each in self.all():
            assert self.written(ALARM, each).keys() <= {self.told[n] for n in (FIRST, SECOND, OLGA)}

    @invariant()
    def somebody_is_always_told(self) -> None:
        """At each rung those are written to who are on it."""
        for each in self.open():
            alarmed = self.written(ALARM, each)
            if each.state is Rung.CONTACT:
                assert self.told[each.place - 1] in alarmed
            if each.state is Rung.EVERYBODY or (each.wish is Wish.HELP and each.state is not Rung.CHECKING):
                assert {self.told[n] for n in (FIRST, SECOND, OLGA)} == alarmed.keys()
            if each.state in (Rung.ASKED, Rung.ASKED_AGAIN):
                assert not alarmed

    @invariant()
    def the_end_is_heard_by_whoever_was_alarmed(self) -> None:
        """Once, and by nobody else; and nothing is asked after it."""
        for each in self.all():
            over = self.written("checkin_over", each)
            if each.ended_at is None:
                assert not over
                continue
            alarmed = self.letters(ALARM, each)
            must = {row["person_id"] for row in alarmed if row["state"] == "sent"} - {each.ended_by}
            assert must <= over.keys() <= {row["person_id"] for row in alarmed}
            assert set(over.values()) <= {1}
            asked = [row for kind in QUESTIONS for row in self.letters(kind, each)]
            ended = each.ended_at.isoformat(timespec="microseconds")
            assert all(row["posted_at"] <= ended for row in [*alarmed, *asked])

    @invariant()
    def one_question_a_day_and_one_more(self) -> None:
        """Never a third."""
        for each in self.all():
            assert sum(self.written(kind, each).total() for kind in QUESTIONS) <= 2
        assert len({each.day for each in self.all()}) == len(self.all())

    def must_have_climbed(self, found: CheckIn) -> tuple[bool, bool]:
        """Is it high time by now, and would it be too early? By a reckoning of the test's own."""
        kinds, wait = {
            Rung.ASKED: (QUESTIONS, GRACE),
            Rung.ASKED_AGAIN: (QUESTIONS, WAITS.again),
            Rung.CONTACT: ((ALARM,), WAITS.contact),
        }.get(found.state, ((), None))
        if found.state is Rung.EVERYBODY:
            due = found.climbed_at + WAITS.repeat
            return self.now >= due, self.now < due
        if found.state is Rung.CHECKING:
            assert found.check_until
            due, by = found.check_until, found.checked_by
        else:
            letter = [row for kind in kinds for row in self.letters(kind, found)][-1]
            if letter["state"] == "failed":
                return True, False
            if letter["state"] != "sent":
                stuck = self.now >= found.climbed_at + WAITS.deaf
                return stuck and found.state is Rung.CONTACT, not stuck
            due, by = datetime.fromisoformat(letter["settled_at"]) + wait, letter["person_id"]
        unsure = self.is_deaf or (by == self.rosa and self.does(self.rosa_is_unheard()))
        return self.now >= due + (WAITS.deaf if unsure else timedelta()), self.now < due

    async def rosa_is_unheard(self) -> bool:
        return await inbox.unheard(self.db, self.account_of(self.rosa))

    def account_of(self, person: int) -> int:
        return int(self.does(self.db.one("SELECT id FROM accounts WHERE person_id = :id", id=person))["id"])

    def does(self, work: Any) -> Any:
        return drive(work)

    def tries(self, work: Any) -> bool:
        try:
            drive(work)
        except Refusal:
            return False
        return True

    def all(self) -> list[CheckIn]:
        rows = self.does(self.db.all("SELECT id FROM checkins ORDER BY id"))
        return [self.does(checkins.find(self.db, row["id"])) for row in rows]

    def open(self) -> list[CheckIn]:
        return self.does(checkins.open_of(self.db, self.rosa))

    def any_of_hers(self, oldest: bool = False) -> Any:
        found = self.all()
        return (found[0] if oldest else found[-1]) if found else None

    def again(self, found: CheckIn) -> CheckIn:
        return self.does(checkins.find(self.db, found.id))

    def letters(self, kind: str, found: CheckIn) -> list[Any]:
        return self.does(
            self.db.all(
                "SELECT * FROM outbox WHERE kind = :kind AND about = :id ORDER BY id", kind=kind, id=found.id
            )
        )

    def written(self, kind: str, found: CheckIn) -> Counter[int]:
        return Counter(row["person_id"] for row in self.letters(kind, found))


async def _nothing_waits(tx: Transaction) -> None:
    await tx.run("UPDATE inbox SET state = 'done', handled_at = received_at WHERE state = 'waiting'")


TestLadder = Ladder.TestCase
TestLadder.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=30, derandomize=EXAMPLES < 100, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
