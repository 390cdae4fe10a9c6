"""Who was let in or put off last, and by whom: read from history."""

from dataclasses import dataclass
from datetime import datetime

from storage.rows import Source, maybe


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What an organiser decided about somebody's offer to help."""

    verb: str
    actor_id: int | None
    at: datetime


async def last_of(source: Source, person_id: int) -> Decision | None:
    """The last thing that changed where this neighbour stands."""
    row = await source.one(
        "SELECT verb, actor_id, at FROM history WHERE subject = 'person' AND subject_id = :id AND verb IN"
        " ('approve', 'decline', 'think_again', 'opt_in', 'opt_out', 'change_area', 'leave_group',"
        " 'enter_group', 'take_off_list') ORDER BY id DESC LIMIT 1",
        id=person_id,
    )
    return maybe(Decision, row)
