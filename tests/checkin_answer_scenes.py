"""Who may answer a morning's question, look after somebody, ring them or be told; and how each is tried."""

from datetime import timedelta
from typing import Any

import aid.checkin_calls
import aid.checkin_plans
import aid.checkins
from aid import checkin_plans
from storage.checkins import Ending, Wish
from storage.connection import Transaction
from tests.checkin_subjects import LONDON, a_checkin, a_plan
from tests.scene import Scene, person
from tests.village import Village

TABLES = """
answer_fine       | asked   asked_again contact everybody checking fine unheard
resident          | yes     yes         yes     yes       yes      yes  CheckInOver
everybody else    | NotHere
never joined      | NotJoined

answer_wish       | asked   asked_again contact everybody checking wished          fine        unheard
resident          | yes     yes         yes     yes       yes      AnsweredAlready CheckInOver CheckInOver
everybody else    | NotHere
never joined      | NotJoined

check             | asked   contact everybody checking stood_down
neighbour         | NotHere yes     yes       yes      CheckInOver
organiser         | NotHere NotHere yes       NotHere  CheckInOver
other organiser   | NotHere NotHere yes       NotHere  CheckInOver
everybody else    | NotHere
never joined      | NotJoined

tell_ending       | asked   contact everybody checking stood_down
neighbour         | NotHere yes     yes       yes      CheckInOver
organiser         | NotHere NotHere yes       NotHere  CheckInOver
other organiser   | NotHere NotHere yes       NotHere  CheckInOver
everybody else    | NotHere
never joined      | NotJoined

cannot_reach      | asked   contact     everybody   checking stood_down
neighbour         | NotHere NotChecking NotChecking yes      CheckInOver
organiser         | NotHere NotHere     NotChecking NotHere  CheckInOver
other organiser   | NotHere NotHere     NotChecking NotHere  CheckInOver
everybody else    | NotHere
never joined      | NotJoined

cannot_check      | asked   contact everybody checking stood_down
neighbour         | NotHere yes     yes       yes      CheckInOver
organiser         | NotHere NotHere yes       NotHere  CheckInOver
other organiser   | NotHere NotHere yes       NotHere  CheckInOver
everybody else    | NotHere
never joined      | NotJoined

rang_fine         | to_ring rung
neighbour         | yes     CheckInOver
everybody else    | NotHere
never joined      | NotJoined

rang_in_vain      | to_ring rung
neighbour         | yes     CheckInOver
everybody else    | NotHere
never joined      | NotJoined

rang_help         | to_ring rung
neighbour         | yes     CheckInOver
everybody else    | NotHere
never joined      | NotJoined

cannot_ring       | to_ring rung
neighbour         | yes     CheckInOver
everybody else    | NotHere
never joined      | NotJoined

agree_to_plan     | proposed agreed stopped
resident          | yes      yes    NotAgreedYet
everybody else    | NotHere
never joined      | NotJoined

answer_contact    | agreed  stopped
neighbour         | yes     NotAgreedYet
everybody else    | NotHere
never joined      | NotJoined
"""
TAPS = {
    "answer_fine": "fine:{id}", "answer_wish": "ring_me:{id}", "check": "check:{id}",
    "tell_ending": "outcome:{id}:found_fine", "cannot_reach": "cannot_reach:{id}",
    "cannot_check": "cannot_check:{id}", "rang_fine": "rang_fine:{id}", "rang_in_vain": "rang_in_vain:{id}",
    "rang_help": "rang_help:{id}", "cannot_ring": "cannot_ring:{id}", "answer_contact": "contact:{id}:yes",
}  # fmt: skip


async def on_checkin(village: Village, verb: str, state: str) -> Scene:
    """The resident's check-in in that state; the neighbour is to be told."""
    id = await a_checkin(village, state)
    more: dict[str, dict[str, Any]] = {
        "answer_wish": {"wish": Wish.RING},
        "check": {"wait": timedelta(minutes=45)},
        "tell_ending": {"ending": Ending.FOUND_FINE},
    }

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(aid.checkins, verb)(tx, id, by=by, now=village.now, **more.get(verb, {}))

    return Scene(attempt=attempt, tap=TAPS[verb].format(id=id))


async def on_ringing(village: Village, verb: str, state: str) -> Scene:
    """The neighbour is to ring the resident, or has."""
    id = await a_checkin(village, "asked", by_phone=True)
    if state == "rung":
        by = await village.id("neighbour")
        await aid.checkin_calls.rang_fine(village.db, id, by=by, now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(aid.checkin_calls, verb)(tx, id, by=by, now=village.now)

    return Scene(attempt=attempt, tap=TAPS[verb].format(id=id))


async def on_plan(village: Village, verb: str, state: str) -> Scene:
    """The resident's plan, in which the neighbour is to be told."""
    id, resident = await a_plan(village, state), await village.id("resident")
    if state == "stopped":
        plan = await aid.checkin_plans.get_plan(village.db, id)
        await village.db.transaction(lambda tx: checkin_plans.stop(tx, plan, by=resident, now=village.now))

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        if verb == "agree_to_plan":
            return await checkin_plans.agree_to_plan(tx, id, by=by, zone=LONDON, now=village.now)
        return await checkin_plans.answer_contact(tx, id, yes=True, by=by, now=village.now)

    return Scene(attempt=attempt, tap=TAPS[verb].format(id=id) if verb in TAPS else None)


ANSWERS = ("answer_fine", "answer_wish", "check", "tell_ending", "cannot_reach", "cannot_check")
CALLS = ("rang_fine", "rang_in_vain", "rang_help", "cannot_ring")
PLANS = ("agree_to_plan", "answer_contact")
CHECKIN_SCENES = {
    **dict.fromkeys(ANSWERS, on_checkin),
    **dict.fromkeys(CALLS, on_ringing),
    **dict.fromkeys(PLANS, on_plan),
}
CHECKIN_HOMES: dict[str, Any] = {
    **dict.fromkeys(ANSWERS, aid.checkins),
    **dict.fromkeys(CALLS, aid.checkin_calls),
    **dict.fromkeys(PLANS, aid.checkin_plans),
}
