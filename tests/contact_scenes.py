"""Who may do what about finding people and the contact log; how each is tried."""

from datetime import timedelta
from typing import Any

import aid.contact_log
import aid.finding
from storage.connection import Transaction
from tests.scene import Scene, person
from tests.village import Village

TABLES = """
look_for          | here
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

note_contact      | here
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

come_back_later   | noted
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

come_back_no_more | noted
organiser         | yes
other organiser   | yes
everybody else    | NotAnOrganiser
never joined      | NotJoined

take_out_contact  | noted
organiser         | yes
other organiser   | NotHere
everybody else    | NotAnOrganiser
never joined      | NotJoined
"""
LOG = ("note_contact", "come_back_later", "come_back_no_more", "take_out_contact")
CONTACT_HOMES: dict[str, Any] = {"look_for": aid.finding, **dict.fromkeys(LOG, aid.contact_log)}


async def on_contact(village: Village, verb: str, state: str) -> Scene:
    """A verb on somebody, or on a talk with them that an organiser has noted."""
    resident, now, today = await village.id("resident"), village.now, village.now.date()
    told = {"words": "Would like to be rung", "again_on": today + timedelta(days=1), "draft_id": 0}
    id = resident
    if state == "noted":
        by = await village.id("organiser")
        id = await aid.contact_log.note_contact(village.db, resident, **told, by=by, now=now)
    more: dict[str, dict[str, Any]] = {"note_contact": told, "come_back_later": {"today": today}}
    about: Any = "Resident" if verb == "look_for" else id

    async def attempt(tx: Transaction, actor: str) -> Any:
        does = getattr(CONTACT_HOMES[verb], verb)
        return await does(tx, about, **more.get(verb, {}), by=await person(tx, actor), now=now)

    taps = {
        "come_back_later": f"come_back_later:{id}",
        "come_back_no_more": f"come_back_done:{id}",
        "take_out_contact": f"take_out_talk:{id}",
    }
    return Scene(attempt=attempt, tap=taps.get(verb))


CONTACT_SCENES = dict.fromkeys(CONTACT_HOMES, on_contact)
