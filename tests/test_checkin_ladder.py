"""The ladder's finer points, on a database alone: who is told, at which moment, and who stands down."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aid import checkin_calls as calls
from aid import checkin_plans as plans
from aid import checkins as verbs
from aid.checkin_refusals import CheckInOver, CheckTaken
from aid.checkin_rungs import ALARM, get, get_plan
from aid.refusals import NotHere
from storage import activity, checkins, checkins_unheard, inbox
from storage.checkin_plans import PlanState
from storage.checkins import CheckIn, Ending, Rung, Trouble, Wish
from storage.connection import Transaction
from tests.mornings import CHECK, Mornings, mornings

NINE = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class Morning:
    """Rosa is asked at 9am; Ben hears first, then Ayo, then Olga, who organises. Cleo said no."""

    def __init__(self, street: Mornings) -> None:
        self.street, self.db, self.now = street, street.db, NINE - MINUTE

    async def begins(self, **terms: Any) -> None:
        """They have joined, and it is 9am."""
        for name in ("rosa", "ben", "cleo", "ayo"):
            setattr(self, name, await self.street.person(name.title(), self.now - DAY))
        self.olga = await self.street.person("Olga", self.now, organises=True)
        contacts = (self.ben, self.cleo, self.ayo)
        self.plan = await self.street.agrees(self.rosa, *contacts, now=self.now, **terms)
        await plans.answer_contact(self.db, self.plan, yes=False, by=self.cleo, now=self.now)
        await self.passes(1)

    async def passes(self, minutes: float, *, heard: bool = True, post: bool = True) -> CheckIn:
        """So many minutes, then a tick, then the post."""
        self.now += minutes * MINUTE
        await self.street.tick(self.now, self.now if heard else None)
        for letter in await self.street.waiting(self.now) if post else ():
            await self.street.carry(letter, self.now)
        return await self.found()

    async def found(self, id: int | None = None) -> CheckIn:
        """The newest check-in."""
        row = await self.db.one("SELECT MAX(id) AS id FROM checkins")
        return await get(self.db, id or row["id"])

    async def alarmed(self, id: int | None = None) -> list[int]:
        """To whom alarms were written, in order, as often as they were."""
        about = id or (await self.found()).id
        rows = await self.db.all(
            "SELECT person_id FROM outbox WHERE kind = :kind AND about = :about ORDER BY id",
            kind=ALARM,
            about=about,
        )
        return [row["person_id"] for row in rows]

    async def says(self) -> None:
        """Rosa said something that was not dealt with yet."""
        row = await self.db.one("SELECT id FROM accounts WHERE person_id = :id", id=self.rosa)
        await self.db.transaction(lambda tx: inbox.store(tx, [(1, row["id"], "{}")], self.now))


@pytest.fixture
async def morning() -> Iterator[Morning]:
    """It is 9am, and Rosa has the question."""
    with mornings("Europe/London") as street:
        one = Morning(street)
        await one.begins()
        yield one


@pytest.fixture
async def alarm(morning: Morning) -> Morning:
    """It is 9:45am, and Ben has heard."""
    await morning.passes(30)
    assert (await morning.passes(15)).state is Rung.CONTACT
    assert await morning.alarmed() == [morning.ben]
    return morning


async def test_each_rung_counts_from_when_its_letter_arrived(morning: Morning) -> None:
    await morning.passes(30, post=False)
    assert (await morning.passes(14)).state is Rung.ASKED_AGAIN
    assert (await morning.passes(14)).state is Rung.ASKED_AGAIN
    assert (await morning.passes(1)).state is Rung.CONTACT


async def test_two_never_check_at_once_and_the_second_hears_who_does(alarm: Morning) -> None:
    await alarm.passes(15)
    id = (await alarm.found()).id
    await verbs.check(alarm.db, id, by=alarm.ben, wait=CHECK, now=alarm.now)
    with pytest.raises(CheckTaken):
        await verbs.check(alarm.db, id, by=alarm.ayo, wait=CHECK, now=alarm.now)
    await verbs.check(alarm.db, id, by=alarm.ben, wait=CHECK, now=alarm.now + 9 * MINUTE)
    found = await alarm.found()
    assert (found.checked_by, found.check_until) == (alarm.ben, alarm.now + CHECK)
    row = await alarm.db.one("SELECT COUNT(*) AS n FROM outbox WHERE redraw_at = :now", now=alarm.now)
    assert row and row["n"] >= 2, "what the others have on their phones says who checks"


async def test_whoever_checks_has_their_time_and_then_the_next_is_told(alarm: Morning) -> None:
    await verbs.check(alarm.db, (await alarm.found()).id, by=alarm.ben, wait=CHECK, now=alarm.now)
    assert (await alarm.passes(44)).state is Rung.CHECKING
    found = await alarm.passes(1)
    assert (found.state, found.checked_by) == (Rung.CONTACT, None)
    assert await alarm.alarmed() == [alarm.ben, alarm.ayo]


async def test_everybody_hears_again_and_again_until_somebody_checks(alarm: Morning) -> None:
    for _ in range(2):
        await alarm.passes(15)
    assert await alarm.alarmed() == [alarm.ben, alarm.ayo, alarm.ben, alarm.ayo, alarm.olga]
    await alarm.passes(14)
    assert len(await alarm.alarmed()) == 5
    await alarm.passes(1)
    assert (await alarm.alarmed())[5:] == [alarm.ben, alarm.ayo, alarm.olga]
    await alarm.passes(15, post=False)
    await alarm.passes(15)
    assert len(await alarm.alarmed()) == 11, "who has one on its way gets no second"


async def test_who_is_blocked_or_gone_holds_up_nobody(morning: Morning) -> None:
    morning.street.blocked |= {morning.ben}
    await morning.passes(30)
    await morning.passes(15)
    found = await morning.passes(0.2)
    assert (found.state, await morning.alarmed()) == (Rung.CONTACT, [morning.ben, morning.ayo])
    await morning.passes(DAY / MINUTE - 45.2)
    await morning.passes(30)
    await morning.passes(15)
    assert await morning.alarmed() == [morning.ayo], "who is known to be gone is not written to"


async def test_who_can_not_be_asked_is_looked_for_at_once(morning: Morning) -> None:
    morning.street.blocked |= {morning.rosa}
    await morning.passes(DAY / MINUTE)
    found = await morning.passes(0.2)
    assert (found.state, found.trouble) == (Rung.CONTACT, Trouble.UNDELIVERED)


async def test_who_could_not_be_heard_is_not_silent_until_we_were_deaf_too_long(morning: Morning) -> None:
    assert (await morning.passes(31, heard=False)).state is Rung.ASKED
    found = await morning.passes(29, heard=False)
    assert (found.state, found.trouble) == (Rung.ASKED_AGAIN, Trouble.DEAF)


async def test_whoever_tapped_while_we_were_away_is_heard_before_anybody_is_alarmed(alarm: Morning) -> None:
    up = alarm.now + DAY
    for minutes in (0, 29):
        await alarm.street.tick(up + minutes * MINUTE, None, up)
    assert await alarm.alarmed() == [alarm.ben]
    assert (await alarm.found()).day.isoformat() == "2026-03-03"
    await alarm.street.tick(up + 30 * MINUTE, None, up)
    assert (await alarm.alarmed((await alarm.found()).id - 1))[1:] == [alarm.ayo]


async def test_what_rosa_said_is_dealt_with_before_she_counts_as_silent(morning: Morning) -> None:
    await morning.says()
    assert (await morning.passes(31)).state is Rung.ASKED
    assert (await morning.passes(29)).state is Rung.ASKED_AGAIN


async def test_an_alarm_that_can_not_leave_holds_up_nobody(morning: Morning) -> None:
    await morning.passes(30)
    await morning.passes(15, post=False)
    assert (await morning.passes(40, post=False)).place == 1, "nothing leaves at all: it is not the contact"
    await morning.db.transaction(
        lambda tx: tx.run(
            "INSERT INTO outbox (person_id, kind, about, urgency, state, due_at, posted_at, settled_at)"
            " VALUES (:id, 'was_away', 1, 1, 'sent', :now, :now, :now)",
            id=morning.olga,
            now=morning.now,
        )
    )
    assert (await morning.passes(15, post=False)).place > 1


async def test_a_question_that_can_not_leave_alarms_organisers_alone(morning: Morning) -> None:
    await morning.passes(DAY / MINUTE, post=False)
    found = await morning.passes(31, post=False)
    assert (found.state, found.trouble, await morning.alarmed()) == (Rung.ASKED, Trouble.DEAF, [])
    row = await morning.db.one("SELECT person_id FROM outbox WHERE kind = 'checkins_unheard'")
    assert row and row["person_id"] == morning.olga


async def test_a_late_answer_stands_everybody_down_on_every_day(alarm: Morning) -> None:
    first = (await alarm.found()).id
    await alarm.passes(DAY / MINUTE - 45)
    second = (await alarm.found()).id
    assert first != second
    await verbs.answer_fine(alarm.db, second, by=alarm.rosa, now=alarm.now)
    assert [(await alarm.found(id)).ending for id in (first, second)] == [Ending.FINE, Ending.FINE]
    over = await alarm.db.all("SELECT person_id FROM outbox WHERE kind = 'checkin_over'")
    assert [row["person_id"] for row in over] == [alarm.ben, alarm.ayo]
    alarms = len(await alarm.alarmed(first))
    await alarm.passes(60)
    assert len(await alarm.alarmed(first)) == alarms


async def test_a_call_for_help_reaches_everybody_at_once(morning: Morning) -> None:
    id = (await morning.found()).id
    await verbs.answer_wish(morning.db, id, Wish.RING, by=morning.rosa, now=morning.now)
    assert await morning.alarmed() == [morning.ben]
    await verbs.answer_wish(morning.db, id, Wish.HELP, by=morning.rosa, now=morning.now)
    assert (await morning.found()).state is Rung.EVERYBODY
    assert await morning.alarmed() == [morning.ben, morning.ayo, morning.olga]


async def test_who_can_not_go_or_finds_nobody_lets_others_hear_at_once(alarm: Morning) -> None:
    id = (await alarm.found()).id
    await verbs.cannot_check(alarm.db, id, by=alarm.ben, now=alarm.now)
    assert await alarm.alarmed() == [alarm.ben, alarm.ayo]
    await alarm.passes(1)
    await verbs.check(alarm.db, id, by=alarm.ayo, wait=CHECK, now=alarm.now)
    await verbs.cannot_reach(alarm.db, id, by=alarm.ayo, now=alarm.now)
    assert (await alarm.alarmed())[2:] == [alarm.ben, alarm.ayo, alarm.olga]


async def test_who_was_not_told_or_not_agreed_can_do_nothing(alarm: Morning) -> None:
    id = (await alarm.found()).id
    for stranger in (alarm.cleo, alarm.ayo, alarm.olga, alarm.rosa):
        with pytest.raises(NotHere):
            await verbs.check(alarm.db, id, by=stranger, wait=CHECK, now=alarm.now)
        with pytest.raises(NotHere):
            await verbs.tell_ending(alarm.db, id, Ending.FOUND_FINE, by=stranger, now=alarm.now)
        with pytest.raises(NotHere):
            await calls.rang_fine(alarm.db, id, by=stranger, now=alarm.now)


async def test_the_end_is_told_to_all_but_whoever_told_it_and_is_the_end(alarm: Morning) -> None:
    await alarm.passes(15)
    id = (await alarm.found()).id
    await verbs.tell_ending(alarm.db, id, Ending.HELPED, by=alarm.ben, now=alarm.now)
    with pytest.raises(CheckInOver):
        await verbs.tell_ending(alarm.db, id, Ending.HOSPITAL, by=alarm.ayo, now=alarm.now)
    over = await alarm.db.all("SELECT person_id FROM outbox WHERE kind = 'checkin_over'")
    assert [row["person_id"] for row in over] == [alarm.ayo]


async def test_who_was_here_this_morning_is_thanked_and_last_night_does_not_count() -> None:
    for was_here_at, ending in ((NINE.replace(hour=5), Ending.HEARD), (NINE.replace(hour=2), None)):
        with mornings("Europe/London") as street:
            one = Morning(street)
            await one.begins()
            await one.db.transaction(
                lambda tx, one=one: tx.run("UPDATE checkin_plans SET always = 0 WHERE id = :id", id=one.plan)
            )
            here = was_here_at + DAY
            await one.db.transaction(lambda tx, one=one, here=here: activity.begin(tx, one.rosa, here))
            assert (await one.passes(DAY / MINUTE)).ending is ending


async def test_nobody_is_asked_before_they_are_heard_out_or_hours_late(morning: Morning) -> None:
    before = (await morning.found()).id
    assert (await morning.passes(DAY / MINUTE, heard=False)).id == before
    assert (await morning.passes(10)).state is Rung.ASKED
    found = await morning.passes(DAY / MINUTE + 4 * 60)
    assert found.ending is Ending.UNHEARD
    row = await morning.db.one("SELECT about FROM outbox WHERE kind = 'checkins_unheard' ORDER BY id DESC")
    assert row and row["about"] == await checkins_unheard.page_of(morning.db, found.id)


async def test_a_day_is_asked_about_once_though_the_plan_forgot_it(morning: Morning) -> None:
    today = (await morning.found()).day

    async def forget(tx: Transaction) -> None:
        await tx.run("UPDATE checkin_plans SET next_on = :today, next_at = :now", today=today, now=NINE)

    await morning.db.transaction(forget)
    await morning.passes(1)
    rows = await morning.db.all("SELECT id FROM outbox WHERE kind = 'checkin'")
    assert len(rows) == 1


async def test_only_rosa_agrees_for_rosa_and_what_she_ends_ends(morning: Morning) -> None:
    found, plan = await morning.found(), await get_plan(morning.db, morning.plan)
    with pytest.raises(NotHere):
        await plans.agree_to_plan(
            morning.db, plan.id, by=morning.ben, zone=morning.street.zone, now=morning.now
        )
    asked = await morning.db.all("SELECT person_id FROM outbox WHERE kind = 'checkin_contact'")
    assert [row["person_id"] for row in asked] == [morning.ben, morning.cleo, morning.ayo]
    await morning.db.transaction(lambda tx: plans.stop(tx, plan, by=morning.rosa, now=morning.now))
    assert (await morning.found(found.id)).ending is Ending.WITHDRAWN
    assert (await get_plan(morning.db, plan.id)).state is PlanState.STOPPED
    assert (await morning.passes(DAY / MINUTE)).id == found.id


async def test_who_rings_her_tells_how_it_went_and_a_call_in_vain_climbs() -> None:
    ways = (
        (calls.rang_in_vain, Rung.CONTACT, 1),
        (calls.cannot_ring, Rung.CONTACT, 1),
        (calls.rang_help, Rung.EVERYBODY, 3),
        (calls.rang_fine, Rung.OVER, 0),
        (None, Rung.CONTACT, 1),
    )
    for way, state, number in ways:
        with mornings("Europe/London") as street:
            one = Morning(street)
            dan = await street.person("Dan", one.now)
            await one.begins(caller=dan)
            id = (await one.found()).id
            if way is None:
                await one.passes(30)
                await one.passes(15)
            else:
                with pytest.raises(NotHere):
                    await way(one.db, id, by=one.ben, now=one.now)
                await way(one.db, id, by=dan, now=one.now)
            assert (await one.found()).state is state
            assert len(await one.alarmed()) == number


async def test_what_may_climb_is_found_among_those_that_may_not(alarm: Morning) -> None:
    await alarm.passes(1)
    now = alarm.now
    moments = dict.fromkeys(("again", "contact", "repeat"), now - 15 * MINUTE)
    assert await checkins.may_climb(alarm.db, now, deaf=now - 30 * MINUTE, **moments) == []
    await verbs.cannot_check(alarm.db, (await alarm.found()).id, by=alarm.ben, now=now)
    alarm.street.blocked |= {alarm.ayo}
    for letter in await alarm.street.waiting(now):
        await alarm.street.carry(letter, now)
    found = await checkins.may_climb(alarm.db, now, deaf=now - 30 * MINUTE, **moments)
    assert [each.place for each in found] == [3]
