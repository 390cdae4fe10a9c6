"""Who may do what about a rehearsal; how each is tried."""

from functools import partial
from typing import Any

from aid import rehearsing
from storage import rehearsals
from storage.connection import Transaction
from storage.rehearsals import Part
from tests.scene import Scene, person
from tests.village import Village

TABLES = """
begin_rehearsal   | none        begun others
organiser         | yes         yes   TooManyRehearsals
other organiser   | yes         yes   TooManyRehearsals
everybody else    | NotAnOrganiser
never joined      | NotJoined

play              | none        begun
organiser         | NoRehearsal yes
other organiser   | NoRehearsal
everybody else    | NotAnOrganiser
never joined      | NotJoined

pass_time         | none        begun
organiser         | NoRehearsal yes
other organiser   | NoRehearsal
everybody else    | NotAnOrganiser
never joined      | NotJoined

end_rehearsal     | none        begun
organiser         | NoRehearsal yes
other organiser   | NoRehearsal
everybody else    | NotAnOrganiser
never joined      | NotJoined
"""
REHEARSAL_HOMES: dict[str, Any] = dict.fromkeys(
    ("begin_rehearsal", "play", "pass_time", "end_rehearsal"), rehearsing
)

ON_THE_PHONE = {
    "begin_rehearsal": "rehearse_begin", "play": "play:ben", "pass_time": "rehearse_on:60",
    "end_rehearsal": "rehearse_end",
}  # fmt: skip
MORE: dict[str, dict[str, Any]] = {"play": {"part": Part.BEN}, "pass_time": {"minutes": 60}}
OTHERS = ("resident", "other resident", "neighbour", "asked", "not now")


async def a_rehearsal(village: Village, state: str) -> int:
    """The organiser rehearses or doesn't, or five others do who were organisers once."""
    await village.db.transaction(lambda tx: tx.run("DELETE FROM rehearsals"))
    organiser = await village.id("organiser")
    if state == "begun":
        await rehearsing.begin_rehearsal(village.db, by=organiser, now=village.now)
    for name in OTHERS if state == "others" else ():
        id, ends_at = await village.id(name), village.now + rehearsing.LASTS
        await village.db.transaction(partial(rehearsals.add, person_id=id, now=village.now, ends_at=ends_at))
    return organiser


async def on_rehearsal(village: Village, verb: str, state: str) -> Scene:
    """A verb on the organiser's rehearsal."""
    await a_rehearsal(village, state)

    async def attempt(tx: Transaction, actor: str) -> Any:
        does = getattr(REHEARSAL_HOMES[verb], verb)
        return await does(tx, **MORE.get(verb, {}), by=await person(tx, actor), now=village.now)

    return Scene(attempt=attempt, tap=ON_THE_PHONE[verb])


REHEARSAL_SCENES = dict.fromkeys(REHEARSAL_HOMES, on_rehearsal)
ON_REHEARSALS = {"rehearsal_over": ("organiser", {"none"})}
REHEARSAL_SUBJECTS = [(ON_REHEARSALS, ("none", "begun"), a_rehearsal)]
