"""Who may do what about the weekly picture, and the thanks below it; how each is tried."""

from typing import Any

import aid.notes
import aid.weekly_pictures
from storage import weekly_pictures
from storage.connection import Transaction
from storage.help_requests import Status
from tests.scene import Scene, person
from tests.village import Village

TABLES = """
want_picture     | off
organiser        | yes
other organiser  | yes
everybody else   | NotAnOrganiser
never joined     | NotJoined

show_thanks      | said    wanted
resident         | NotHere yes
everybody else   | NotHere
never joined     | NotJoined

leave_out_thanks | said wanted
organiser        | yes  yes
other organiser  | yes  yes
everybody else   | NotAnOrganiser
never joined     | NotJoined
"""
PICTURE_HOMES: dict[str, Any] = dict.fromkeys(
    ("want_picture", "show_thanks", "leave_out_thanks"), aid.weekly_pictures
)


async def on_picture(village: Village, verb: str, state: str) -> Scene:
    """A verb on an area's picture, or on thanks for something that was met there."""
    db, id = village.db, village.elm
    if verb != "want_picture":
        id = await village.request(Status.CLOSED)
        said = {"words": "That was kind", "voice": None, "by": await village.id("resident")}
        await aid.notes.thank(db, id, **said, now=village.now)
        await db.transaction(lambda tx: weekly_pictures.want(tx, village.elm, state == "wanted"))
    more: dict[str, Any] = {} if verb == "leave_out_thanks" else {"yes": True}
    about = 1 if verb == "leave_out_thanks" else id  # the only thanks there are

    async def attempt(tx: Transaction, actor: str) -> Any:
        by = await person(tx, actor)
        return await getattr(aid.weekly_pictures, verb)(tx, about, **more, by=by, now=village.now)

    taps = {
        "want_picture": f"picture:{id}:on",
        "show_thanks": f"show_thanks:{id}:yes",
        "leave_out_thanks": "no_thanks:1",
    }
    return Scene(attempt=attempt, tap=taps[verb])


PICTURE_SCENES = dict.fromkeys(PICTURE_HOMES, on_picture)
