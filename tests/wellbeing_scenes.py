"""Who may say how they are, and what becomes of it; how each is tried, and the letter that asks again."""

from datetime import timedelta
from typing import Any

import aid.wellbeing
from storage import wellbeing
from storage.connection import Transaction
from tests.scene import Scene, person
from tests.village import Village

TABLES = """
tell_how_i_am       | new          later
neighbour           | yes          yes
neighbour elsewhere | yes          yes
helper              | yes          yes
former helper       | yes          yes
blocked neighbour   | yes          yes
organiser           | yes          yes
other organiser     | yes          yes
everybody else      | TooSoonToSay yes
never joined        | NotJoined    NotJoined

let_ask_again       | new             answered
resident            | NothingAnswered yes
everybody else      | NothingAnswered NothingAnswered
never joined        | NotJoined       NotJoined

forget_how_i_am     | new
everybody else      | yes
never joined        | NotJoined
"""
WELLBEING_HOMES: dict[str, Any] = dict.fromkeys(
    ("tell_how_i_am", "let_ask_again", "forget_how_i_am"), aid.wellbeing
)
SAID = {"companionship": 1, "left_out": 2, "isolated": 3, "satisfied": 7, "anxious": 0}


async def how_somebody_is(village: Village, state: str) -> int:
    """What the resident has said of how they are, and whether they may be asked again, or were."""
    by, now = await village.id("resident"), village.now
    await aid.wellbeing.forget_how_i_am(village.db, by=by, now=now)
    if state in ("answered", "asked"):
        await village.db.transaction(lambda tx: wellbeing.add(tx, by, SAID, now))
    if state == "asked":
        await village.db.transaction(lambda tx: wellbeing.ask_again_at(tx, by, now))
        await aid.wellbeing.ask_how_you_are(village.db, by, today=now.date(), now=now)
    return by


async def on_wellbeing(village: Village, verb: str, state: str) -> Scene:
    """A verb on what somebody says of themselves."""
    await how_somebody_is(village, state)
    told: dict[str, dict[str, Any]] = {
        "tell_how_i_am": {"said": SAID, "again": True, "draft_id": 0},
        "let_ask_again": {"on": True},
    }
    now = village.now + timedelta(days=28 if state == "later" else 0)

    async def attempt(tx: Transaction, actor: str) -> Any:
        does = getattr(aid.wellbeing, verb)
        return await does(tx, **told.get(verb, {}), by=await person(tx, actor), now=now)

    return Scene(attempt=attempt)


WELLBEING_SCENES = dict.fromkeys(WELLBEING_HOMES, on_wellbeing)
ON_WELLBEING = {"how_are_you": ("resident", {"asked"})}
WELLBEING_SUBJECTS = [(ON_WELLBEING, ("nothing", "answered", "asked"), how_somebody_is)]
