"""Who may agree on a good morning call, change, pause or stop it; and how each is tried."""

from datetime import timedelta
from typing import Any

import aid.checkin_agreeing
import aid.checkin_callers
import aid.checkin_changes
import aid.checkin_organising
from aid.checkin_leaving import end_calls_of
from aid.checkin_plans import Terms
from storage.checkin_plans import Pronoun
from storage.connection import Transaction
from tests.checkin_subjects import a_plan
from tests.scene import Scene, person
from tests.village import Village

TABLES = """
agree_on_call     | none
everybody else    | yes
never joined      | NotJoined

propose_call      | none    agreed
trusted           | yes     CallThere
everybody else    | NotHere
never joined      | NotJoined

decline_call      | proposed agreed
resident          | yes      OverAlready
everybody else    | NotHere
never joined      | NotJoined

agree_by_phone    | none    agreed
organiser         | yes     CallThere
other organiser   | yes     CallThere
everybody else    | NotAnOrganiser
never joined      | NotJoined

pause_call        | agreed  stopped
resident          | yes     NotAgreedYet
everybody else    | NotHere
never joined      | NotJoined

go_on_with_call   | agreed  stopped
resident          | yes     NotAgreedYet
everybody else    | NotHere
never joined      | NotJoined

stop_call         | agreed  stopped proposed
resident          | yes     yes     NotAgreedYet
everybody else    | NotHere
never joined      | NotJoined

take_up_call      | agreed  stopped proposed
resident          | yes     yes     NotAgreedYet
everybody else    | NotHere
never joined      | NotJoined

propose_change    | agreed  none
organiser         | yes     NotAgreedYet
other organiser   | yes     NotAgreedYet
everybody else    | NotAnOrganiser
never joined      | NotJoined

propose_pause     | agreed  none
organiser         | yes     NotAgreedYet
other organiser   | yes     NotAgreedYet
everybody else    | NotAnOrganiser
never joined      | NotJoined

propose_stop      | agreed  none
organiser         | yes     NotAgreedYet
other organiser   | yes     NotAgreedYet
everybody else    | NotAnOrganiser
never joined      | NotJoined

answer_caller     | agreed  stopped
neighbour         | yes     NotAgreedYet
everybody else    | NotHere
never joined      | NotJoined
"""
TAPS = {
    "decline_call": "decline_call:{id}", "go_on_with_call": "go_on_call:{id}", "stop_call": "stop_call:{id}",
    "take_up_call": "take_up_call:{id}", "propose_stop": "stop_call_for:{about}",
    "answer_caller": "caller:{id}:yes",
}  # fmt: skip
TERMS = Terms(weekdays="12345", asks_at="09:00", wait_minutes=30, pronoun=Pronoun.THEM)


async def made(village: Village, state: str, *, by_phone: bool = False) -> int:
    """The resident's plan in that state, and no other."""
    db, now, resident = village.db, village.now, await village.id("resident")
    await db.transaction(lambda tx: end_calls_of(tx, resident, now))
    if state == "none":
        return 0
    id = await a_plan(village, "proposed" if state == "proposed" else "agreed", by_phone=by_phone)
    if state == "stopped":
        await db.transaction(lambda tx: end_calls_of(tx, resident, now))
    return id


async def on_morning_call(village: Village, verb: str, state: str) -> Scene:
    """A verb on the resident's call, or on the wish for one."""
    id, about = await made(village, state, by_phone=verb == "answer_caller"), await village.id("resident")
    draft, days = (
        {"draft_id": 0},
        {"until": village.now.date() + timedelta(days=7), "today": village.now.date()},
    )
    told: dict[str, dict[str, Any]] = {
        "agree_on_call": {"terms": TERMS, **draft},
        "propose_call": {"trust_id": village.trust_of["trusted"], "terms": TERMS, **draft},
        "agree_by_phone": {"person_id": about, "terms": TERMS, "words": "Yes", **draft},
        "propose_change": {"person_id": about, "terms": TERMS, **draft},
        "propose_pause": {"person_id": about, **days, **draft},
        "propose_stop": {"person_id": about},
        "pause_call": {"id": id, **days, **draft},
        "answer_caller": {"id": id, "yes": True},
    }

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        facts = told.get(verb, {"id": id})
        return await getattr(PLAN_HOMES[verb], verb)(tx, **facts, by=by, now=village.now)

    return Scene(attempt=attempt, tap=TAPS[verb].format(id=id, about=about) if verb in TAPS else None)


AGREEING = ("agree_on_call", "propose_call", "decline_call", "agree_by_phone")
CHANGING = ("pause_call", "go_on_with_call", "stop_call", "take_up_call")
ORGANISING = ("propose_change", "propose_pause", "propose_stop")
PLAN_SCENES = dict.fromkeys((*AGREEING, *CHANGING, *ORGANISING, "answer_caller"), on_morning_call)
PLAN_HOMES: dict[str, Any] = {
    **dict.fromkeys(AGREEING, aid.checkin_agreeing),
    **dict.fromkeys(CHANGING, aid.checkin_changes),
    **dict.fromkeys(ORGANISING, aid.checkin_organising),
    "answer_caller": aid.checkin_callers,
}

# Letters about what was agreed, who reads each, and in which states it says something.
ON_AGREED = {
    "checkin_changed": ("resident", {"agreed", "paused"}),
    "checkin_list": ("organiser", {"agreed", "paused"}),
    "checkin_ended": ("resident", {"stopped", "proposed"}),
    "checkin_pause_ends": ("organiser", {"paused"}),
    "checkin_goes_on": ("neighbour", {"agreed", "paused"}),
    "checkin_proposed": ("resident", {"proposed"}),
    "checkin_proposal_over": ("organiser", {"agreed", "stopped", "paused"}),
}
ON_RINGING = {"checkin_caller": ("neighbour", {"agreed"})}
CALL_STATES = ("proposed", "agreed", "paused", "stopped")


async def a_call(village: Village, state: str) -> int:
    """The resident's, with the neighbour as a contact."""
    id = await made(village, "agreed" if state == "paused" else state)
    if state == "paused":
        day, by = village.now.date(), await village.id("resident")
        await aid.checkin_changes.pause_call(
            village.db, id, day + timedelta(days=7), by=by, draft_id=0, today=day, now=village.now
        )
    return id


async def a_call_by_phone(village: Village, state: str) -> int:
    """The neighbour is to ring the resident, and has not answered."""
    return await made(village, state, by_phone=True)
