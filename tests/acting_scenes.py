"""Who may do what where an organiser acts: writes, closes, opens again; how each is tried."""

from typing import Any
from zoneinfo import ZoneInfo

import aid.assigning
import aid.closing
import aid.deciding
import aid.organiser_messages
import aid.people
import aid.reopening
import aid.vettings
from aid.drafts import begin
from storage.closings import Reason
from storage.connection import Transaction
from storage.help_requests import Status
from storage.vettings import Sort
from tests.scene import Scene, person
from tests.village import ACCOUNTS, Village

TABLES = """
write_to          | another
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

write_back        | written  answered
resident          | yes      NotHere
everybody else    | NotHere
never joined      | NotJoined

close             | open claimed reported closed withdrawn signposted could_not_fill
organiser         | yes  yes     SaidDone Ended  Ended     Ended      Ended
other organiser   | yes  yes     SaidDone Ended  Ended     Ended      Ended
everybody else    | NotAnOrganiser
never joined      | NotJoined

assign            | open claimed        reported       closed withdrawn signposted could_not_fill
organiser         | yes  TakenMeanwhile TakenMeanwhile Ended  Ended     Ended      Ended
other organiser   | yes  TakenMeanwhile TakenMeanwhile Ended  Ended     Ended      Ended
everybody else    | NotAnOrganiser
never joined      | NotJoined

reopen            | open            claimed         reported        closed withdrawn signposted could_not_fill
organiser         | StillUnderWay   StillUnderWay   StillUnderWay   yes    yes       yes        yes
other organiser   | StillUnderWay   StillUnderWay   StillUnderWay   yes    yes       yes        yes
everybody else    | NotAnOrganiser
never joined      | NotJoined
"""
# What was decided just now, by the organiser; who went left the group since, who helps took something on.
TABLES += """
take_back_check   | anew       once       taken_back
organiser         | yes        CheckOver  CheckOver
other organiser   | CheckOver
everybody else    | NotAnOrganiser
never joined      | NotJoined

think_again       | approved       declined       went           helper
organiser         | yes            yes            DecisionStands DecisionStands
other organiser   | DecisionStands
everybody else    | NotAnOrganiser
never joined      | NotJoined
"""
ZONE = ZoneInfo("Europe/London")


async def a_word(village: Village, state: str) -> int:
    """The organiser has written to the resident, who may have answered."""
    told = {"text": "<b>{0}", "now": village.now}
    for verb, actor in (("write_to", "organiser"), ("write_back", "resident")):
        if verb == "write_to" or state == "answered":
            by = await village.id(actor)
            draft = await begin(village.db, ACCOUNTS[actor], verb, "words", now=village.now)
            id = await village.id("resident") if verb == "write_to" else await _newest(village)
            does = getattr(aid.organiser_messages, verb)
            await does(village.db, id, by=by, draft_id=draft.id, **told)
    return await _newest(village)


async def _newest(village: Village) -> int:
    row = await village.db.one("SELECT MAX(id) AS id FROM organiser_messages")
    id: int = row["id"]
    return id


async def on_word(village: Village, verb: str, state: str) -> Scene:
    """Somebody writes to the resident, or answers what an organiser wrote."""
    id = await village.id("resident") if verb == "write_to" else await a_word(village, state)

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        draft = await begin(tx, ACCOUNTS[actor], verb, "words", now=village.now)
        does = getattr(aid.organiser_messages, verb)
        return await does(tx, id, by=by, draft_id=draft.id, text="See you", now=village.now)

    return Scene(attempt=attempt, tap=f"{verb}:{id}")


async def on_ending(village: Village, verb: str, state: str) -> Scene:
    """A request in that state is closed for a reason, or opened again."""
    id = await village.request(Status(state))

    async def attempt(tx: Transaction, actor: str) -> Any:
        by, now = await person(tx, actor), village.now
        if verb == "close":
            reason = {"words": "<b>{0}", "draft_id": None}
            return await aid.closing.close(tx, id, Reason.DOUBLE, by=by, now=now, **reason)
        return await aid.reopening.reopen(tx, id, by=by, zone=ZONE, post_at=now, now=now)

    return Scene(attempt=attempt, tap=f"{verb}:{id}")


async def on_check_anew(village: Village, verb: str, state: str) -> Scene:
    """A check that the organiser has noted once, or just now anew."""
    id, by, db = await village.id("out of group"), await village.id("organiser"), village.db
    told = {"seen": "A passport", "years": 1, "by": by, "draft_id": None, "now": village.now}
    sort = Sort.REFERENCES if state == "once" else Sort.IDENTITY
    for _ in range(1 if state == "once" else 2):
        check = await aid.vettings.attest(db, id, sort, **told)
    if state == "taken_back":
        await aid.vettings.take_back_check(db, check.id, by=by, now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.vettings.take_back_check(tx, check.id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"undo_check:{check.id}:0")


async def on_assigning(village: Village, verb: str, state: str) -> Scene:
    """A request in that state is given to a neighbour."""
    id, who = await village.request(Status(state)), await village.id("neighbour")

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.assigning.assign(tx, id, who, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"give_now:{id}:{who}")


async def on_decision(village: Village, verb: str, state: str) -> Scene:
    """What the organiser has just decided about an offer to help is taken back."""
    who = {"approved": "asked", "declined": "not now", "went": "out of group", "helper": "helper"}[state]
    id, by = await village.id(who), await village.id("organiser")
    if state == "helper":
        await village.request(Status.CLAIMED)
    if state == "approved":
        await aid.people.approve(village.db, id, by=by, now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.deciding.think_again(tx, id, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"undo_row:{id}:0")


async def a_closing(village: Village, state: str) -> int:
    """A request that was taken, closed for that reason, and perhaps opened again."""
    id, by = await village.request(Status.CLAIMED), await village.id("organiser")
    reason, told = Reason.OTHER_WAY if state == "reopened" else Reason(state), {"draft_id": None}
    await aid.closing.close(village.db, id, reason, by=by, words="<b>{0}", now=village.now, **told)
    if state == "reopened":
        again = {"zone": ZONE, "post_at": village.now, "now": village.now}
        await aid.reopening.reopen(village.db, id, by=by, **again)
    return id


ACTING_HOMES: dict[str, Any] = {
    **dict.fromkeys(("write_to", "write_back"), aid.organiser_messages),
    "close": aid.closing,
    "reopen": aid.reopening,
    "assign": aid.assigning,
    "take_back_check": aid.vettings,
    "think_again": aid.deciding,
}
ACTING_SCENES = {
    "write_to": on_word,
    "write_back": on_word,
    "close": on_ending,
    "reopen": on_ending,
    "think_again": on_decision,
    "assign": on_assigning,
    "take_back_check": on_check_anew,
}
ON_WORDS = {"organiser_message": ("resident", {"written"})}
ON_CLOSINGS = {
    "request_closed": ("resident", {str(reason) for reason in Reason}),
    "request_reopened": ("resident", {"reopened"}),
}
ACTING_SUBJECTS = [
    (ON_WORDS, ("written", "answered"), a_word),
    (ON_CLOSINGS, (*map(str, Reason), "reopened"), a_closing),
]
