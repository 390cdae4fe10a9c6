"""Check-ins in each state, for tests that draw their letters."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import storage.checkin_plans
import storage.checkins
from aid import checkin_days, checkin_plans, checkin_rungs, checkins, ladder
from aid.checkin_callers import answer_caller
from aid.checkin_plans import Terms
from storage.checkin_plans import Pronoun
from storage.checkins import Ending, Rung, Wish
from storage.checkins_unheard import page_of
from tests.village import Village

LONDON = ZoneInfo("Europe/London")
WAITS = ladder.Waits(
    again=timedelta(minutes=15),
    contact=timedelta(minutes=15),
    repeat=timedelta(minutes=15),
    deaf=timedelta(minutes=30),
    late=timedelta(hours=4),
)
OPEN = {"asked", "asked_again", "contact", "everybody", "checking"}
ON_CHECKINS = {
    "checkin": ("resident", OPEN),
    "checkin_heard": ("resident", {"heard"}),
    "checkin_call": ("neighbour", {"asked", "asked_again"}),
    "checkin_alarm": ("organiser", OPEN | {"wished"}),
    "checkin_voice": ("organiser", set[str]()),
    "checkin_over": ("organiser", {"stood_down"}),
}
ON_DAYS = {"checkins_unheard": ("organiser", {"unheard"})}
# Drawn in test_away: it takes several who are silent.
ON_SILENCE = {"may_be_deaf": ("organiser", set[str]())}
ON_PLANS = {"checkin_contact": ("neighbour", {"asked"})}
STATES = (*sorted(OPEN), "wished", "heard", "fine", "stood_down", "unheard")


async def a_plan(village: Village, state: str = "asked", *, by_phone: bool = False) -> int:
    """The resident has agreed; the neighbour is to be told, and has answered or not."""
    resident, neighbour = await village.id("resident"), await village.id("neighbour")
    told = Terms(
        weekdays="1234567", asks_at="10:00", wait_minutes=30, pronoun=Pronoun.HER,
        contacts=() if by_phone else (neighbour,), caller_id=neighbour if by_phone else None,
        know="<b>{0}", always=True,
    )  # fmt: skip

    async def work(tx):
        plan = await checkin_plans.note_plan(tx, resident, told, by=resident, now=village.now)
        if state == "proposed":
            return plan.id
        agreed = {"by": resident, "zone": LONDON, "now": village.now}
        return (await checkin_plans.agree_to_plan(tx, plan.id, **agreed)).id

    id = await village.db.transaction(work)
    if state in ("agreed", "declined") and not by_phone:
        await checkin_plans.answer_contact(
            village.db, id, yes=state == "agreed", by=neighbour, now=village.now
        )
    return id


async def a_checkin(village: Village, state: str, *, by_phone: bool = False) -> int:
    """The resident's, due the day after; each state on a day of its own."""
    plan = await a_plan(village, "agreed", by_phone=by_phone)
    db, now = village.db, village.now
    resident, neighbour = await village.id("resident"), await village.id("neighbour")
    if by_phone:
        await answer_caller(db, plan, yes=True, by=neighbour, now=now)
    late = timedelta() if state == "unheard" else timedelta(days=900)
    before = await db.one("SELECT COUNT(*) AS count FROM checkins")
    due = {"next_on": now.date() + timedelta(days=before["count"]), "next_at": now - timedelta(seconds=1)}
    await db.transaction(lambda tx: storage.checkin_plans.correct(tx, plan, **due))
    await checkin_days.ask(db, plan, zone=LONDON, late=late, now=now)
    row = await db.one("SELECT MAX(id) AS id FROM checkins")
    id: int = row["id"]
    found = await checkin_rungs.get(db, id)
    if state == "heard":
        await db.transaction(lambda tx: checkin_rungs.end(tx, found, Ending.HEARD, None, now))
    if state == "wished":
        await checkins.answer_wish(db, id, Wish.HELP, by=resident, now=now)
    if state == "asked_again":
        await db.transaction(lambda tx: storage.checkins.correct(tx, id, state=Rung.ASKED_AGAIN))
    if state in ("contact", "checking"):
        await db.transaction(lambda tx: checkin_rungs.tell_next(tx, found, "climb", now))
    if state in ("everybody", "stood_down"):
        await db.transaction(lambda tx: checkin_rungs.tell_everybody(tx, found, "climb", now))
    if state == "stood_down":
        await village.settled()  # whoever was told has read it
    if state in ("fine", "stood_down"):
        await checkins.answer_fine(db, id, by=resident, now=now)
    if state == "checking":
        await checkins.check(db, id, by=neighbour, wait=timedelta(minutes=45), now=now)
    return id


async def a_page(village: Village, state: str) -> int:
    """The page of such a check-in, as letters name it."""
    return await page_of(village.db, await a_checkin(village, state)) or 0
