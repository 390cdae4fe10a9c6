"""Who may do what where an organiser acts: writing to somebody and answering; how each is tried."""

from typing import Any

import aid.organiser_messages
from aid.drafts import begin
from storage.connection import Transaction
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
"""


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


ACTING_HOMES: dict[str, Any] = dict.fromkeys(("write_to", "write_back"), aid.organiser_messages)
ACTING_SCENES = {"write_to": on_word, "write_back": on_word}
ON_WORDS = {"organiser_message": ("resident", {"written"})}
ACTING_SUBJECTS = [(ON_WORDS, ("written", "answered"), a_word)]
