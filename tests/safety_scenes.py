"""How the verbs about alarms, blocks, reports and worries are tried."""

from typing import Any

import aid.blocking
import aid.cases
import aid.emergencies
from aid.dangers import Danger
from storage import organising, people
from storage.cases import Reason
from storage.connection import Transaction
from storage.help_requests import Status
from storage.people import Role, Standing
from tests.scene import Scene, person
from tests.village import ACCOUNTS, Village

CRY: dict[str, Any] = {"name": "A Name", "text": "I have fallen", "danger": Danger.ILL, "in_group": False}


async def crying(village: Village, verb: str, state: str) -> Scene:
    """Somebody cries for help, joined or not."""

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.emergencies.raise_alarm(tx, ACCOUNTS[actor], now=village.now, **CRY)

    return Scene(attempt=attempt)


async def calling_off(village: Village, verb: str, state: str) -> Scene:
    """Whoever cried for help says that it is no emergency."""
    if state == "raised":
        await aid.emergencies.raise_alarm(village.db, ACCOUNTS["resident"], now=village.now, **CRY)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.emergencies.call_off(tx, ACCOUNTS[actor], now=village.now)

    return Scene(attempt=attempt)


async def on_alarm(village: Village, verb: str, state: str) -> Scene:
    """An organiser sees to an alarm; of one that is "unheard" no organiser has been told."""
    db, now = village.db, village.now
    if state == "unheard":
        told = {**CRY, "text": "Organiser and Other hit me", "danger": Danger.VIOLENCE}
        found = await aid.emergencies.raise_alarm(db, ACCOUNTS["outsider"], now=now, **told)
    else:
        found = await aid.emergencies.raise_alarm(db, ACCOUNTS["resident"], now=now, **CRY)
    if state == "taken":
        await aid.emergencies.ring_them(db, found.id, by=await village.id("organiser"), now=now)
    if state == "called_off":
        await aid.emergencies.call_off(db, ACCOUNTS["resident"], now=now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await getattr(aid.emergencies, verb)(tx, found.id, by=await person(tx, actor), now=now)

    return Scene(attempt=attempt, tap={"ring_them": "ring_them", "see_to": "seen_to"}[verb] + f":{found.id}")


async def on_somebody_met(village: Village, verb: str, state: str) -> Scene:
    """The helper is blocked or reported, over a request in that state."""
    id, other = await village.asked(), await village.id("helper")
    if state not in ("open", "could_not_fill"):
        id = await village.request(Status(state))

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        if verb == "block":
            return await aid.blocking.block(tx, id, other, by=by, now=village.now)
        told = {"reason": Reason.RUDE, "words": "She shouted"}
        return await aid.cases.report(tx, id, other, by=by, now=village.now, **told)

    return Scene(attempt=attempt, tap=f"block:{id}:{other}" if verb == "block" else None)


async def on_block(village: Village, verb: str, state: str) -> Scene:
    """A block is undone by whoever wished it."""
    other = await village.id("helper")
    if state == "blocked":
        id = await village.request(Status.CLOSED)
        by = await village.id("resident")
        await aid.blocking.block(village.db, id, other, by=by, now=village.now)

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.blocking.unblock(tx, other, by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=f"unblock:{other}")


async def worrying(village: Village, verb: str, state: str) -> Scene:
    """Somebody is worried, perhaps about an organiser."""
    about = await village.id("organiser") if state == "about_organiser" else None
    told = {"about": "My neighbour", "about_id": about, "words": "She looks thin", "voice": None}

    async def attempt(tx: Transaction, actor: str) -> Any:
        return await aid.cases.worry(tx, by=await person(tx, actor), now=village.now, **told)

    return Scene(attempt=attempt)


async def on_case(village: Village, verb: str, state: str) -> Scene:
    """A worry of the resident's, in some state; "led_by_another": only the other organiser may read it."""
    db, now, by = village.db, village.now, await village.id("organiser")
    if state == "led_by_another":
        lead = await village.id("other organiser")
        await db.transaction(lambda tx: people.give_role(tx, lead, Role.SAFEGUARDING, Standing.APPROVED, now))
    told: dict[str, Any] = {"about": "My neighbour", "about_id": None, "words": "Thin", "voice": None}
    case = await aid.cases.worry(db, by=await village.id("resident"), now=now, **told)
    if state == "led_by_another":
        await db.transaction(lambda tx: organising.take_role(tx, lead, Role.SAFEGUARDING))
    if state in ("taken", "closed"):
        await aid.cases.look_into(db, case.id, by=by, now=now)
    if state == "closed":
        await aid.cases.close_case(db, case.id, by=by, now=now)
    more: dict[str, dict[str, Any]] = {"look_again": {"days": 7}, "note_case": {"words": "I rang her"}}
    taps = {"look_into": "look_into:{id}", "look_again": "look_again:{id}:7", "close_case": "close_case:{id}"}

    async def attempt(tx: Transaction, actor: str) -> Any:
        told = {"by": await person(tx, actor), "now": now, **more.get(verb, {})}
        return await getattr(aid.cases, verb)(tx, case.id, **told)

    return Scene(attempt=attempt, tap=taps.get(verb, "").format(id=case.id) or None)


SAFETY_SCENES = {
    "raise_alarm": crying,
    "call_off": calling_off,
    **dict.fromkeys(("ring_them", "see_to"), on_alarm),
    **dict.fromkeys(("block", "report"), on_somebody_met),
    "unblock": on_block,
    "worry": worrying,
    **dict.fromkeys(("look_into", "look_again", "close_case", "note_case"), on_case),
}
SAFETY_HOMES: dict[str, Any] = {
    **dict.fromkeys(("raise_alarm", "call_off", "ring_them", "see_to"), aid.emergencies),
    **dict.fromkeys(("block", "unblock"), aid.blocking),
    **dict.fromkeys(("report", "worry", "look_into", "look_again", "close_case", "note_case"), aid.cases),
}
